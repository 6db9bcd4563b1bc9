import type { Metadata } from "next";
import { ChartTabs } from "../../../../components/charts/chart-tabs.tsx";
import { DownloadLinks } from "../../../../components/documents/download-links.tsx";
import { ProcedureTable } from "../../../../components/indicators/procedure-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../components/shell/reading-tools.tsx";
import { FilterForm } from "../../../../components/ui/filter-form.tsx";
import { EmptyState, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { FilterSelect } from "../../../../components/ui/select.tsx";
import { formatMonth } from "../../../../lib/calendar/format.ts";
import { missingCounts } from "../../../../lib/indicators/figures.ts";
import { readProcedureFilter } from "../../../../lib/indicators/filter.ts";
import { readIndicatorFacts } from "../../../../lib/indicators/queries.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import { capital } from "../../../../lib/reports/consolidated-words.ts";

export const metadata: Metadata = { title: "Thủ tục thiết yếu" };

/** The essential procedures in a month, of the whole province or of one agency. */
export default async function ProceduresPage({ searchParams }: PageProps<"/indicators/procedures">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const asOf = reading.asOf.date;
  const keep = keepReading(reading);
  const facts = await readIndicatorFacts(database(), { plan: desk.plan, asOf });
  const { procedures } = facts;
  const { months, month, agencies, agency, rows } = readProcedureFilter(facts, query);
  const here = withParams("/indicators/procedures", { month: month?.toString() ?? null, agency: agency?.code ?? null });
  const missing = month
    ? missingCounts(
        rows.map(({ procedure }) => procedure),
        month,
      )
    : [];
  const unused = rows.filter(({ receivedSoFar }) => receivedSoFar === 0).length;
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        title={`${procedures.length} thủ tục hành chính thiết yếu`}
        facts={`${unused}/${rows.length} thủ tục chưa phát sinh hồ sơ. ${figuresDayWords(asOf, desk.sampleData)}.`}
        actions={
          <>
            <DownloadLinks
              path={`/api/exports/procedures?${here.split("?")[1] ?? ""}`}
              types={["xlsx", "csv"]}
              keep={keep}
            />
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <ChartTabs current="procedures" keep={keep} />
        {month === null ? (
          <EmptyState icon="chart" title="Chưa có số liệu theo thủ tục">
            Đơn vị làm đầu mối từng thủ tục nhập số liệu trong báo cáo tháng.
          </EmptyState>
        ) : (
          <>
            <FilterForm
              label="Lọc thủ tục"
              list={keep("/indicators/procedures")}
              narrowed={agency !== null}
              clearHref={keep(withParams(here, { agency: null }))}
            >
              <FilterSelect
                name="month"
                label="Kỳ báo cáo"
                defaultValue={month.toString()}
                options={months.map((each) => ({ value: each.toString(), label: capital(formatMonth(each)) }))}
              />
              <FilterSelect
                name="agency"
                label="Đơn vị"
                defaultValue={agency?.code ?? ""}
                empty="Mọi đơn vị"
                options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </FilterForm>
            {missing.length > 0 && (
              <Notice kind="warn" title={`${capital(formatMonth(month))} chưa đủ số liệu`}>
                Chưa nhập: {missing.join(", ")}. Dòng cộng chưa tính các đơn vị này.
              </Notice>
            )}
            <Panel title={capital(formatMonth(month))} count={`${rows.length}/${procedures.length} thủ tục`} flush>
              <ProcedureTable rows={rows} />
            </Panel>
          </>
        )}
      </Main>
    </>
  );
}
