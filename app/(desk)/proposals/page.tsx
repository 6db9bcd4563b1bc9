import type { Metadata } from "next";
import { ProposalFilters } from "../../../components/proposals/proposal-filters.tsx";
import { ProposalTable } from "../../../components/proposals/proposal-table.tsx";
import { RaisedList } from "../../../components/proposals/raised-list.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";
import { adoptAction } from "../../../lib/proposals/actions.ts";
import { matchesProposal, readProposalFilter } from "../../../lib/proposals/filter.ts";
import { may } from "../../../lib/proposals/policy.ts";
import { readProposals, readRaised } from "../../../lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Đề xuất, kiến nghị" };

/** Proposals at any time, and those that officers write in their updates. An agency sees its own first. */
export default async function ProposalsPage({ searchParams }: PageProps<"/proposals">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const db = database();
  const asks = may(desk.actor, "proposal.ask", { agencyId: desk.actor.agencyId });
  const own = asks && query["view"] !== "all";
  const [all, raised] = await Promise.all([
    readProposals(db, { planId: desk.plan.id, asOf: asOf.date }),
    readRaised(db, desk.plan.id, asOf.date),
  ]);
  const mine = all.filter(({ agencyId }) => agencyId === desk.actor.agencyId);
  const scope = own ? mine : all;
  const filter = readProposalFilter(query);
  const shown = scope.filter((row) => matchesProposal(row, filter));
  const words = raised.filter((row) => !own || row.agencyCode === desk.actor.agencyCode);
  const open = scope.filter(({ state }) => state === "OPEN").length;
  const answered = scope.filter(({ state }) => state === "ANSWERED").length;
  const address = (view: "own" | "all") => (asks && view === "all" ? "/proposals?view=all" : "/proposals");
  const list = address(own ? "own" : "all");
  const here = withParams(list, { ...filter, task: filter.task === null ? null : String(filter.task) });
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        title="Đề xuất, kiến nghị"
        facts={`${open}/${scope.length} chờ trả lời, ${answered}/${scope.length} đã trả lời, ${scope.length - open - answered}/${scope.length} đã đóng. ${figuresDayWords(asOf.date, desk.sampleData)}.`}
        actions={
          <>
            {asks && !asOf.past && (
              <ButtonLink variant="primary" icon="plus" href="/proposals/new">
                Gửi đề xuất mới
              </ButtonLink>
            )}
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <div className="print-only print-h">
          <b>ĐỀ XUẤT, KIẾN NGHỊ</b>
          <i>{figuresDayWords(asOf.date, desk.sampleData)}</i>
        </div>
        {asks && (
          <Tabs
            label="Phạm vi"
            tabs={[
              { href: keep(address("own")), label: "Của đơn vị", count: mine.length, current: own },
              { href: keep(address("all")), label: "Toàn tỉnh", count: all.length, current: !own },
            ]}
          />
        )}
        <ProposalFilters rows={scope} filter={filter} own={own} clearHref={keep(list)} />
        <Panel title="Đề xuất đã gửi" count={`${shown.length}/${scope.length} đề xuất`} flush={shown.length > 0}>
          {shown.length > 0 ? (
            <ProposalTable rows={shown} keep={keep} />
          ) : scope.length > 0 ? (
            <EmptyState icon="search" title="Không có đề xuất nào khớp bộ lọc" />
          ) : (
            <EmptyState icon="mail" title={own ? "Đơn vị chưa gửi đề xuất nào" : "Chưa có đề xuất nào"}>
              Đơn vị gửi đề xuất, kiến nghị bất cứ lúc nào; Cơ quan thường trực hoặc Văn phòng UBND tỉnh trả lời tại
              đây.
            </EmptyState>
          )}
        </Panel>
        <Panel
          id="neu-trong-cap-nhat"
          title="Nêu trong cập nhật"
          count={`${words.length} nội dung chưa ghi thành đề xuất`}
          flush={words.length > 0}
        >
          {words.length > 0 ? (
            <RaisedList
              rows={words}
              keep={keep}
              adopt={!asOf.past && may(desk.actor, "proposal.adopt", { agencyId: null }) ? adoptAction : null}
            />
          ) : (
            <EmptyState icon="check" title="Không có đề xuất nào nêu trong cập nhật còn chờ" />
          )}
        </Panel>
      </Main>
    </>
  );
}
