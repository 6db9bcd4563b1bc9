import { type ReportRates, reportRates } from "./rules.ts";
import { type ReportRow, type ReportTable, totalRates } from "./table.ts";

/** The rows of a grid that are shown, and those that are only counted. */
export type GridRows = { shown: ReportRow[]; rest: GridRest | null };

/** Agencies that have no row of their own: how each month was reported by them, and all months. */
export type GridRest = { agencies: number; months: ReportRates[]; rates: ReportRates };

/**
 * The agency that was in time least often first; of more than `most` only the first have rows of their own.
 * @param most null for all
 */
export function gridRows(table: ReportTable, most: number | null): GridRows {
  const rows = table.rows.toSorted((a, b) => a.rates.onTime * b.rates.due - b.rates.onTime * a.rates.due);
  if (most === null || rows.length <= most) return { shown: rows, rest: null };
  const others = rows.slice(most);
  const byMonth = Map.groupBy(
    others.flatMap(({ months }) => months),
    ({ month }) => month.toString(),
  );
  return {
    shown: rows.slice(0, most),
    rest: {
      agencies: others.length,
      months: table.months.map((month) => reportRates(byMonth.get(month.toString()) ?? [], table.asOf)),
      rates: totalRates({ ...table, rows: others }),
    },
  };
}
