import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DiscardDraftForm, IssueDraftForm } from "../../../../components/documents/draft-forms.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../components/ui/lists.tsx";
import { EmptyState, FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { AnswerForm } from "../../../../components/urging/answer-form.tsx";
import { AnswerList } from "../../../../components/urging/answer-list.tsx";
import { LetterEditor } from "../../../../components/urging/letter-editor.tsx";
import { LetterPaper } from "../../../../components/urging/letter-paper.tsx";
import { LetterStateChip } from "../../../../components/urging/letter-state-chip.tsx";
import { formatDate, formatInstant } from "../../../../lib/calendar/format.ts";
import { readLetterhead } from "../../../../lib/documents/letterhead-queries.ts";
import { withdrawUnsentAction } from "../../../../lib/evidence/actions.ts";
import { rightsToFiles } from "../../../../lib/evidence/policy.ts";
import { readDocumentOffers } from "../../../../lib/evidence/queries.ts";
import { type Desk, requireDesk } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../lib/progress/form-state.ts";
import {
  type KeepReading,
  keepReading,
  type PageReading,
  readPageReading,
} from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import {
  answerLetterAction,
  discardLetterAction,
  issueLetterAction,
  saveLetterAction,
} from "../../../../lib/urging/actions.ts";
import { answerFormName } from "../../../../lib/urging/answer-form.ts";
import { draftContent, type LetterRow, readLetters } from "../../../../lib/urging/letter-queries.ts";
import { type OwedItem, subjectWords } from "../../../../lib/urging/owed.ts";
import { may } from "../../../../lib/urging/policy.ts";
import { readOwed } from "../../../../lib/urging/queries.ts";

export const metadata: Metadata = { title: "Công văn đôn đốc" };

const DONE = {
  drafted: "Đã lập dự thảo. Xem lại, in bản Word để ký, rồi ghi số và ngày ban hành.",
  saved: "Đã lưu dự thảo.",
  issued: "Đã ban hành; đơn vị được báo. Công văn từ nay không sửa được.",
  answered: "Đã gửi trả lời; cơ quan thường trực được báo.",
} as const;

/** One letter: a draft to be read through and issued, or what went out with its answers. */
export default async function LetterPage({ params, searchParams }: PageProps<"/letters/[id]">) {
  const desk = await requireDesk();
  const text = (await params).id;
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const question = { planId: desk.plan.id, asOf: asOf.date, actor: desk.actor, id: Number(text) };
  const [letter] = await readLetters(database(), question);
  if (!letter) notFound();
  const { document } = letter;
  return (
    <>
      <ReadingDay reading={reading} here={`/letters/${letter.id}`} />
      <PageHead
        crumbs={[
          { href: keep("/letters"), label: "Công văn đôn đốc" },
          { label: document ? `Số ${document.number}` : "Dự thảo" },
        ]}
        title={`Công văn gửi ${letter.agencyFullName}${letter.ordinal === null ? "" : `, lần ${letter.ordinal}`}`}
        mark={<LetterStateChip state={letter.state} />}
        facts={
          document
            ? `Số ${document.number} ngày ${formatDate(document.date)} · trả lời chậm nhất ngày ${formatDate(letter.answerBy)}`
            : `Lập ${formatInstant(letter.createdAt, ZONE)}, ${letter.createdBy} · chưa ban hành`
        }
        actions={
          <ButtonLink icon="dl" href={document ? `/api/documents/${document.id}` : `/api/letters/${letter.id}/word`}>
            Tải bản Word
          </ButtonLink>
        }
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <OtherLetters letter={letter} keep={keep} />
        {document ? (
          <IssuedLetter desk={desk} letter={letter} reading={reading} kept={query["answer"]} />
        ) : (
          <DraftLetter desk={desk} letter={letter} past={asOf.past} />
        )}
        <p className="meta mt-4">{figuresDayWords(asOf.date, desk.sampleData)}.</p>
      </Main>
    </>
  );
}

/** What this letter replaces, what replaced it, and what corrects it. */
function OtherLetters({ letter, keep }: { letter: LetterRow; keep: KeepReading }) {
  const { replaces, replaceReason, replacedBy, replacementId, document } = letter;
  const named = (other: { id: number; number: string }) => (
    <AppLink href={keep(`/letters/${other.id}`)}>Công văn số {other.number}</AppLink>
  );
  return (
    <>
      {replacedBy && (
        <Notice kind="warn" title="Công văn này đã được thay thế">
          Thực hiện và trả lời theo {named(replacedBy)} ngày {formatDate(replacedBy.date)}.
        </Notice>
      )}
      {replacementId !== null && (
        <Notice title="Đang soạn công văn thay thế">
          <AppLink href={`/letters/${replacementId}`}>Mở dự thảo</AppLink>. Công văn này vẫn có hiệu lực đến khi ban
          hành.
        </Notice>
      )}
      {replaces && (
        <Notice title={`Thay thế Công văn số ${replaces.number}, vẫn là lần ${replaces.ordinal}`}>
          {replaceReason} {named(replaces)} ngày {formatDate(replaces.date)}.
        </Notice>
      )}
      {document && document.corrections.length > 0 && (
        <Notice kind="warn" title="Công văn này đã được đính chính">
          {document.corrections.map(({ documentId, number }) => (
            <AppLink key={documentId} href={keep(`/documents/issued/${documentId}`)}>
              Xem Công văn số {number}
            </AppLink>
          ))}
        </Notice>
      )}
    </>
  );
}

async function DraftLetter({ desk, letter, past }: { desk: Desk; letter: LetterRow; past: boolean }) {
  const db = database();
  const content = await draftContent(db, desk, desk.plan, letter);
  const { letterhead } = await readLetterhead(db, desk.plan);
  const draft = { letterId: letter.id, seenVersion: letter.version };
  return (
    <div className="cols cols-8-4">
      <div className="stack">
        <Panel title="Xem trước" count={content.ordinal > 1 ? `lần ${content.ordinal}` : "lần đầu"}>
          {content.rows.length > 0 ? (
            <LetterPaper content={content} number={null} sampleData={desk.sampleData} />
          ) : (
            <EmptyState icon="check" title="Các nội dung đã được thực hiện, không còn gì để đôn đốc">
              Bỏ dự thảo này nếu không cần nữa.
            </EmptyState>
          )}
        </Panel>
        {!past && content.rows.length > 0 && (
          <Panel title="Sửa dự thảo">
            <LetterEditor
              action={saveLetterAction}
              letterId={letter.id}
              version={letter.version}
              content={content}
              answerBy={formatDate(letter.answerBy)}
              asksCommitment={letter.asksCommitment}
            />
          </Panel>
        )}
      </div>
      <div className="stack">
        {past ? (
          <Notice title="Dự thảo chỉ có bản hiện nay">Về ngày hôm nay để sửa và ban hành.</Notice>
        ) : (
          <>
            {content.rows.length > 0 && (
              <Panel title="Ban hành">
                <IssueDraftForm
                  action={issueLetterAction}
                  hidden={{ ...draft, seenOrdinal: content.ordinal }}
                  example={`678/${letterhead.symbol}`}
                  help="Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, công văn không sửa được nữa và đơn vị được báo."
                />
              </Panel>
            )}
            <Panel title="Không gửi nữa">
              <DiscardDraftForm
                action={discardLetterAction}
                hidden={draft}
                help="Nội dung trong dự thảo vẫn còn ở danh sách quá hạn."
              />
            </Panel>
          </>
        )}
      </div>
    </div>
  );
}

async function IssuedLetter({
  desk,
  letter,
  reading,
  kept,
}: {
  desk: Desk;
  letter: LetterRow;
  reading: PageReading;
  /** Under which the answer to the form lies that was sent without scripts. */
  kept: string | string[] | undefined;
}) {
  const { document, answers } = letter;
  if (document === null) return null;
  const db = database();
  const { past } = reading.asOf;
  const keep = keepReading(reading);
  const answersIt = !past && letter.replacedBy === null && may(desk.actor, "letter.answer", letter);
  const answered = (await readAnswer(db, desk.actor.id, answerFormName(letter.id), kept)) as SimpleFormState;
  const offered = answersIt ? await readDocumentOffers(db, desk.actor, { typed: answered?.typed["files"] }) : [];
  const owed = await readOwed(db, { plan: desk.plan, asOf: desk.today });
  const still = owed.items.filter(({ key }) => letter.keys.includes(key));
  return (
    <div className="cols cols-8-4">
      <div className="stack">
        {answered && !answersIt && <Notice kind="error" title={answered.title} />}
        <Panel title="Nội dung công văn" count={`${document.content.rows.length} nội dung`}>
          <LetterPaper
            content={document.content}
            number={`Số ${document.number}, ngày ${formatDate(document.date)}`}
            sampleData={desk.sampleData}
          />
        </Panel>
        <Panel
          title="Trả lời"
          count={answers.length > 0 ? `${answers.length} lần` : undefined}
          flush={answers.length > 0}
        >
          {answers.length > 0 ? (
            <AnswerList answers={answers} keep={keep} rights={rightsToFiles(desk.actor, letter, reading.asOf)} />
          ) : (
            <EmptyState icon="mail" title="Đơn vị chưa trả lời" />
          )}
        </Panel>
        {answersIt && (
          <Panel title={answers.length > 0 ? "Trả lời bổ sung" : "Trả lời công văn"}>
            <AnswerForm
              action={answerLetterAction}
              letterId={letter.id}
              seenSeq={answers.at(-1)?.seq ?? 0}
              parts={still.flatMap(laterDayOf)}
              offered={offered}
              answer={answered}
              withdrawFile={withdrawUnsentAction}
            />
          </Panel>
        )}
      </div>
      <div className="stack">
        {!past && (
          <Panel
            title="Đến hôm nay"
            count={`còn ${still.length}/${document.content.rows.length} nội dung`}
            flush={still.length > 0}
          >
            {still.length > 0 ? (
              <ul className="rows rows-tight">
                {still.map((item) => (
                  <li key={item.key} className="text-table">
                    <AppLink href={placeOf(item)}>{subjectWords(item.subject)}</AppLink>
                    <div className="meta">
                      {item.awaiting
                        ? "đã báo hoàn thành, chờ xác nhận"
                        : item.days > 0
                          ? `quá hạn ${item.days} ngày`
                          : "chưa cập nhật"}
                    </div>
                  </li>
                ))}
              </ul>
            ) : (
              <p>Các nội dung trong công văn đã được thực hiện.</p>
            )}
          </Panel>
        )}
        <Panel title="Thông tin ban hành">
          <DefinitionList
            items={[
              { term: "Trích yếu", value: `V/v ${document.content.subject}` },
              { term: "Số liệu đến ngày", value: formatDate(Temporal.PlainDate.from(document.content.asOf)) },
              {
                term: "Sổ văn bản",
                value: (
                  <AppLink href={keep(`/documents/issued/${document.id}`)}>
                    {may(desk.actor, "letter.write", letter) ? "Xem trong sổ; thay thế, đính chính" : "Xem trong sổ"}
                  </AppLink>
                ),
              },
              { term: "Người ghi", value: `${document.issuedBy}, ${formatInstant(document.issuedAt, ZONE)}` },
              {
                term: "Mã kiểm tra tệp (SHA-256)",
                value: <span className="meta break-all">{document.fileSha256}</span>,
              },
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}

/** A part for which a later day can be asked: the lead's, open and past its date. */
function laterDayOf({ subject, awaiting }: OwedItem) {
  if (subject.kind !== "PART" || awaiting || subject.part.role !== "LEAD") return [];
  return [{ assignmentId: subject.part.id, what: `nhiệm vụ ${subject.task.number}` }];
}

function placeOf({ subject, agencyCode }: OwedItem): string {
  switch (subject.kind) {
    case "REPORT":
      return `/reports/${subject.month}/${agencyCode}`;
    case "OBLIGATION":
      return subject.path;
    default:
      return `/tasks/${subject.task.number}`;
  }
}
