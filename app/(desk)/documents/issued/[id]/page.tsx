import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AmendForm } from "../../../../../components/documents/amend-form.tsx";
import { CorrectionPaper } from "../../../../../components/documents/correction-paper.tsx";
import { DiscardDraftForm, IssueDraftForm } from "../../../../../components/documents/draft-forms.tsx";
import { RelatedDocuments } from "../../../../../components/documents/related-documents.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { AppLink } from "../../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../../components/ui/lists.tsx";
import { EmptyState, FlashNotice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { replaceRoundAction } from "../../../../../lib/appraisal/actions.ts";
import { may as mayAppraise } from "../../../../../lib/appraisal/policy.ts";
import { formatDate, formatInstant } from "../../../../../lib/calendar/format.ts";
import {
  discardCorrectionAction,
  draftCorrectionAction,
  issueCorrectionAction,
  saveCorrectionAction,
} from "../../../../../lib/documents/actions.ts";
import { type CorrectionDraft, readCorrectionDraft } from "../../../../../lib/documents/correction-queries.ts";
import { may, readableKinds } from "../../../../../lib/documents/policy.ts";
import { type IssuedRow, readIssued } from "../../../../../lib/documents/register-queries.ts";
import { ISSUED_KIND_WORDS, MISTAKE_WORDS } from "../../../../../lib/documents/words.ts";
import { sizeWords } from "../../../../../lib/evidence/words.ts";
import { slideNumber } from "../../../../../lib/meetings/rules.ts";
import { may as mayReview } from "../../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { ZONE } from "../../../../../lib/platform/clock.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { type KeepReading, keepReading, readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../../lib/progress/words.ts";
import { reopenConsolidatedAction } from "../../../../../lib/reports/consolidated-actions.ts";
import { may as mayReport } from "../../../../../lib/reports/policy.ts";
import { replaceLetterAction } from "../../../../../lib/urging/actions.ts";
import { may as mayUrge } from "../../../../../lib/urging/policy.ts";

export const metadata: Metadata = { title: "Văn bản đã phát hành" };

const DONE = {
  drafted: "Đã lập dự thảo công văn đính chính. Xem lại, in bản Word để ký, rồi ghi số và ngày ban hành.",
  saved: "Đã lưu dự thảo công văn đính chính.",
  discarded: "Đã bỏ dự thảo công văn đính chính.",
  issued: "Đã ban hành công văn đính chính.",
} as const;

/** One document on the register: the very file, what it replaced or corrected, and what is done about a mistake in it. */
export default async function IssuedDocumentPage({ params, searchParams }: PageProps<"/documents/issued/[id]">) {
  const desk = await requireDesk();
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const seesCopies = mayReview(desk.actor, "review.read", { userId: null });
  const kinds = readableKinds(desk.actor);
  const question = { planId: desk.plan.id, asOf: asOf.date, kinds, downloads: seesCopies, id: Number(id) };
  const [document] = await readIssued(db, question);
  if (!document) notFound();
  const corrects = !asOf.past && may(desk.actor, "correction.write", document);
  const draft = corrects ? await readCorrectionDraft(db, { documentId: document.id }) : null;
  const replaced = document.later.some(({ relation }) => relation === "REPLACES");
  const name = `${ISSUED_KIND_WORDS[document.kind]} số ${document.number}`;
  return (
    <>
      <ReadingDay reading={reading} here={`/documents/issued/${document.id}`} />
      <PageHead
        crumbs={[
          { href: keep("/documents"), label: "Văn bản" },
          { href: keep("/documents/issued"), label: "Văn bản đã phát hành" },
          { label: name },
        ]}
        title={name}
        facts={`Ngày ${formatDate(document.date)} · ${document.title}`}
        actions={
          <ButtonLink icon="dl" href={`/api/documents/${document.id}`}>
            Tải bản Word
          </ButtonLink>
        }
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel title="Văn bản">
              <DocumentFacts document={document} keep={keep} />
            </Panel>
            {draft && <CorrectionPanels draft={draft} sampleData={desk.sampleData} />}
            {corrects && !replaced && (
              <Panel title="Có sai sót sau khi phát hành" id="MISTAKE">
                <p className="help mb-4">{MISTAKE_WORDS[document.kind]}</p>
                <div className="grid gap-6 md:grid-cols-2">
                  <ReplaceForm document={document} actor={desk.actor} keep={keep} />
                  {draft === null && (
                    <AmendForm
                      action={draftCorrectionAction}
                      hidden={{ documentId: document.id }}
                      name="text"
                      label="Nội dung đính chính"
                      help="Mỗi chỗ một dòng, ví dụ: Tại phần ký hiệu, “CAT-PC6” sửa lại là “CAT-PC06”."
                      button="Lập công văn đính chính"
                    />
                  )}
                </div>
              </Panel>
            )}
          </div>
          <div className="stack">{seesCopies && <Copies document={document} />}</div>
        </div>
        <p className="meta mt-4">{figuresDayWords(asOf.date, desk.sampleData)}.</p>
      </Main>
    </>
  );
}

/** The page of what went out. */
function homeOf({ letterId, roundId, meetingId, month }: IssuedRow): string | null {
  if (letterId !== null) return `/letters/${letterId}`;
  if (roundId !== null) return `/review/appraisal/proposals/${roundId}`;
  if (meetingId !== null) return `/meetings/${meetingId}?slide=${slideNumber("CONCLUSION")}`;
  return month && `/reports/${month}?view=issued`;
}

function DocumentFacts({ document, keep }: { document: IssuedRow; keep: KeepReading }) {
  const { earlier, later } = document;
  const home = homeOf(document);
  return (
    <DefinitionList
      items={[
        { term: "Trích yếu", value: home ? <AppLink href={keep(home)}>{document.title}</AppLink> : document.title },
        { term: "Cơ quan ban hành", value: document.issuer },
        { term: "Nơi nhận", value: document.recipients },
        {
          term: "Văn bản liên quan",
          value: earlier || later.length > 0 ? <RelatedDocuments {...{ earlier, later, keep }} /> : "Không có",
        },
        { term: "Người ghi", value: `${document.issuedBy}, ${formatInstant(document.issuedAt, ZONE)}` },
        { term: "Tệp", value: `${document.fileName}, ${sizeWords(document.fileSize)}` },
        {
          term: "Mã kiểm tra tệp (SHA-256)",
          value: <span className="meta break-all">{document.fileSha256}</span>,
        },
      ]}
    />
  );
}

/** The new document of the same form is written where its kind is written; what has no other form of its own is only corrected. */
function ReplaceForm({
  document,
  actor,
  keep,
}: {
  document: IssuedRow;
  actor: Parameters<typeof may>[0];
  keep: KeepReading;
}) {
  const reason = {
    name: "reason",
    label: "Sai sót về nội dung",
    help: "Ghi rõ chỗ sai; văn bản này vẫn có hiệu lực đến khi văn bản thay thế được ban hành.",
  } as const;
  const { letterId, roundId, month, issuerId } = document;
  if (letterId !== null && mayUrge(actor, "letter.replace", { agencyId: issuerId })) {
    return <AmendForm {...reason} action={replaceLetterAction} hidden={{ letterId }} button="Lập công văn thay thế" />;
  }
  if (roundId !== null && mayAppraise(actor, "submission.replace", { agencyId: issuerId })) {
    return <AmendForm {...reason} action={replaceRoundAction} hidden={{ roundId }} button="Lập tờ trình thay thế" />;
  }
  if (month !== null && mayReport(actor, "consolidated.edit", { agencyId: null })) {
    return (
      <>
        <AmendForm
          {...reason}
          action={reopenConsolidatedAction}
          hidden={{ month: month.toString() }}
          button="Soạn báo cáo thay thế"
        />
        <AppLink href={keep(`/reports/${month}`)}>
          Đến báo cáo {month.month}/{month.year}
        </AppLink>
      </>
    );
  }
  return null;
}

function CorrectionPanels({ draft, sampleData }: { draft: CorrectionDraft; sampleData: boolean }) {
  const hidden = { correctionId: draft.id, seenVersion: draft.version };
  return (
    <>
      <Panel id="CORRECTION" title="Dự thảo công văn đính chính">
        <CorrectionPaper content={draft.content} sampleData={sampleData} />
        <div className="actions mt-4">
          <ButtonLink icon="dl" href={`/api/corrections/${draft.id}/word`}>
            Tải bản Word để ký
          </ButtonLink>
          <span className="meta">
            Lập {formatInstant(draft.createdAt, ZONE)}, {draft.createdBy}
          </span>
        </div>
      </Panel>
      <Panel title="Sửa dự thảo đính chính">
        <AmendForm
          action={saveCorrectionAction}
          hidden={hidden}
          name="text"
          label="Nội dung đính chính"
          help="Mỗi chỗ một dòng: chỗ sai, đã viết gì, sửa lại là gì."
          initial={draft.content.text}
          button="Lưu dự thảo"
        />
      </Panel>
      <Panel title="Ban hành công văn đính chính">
        <div className="stack">
          <IssueDraftForm
            action={issueCorrectionAction}
            hidden={hidden}
            example="679/CAT-PC06"
            help="Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, công văn đính chính không sửa được nữa."
          />
          <DiscardDraftForm
            action={discardCorrectionAction}
            hidden={hidden}
            help="Văn bản đã phát hành giữ nguyên, không có đính chính."
          />
        </div>
      </Panel>
    </>
  );
}

function Copies({ document }: { document: IssuedRow }) {
  const { downloads } = document;
  return (
    <Panel title="Đã tải" count={`${downloads.length} lần`} flush={downloads.length > 0}>
      {downloads.length > 0 ? (
        <ul className="rows rows-tight">
          {downloads.map(({ by, at }) => (
            <li key={`${by}${at}`} className="text-table">
              {by} <span className="meta">{formatInstant(at, ZONE)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="dl" title="Chưa ai tải văn bản này" />
      )}
    </Panel>
  );
}
