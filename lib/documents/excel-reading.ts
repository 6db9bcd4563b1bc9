import { inspect } from "../evidence/content.ts";
import type { FileRefusal } from "../evidence/rules.ts";
import { readZip } from "../evidence/zip.ts";
import { openPackage, type WorkbookPackage } from "./excel-package.ts";

/** What stands in a cell that is not empty. */
export type CellContent =
  | { kind: "text"; text: string }
  /** `percent`: 0.45 that is shown as 45%. */
  | { kind: "number"; number: number; percent: boolean }
  | { kind: "date"; date: Temporal.PlainDate }
  /** "#REF!": what a formula came to. */
  | { kind: "error"; text: string }
  /** A formula of which nobody has said what it comes to. */
  | { kind: "uncalculated" };

/** A row with something in it: its number on the sheet, from 1, and its cells by column, from 0. */
export type SheetRow = { number: number; cells: ReadonlyMap<number, CellContent> };

/** Cells drawn as one: only the first has what is seen. Rows from 1, columns from 0, both ends counted. */
export type MergedRange = { words: string; firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

export type ReadSheet = { rows: SheetRow[]; merged: MergedRange[] };

/** Why a workbook is not read. */
export type WorkbookRefusal =
  | FileRefusal
  /** Another kind of file that is taken elsewhere: a PDF, a picture, Word. */
  | "NOT_EXCEL"
  /** The format of Excel 97–2003. */
  | "OLD_EXCEL"
  | "TOO_MANY_ROWS"
  | "TOO_MANY_MERGED";

const MB = 1024 * 1024;

/** Largest workbook, in bytes: ten thousand full rows come to a tenth of it. */
export const WORKBOOK_LIMIT = 5 * MB;

/** How large it may be unpacked, in bytes. */
const UNPACKED_LIMIT = 32 * MB;

/** Rows with something in them; those of the heading are allowed for. */
export const ROWS_LIMIT = 10_000;
const HEADING_ROWS = 50;

const COLUMNS_LIMIT = 60;
const MERGED_LIMIT = 1000;

/** Excel's own limit for one cell; what is longer was not typed there. */
const CELL_LIMIT = 32_767;

class Refused extends Error {
  readonly refusal: WorkbookRefusal;
  constructor(refusal: WorkbookRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * Reads a sheet of a workbook as people send it: the one of this name, else the first. Nothing of the file is trusted: it is looked at as every
 * upload is, and read as it unpacks within limits of size, rows, columns and depth, so that memory is bounded whatever it holds.
 * Formulas are not calculated: they stand for the value that was saved with them.
 */
export async function readSheet(bytes: Buffer, name: string): Promise<ReadSheet | { refusal: WorkbookRefusal }> {
  if (bytes.length > WORKBOOK_LIMIT) return { refusal: "TOO_LARGE" };
  const entries = readZip(bytes);
  const unpacked = typeof entries === "string" ? 0 : entries.reduce((sum, { size }) => sum + size, 0);
  // Before it is unpacked to be looked at.
  if (unpacked > UNPACKED_LIMIT) return { refusal: "SWOLLEN" };
  const seen = await inspect(bytes);
  if (!seen.ok) return { refusal: seen.refusal };
  if (seen.format === "XLS") return { refusal: "OLD_EXCEL" };
  if (seen.format !== "XLSX" || typeof entries === "string") return { refusal: "NOT_EXCEL" };
  try {
    return await sheetOf(await openPackage(bytes, entries), name);
  } catch (error) {
    // Whatever else goes wrong lies in the file: nothing but the file was asked.
    return { refusal: error instanceof Refused ? error.refusal : "BROKEN" };
  }
}

async function sheetOf(book: WorkbookPackage, name: string): Promise<ReadSheet> {
  const relations = await book.relations(book.main);
  const partOf = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind)?.part;
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await book.read(book.main, {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = isTrue(attributes["date1904"]);
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const target = relations.get(id);
      if (target?.kind === "worksheet") sheets.push({ name: attributes["name"] ?? "", part: target.part });
    },
  });
  const sheet = sheets.find((each) => each.name.normalize("NFC") === name) ?? sheets[0];
  if (!sheet) throw new Error("there is no sheet");
  const [styles, strings] = [partOf("styles"), partOf("sharedStrings")];
  const formats = styles ? await readFormats(book, styles) : [];
  const shared = strings ? await readShared(book, strings) : [];
  return readRows(book, sheet.part, { formats, shared, from1904 });
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

type NumberFormat = "date" | "percent" | null;

/** Excel's own formats by their ids (ECMA-376, 18.8.30). */
const builtIn = (id: number): NumberFormat => {
  if (id === 9 || id === 10) return "percent";
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "date" : null;
};

/** Excel's own limit for a format. */
const FORMAT_LIMIT = 255;

/** Whether a format shows a day; words in quotes or brackets are shown as they are, or say a colour or a language. */
function formatKind(code: string): NumberFormat {
  const plain = code.slice(0, FORMAT_LIMIT).replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  if (plain.includes("%")) return "percent";
  return /[dy]/i.test(plain) ? "date" : null;
}

/** How numbers are shown, by the style number of a cell. */
async function readFormats(book: WorkbookPackage, part: string): Promise<NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await book.read(part, {
    open(tag, attributes) {
      if (tag === "numFmt") own.set(Number(attributes["numFmtId"]), formatKind(attributes["formatCode"] ?? ""));
      if (tag === "cellXfs") inCells = true;
      if (tag !== "xf" || !inCells) return;
      const id = Number(attributes["numFmtId"] ?? 0);
      formats.push(own.has(id) ? (own.get(id) ?? null) : builtIn(id));
    },
    close(tag) {
      if (tag === "cellXfs") inCells = false;
    },
  });
  return formats;
}

/** Collects the text of one string; how it is pronounced (East Asian workbooks) is not part of it. */
function stringReader() {
  let parts: string[] = [];
  let inText = false;
  let beside = false;
  return {
    open(tag: string) {
      if (tag === "rPh") beside = true;
      if (tag === "t") inText = !beside;
    },
    text(text: string) {
      if (inText) parts.push(text);
    },
    close(tag: string) {
      if (tag === "rPh") beside = false;
      if (tag === "t") inText = false;
    },
    /** The text so far; what follows begins anew. */
    take(): string {
      const text = cellText(parts.join(""));
      parts = [];
      return text;
    },
  };
}

/** Excel writes signs that XML does not take as _x000D_ (ECMA-376, 22.4.2.4). */
function cellText(text: string): string {
  return text
    .slice(0, CELL_LIMIT)
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .normalize("NFC");
}

async function readShared(book: WorkbookPackage, part: string): Promise<string[]> {
  const strings: string[] = [];
  const reader = stringReader();
  await book.read(part, {
    open: reader.open,
    text: reader.text,
    close(tag) {
      reader.close(tag);
      if (tag === "si") strings.push(reader.take());
    },
  });
  return strings;
}

type Surroundings = { formats: readonly NumberFormat[]; shared: readonly string[]; from1904: boolean };

/** A cell while it is read. */
type OpenCell = { column: number; type: string; style: number; formula: boolean; value: string | null };

async function readRows(book: WorkbookPackage, part: string, about: Surroundings): Promise<ReadSheet> {
  const rows: SheetRow[] = [];
  const merged: MergedRange[] = [];
  const inline = stringReader();
  let number = 0;
  let cells = new Map<number, CellContent>();
  let column = -1;
  let cell: OpenCell | null = null;
  let inValue = false;
  await book.read(part, {
    open(tag, attributes) {
      if (tag === "row") {
        number = Number(attributes["r"] ?? number + 1);
        cells = new Map();
        column = -1;
      } else if (tag === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        const { t = "n", s = "0" } = attributes;
        cell = { column, type: t, style: Number(s), formula: false, value: null };
      } else if (tag === "mergeCell") {
        const range = rangeOf(attributes["ref"] ?? "");
        if (range) merged.push(range);
        if (merged.length > MERGED_LIMIT) throw new Refused("TOO_MANY_MERGED");
      } else if (cell) {
        if (tag === "f") cell.formula = true;
        if (tag === "v") {
          cell.value = "";
          inValue = true;
        }
        inline.open(tag);
      }
    },
    text(text) {
      if (cell && inValue) cell.value += text;
      inline.text(text);
    },
    close(tag) {
      inline.close(tag);
      if (tag === "v") inValue = false;
      if (tag === "c" && cell) {
        const text = inline.take();
        const content = contentOf(cell, text, about);
        if (content && cell.column < COLUMNS_LIMIT) cells.set(cell.column, content);
        cell = null;
      }
      if (tag === "row" && cells.size > 0) {
        rows.push({ number, cells });
        if (rows.length > ROWS_LIMIT + HEADING_ROWS) throw new Refused("TOO_MANY_ROWS");
      }
    },
  });
  return { rows, merged };
}

/** What a cell says; null for an empty one. */
function contentOf(cell: OpenCell, inline: string, about: Surroundings): CellContent | null {
  const { type, value } = cell;
  if (value === null && cell.formula) return { kind: "uncalculated" };
  switch (type) {
    case "inlineStr":
      return textContent(inline);
    case "s":
      return textContent(about.shared[Number(value)] ?? "");
    case "str":
      return textContent(cellText(value ?? ""));
    case "e":
      return { kind: "error", text: (value ?? "").slice(0, 20) };
    case "b":
      return textContent(value === "1" ? "TRUE" : value === null ? "" : "FALSE");
    case "d":
      return value ? { kind: "date", date: Temporal.PlainDate.from(value.slice(0, 10)) } : null;
    default:
      return value ? numberContent(Number(value), about.formats[cell.style] ?? null, about.from1904) : null;
  }
}

const textContent = (text: string): CellContent | null => (text.trim() === "" ? null : { kind: "text", text });

/** The last day that Excel knows, 31/12/9999. */
const LAST_SERIAL = 2_958_465;

/** Days are numbered; the time of day is the fraction. From 1904 on where the workbook once came from a Macintosh. */
function numberContent(number: number, format: NumberFormat, from1904: boolean): CellContent {
  if (!Number.isFinite(number)) throw new Error("a number that is none");
  if (format !== "date" || number < 1 || number > LAST_SERIAL) {
    return { kind: "number", number, percent: format === "percent" };
  }
  const start = from1904 ? Temporal.PlainDate.from("1904-01-01") : Temporal.PlainDate.from("1899-12-30");
  return { kind: "date", date: start.add({ days: Math.floor(number) }) };
}

/** The column of "AB12", from 0; null where nothing is said. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rangeOf(reference: string): MergedRange | null {
  const [, from, first, to, last] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(reference) ?? [];
  const [firstColumn, lastColumn] = [columnOf(from), columnOf(to)];
  if (firstColumn === null || lastColumn === null) return null;
  return { words: reference, firstRow: Number(first), lastRow: Number(last), firstColumn, lastColumn };
}
