import { formatDate } from "../calendar/format.ts";
import { type CellValue, countRows, filledRows, looksLikeFormula, type Sheet, totalRow } from "./sheet.ts";

/**
 * A table as CSV for those who need it (RFC 4180): UTF-8 with a byte order mark, without which Excel garbles Vietnamese, lines
 * ending in CRLF. Formulas stand as what they come to. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function writeCsv(sheet: Sheet): Uint8Array {
  const total = totalRow(sheet);
  const lines: CellValue[][] = [
    ...sheet.heading.map((words) => [words]),
    [],
    sheet.columns.map(({ title }) => title),
    ...[...filledRows(sheet), ...(total ? [total] : [])].map((row) =>
      row.map(({ value }, index) => percent(value, sheet.columns[index]?.format)),
    ),
    ...(sheet.counts ? [[], [sheet.counts.title]] : []),
    ...countRows(sheet).map(({ words, cell }) => [words, cell.value]),
  ];
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line.map(field).join(",")}\r\n`).join("")}`);
}

/** A rate to one decimal, as the screen has it, in the notation of the file: 64.8. */
function percent(value: CellValue, format: string | undefined): CellValue {
  return format === "percent" && typeof value === "number" ? `${Math.round(value * 1000) / 10}%` : value;
}

function field(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? safe(value) : dayWords(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

const safe = (text: string) => (looksLikeFormula(text) ? `'${text}` : text);

function dayWords(day: Exclude<CellValue, string | number | null>): string {
  return "remark" in day ? `${formatDate(day.date)} (${day.remark})` : formatDate(day);
}
