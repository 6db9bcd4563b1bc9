import type { ParsedDeadline } from "./deadline-reading.ts";
import type { Every } from "./deadline-recurrence.ts";
import { formatDate } from "./format.ts";

/** What follows these marks is taken word for word: the way a deadline is written down that must be read back the same. */
const MARKS = { condition: "điều kiện:", note: "ghi chú:" } as const;

const EVERY_WORDS: Record<Every, string> = {
  DAY: "Hằng ngày",
  WEEK: "Hằng tuần",
  MONTH: "Hằng tháng",
  QUARTER: "Hằng quý",
  HALF_YEAR: "Định kỳ 6 tháng",
  YEAR: "Hằng năm",
};

/** Canonical wordings of a deadline, the most natural first; the last is unmistakable. */
export function wordings(parsed: ParsedDeadline): [natural: string, marked: string] {
  const { condition, note } = parsed;
  const noted = note === undefined ? "" : `; ${MARKS.note} ${note}`;
  const head = headOf(parsed);
  if (condition === undefined) return [`${head}${noted}`, `${head}${noted}`];
  const marked = `${MARKS.condition} ${condition}`;
  return head === ""
    ? [`${condition}${noted}`, `${marked}${noted}`]
    : [`${head}, ${condition}${noted}`, `${head}; ${marked}${noted}`];
}

function headOf(parsed: ParsedDeadline): string {
  const { kind, startOn, dueOn, exclusive, every } = parsed;
  const from = startOn ? ` từ ${formatDate(startOn)}` : "";
  if (kind === "PERIODIC") return `${every ? EVERY_WORDS[every] : "Định kỳ"}${from}`;
  if (kind === "ONGOING") return `Thường xuyên${from}`;
  if (kind === "CONDITIONAL") return "";
  if (kind === "UNKNOWN" || !dueOn) return "Không rõ";
  if (startOn) return `Từ ${formatDate(startOn)} đến ${exclusive ? "trước ngày " : ""}${formatDate(dueOn)}`;
  return exclusive ? `Trước ngày ${formatDate(dueOn)}` : formatDate(dueOn);
}

/** Takes marked conditions and notes off a phrase. */
export function takeMarks(text: string): { phrase: string; condition: string | null; note: string | null } {
  const noted = cutAt(text, MARKS.note);
  const conditioned = cutAt(noted.before, MARKS.condition);
  return { phrase: conditioned.before, condition: conditioned.after, note: noted.after };
}

function cutAt(text: string, mark: string): { before: string; after: string | null } {
  const found = new RegExp(`(?:^|;)\\s*${mark}\\s*`, "iu").exec(text);
  if (found === null) return { before: text, after: null };
  return { before: text.slice(0, found.index), after: text.slice(found.index + found[0].length) };
}
