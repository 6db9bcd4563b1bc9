import type { Metadata } from "next";
import { AgenciesChart } from "../../../components/charts/agencies-chart.tsx";
import { AgesChart } from "../../../components/charts/ages-chart.tsx";
import { changeLines } from "../../../components/charts/change-lines.ts";
import { ChangesPanel } from "../../../components/charts/changes-panel.tsx";
import { ChartTabs } from "../../../components/charts/chart-tabs.tsx";
import { DeadlinesChart, StatusChart } from "../../../components/charts/charts.tsx";
import { ChartsFilters } from "../../../components/charts/charts-filters.tsx";
import { HeadlineSentence } from "../../../components/charts/headline.tsx";
import { IndicatorsChart } from "../../../components/charts/indicators-chart.tsx";
import { KeyFigures } from "../../../components/charts/key-figures.tsx";
import { OpenTablesForPrint } from "../../../components/charts/open-for-print.tsx";
import { ReportsChart } from "../../../components/charts/reports-chart.tsx";
import { TrendChart } from "../../../components/charts/trend-chart.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { headlineOf, headlineWithin } from "../../../lib/metrics/figures.ts";
import { currentSummary } from "../../../lib/metrics/kept-summary-queries.ts";
import { may } from "../../../lib/oversight/policy.ts";
import { sinceLines } from "../../../lib/oversight/since-words.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { scopeWords } from "../../../lib/progress/filter-words.ts";
import { keepReading, readPageReading, withParams } from "../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";
import { owedScopeParams } from "../../../lib/urging/desk.ts";

export const metadata: Metadata = { title: "Biểu đồ" };

/** What leaders look at: each chart with its sentence, its table and the list behind every mark. */
export default async function ChartsPage({ searchParams }: PageProps<"/charts">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const summary = await currentSummary(database(), {
    plan: desk.plan,
    reading,
    params: query,
    meetingDays: desk.meetingDays,
  });
  const { board, figures, scope, compare, kinds, reports, newest, newestSince, changes, since } = summary;
  const { trend, overdue, ages, agencies, indicators } = summary;
  const scoped = { kind: scope.kind, group: scope.group, role: scope.role };
  const narrowed = Boolean(scope.kind || scope.group || scope.role);
  const page = keepReading(reading);
  // Lists are narrowed as the charts are, so that each holds what its mark counts.
  const keep = (href: string) => {
    if (href.startsWith("/tasks?")) return page(withParams(href, scoped));
    return page(href.startsWith("/review/overdue?") ? withParams(href, owedScopeParams(scope)) : href);
  };
  const here = withParams("/charts", { ...scoped, compare: typedCompare(query["compare"]) });
  const files = (id: string) => page(withParams(here.replace("/charts", `/api/exports/chart-${id}.xlsx`), {}));
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <div className="lead-s">
        <div className="wrap">
          <div>
            {narrowed && <p className="meta">Theo bộ lọc: {scopeWords(scope).join("; ")}.</p>}
            <HeadlineSentence
              headline={headlineWithin(headlineOf(board, figures), overdue)}
              overdueHref={keep("/tasks?bucket=OVERDUE")}
            />
          </div>
          <div className="lead-tools">
            <ButtonLink icon="screen" href={page("/meetings")}>
              Chế độ họp
            </ButtonLink>
            <ButtonLink
              icon="print"
              href={page(withParams("/charts/sheet", { compare: typedCompare(query["compare"]) }))}
            >
              In 1 trang
            </ButtonLink>
            <PrintButton />
            <BasisSwitch reading={reading} here={here} />
            <AsOfForm reading={reading} here={here} />
          </div>
        </div>
      </div>
      <Main className="stack">
        <ChartTabs current="tasks" keep={keep} />
        <OpenTablesForPrint />
        <ChartsFilters
          filter={scope}
          kinds={kinds}
          compare={compare}
          kept={{
            asOf: reading.asOf.past ? reading.asOf.date.toString() : null,
            basis: reading.basis === "original" ? "original" : null,
          }}
          clearHref={page("/charts")}
        />
        <KeyFigures
          board={board}
          figures={figures}
          overdue={overdue}
          changes={changes}
          reports={newest}
          dueSoonDays={desk.plan.dueSoonDays}
          keep={keep}
        />
        <StatusChart board={board} figures={figures} files={files} keep={keep} />
        <div className={changes && since ? "cols cols-1-1" : "stack"}>
          {changes && since && (
            <ChangesPanel
              changes={changes}
              lines={changeLines(sinceLines(newestSince, since))}
              meeting={compare.meeting}
              files={files}
              keep={keep}
            />
          )}
          <TrendChart points={trend} dated={figures.dated} files={files} keep={keep} />
        </div>
        <DeadlinesChart board={board} figures={figures} files={files} keep={keep} year={desk.plan.year} />
        <div className="cols cols-8-4">
          <AgenciesChart
            board={board}
            agencies={agencies}
            minimum={desk.plan.rankingMinimum}
            narrowed={Boolean(scope.group || scope.role)}
            files={files}
            keep={keep}
          />
          <AgesChart ages={ages} linked={may(desk.actor, "overdue.read", { userId: null })} files={files} keep={keep} />
        </div>
        <ReportsChart
          table={reports}
          files={files}
          keep={keep}
          all={query["rows"] === "all"}
          allHref={`${page(withParams(here, { rows: "all" }))}#bao-cao`}
        />
        <IndicatorsChart indicators={indicators} narrowed={narrowed} files={files} keep={keep} />
        <p className="meta">{figuresDayWords(board.asOf, desk.sampleData, board.basis)}.</p>
      </Main>
    </>
  );
}

const typedCompare = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;
