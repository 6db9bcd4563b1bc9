import type { Metadata } from "next";
import { AgenciesChart } from "../../../components/charts/agencies-chart.tsx";
import { DeadlinesChart, StatusChart } from "../../../components/charts/charts.tsx";
import { HeadlineSentence } from "../../../components/charts/headline.tsx";
import { KeyFigures } from "../../../components/charts/key-figures.tsx";
import { OpenTablesForPrint } from "../../../components/charts/open-for-print.tsx";
import { AsOfForm } from "../../../components/shell/as-of-form.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { readAsOf } from "../../../lib/calendar/as-of.ts";
import { formatDate } from "../../../lib/calendar/format.ts";
import { agencyFigures, bucketFigures, headlineOf } from "../../../lib/metrics/figures.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { readBoard } from "../../../lib/progress/queries.ts";

export const metadata: Metadata = { title: "Biểu đồ" };

export default async function ChartsPage({ searchParams }: PageProps<"/charts">) {
  const desk = await requireDesk();
  const asOf = readAsOf((await searchParams)["asOf"], desk.today, desk.plan.year);
  const board = await readBoard(database(), { plan: desk.plan, asOf: asOf.date });
  const figures = bucketFigures(board);
  const asOfQuery = asOf.past ? `?asOf=${asOf.date}` : "";
  return (
    <>
      <ReadingDay asOf={asOf} href="/charts" />
      <div className="lead-s">
        <div className="wrap">
          <HeadlineSentence headline={headlineOf(board, figures)} />
          <div className="lead-tools">
            <PrintButton />
            <AsOfForm action="/charts" date={asOf} today={desk.today} />
          </div>
        </div>
      </div>
      <Main className="stack">
        <OpenTablesForPrint />
        <KeyFigures
          board={board}
          figures={figures}
          dueSoonDays={desk.plan.dueSoonDays}
          suffix={asOf.past ? `&asOf=${asOf.date}` : ""}
        />
        <StatusChart board={board} figures={figures} asOfQuery={asOfQuery} />
        <DeadlinesChart board={board} figures={figures} asOfQuery={asOfQuery} year={desk.plan.year} />
        <AgenciesChart agencies={agencyFigures(board)} minimum={desk.plan.rankingMinimum} asOfQuery={asOfQuery} />
        <p className="meta">
          Số liệu tính đến ngày {formatDate(board.asOf)}, theo hạn hiện hành
          {desk.sampleData ? ", số liệu minh họa" : ""}.
        </p>
      </Main>
    </>
  );
}
