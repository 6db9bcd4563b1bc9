import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChartTabs } from "../../../../components/charts/chart-tabs.tsx";
import { Breakdown } from "../../../../components/indicators/breakdown.tsx";
import { MeasurerForm } from "../../../../components/indicators/measurer-form.tsx";
import { MetWord } from "../../../../components/indicators/met-chip.tsx";
import { IndicatorTrend, MonthTable } from "../../../../components/indicators/month-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../components/shell/reading-tools.tsx";
import { DefinitionList } from "../../../../components/ui/lists.tsx";
import { EmptyState, FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { formatMonth } from "../../../../lib/calendar/format.ts";
import { nameMeasurerAction } from "../../../../lib/indicators/actions.ts";
import { type IndicatorFigure, indicatorFigures } from "../../../../lib/indicators/figures.ts";
import { may } from "../../../../lib/indicators/policy.ts";
import { readIndicatorFacts, readMeasurerChoices } from "../../../../lib/indicators/queries.ts";
import {
  forecastWords,
  fractionWords,
  missingWords,
  rateWords,
  SOURCE_WORDS,
  targetWords,
} from "../../../../lib/indicators/words.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import { capital } from "../../../../lib/reports/consolidated-words.ts";

type Props = PageProps<"/indicators/[code]">;

export const metadata: Metadata = { title: "Chỉ tiêu" };

const DONE = { measurer: "Đã ghi đơn vị đo." };

/** One target of the plan: month by month, when it will be met at this pace, and what holds it down. */
export default async function IndicatorPage({ params, searchParams }: Props) {
  const desk = await requireDesk();
  const { code } = await params;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const asOf = reading.asOf.date;
  const keep = keepReading(reading);
  const db = database();
  const facts = await readIndicatorFacts(db, { plan: desk.plan, asOf });
  const figure = indicatorFigures(facts).find(({ indicator }) => indicator.code === code);
  if (!figure) notFound();
  const { indicator, newest, target } = figure;
  const here = `/indicators/${code}`;
  const names = indicator.source === "ENTERED" && !reading.asOf.past && may(desk.actor, "indicator.name-measurer");
  const agencies = names ? await readMeasurerChoices(db, desk.today) : [];
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        crumbs={[{ href: keep("/indicators"), label: "Chỉ tiêu" }, { label: indicator.name }]}
        title={indicator.name}
        mark={<MetWord met={figure.met} />}
        facts={factsOf(figure, figuresDayWords(asOf, desk.sampleData))}
        actions={
          <>
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <ChartTabs current={null} keep={keep} />
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel
              title="Theo tháng"
              foot={<span className="meta">Nét đứt ngang: mục tiêu. Dấu rỗng: chưa đủ số liệu.</span>}
            >
              <p className="mb-4">
                <b>{forecastWords(figure.forecast)}</b>
              </p>
              {newest ? (
                <IndicatorTrend figure={figure} />
              ) : (
                <EmptyState icon="chart" title="Chưa có số liệu">
                  Số liệu được nhập trong báo cáo tháng của đơn vị đo.
                </EmptyState>
              )}
            </Panel>
            {newest && (
              <Panel title="Bảng số liệu" count={`${figure.months.length} tháng`} flush>
                <MonthTable figure={figure} />
              </Panel>
            )}
            {newest && (
              <Breakdown
                indicator={indicator}
                procedures={facts.procedures}
                month={newest.month}
                target={target}
                keep={keep}
              />
            )}
          </div>
          <div className="stack">
            <Panel title="Cách tính">
              <DefinitionList
                items={[
                  { term: "Tử số", value: indicator.numerator },
                  { term: "Mẫu số", value: indicator.denominator },
                  { term: "Mục tiêu", value: targetWords(target) },
                  { term: "Nguồn số liệu", value: capital(SOURCE_WORDS[indicator.source]) },
                  ...measurerItems(figure),
                  { term: "Kế hoạch", value: `${indicator.ref}: “${indicator.sourceText}”` },
                  ...(indicator.note ? [{ term: "Cách đọc", value: indicator.note }] : []),
                ]}
              />
            </Panel>
            {names && (
              <Panel title="Giao đơn vị đo">
                <MeasurerForm
                  action={nameMeasurerAction}
                  indicatorId={indicator.id}
                  agencies={agencies}
                  months={Array.from({ length: 12 }, (_, index) => {
                    const month = new Temporal.PlainYearMonth(desk.plan.year, index + 1);
                    return { value: month.toString(), label: capital(formatMonth(month)) };
                  })}
                />
              </Panel>
            )}
          </div>
        </div>
      </Main>
    </>
  );
}

function factsOf({ indicator, newest, target }: IndicatorFigure, day: string): string {
  if (newest === null) return `Mục tiêu ${targetWords(target)}. ${day}.`;
  const rate = [
    `${fractionWords(newest, indicator.countedIn)} (${rateWords(newest, target) ?? "–"}), ${formatMonth(newest.month)}`,
    missingWords(newest.missing),
  ];
  return `${rate.filter(Boolean).join("; ")}. Mục tiêu ${targetWords(target)}. ${day}.`;
}

function measurerItems({ indicator }: IndicatorFigure) {
  return indicator.measurers.map(({ agency, from, basis, by }) => ({
    term: "Đơn vị đo",
    value: `${agency.name}, từ ${formatMonth(from)}. ${basis}${by ? ` (${by})` : ""}`,
  }));
}
