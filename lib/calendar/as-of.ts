import { isAfter } from "./days.ts";
import { readDate } from "./format.ts";

/** The day a page is read as of. */
export type AsOf = {
  date: Temporal.PlainDate;
  /** An earlier day than today: the page is for reading only, and says so. */
  past: boolean;
  /** Why what stood in the address was not taken; null when it was, or when nothing stood there. */
  refused: "NOT_A_DATE" | "IN_THE_FUTURE" | "BEFORE_THE_PLAN" | null;
};

/** Reads `?asOf=YYYY-MM-DD`. What cannot be read leaves the page at today, and the page says why. */
export function readAsOf(value: string | string[] | undefined, today: Temporal.PlainDate, planYear?: number): AsOf {
  const text = (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  if (text === "") return { date: today, past: false, refused: null };
  const date = readDate(text);
  if (date === null) return { date: today, past: false, refused: "NOT_A_DATE" };
  if (isAfter(date, today)) return { date: today, past: false, refused: "IN_THE_FUTURE" };
  if (planYear !== undefined && date.year < planYear) return { date: today, past: false, refused: "BEFORE_THE_PLAN" };
  return { date, past: !date.equals(today), refused: null };
}
