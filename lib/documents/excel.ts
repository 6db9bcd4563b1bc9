import ExcelJS from "exceljs";
import { dateColumn } from "../calendar/days.ts";
import { FONT } from "./layout.ts";
import {
  countRows,
  type Fill,
  type FilledCell,
  filledRows,
  looksLikeFormula,
  type Sheet,
  type SheetColumn,
  titleRow,
  totalRow,
} from "./sheet.ts";
import { printable } from "./word-text.ts";

const THIN = { style: "thin" } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const TITLE_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4EEF9" } } as const;
/** Titles of columns to fill in stand out; locked cells of such a sheet are grey. */
const FILL_TITLE = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } } as const;
const LOCKED_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } } as const;
const SIZE = 11;

/** Excel's limit for one cell. */
const CELL_LIMIT = 32_767;

const FORMATS = { number: "0", percent: "0.0%", date: "dd/mm/yyyy" } as const;

/** What is typed stays text, whatever it begins with: a line often begins with a dash. */
const TEXT_FORMAT = "@";

/**
 * Tables as an Excel file: real dates and numbers, totals as formulas with what they come to, the titles frozen on the screen and
 * repeated on every printed page, A4 laid across and as wide as the sheet. A sheet that is to be filled in is locked but for its columns
 * to fill, without a password: against slips of the hand, not against its owner.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "Theo dõi Đề án 06";
  for (const sheet of sheets) await addSheet(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function addSheet(book: ExcelJS.Workbook, sheet: Sheet): Promise<void> {
  const titles = titleRow(sheet);
  const page = book.addWorksheet(sheet.name, {
    views: [{ state: "frozen", xSplit: sheet.fixedColumns, ySplit: titles, showGridLines: false }],
    pageSetup: {
      // A4.
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${titles}:${titles}`,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C&P/&N" },
  });
  page.columns = sheet.columns.map(({ width }) => ({ width }));
  for (const [index, words] of sheet.heading.entries()) headingRow(page, words, index + 1, sheet.columns.length);
  titleCells(page.getRow(titles), sheet.columns);
  for (const [index, row] of filledRows(sheet).entries())
    dataCells(page.getRow(titles + 1 + index), row, sheet.columns, false);
  const after = titles + sheet.rows.length + 1;
  const total = totalRow(sheet);
  if (total) dataCells(page.getRow(after), total, sheet.columns, true);
  counted(page, sheet, after + (total ? 2 : 1));
  if (sheet.columns.some(({ fill }) => fill)) await toBeFilled(page, sheet);
}

/** Opens the cells to fill in, says what goes there, and locks the rest; rows and columns may still be made larger, and filtered. */
async function toBeFilled(page: ExcelJS.Worksheet, sheet: Sheet): Promise<void> {
  const titles = titleRow(sheet);
  for (const [index, { fill, format = "text" }] of sheet.columns.entries()) {
    if (fill) page.getCell(titles, index + 1).fill = FILL_TITLE;
    for (let row = titles + 1; row <= titles + sheet.rows.length; row++) {
      const cell = page.getCell(row, index + 1);
      if (!fill) {
        cell.fill = LOCKED_FILL;
        continue;
      }
      cell.protection = { locked: false };
      if (format === "text" && !fill.choices) cell.numFmt = TEXT_FORMAT;
      cell.dataValidation = validationOf(fill);
    }
  }
  await page.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
  });
}

function validationOf({ help, choices, between }: Fill): ExcelJS.DataValidation {
  const about = {
    allowBlank: true,
    showInputMessage: true,
    prompt: help,
    showErrorMessage: true,
    error: help,
    errorStyle: "stop",
  } as const;
  if (choices) return { ...about, type: "list", formulae: [`"${choices.join(",")}"`] };
  if (between) return { ...about, type: "whole", operator: "between", formulae: [...between] };
  // Anything goes; only the words beside the cell are wanted.
  return { ...about, type: "custom", formulae: ["TRUE"], showErrorMessage: false };
}

/** Points that a line takes, and the most that Excel gives a row. */
const LINE_HEIGHT = 15;
const MOST_HEIGHT = 409;

/** High enough for its fullest cell: not every program measures wrapped text when it opens a file. */
function heightOf(texts: readonly FilledCell["value"][], columns: readonly SheetColumn[]): number {
  const lines = columns.map(({ width }, index) => {
    const value = texts[index];
    // Times New Roman is narrower than the digits that widths are counted in, words at the end of a line are not split.
    const room = Math.max(1, width * 1.2 - 2);
    return typeof value === "string"
      ? value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0)
      : 1;
  });
  return Math.min(MOST_HEIGHT, Math.max(1, ...lines) * LINE_HEIGHT + 3);
}

function headingRow(page: ExcelJS.Worksheet, words: string, number: number, columns: number): void {
  const cell = page.getCell(number, 1);
  cell.value = printable(words);
  cell.font = { name: FONT, size: number === 1 ? 13 : 12, bold: number === 1, italic: number > 1 };
  cell.alignment = { vertical: "middle" };
  if (columns > 1) page.mergeCells(number, 1, number, columns);
}

function titleCells(row: ExcelJS.Row, columns: readonly SheetColumn[]): void {
  row.height = heightOf(
    columns.map(({ title }) => title),
    columns,
  );
  columns.forEach(({ title }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = title;
    cell.font = { name: FONT, size: SIZE, bold: true };
    cell.fill = TITLE_FILL;
    cell.border = BORDER;
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  });
}

function dataCells(
  row: ExcelJS.Row,
  cells: readonly FilledCell[],
  columns: readonly SheetColumn[],
  bold: boolean,
): void {
  row.height = heightOf(
    cells.map(({ value }) => value),
    columns,
  );
  columns.forEach(({ format = "text" }, index) => {
    const filled = cells[index] ?? { value: null, formula: null };
    const cell = row.getCell(index + 1);
    cell.value = excelValue(filled);
    const numFmt = formatOf(filled, format);
    if (numFmt) cell.numFmt = numFmt;
    cell.font = { name: FONT, size: SIZE, bold };
    cell.border = BORDER;
    cell.alignment = {
      vertical: "top",
      wrapText: true,
      horizontal: format === "text" ? "left" : "center",
    };
  });
}

function excelValue({ value, formula }: FilledCell): ExcelJS.CellValue {
  if (formula !== null) return { formula, result: typeof value === "number" ? value : String(value ?? "") };
  if (value === null || typeof value === "number") return value;
  // A string stays a string, whatever it begins with.
  if (typeof value === "string") return printableLines(value).slice(0, CELL_LIMIT);
  return dateColumn("remark" in value ? value.date : value);
}

const printableLines = (text: string) => text.split("\n").map(printable).join("\n");

function formatOf({ value }: FilledCell, format: NonNullable<SheetColumn["format"]>): string | null {
  // "Text": so that it is still text after somebody has edited the cell.
  if (typeof value === "string") return looksLikeFormula(value) ? TEXT_FORMAT : null;
  if (value !== null && typeof value === "object" && "remark" in value) {
    return `${FORMATS.date}" (${value.remark.replaceAll('"', "")})"`;
  }
  return format === "text" ? (value !== null && typeof value === "object" ? FORMATS.date : null) : FORMATS[format];
}

function counted(page: ExcelJS.Worksheet, sheet: Sheet, from: number): void {
  const rows = countRows(sheet);
  if (!sheet.counts || rows.length === 0) return;
  const column = Math.min(2, sheet.columns.length);
  const title = page.getCell(from, column);
  title.value = sheet.counts.title;
  title.font = { name: FONT, size: SIZE, bold: true };
  rows.forEach(({ words, cell }, index) => {
    const label = page.getCell(from + 1 + index, column);
    label.value = words;
    label.font = { name: FONT, size: SIZE };
    const count = page.getCell(from + 1 + index, column + 1);
    count.value = excelValue(cell);
    count.font = { name: FONT, size: SIZE };
    count.alignment = { horizontal: "left" };
  });
}
