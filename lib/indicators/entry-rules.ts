import { formatNumber } from "../calendar/format.ts";
import type { FieldErrors } from "../platform/result.ts";
import type { OwedFigures, Said } from "./figures.ts";
import { isJump } from "./rules.ts";

/** One number that is entered. */
export type EntryField = {
  name: string;
  label: string;
  /** What it is a part of, and so never more than. */
  within?: string;
};

/** The numbers by their fields. */
export type Numbers = Readonly<Record<string, number>>;

/** What is entered of one indicator or one procedure for a month, and what stands beside it. */
export type EntryLine = {
  /** Begins the name of each of its fields: "ct3", "tt22". */
  row: string;
  kind: "indicator" | "procedure";
  id: number;
  title: string;
  /** Under the title: the target, or nothing. */
  about: string;
  fields: readonly EntryField[];
  now: (Numbers & object) | null;
  said: Said | null;
  /** Number of the newest word for the month; 0 for none. */
  seen: number;
  note: string;
  /** What was said for the last month that has a word, and which that is. */
  before: { month: Temporal.PlainYearMonth; numbers: Numbers } | null;
};

const COUNT_FIELDS: readonly EntryField[] = [
  { name: "received", label: "Hồ sơ tiếp nhận" },
  { name: "online", label: "Trong đó trực tuyến", within: "received" },
  { name: "issued", label: "Kết quả đã trả" },
  { name: "electronic", label: "Trong đó có bản điện tử", within: "issued" },
];

/** What an agency enters for a month, line by line: indicators first, then procedures in the order of the appendix. */
export function entryLines({ indicators, procedures }: OwedFigures): EntryLine[] {
  return [
    ...indicators.map(({ indicator, now, before }): EntryLine => {
      const numbers = (value: { part: number; whole: number }) => ({ whole: value.whole, part: value.part });
      return {
        row: `ct${indicator.id}`,
        kind: "indicator",
        id: indicator.id,
        title: indicator.name,
        about: indicator.countedIn,
        fields: [
          { name: "whole", label: indicator.denominator },
          { name: "part", label: indicator.numerator, within: "whole" },
        ],
        now: now && numbers(now),
        said: now,
        seen: now?.id ?? 0,
        note: now?.note ?? "",
        before: before && { month: before.month, numbers: numbers(before) },
      };
    }),
    ...procedures.map(({ procedure, now, before }): EntryLine => {
      const numbers = ({ received, online, issued, electronic }: NonNullable<typeof now>) => {
        return { received, online, issued, electronic };
      };
      return {
        row: `tt${procedure.number}`,
        kind: "procedure",
        id: procedure.id,
        title: `${procedure.number}. ${procedure.name}`,
        about: "",
        fields: COUNT_FIELDS,
        now: now && numbers(now),
        said: now,
        seen: now?.id ?? 0,
        note: now?.note ?? "",
        before: before && { month: before.month, numbers: numbers(before) },
      };
    }),
  ];
}

/** The name of a field of a line on the form: "tt22-received". */
export const fieldName = ({ row }: Pick<EntryLine, "row">, name: string): string => `${row}-${name}`;

/** A line that was filled in. */
export type EntryRow = { line: EntryLine; numbers: Numbers; note: string; seen: number };

/** Largest number that the database holds. */
const MOST = 2_147_483_647;

/** "1.204", "1 204" and "1204" as a whole number; null for anything else. */
export function readNumber(typed: string): number | null {
  const text = typed.trim();
  const plain = /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? text.replace(/[.,\s]/g, "") : text;
  if (!/^\d{1,10}$/.test(plain) || Number(plain) > MOST) return null;
  return Number(plain);
}

/**
 * Reads what was typed, line by line: a line without a number is left alone, one with some needs them all. Refuses what is no number and a
 * part larger than its whole; asks, once, about a number three times what it was, which a note answers.
 */
export function readEntry(
  lines: readonly EntryLine[],
  values: Readonly<Record<string, string>>,
): { rows: EntryRow[]; problems: FieldErrors } {
  const problems: FieldErrors = {};
  const rows: EntryRow[] = [];
  for (const line of lines) {
    const typedIn = (name: string) => (values[fieldName(line, name)] ?? "").trim();
    if (line.fields.every(({ name }) => typedIn(name) === "")) continue;
    const found = lineProblems(line, typedIn);
    const numbers = Object.fromEntries(line.fields.map(({ name }) => [name, readNumber(typedIn(name)) ?? 0]));
    const note = typedIn("note");
    if (Object.keys(found).length === 0 && note === "" && asksAbout(line, numbers)) {
      found["note"] = jumpWords(line, numbers);
    }
    for (const [name, words] of Object.entries(found)) problems[fieldName(line, name)] = words;
    rows.push({ line, numbers, note, seen: Number(typedIn("seen")) || 0 });
  }
  return { rows, problems };
}

function lineProblems({ kind, fields }: EntryLine, typedIn: (name: string) => string): FieldErrors {
  const problems: FieldErrors = {};
  for (const { name, label, within } of fields) {
    const number = readNumber(typedIn(name));
    const most = within === undefined ? null : readNumber(typedIn(within));
    if (typedIn(name) === "") problems[name] = `Nhập “${label}”; không có thì ghi 0.`;
    else if (number === null) problems[name] = "Nhập số nguyên, ví dụ 1204; không có thì ghi 0.";
    else if (most !== null && number > most) problems[name] = `Không được lớn hơn ${formatNumber(most)}.`;
    else if (kind === "indicator" && name === "whole" && number === 0) problems[name] = "Mẫu số phải lớn hơn 0.";
  }
  return problems;
}

function jumped({ fields, before }: EntryLine, numbers: Numbers): readonly EntryField[] {
  if (before === null) return [];
  return fields.filter(({ name }) => isJump(before.numbers[name] ?? 0, numbers[name] ?? 0));
}

function asksAbout(line: EntryLine, numbers: Numbers): boolean {
  return jumped(line, numbers).length > 0;
}

function jumpWords(line: EntryLine, numbers: Numbers): string {
  const said = jumped(line, numbers).map(({ name, label }) => {
    const [from, to] = [line.before?.numbers[name] ?? 0, numbers[name] ?? 0];
    return `“${label}” từ ${formatNumber(from)} thành ${formatNumber(to)}`;
  });
  return `Chênh quá 3 lần so với kỳ trước: ${said.join("; ")}. Nếu đúng, nêu lý do; nếu sai, sửa lại số.`;
}

/** Whether a line says what already stands there. */
export function isSame({ line, numbers, note }: EntryRow): boolean {
  const { now } = line;
  return now !== null && line.note === note && line.fields.every(({ name }) => now[name] === numbers[name]);
}
