import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PeriodFilter } from "../../../../components/appraisal/period-filter.tsx";
import { RankingTable, UnrankedList } from "../../../../components/appraisal/ranking-table.tsx";
import { RoundsPanel } from "../../../../components/appraisal/rounds-panel.tsx";
import { RulePanel } from "../../../../components/appraisal/rule-panel.tsx";
import { DownloadLinks } from "../../../../components/documents/download-links.tsx";
import { ReviewTabs } from "../../../../components/review/review-tabs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../components/shell/reading-tools.tsx";
import { EmptyState, FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { draftRoundAction } from "../../../../lib/appraisal/actions.ts";
import { periodParams, periodWords, readPeriod } from "../../../../lib/appraisal/period.ts";
import { may } from "../../../../lib/appraisal/policy.ts";
import { readAppraisalOf } from "../../../../lib/appraisal/queries.ts";
import { may as mayOversee } from "../../../../lib/oversight/policy.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Biểu dương, phê bình" };

const DONE = { discarded: "Đã bỏ dự thảo; có thể lập lại đề xuất của kỳ ấy." } as const;
const PATH = "/review/appraisal";

/** Scores and ranks of a period, how they were counted, and what is proposed of them. An agency is led to its own working. */
export default async function AppraisalPage({ searchParams }: PageProps<"/review/appraisal">) {
  const desk = await requireDesk();
  const query = await searchParams;
  if (!may(desk.actor, "ranking.read", { agencyId: null })) {
    const { agencyCode, agencyId } = desk.actor;
    redirect(may(desk.actor, "working.read", { agencyId }) ? `${PATH}/${agencyCode}` : "/no-access");
  }
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const first = (name: string) => [query[name]].flat()[0];
  const { period, problem } = readPeriod({ from: first("from"), to: first("to") }, asOf.date, desk.plan.year);
  const { content, record } = await readAppraisalOf(database(), {
    plan: desk.plan,
    asOf: asOf.date,
    period,
    actor: desk.actor,
  });
  const ranked = content.rows.filter(({ rank }) => rank !== null);
  const unranked = content.rows.filter(({ rank }) => rank === null);
  const here = withParams(PATH, periodParams(period));
  const drafts = !asOf.past && may(desk.actor, "proposal.write", { agencyId: null });
  const { terms } = content.rule;
  const day = figuresDayWords(asOf.date, desk.sampleData, "current");
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <ReviewTabs
        current="appraisal"
        waiting={asOf.past ? undefined : desk.awaitingReview}
        keep={keep}
        review={mayOversee(desk.actor, "review.read", { userId: null })}
      />
      <PageHead
        title="Biểu dương, phê bình"
        facts={`Kỳ ${periodWords(period)}: ${ranked.length}/${content.rows.length} đơn vị được xếp hạng. ${day}.`}
        actions={
          <>
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="print-only print-h">
          <b>XẾP HẠNG ĐƠN VỊ, {periodWords(period).toLocaleUpperCase("vi")}</b>
          <i>{day}</i>
        </div>
        <PeriodFilter
          path={PATH}
          period={period}
          problem={problem}
          asOf={asOf.date}
          planYear={desk.plan.year}
          keep={keep}
        />
        <Panel
          title="Xếp hạng"
          count={`${ranked.length}/${content.rows.length} đơn vị`}
          aside={
            <DownloadLinks
              path={withParams("/api/exports/appraisal", periodParams(period))}
              types={["xlsx"]}
              keep={keep}
            />
          }
          flush={ranked.length > 0}
        >
          {ranked.length > 0 ? (
            <RankingTable rows={ranked} terms={terms} period={period} keep={keep} />
          ) : (
            <EmptyState icon="chart" title="Chưa có đơn vị nào đủ nội dung để xếp hạng">
              Mỗi đơn vị cần ít nhất {terms.minimumBase} nội dung đến hạn trong kỳ. Chọn kỳ dài hơn để xem.
            </EmptyState>
          )}
        </Panel>
        <div className="cols cols-8-4">
          <RulePanel rule={content.rule} keep={keep} />
          <div className="stack">
            <RoundsPanel rounds={record.rounds} period={period} action={drafts ? draftRoundAction : null} keep={keep} />
            {unranked.length > 0 && (
              <Panel title="Không xếp hạng" count={`${unranked.length}/${content.rows.length} đơn vị`} flush>
                <UnrankedList rows={unranked} terms={terms} period={period} keep={keep} />
              </Panel>
            )}
          </div>
        </div>
      </Main>
    </>
  );
}
