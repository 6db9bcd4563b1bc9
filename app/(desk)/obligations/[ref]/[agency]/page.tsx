import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryDecisionForm } from "../../../../../components/obligations/delivery-decision.tsx";
import { DeliveryForm } from "../../../../../components/obligations/delivery-form.tsx";
import { ExemptionForm } from "../../../../../components/obligations/exemption-form.tsx";
import { DeliveredDocument, PartHistory } from "../../../../../components/obligations/part-history.tsx";
import { readAs, StandingChip, standingDetail } from "../../../../../components/obligations/standing.tsx";
import { NoteLines } from "../../../../../components/plan/note-lines.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../components/shell/reading-day.tsx";
import { AppLink } from "../../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../../components/ui/lists.tsx";
import { FlashNotice, Notice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { withdrawUnsentAction } from "../../../../../lib/evidence/actions.ts";
import { rightsToFiles } from "../../../../../lib/evidence/policy.ts";
import { readDocumentOffers } from "../../../../../lib/evidence/queries.ts";
import {
  decideDeliveryAction,
  handInAction,
  setObligationApplicabilityAction,
} from "../../../../../lib/obligations/actions.ts";
import { deliveryFormName } from "../../../../../lib/obligations/delivery-form.ts";
import { may } from "../../../../../lib/obligations/policy.ts";
import { type DeliveryRow, readObligationNotes, readObligationParts } from "../../../../../lib/obligations/queries.ts";
import { takesDelivery } from "../../../../../lib/obligations/rules.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../../lib/progress/form-state.ts";
import { keepReading, readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { may as mayRead } from "../../../../../lib/progress/policy.ts";
import { figuresDayWords } from "../../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Trách nhiệm theo mục IV" };

const DONE = {
  "handed-in": "Đã nộp văn bản. Cơ quan thường trực được báo để xem.",
  accepted: "Đã tiếp nhận văn bản; đơn vị được báo.",
  returned: "Đã trả lại văn bản; đơn vị nhận được lý do.",
  applicability: "Đã ghi.",
  "file-withdrawn": "Đã gỡ tệp. Tên tệp vẫn hiện ở Diễn biến với dấu “Đã gỡ”.",
} as const;

/** One body and one obligation: what was handed in, the answers, and the next step of whoever is looking. */
export default async function ObligationPartPage({ params, searchParams }: PageProps<"/obligations/[ref]/[agency]">) {
  const desk = await requireDesk();
  const { ref, agency } = await params;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const [part] = await readObligationParts(db, {
    plan: desk.plan,
    asOf: asOf.date,
    cell: { ref, agencyCode: agency },
  });
  if (!part) notFound();
  const notes = mayRead(desk.actor, "document-note.read", { agencyId: null })
    ? await readObligationNotes(db, desk.plan.id, [part.ref])
    : [];
  const href = `/obligations/${part.ref}/${part.agencyCode}`;
  const last = part.deliveries.at(-1);
  const decision = last?.decisions.at(-1);
  const handsIn = !asOf.past && may(desk.actor, "obligation.hand-in", part) && takesDelivery(part.standing);
  const decides =
    !asOf.past && may(desk.actor, "obligation.decide", part) && last !== undefined && decision?.verdict !== "RETURNED";
  const exempts = !asOf.past && may(desk.actor, "obligation.exempt", part);
  const detail = standingDetail(part);
  const rights = rightsToFiles(desk.actor, part, asOf);
  const answer = (await readAnswer(
    db,
    desk.actor.id,
    deliveryFormName(part.partId),
    query["answer"],
  )) as SimpleFormState;
  const offered = handsIn
    ? await readDocumentOffers(db, desk.actor, {
        deliveryId: last?.id,
        sentBack: part.standing === "RETURNED",
        typed: answer?.typed["files"],
      })
    : [];
  return (
    <>
      <ReadingDay reading={reading} here={href} />
      <PageHead
        crumbs={[
          { href: keep("/obligations"), label: "Trách nhiệm khác theo mục IV" },
          { label: part.agencyShortName },
        ]}
        title={part.agencyName}
        mark={<StandingChip standing={part.standing} />}
        facts={[`${part.phrase}, mục ${part.source}`, detail].filter(Boolean).join(" · ")}
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        {answer && !handsIn && <Notice kind="error" title={answer.title} />}
        <div className="cols cols-8-4">
          <div className="stack">
            {part.standing === "RETURNED" && decision && (
              <Notice kind="warn" icon="return" title={`Văn bản ${last?.documentNumber} bị trả lại`}>
                “{decision.reason}” – {decision.by}
              </Notice>
            )}
            {decides && part.standing === "HANDED_IN" && (
              <Panel title="Trả lời văn bản đã nộp" count={last.documentNumber}>
                <div className="mb-3">
                  <DeliveredDocument delivery={last} rights={{ ...rights, withdraws: false }} />
                </div>
                <Decision last={last} accepted={false} />
              </Panel>
            )}
            {handsIn && (
              <Panel title={part.deliveries.length > 0 ? "Nộp lại văn bản" : "Nộp văn bản"}>
                <DeliveryForm
                  action={handInAction}
                  partId={part.partId}
                  seenSeq={last?.seq ?? 0}
                  issuer={last?.documentIssuer ?? part.agencyName}
                  replaces={part.standing === "HANDED_IN"}
                  cancelHref="/obligations"
                  offered={offered}
                  answer={answer}
                  withdrawFile={withdrawUnsentAction}
                />
              </Panel>
            )}
            <Panel id="dien-bien" title="Diễn biến" flush={part.deliveries.length + part.exemptions.length > 0}>
              <PartHistory part={part} rights={rights} decides={decides} />
            </Panel>
          </div>
          <div className="stack">
            <Panel title="Trách nhiệm trong Kế hoạch">
              <p>{part.what}</p>
              <p className="meta mt-2">
                Tóm tắt mục {part.source}; nguyên văn tại{" "}
                <AppLink href={keep(`/documents?part=${part.source.split(".")[0]}`)}>văn bản Kế hoạch</AppLink>.
              </p>
              <DefinitionList
                className="mt-3"
                items={[
                  { term: "Thời hạn ghi trong văn bản", value: part.dueText ?? "không nêu" },
                  ...(readAs(part) ? [{ term: "Hiểu là", value: readAs(part) }] : []),
                  { term: "Ngày cuối còn đúng hạn", value: formatDate(part.dueOn) },
                  { term: "Gửi đến", value: part.sentTo || "không nêu" },
                ]}
              />
            </Panel>
            {notes.length > 0 && (
              <Panel title="Ghi chú văn bản" count={notes.length}>
                <NoteLines notes={notes} />
              </Panel>
            )}
            {exempts && (
              <Panel title="Cơ quan thường trực">
                <div className="grid gap-3">
                  {decides && part.standing === "ACCEPTED" && <Decision last={last} accepted />}
                  <ExemptionForm
                    action={setObligationApplicabilityAction}
                    partId={part.partId}
                    applicable={part.standing !== "NOT_APPLICABLE"}
                  />
                </div>
              </Panel>
            )}
            <p className="meta">{figuresDayWords(asOf.date, desk.sampleData)}.</p>
          </div>
        </div>
      </Main>
    </>
  );
}

function Decision({ last, accepted }: { last: DeliveryRow; accepted: boolean }) {
  return (
    <DeliveryDecisionForm
      action={decideDeliveryAction}
      deliveryId={last.id}
      seenDecisionId={last.decisions.at(-1)?.id ?? 0}
      accepted={accepted}
    />
  );
}
