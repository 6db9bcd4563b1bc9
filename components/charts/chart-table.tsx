import { formatDate } from "../../lib/calendar/format.ts";
import { type CellValue, filledRows, type SheetColumn } from "../../lib/documents/sheet.ts";
import { type ChartTable, sheetOfChart } from "../../lib/metrics/chart-table.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ChartRows } from "./chart-rows.tsx";

/** A chart in figures, the same as in its Excel file; each row leads to the list behind it. */
export function ChartTableView({
  table,
  caption,
  keyAs = "data-key",
  keep,
}: {
  table: ChartTable;
  caption: string;
  /** The attribute that says what a row is about. */
  keyAs?: `data-${string}`;
  keep: KeepReading;
}) {
  const rows = filledRows(sheetOfChart(table, []));
  return (
    <ChartRows
      caption={caption}
      keyAs={keyAs}
      columns={table.columns.map(({ title, format }) => ({
        title,
        className: isNumber(format) ? "num" : format === "date" ? "tn" : undefined,
      }))}
      rows={table.rows.map(({ key, href }, index) => ({
        key,
        href: href && keep(href),
        words: table.columns.map(({ format }, place) => cellWords(rows[index]?.[place]?.value ?? null, format)),
      }))}
    />
  );
}

const isNumber = (format: SheetColumn["format"]) => format === "number" || format === "percent";

const NUMBER = new Intl.NumberFormat("vi-VN");

function cellWords(value: CellValue, format: SheetColumn["format"]): string {
  if (value === null || value === "") return "–";
  if (typeof value === "number") return format === "percent" ? `${Math.round(value * 100)}%` : NUMBER.format(value);
  if (typeof value === "string") return value;
  return value instanceof Temporal.PlainDate ? formatDate(value) : `${formatDate(value.date)} ${value.remark}`;
}
