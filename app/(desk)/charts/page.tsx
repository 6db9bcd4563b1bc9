import type { Metadata } from "next";
import { AgenciesChart } from "../../../components/charts/agencies-chart.tsx";
import { ChartTabs } from "../../../components/charts/chart-tabs.tsx";
import { DeadlinesChart, StatusChart } from "../../../components/charts/charts.tsx";
import { HeadlineSentence } from "../../../components/charts/headline.tsx";
import { KeyFigures } from "../../../components/charts/key-figures.tsx";
import { OpenTablesForPrint } from "../../../components/charts/open-for-print.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../components/shell/reading-tools.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { agencyFigures, bucketFigures, headlineOf } from "../../../lib/metrics/figures.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../lib/progress/queries.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Biểu đồ" };

export default async function ChartsPage({ searchParams }: PageProps<"/charts">) {
  const desk = await requireDesk();
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  const board = await readBoard(database(), { plan: desk.plan, asOf: reading.asOf.date, basis: reading.basis });
  const figures = bucketFigures(board);
  const keep = keepReading(reading);
  return (
    <>
      <ReadingDay reading={reading} here="/charts" />
      <div className="lead-s">
        <div className="wrap">
          <HeadlineSentence headline={headlineOf(board, figures)} />
          <div className="lead-tools">
            <PrintButton />
            <BasisSwitch reading={reading} here="/charts" />
            <AsOfForm reading={reading} here="/charts" />
          </div>
        </div>
      </div>
      <Main className="stack">
        <ChartTabs current="tasks" keep={keep} />
        <OpenTablesForPrint />
        <KeyFigures board={board} figures={figures} dueSoonDays={desk.plan.dueSoonDays} keep={keep} />
        <StatusChart board={board} figures={figures} keep={keep} />
        <DeadlinesChart board={board} figures={figures} keep={keep} year={desk.plan.year} />
        <AgenciesChart board={board} agencies={agencyFigures(board)} minimum={desk.plan.rankingMinimum} keep={keep} />
        <p className="meta">{figuresDayWords(board.asOf, desk.sampleData, board.basis)}.</p>
      </Main>
    </>
  );
}
