import type { Metadata } from "next";
import { ChartTabs } from "../../../components/charts/chart-tabs.tsx";
import { DownloadLinks } from "../../../components/documents/download-links.tsx";
import { BULLET_LEGEND, BulletList } from "../../../components/indicators/bullet-list.tsx";
import { IndicatorTable } from "../../../components/indicators/indicator-table.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../components/shell/reading-tools.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { indicatorFigures } from "../../../lib/indicators/figures.ts";
import { readIndicatorFacts } from "../../../lib/indicators/queries.ts";
import { metCountWords } from "../../../lib/indicators/words.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Chỉ tiêu" };

/** The targets of the plan, and how each stands. */
export default async function IndicatorsPage({ searchParams }: PageProps<"/indicators">) {
  const desk = await requireDesk();
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  const asOf = reading.asOf.date;
  const keep = keepReading(reading);
  const figures = indicatorFigures(await readIndicatorFacts(database(), { plan: desk.plan, asOf }));
  return (
    <>
      <ReadingDay reading={reading} here="/indicators" />
      <PageHead
        title="Chỉ tiêu"
        facts={`${metCountWords(figures)}. ${figuresDayWords(asOf, desk.sampleData)}.`}
        actions={
          <>
            <DownloadLinks path="/api/exports/indicators" types={["xlsx", "csv"]} keep={keep} />
            <AsOfForm reading={reading} here="/indicators" />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <ChartTabs current="indicators" keep={keep} />
        {figures.length === 0 ? (
          <EmptyState icon="chart" title="Kế hoạch này không có chỉ tiêu">
            Chỉ tiêu được nạp cùng kế hoạch năm.
          </EmptyState>
        ) : (
          <>
            <Panel
              title="Thực hiện so với mục tiêu"
              foot={
                <span className="meta">
                  {BULLET_LEGEND} Chỉ tiêu về thủ tục tính từ số liệu theo thủ tục, không nhập lần thứ hai.
                </span>
              }
            >
              <BulletList figures={figures} keep={keep} />
            </Panel>
            <Panel title="Bảng số liệu" count={`${figures.length} chỉ tiêu`} flush>
              <IndicatorTable figures={figures} keep={keep} />
            </Panel>
          </>
        )}
      </Main>
    </>
  );
}
