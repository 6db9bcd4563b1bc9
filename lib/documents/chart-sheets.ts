import { formatDate } from "../calendar/format.ts";
import { type ChartTable, sheetOfChart } from "../metrics/chart-table.ts";
import {
  agencyTable,
  agesTable,
  changesTable,
  deadlineTable,
  statusTable,
  trendTable,
} from "../metrics/chart-tables.ts";
import { bucketFigures, rankAgencies } from "../metrics/figures.ts";
import type { Summary } from "../metrics/summary-queries.ts";
import { sinceLines } from "../oversight/since-words.ts";
import { scopeWords } from "../progress/filter-words.ts";
import { figuresDayWords } from "../progress/words.ts";
import { reportSheet } from "./agency-sheets.ts";
import { indicatorSheet } from "./indicator-sheets.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The numbers of one chart of /charts as a sheet, by the chart's id on the page; null where there is no such chart, or nothing to
 * compare with.
 * @param minimum contents below which an agency is not ranked
 */
export function chartSheet(
  chart: string,
  summary: Summary,
  { minimum, sampleData }: { minimum: number; sampleData: boolean },
): Sheet | null {
  if (chart === "bao-cao") return reportSheet(summary.reports, sampleData);
  if (chart === "chi-tieu") return indicatorSheet(summary.indicators, { asOf: summary.board.asOf, sampleData });
  const table = tableOf(chart, summary, minimum);
  if (table === null) return null;
  const { board, changes } = summary;
  const day = figuresDayWords(board.asOf, sampleData, board.basis);
  const compared = chart === "thay-doi" && changes ? ` So với ngày ${formatDate(changes.from)}.` : "";
  const heading = [table.name.toLocaleUpperCase("vi"), `${[day, ...scopeWords(summary.scope)].join("; ")}.${compared}`];
  return sheetOfChart(table, heading);
}

function tableOf(chart: string, summary: Summary, minimum: number): ChartTable | null {
  const { board, agencies, changes, since, newestSince, trend, ages } = summary;
  switch (chart) {
    case "trang-thai":
      return statusTable(bucketFigures(board));
    case "thoi-han":
      return deadlineTable(board);
    case "thay-doi":
      return changes && changesTable(changes, since ? sinceLines(newestSince, since) : []);
    case "tien-do":
      return trendTable(trend, bucketFigures(board).dated);
    case "so-ngay":
      return agesTable(ages);
    case "don-vi": {
      const { ranked, unranked } = rankAgencies(agencies, minimum);
      return agencyTable([...ranked, ...unranked], minimum);
    }
    default:
      return null;
  }
}
