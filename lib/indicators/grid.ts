import { folded } from "../documents/sheet.ts";
import { type EntryLine, fieldName } from "./entry-rules.ts";

/** A table as it was pasted or read from a workbook: rows with their number there, and the text of each cell by column. */
export type Grid = { number: number; cells: ReadonlyMap<number, string> }[];

/** The columns a table of procedures has, in the order in which it is offered. */
export const GRID_COLUMNS = [
  { field: "number", title: "TT" },
  { field: "name", title: "Thủ tục hành chính" },
  { field: "received", title: "Hồ sơ tiếp nhận" },
  { field: "online", title: "Trong đó trực tuyến" },
  { field: "issued", title: "Kết quả đã trả" },
  { field: "electronic", title: "Trong đó có bản điện tử" },
  { field: "note", title: "Ghi chú" },
] as const;

type GridField = (typeof GRID_COLUMNS)[number]["field"];

/** Without these there is nothing to read. */
const NEEDED: readonly GridField[] = ["number", "received", "online", "issued", "electronic"];

const TITLES: ReadonlyMap<string, GridField> = new Map(GRID_COLUMNS.map(({ field, title }) => [folded(title), field]));

/** How far down the titles are looked for. */
const TITLES_WITHIN = 30;

/** What a table says of an agency's procedures: as if it had been typed into the form, and which rows are about none of them. */
export type ReadGrid = { values: Record<string, string>; read: number; strays: string[] };

/** Reads cells pasted from Excel: one row a line, cells apart by tabs. */
export function pastedGrid(text: string): Grid {
  return text.split(/\r?\n/).map((line, index) => ({
    number: index + 1,
    cells: new Map(line.split("\t").map((cell, column) => [column, cell.trim()])),
  }));
}

/**
 * Reads a table of procedures. Columns are found by their titles, rows by the number of the procedure; a row without any number is left alone.
 * Gives a sentence where the table as a whole cannot be read.
 */
export function readGrid(grid: Grid, lines: readonly EntryLine[]): ReadGrid | { problem: string } {
  const titles = titlesOf(grid);
  const missing = NEEDED.filter((field) => !titles?.columns.has(field));
  if (titles === null || missing.length > 0) {
    const names = GRID_COLUMNS.filter(({ field }) => missing.includes(field)).map(({ title }) => `“${title}”`);
    return { problem: `Không thấy cột ${names.join(", ")}. Dán cả dòng tiêu đề, giữ đúng tên cột của tệp mẫu.` };
  }
  const byNumber = new Map(lines.filter(({ kind }) => kind === "procedure").map((line) => [line.row, line]));
  const result: ReadGrid = { values: {}, read: 0, strays: [] };
  const seen = new Set<string>();
  for (const { number, cells } of grid.filter((row) => row.number > titles.row)) {
    const cell = (field: GridField) => cells.get(titles.columns.get(field) ?? -1)?.trim() ?? "";
    const said = GRID_COLUMNS.filter(({ field }) => field !== "number" && field !== "name" && cell(field) !== "");
    if (said.length === 0) continue;
    const line = byNumber.get(`tt${cell("number")}`);
    if (!line) result.strays.push(`Dòng ${number}: TT “${cell("number")}” không phải thủ tục đơn vị nhập, bỏ qua.`);
    else if (seen.has(line.row)) result.strays.push(`Dòng ${number}: TT ${cell("number")} đã có ở dòng trên, bỏ qua.`);
    else {
      seen.add(line.row);
      result.read += 1;
      for (const { field } of said) result.values[fieldName(line, field)] = cell(field);
    }
  }
  if (result.read === 0)
    return { problem: "Không có dòng nào về thủ tục đơn vị nhập. Kiểm tra lại cột TT và số liệu." };
  return result;
}

function titlesOf(grid: Grid): { row: number; columns: Map<GridField, number> } | null {
  let best: { row: number; columns: Map<GridField, number> } | null = null;
  for (const { number, cells } of grid.slice(0, TITLES_WITHIN)) {
    const columns = new Map<GridField, number>();
    for (const [column, text] of cells) {
      const field = TITLES.get(folded(text));
      if (field && !columns.has(field)) columns.set(field, column);
    }
    if (columns.size > (best?.columns.size ?? 0)) best = { row: number, columns };
  }
  return best;
}
