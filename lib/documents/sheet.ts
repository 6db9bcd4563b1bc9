/** A table of an Excel or CSV file, as plain data; `writeWorkbook` (excel.ts) and `writeCsv` (csv.ts) write it. */

/** A day may carry a remark that is shown after it: "17/10/2023 (+3)". */
export type CellValue = string | number | Temporal.PlainDate | { date: Temporal.PlainDate; remark: string } | null;

/** A formula of the cell's own, without the sign of equality, and what it comes to; "" where it comes to nothing. */
export type FormulaCell = { formula: string; value: number | string };

export type SheetColumn = {
  title: string;
  /** In characters. */
  width: number;
  /** Fractions are shown as per cent. */
  format?: "text" | "number" | "percent" | "date";
  /** Its cells are the sum of these columns of the row, as a formula. */
  sumOf?: readonly number[];
  /** Its cells are one column by another, as a formula; empty where there is nothing to divide by. */
  ratioOf?: readonly [part: number, whole: number];
  /** Its total stands in a last row, as a formula. */
  total?: boolean;
  /** Its cells are for people to fill in; on a sheet that has such columns everything else is locked. */
  fill?: Fill;
};

/** What may be entered in a cell, and what a reader is told who stands in it. */
export type Fill = {
  help: string;
  /** One of these words, offered as a list. */
  choices?: readonly string[];
  /** A whole number of this range. */
  between?: readonly [least: number, most: number];
};

export type Sheet = {
  /** On its tab: at most 31 characters, none of []:*?/\. */
  name: string;
  /** Above the table: what it is, and of which day. */
  heading: readonly string[];
  columns: readonly SheetColumn[];
  /** A value for each column; what a formula gives is left null. */
  rows: readonly (readonly (CellValue | FormulaCell)[])[];
  /** Columns on the left that stay in sight. */
  fixedColumns: number;
  /** How often each of some words stands in a column, as formulas under the table. */
  counts?: { column: number; title: string; words: readonly string[] };
};

/** What stands in a cell: its value, and the formula that gives it where there is one. */
export type FilledCell = { value: CellValue; formula: string | null };

/** "A", "Z", "AA": the letters of a column, counted from 0. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The row, counted from 1, in which the column titles stand: after the heading and an empty row. */
export function titleRow(sheet: Pick<Sheet, "heading">): number {
  return sheet.heading.length + 2;
}

/** Every row of the table with its formulas and what they come to; the totals are not among them. */
export function filledRows(sheet: Sheet): FilledCell[][] {
  const first = titleRow(sheet) + 1;
  return sheet.rows.map((row, index) => filled(sheet.columns, row, first + index));
}

/** The last row, where any column has a total; null where none has. */
export function totalRow(sheet: Sheet): FilledCell[] | null {
  if (sheet.rows.length === 0 || !sheet.columns.some(({ total }) => total)) return null;
  const first = titleRow(sheet) + 1;
  const last = first + sheet.rows.length - 1;
  const rows = filledRows(sheet);
  const sums = sheet.columns.map((column, index): CellValue => {
    if (index === 0) return "Cộng";
    return column.total ? sum(rows.map((row) => row[index]?.value ?? null)) : null;
  });
  return sheet.columns.map((column, index): FilledCell => {
    if (column.ratioOf) return ratio(column.ratioOf, sums, last + 1);
    const letters = columnLetters(index);
    return {
      value: sums[index] ?? null,
      formula: column.total && index > 0 ? `SUM(${letters}${first}:${letters}${last})` : null,
    };
  });
}

/** The lines that count words, each as a formula; empty where the sheet asks for none. */
export function countRows(sheet: Sheet): { words: string; cell: FilledCell }[] {
  const { counts, rows } = sheet;
  if (!counts || rows.length === 0) return [];
  const first = titleRow(sheet) + 1;
  const letters = columnLetters(counts.column);
  const range = `$${letters}$${first}:$${letters}$${first + rows.length - 1}`;
  return counts.words.map((words) => ({
    words,
    cell: {
      value: rows.filter((row) => row[counts.column] === words).length,
      formula: `COUNTIF(${range},"${words}")`,
    },
  }));
}

function filled(columns: readonly SheetColumn[], row: Sheet["rows"][number], number: number): FilledCell[] {
  const own = row.map(ownCell);
  const values = columns.map(
    ({ sumOf }, index): CellValue =>
      sumOf ? sum(sumOf.map((of) => own[of]?.value ?? null)) : (own[index]?.value ?? null),
  );
  return columns.map(({ sumOf, ratioOf }, index): FilledCell => {
    if (ratioOf) return ratio(ratioOf, values, number);
    const formula = sumOf
      ? sumOf.map((of) => `${columnLetters(of)}${number}`).join("+")
      : (own[index]?.formula ?? null);
    return { value: values[index] ?? null, formula };
  });
}

function ownCell(cell: CellValue | FormulaCell): FilledCell {
  const isFormula = cell !== null && typeof cell === "object" && "formula" in cell;
  return isFormula ? cell : { value: cell, formula: null };
}

function ratio([part, whole]: readonly [number, number], values: readonly CellValue[], number: number): FilledCell {
  const [above, below] = [`${columnLetters(part)}${number}`, `${columnLetters(whole)}${number}`];
  const [share, of] = [values[part] ?? null, Number(values[whole] ?? 0)];
  // What has not been counted yet is no rate of nought.
  return {
    value: share === null || of === 0 ? "" : Number(share) / of,
    formula: `IF(OR(${above}="",${below}=0),"",${above}/${below})`,
  };
}

function sum(values: readonly CellValue[]): number {
  return values.reduce<number>((total, value) => total + (typeof value === "number" ? value : 0), 0);
}

/** Text that a spreadsheet would take for a formula when it is typed or read from a CSV file. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@\t\r]/.test(text);
}

/** Titles and words of a list are the same whatever their case and spaces. */
export function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("vi");
}
