import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdditionForm, AnswerForm } from "../../../../components/proposals/entry-forms.tsx";
import { ProposalHistory } from "../../../../components/proposals/proposal-history.tsx";
import { ProposalStateChip } from "../../../../components/proposals/state-chip.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { DefinitionList } from "../../../../components/ui/lists.tsx";
import { FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { withdrawUnsentAction } from "../../../../lib/evidence/actions.ts";
import { rightsToFiles } from "../../../../lib/evidence/policy.ts";
import { readDocumentOffers } from "../../../../lib/evidence/queries.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../lib/progress/form-state.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import { enterAction } from "../../../../lib/proposals/actions.ts";
import { may } from "../../../../lib/proposals/policy.ts";
import { entryFormName } from "../../../../lib/proposals/proposal-forms.ts";
import { readProposals } from "../../../../lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Đề xuất, kiến nghị" };

const DONE = {
  asked: "Đã gửi đề xuất. Cơ quan thường trực và Văn phòng UBND tỉnh được báo.",
  adopted: "Đã ghi thành đề xuất; có thể trả lời tại đây.",
  answered: "Đã ghi trả lời; đơn vị được báo.",
  forwarded: "Đã ghi việc chuyển; đơn vị được báo.",
  added: "Đã gửi ý kiến bổ sung.",
  closed: "Đã đóng đề xuất; đơn vị được báo.",
  "file-withdrawn": "Đã gỡ tệp. Tên tệp vẫn hiện trong đề xuất với dấu “Đã gỡ”.",
} as const;

/** One proposal: what was asked, what was said since, and the next word of whoever may say one. */
export default async function ProposalPage({ params, searchParams }: PageProps<"/proposals/[id]">) {
  const desk = await requireDesk();
  const text = (await params).id;
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const [proposal] = await readProposals(db, { planId: desk.plan.id, asOf: asOf.date, id: Number(text) });
  if (!proposal) notFound();
  const open = !asOf.past && proposal.state !== "CLOSED";
  const adds = open && may(desk.actor, "proposal.add", proposal);
  const answer = (await readAnswer(db, desk.actor.id, entryFormName(proposal.id), query["answer"])) as SimpleFormState;
  const offered = adds ? await readDocumentOffers(db, desk.actor, { typed: answer?.typed["files"] }) : [];
  const next = { proposalId: proposal.id, seenSeq: proposal.entries.at(-1)?.seq ?? 0, action: enterAction };
  return (
    <>
      <ReadingDay reading={reading} here={`/proposals/${proposal.id}`} />
      <PageHead
        crumbs={[{ href: keep("/proposals"), label: "Đề xuất, kiến nghị" }, { label: `Đề xuất ${proposal.id}` }]}
        title={`Đề xuất của ${proposal.agencyName}`}
        mark={<ProposalStateChip state={proposal.state} />}
        facts={[
          proposal.addressee ? `Gửi ${proposal.addressee}` : "Nêu trong cập nhật, không ghi nơi nhận",
          proposal.forwardedTo && `đã chuyển ${proposal.forwardedTo}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        {answer && !adds && <Notice kind="error" title={answer.title} />}
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel id="dien-bien" title="Nội dung và trả lời" flush>
              <ProposalHistory proposal={proposal} rights={rightsToFiles(desk.actor, proposal, asOf)} />
            </Panel>
            {open && may(desk.actor, "proposal.answer", proposal) && (
              <Panel title={proposal.state === "ANSWERED" ? "Trả lời thêm, đóng" : "Trả lời"}>
                <AnswerForm {...next} answered={proposal.state === "ANSWERED"} />
              </Panel>
            )}
            {adds && (
              <Panel title="Bổ sung ý kiến">
                <AdditionForm {...next} offered={offered} answer={answer} withdrawFile={withdrawUnsentAction} />
              </Panel>
            )}
          </div>
          <div className="stack">
            <Panel title="Về đề xuất này">
              <DefinitionList
                items={[
                  {
                    term: "Đơn vị",
                    value: <AppLink href={keep(`/agencies/${proposal.agencyCode}`)}>{proposal.agencyName}</AppLink>,
                  },
                  { term: "Ngày gửi", value: formatDate(proposal.at.toZonedDateTimeISO(ZONE).toPlainDate()) },
                  {
                    term: "Nhiệm vụ",
                    value:
                      proposal.taskNumber === null ? (
                        "không gắn nhiệm vụ"
                      ) : (
                        <AppLink href={keep(`/tasks/${proposal.taskNumber}`)}>
                          {proposal.taskNumber}. {proposal.taskTitle}
                        </AppLink>
                      ),
                  },
                  ...(proposal.fromUpdate && proposal.taskNumber !== null
                    ? [
                        {
                          term: "Nguồn",
                          value: (
                            <AppLink
                              href={keep(
                                `/tasks/${proposal.taskNumber}?agency=${proposal.agencyCode}&view=words#dien-bien`,
                              )}
                            >
                              cập nhật của đơn vị
                            </AppLink>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              {proposal.state === "CLOSED" && (
                <p className="meta mt-3">Đề xuất đã đóng. Nội dung mới gửi thành đề xuất khác.</p>
              )}
            </Panel>
            <p className="meta">{figuresDayWords(asOf.date, desk.sampleData)}.</p>
          </div>
        </div>
      </Main>
    </>
  );
}
