import { formatDate, readDate } from "../calendar/format.ts";
import type { CellContent, MergedRange, ReadSheet, SheetRow } from "../documents/excel-reading.ts";
import { folded } from "../documents/sheet.ts";
import { STATE_WORDS, WORD_FIELDS, type WordField } from "./words.ts";
import { CODE_TITLE, FILL_TITLES, readRowCode } from "./workbook-columns.ts";

/** A row about a part of the agency, as it was filled in. */
export type FilledRow = {
  /** Its number on the sheet, as Excel shows it. */
  line: number;
  assignmentId: number;
  /** Number of the part's newest word when the file was made; 0 before the first. */
  version: number;
  /** What stands in each field, as it would be typed into the form. */
  values: Record<WordField, string>;
  /** What cannot be read, a sentence per field; "row" where it is the row as a whole. */
  problems: Partial<Record<WordField | "row", string>>;
};

/** Rows that are about no part of the agency, by why. */
export type Strays = { why: StrayReason; count: number; lines: number[] };

export type StrayReason = "NO_CODE" | "BAD_CODE" | "OTHER_AGENCY" | "OTHER_PLAN" | "UNKNOWN_PART" | "TWICE" | "MERGED";

export type FilledSheet = { rows: FilledRow[]; strays: Strays[] };

/** Whose file it has to be. */
export type SheetOwner = {
  planYear: number;
  agencyCode: string;
  /** Ids of all parts of the agency in the plan. */
  parts: ReadonlySet<number>;
};

/** Of rows that are about nothing so many are named; the others are counted. */
const LINES_NAMED = 20;

/** How far down the titles are looked for. */
const TITLES_WITHIN = 30;

/** Fewer known titles in a row than this make it no row of titles. */
const TITLES_ENOUGH = 3;

const TITLES: ReadonlyMap<string, WordField | "code"> = new Map([
  [folded(CODE_TITLE), "code" as const],
  ...WORD_FIELDS.map((field) => [folded(FILL_TITLES[field]), field] as const),
]);

/**
 * What an agency has filled in. Columns are found by their titles, wherever they stand; rows by their codes. Gives a sentence where the
 * file as a whole cannot be read: not ours, a column missing or twice, another agency's, no rows.
 */
export function readFilledSheet(sheet: ReadSheet, owner: SheetOwner): FilledSheet | { problem: string } {
  const titles = findTitles(sheet.rows);
  if (titles === null) {
    return {
      problem: `Không thấy dòng tiêu đề có cột “${CODE_TITLE}”. Dùng tệp tải xuống từ trang này, điền rồi tải lên.`,
    };
  }
  const problem = titlesProblem(titles.columns);
  if (problem) return { problem };
  const columns = new Map(titles.columns.map(({ is, column }) => [is, column]));
  const lines = sheet.rows.filter(
    (row) => row.number > titles.row && [...columns.values()].some((at) => row.cells.has(at)),
  );
  if (lines.length === 0) return { problem: "Tệp không có dòng nào dưới dòng tiêu đề. Kiểm tra lại tệp đã lưu." };
  const used = new Set(columns.values());
  const merged = sheet.merged.filter((range) =>
    [...used].some((at) => at >= range.firstColumn && at <= range.lastColumn),
  );
  return sorted(
    lines.map((row) => sortRow(row, columns, merged, owner)),
    owner,
  );
}

type Title = { is: WordField | "code"; column: number };

/** The row among the first that has most of the titles. */
function findTitles(rows: readonly SheetRow[]): { row: number; columns: Title[] } | null {
  const candidates = rows
    .filter((row) => row.number <= TITLES_WITHIN)
    .map((row) => ({ row: row.number, columns: titlesIn(row) }))
    .filter(({ columns }) => columns.length >= TITLES_ENOUGH);
  return candidates.sort((a, b) => b.columns.length - a.columns.length)[0] ?? null;
}

function titlesIn(row: SheetRow): Title[] {
  return [...row.cells].flatMap(([column, content]) => {
    const is = content.kind === "text" ? TITLES.get(folded(content.text)) : undefined;
    return is ? [{ is, column }] : [];
  });
}

const titleOf = (is: WordField | "code") => (is === "code" ? CODE_TITLE : FILL_TITLES[is]);

function titlesProblem(titles: readonly Title[]): string | null {
  const counts = new Map<WordField | "code", number>();
  for (const { is } of titles) counts.set(is, (counts.get(is) ?? 0) + 1);
  const quoted = (names: readonly (WordField | "code")[]) => names.map((is) => `“${titleOf(is)}”`).join(", ");
  const missing = [...TITLES.values()].filter((is) => !counts.has(is));
  if (missing.length > 0) {
    return `Tệp thiếu cột ${quoted(missing)}. Giữ đủ các cột của tệp tải xuống; thứ tự cột có thể đổi.`;
  }
  const twice = [...counts].filter(([, count]) => count > 1).map(([is]) => is);
  return twice.length > 0 ? `Tệp có hai cột cùng tên ${quoted(twice)}. Xóa hoặc đổi tên cột thừa.` : null;
}

type Sorted = { line: number } & ({ row: FilledRow } | { why: StrayReason });

function sortRow(
  row: SheetRow,
  columns: ReadonlyMap<WordField | "code", number>,
  merged: readonly MergedRange[],
  owner: SheetOwner,
): Sorted {
  const line = row.number;
  const cellOf = (is: WordField | "code") => row.cells.get(columns.get(is) ?? -1);
  const range = merged.find(({ firstRow, lastRow }) => line >= firstRow && line <= lastRow);
  const code = cellOf("code");
  const read = code?.kind === "text" ? readRowCode(code.text) : null;
  if (read === null) return { line, why: range ? "MERGED" : code ? "BAD_CODE" : "NO_CODE" };
  if (read.planYear !== owner.planYear) return { line, why: "OTHER_PLAN" };
  if (read.agencyCode !== owner.agencyCode) return { line, why: "OTHER_AGENCY" };
  if (!owner.parts.has(read.assignmentId)) return { line, why: "UNKNOWN_PART" };
  const cells = WORD_FIELDS.map((field) => [field, typedIn(field, cellOf(field))] as const);
  const problems: FilledRow["problems"] = {};
  for (const [field, { problem }] of cells) if (problem) problems[field] = problem;
  if (range) problems.row = `Dòng có ô gộp (${range.words}). Bỏ gộp ô, điền lại từng ô rồi tải lên.`;
  const values = Object.fromEntries(cells.map(([field, { text }]) => [field, text])) as FilledRow["values"];
  return { line, row: { line, assignmentId: read.assignmentId, version: read.version, values, problems } };
}

/** Rows by their parts; which of two rows about one part is meant nobody can say. */
function sorted(lines: readonly Sorted[], owner: SheetOwner): FilledSheet | { problem: string } {
  const filled = lines.flatMap((line) => ("row" in line ? [line.row] : []));
  const byPart = Map.groupBy(filled, (row) => row.assignmentId);
  const rows = filled.filter((row) => byPart.get(row.assignmentId)?.length === 1);
  const strays = lines.flatMap((line) => {
    if ("why" in line) return [line];
    return (byPart.get(line.row.assignmentId)?.length ?? 0) > 1 ? [{ line: line.line, why: "TWICE" as const }] : [];
  });
  const groups = [...Map.groupBy(strays, ({ why }) => why)].map(([why, all]): Strays => {
    return { why, count: all.length, lines: all.slice(0, LINES_NAMED).map(({ line }) => line) };
  });
  if (groups.some(({ why, count }) => why === "OTHER_AGENCY" && count === lines.length)) {
    return { problem: "Tệp này là của đơn vị khác. Mỗi đơn vị chỉ cập nhật bằng tệp tải xuống từ tài khoản của mình." };
  }
  if (groups.some(({ why, count }) => why === "OTHER_PLAN" && count === lines.length)) {
    return { problem: `Tệp này không thuộc kế hoạch năm ${owner.planYear}. Tải tệp mới ở bước 1.` };
  }
  return { rows, strays: groups };
}

type Typed = { text: string; problem?: string };

/** What stands in a cell, as it would be typed into the field. */
function typedIn(field: WordField, content: CellContent | undefined): Typed {
  if (content === undefined) return { text: "" };
  if (content.kind === "error") {
    return { text: content.text, problem: `Ô báo lỗi ${content.text}. Sửa công thức hoặc gõ lại giá trị.` };
  }
  if (content.kind === "uncalculated") {
    return { text: "", problem: "Ô có công thức chưa tính. Mở tệp bằng Excel rồi lưu lại, hoặc dán giá trị vào ô." };
  }
  switch (field) {
    case "state":
      return stateIn(content);
    case "percent":
      return percentIn(content);
    case "completedOn":
    case "evidenceDate":
      return dateIn(content);
    default:
      return textIn(content);
  }
}

type Readable = Exclude<CellContent, { kind: "error" | "uncalculated" }>;

const STATES = new Map(Object.entries(STATE_WORDS).map(([state, words]) => [folded(words), state]));

function stateIn(content: Readable): Typed {
  const { text } = textIn(content);
  const state = STATES.get(folded(text));
  if (state) return { text: state };
  const choices = Object.values(STATE_WORDS).map((words) => `“${words}”`);
  return { text, problem: `“${text.slice(0, 40)}” không có trong danh sách. Chọn ${choices.join(", ")}.` };
}

function percentIn(content: Readable): Typed {
  if (content.kind === "text") return { text: content.text.trim().replace(/\s*%$/, "") };
  if (content.kind === "date") return textIn(content);
  // A cell of 45% holds 0.45, and what computers make of it.
  const value = content.percent ? content.number * 100 : content.number;
  return { text: String(Math.round(value * 1e6) / 1e6) };
}

/** Day before month, always. A year of two digits is one of this century: nothing recorded here is older. */
function dateIn(content: Readable): Typed {
  if (content.kind === "date") return { text: formatDate(content.date) };
  if (content.kind === "number") {
    return {
      text: String(content.number),
      problem: "Ô là số, không phải ngày. Gõ lại dạng dd/mm/yyyy, ví dụ 30/09/2023.",
    };
  }
  const typed = content.text.trim().replace(/(?<=^\d{1,2}[/.-]\d{1,2}[/.-])(?=\d{2}$)/, "20");
  const date = readDate(typed);
  return { text: date ? formatDate(date) : typed };
}

function textIn(content: Readable): Typed {
  if (content.kind === "text") return { text: content.text };
  if (content.kind === "number") return { text: String(content.number) };
  return {
    text: formatDate(content.date),
    problem: "Excel đã đổi nội dung ô này thành ngày. Đặt định dạng ô là Văn bản (Text) rồi gõ lại.",
  };
}
