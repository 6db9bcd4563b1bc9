import type { PrintedDate } from "./deadline.ts";
import { formatDate, formatWeekday } from "./format.ts";

/** A printed date with what was made of it: by its words alone, and after the plan's rule for days off. */
export type ReadDate = PrintedDate & { lastPrintedOn: Temporal.PlainDate; lastGoodOn: Temporal.PlainDate };

/** Whether the plan's rule for days off moved the date. */
export function isShifted({ lastPrintedOn, lastGoodOn }: Pick<ReadDate, "lastPrintedOn" | "lastGoodOn">): boolean {
  return !lastPrintedOn.equals(lastGoodOn);
}

/** "trước 15/10/2023": the date as the document has it, which stays on show whatever is made of it. */
export function printedWords({ dueOn, exclusive }: PrintedDate): string {
  return `${exclusive ? "trước " : ""}${formatDate(dueOn)}`;
}

/**
 * What the last good day is where the printed date does not say it: "30/04/2023 (Chủ nhật) → 04/05/2023, ngày làm việc tiếp
 * theo", "hạn cuối 14/10/2023 (thứ Bảy)". Null where the date stands as printed.
 */
export function lastDayWords(date: ReadDate): string | null {
  const { dueOn, exclusive, lastPrintedOn, lastGoodOn } = date;
  if (isShifted(date)) return `${withWeekday(lastPrintedOn)} → ${formatDate(lastGoodOn)}, ngày làm việc tiếp theo`;
  if (!exclusive) return null;
  return lastPrintedOn.equals(dueOn) ? `tính cả ngày ${formatDate(dueOn)}` : `hạn cuối ${withWeekday(lastGoodOn)}`;
}

/** Both in one: the printed date, and the last good day where it is another. */
export function fullWords(date: ReadDate): string {
  const lastDay = lastDayWords(date);
  if (lastDay === null) return printedWords(date);
  return date.exclusive ? `${printedWords(date)}, ${lastDay}` : lastDay;
}

/** The last good day for a narrow column, where the printed date stands right above. */
export function lastDayInShort(date: ReadDate): string | null {
  if (isShifted(date)) return `→ ${formatDate(date.lastGoodOn)}`;
  return lastDayWords(date) && `hạn cuối ${formatDate(date.lastGoodOn)}`;
}

/** 14/10/2023 (thứ Bảy) */
export function withWeekday(date: Temporal.PlainDate): string {
  return `${formatDate(date)} (${formatWeekday(date)})`;
}
