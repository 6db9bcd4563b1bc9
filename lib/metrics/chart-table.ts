import type { Sheet } from "../documents/sheet.ts";

export type ChartRow = {
  /** What the row is about: a bucket, an agency's code, a month. */
  key: string;
  /** The list behind it; null where there is none. */
  href: string | null;
  /** A value for each column; what a formula gives is left null. */
  cells: Sheet["rows"][number];
};

/** The numbers of one chart: the table below it and its Excel file are made of this. The first column names the row. */
export type ChartTable = { name: string; columns: Sheet["columns"]; rows: readonly ChartRow[] };

/** The chart's numbers as a file. */
export function sheetOfChart({ name, columns, rows }: ChartTable, heading: readonly string[]): Sheet {
  return { name, heading, columns, rows: rows.map(({ cells }) => cells), fixedColumns: 1 };
}
