import { formatDate } from "../../lib/calendar/format.ts";
import { type CellValue, filledRows, type SheetColumn } from "../../lib/documents/sheet.ts";
import { type ChartTable, sheetOfChart } from "../../lib/metrics/chart-table.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";

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
    <Table caption={caption}>
      <thead>
        <tr>
          {table.columns.map(({ title, format }) => (
            <th key={title} scope="col" className={isNumber(format) ? "num" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, href }, index) => (
          <tr key={key} {...{ [keyAs]: key }}>
            {table.columns.map(({ title, format }, place) => {
              const words = cellWords(rows[index]?.[place]?.value ?? null, format);
              if (place > 0) {
                return (
                  <td key={title} className={isNumber(format) ? "num" : format === "date" ? "tn" : undefined}>
                    {words}
                  </td>
                );
              }
              return (
                <th key={title} scope="row">
                  {href ? <AppLink href={keep(href)}>{words}</AppLink> : words}
                </th>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
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
