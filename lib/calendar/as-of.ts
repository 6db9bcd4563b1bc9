import { isAfter } from "./days.ts";
import { readDate } from "./format.ts";

/** The day a page is read as of. */
export type AsOf = {
  date: Temporal.PlainDate;
  /** An earlier day than today: the page is for reading only, and says so. */
  past: boolean;
  /** Why what stood in the address was not taken; null when it was, or when nothing stood there. */
  refused: "NOT_A_DATE" | "IN_THE_FUTURE" | "BEFORE_THE_PLAN" | null;
  /** What was asked for, as it was typed; empty where nothing was. */
  typed: string;
};

/** Reads `?asOf=YYYY-MM-DD`, or the day as people type it. What cannot be read leaves the page at today, and the page says why. */
export function readAsOf(value: string | string[] | undefined, today: Temporal.PlainDate, planYear?: number): AsOf {
  const typed = (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  const atToday = (refused: AsOf["refused"]): AsOf => ({ date: today, past: false, refused, typed });
  if (typed === "") return atToday(null);
  const date = readDate(typed);
  if (date === null) return atToday("NOT_A_DATE");
  if (isAfter(date, today)) return atToday("IN_THE_FUTURE");
  if (planYear !== undefined && date.year < planYear) return atToday("BEFORE_THE_PLAN");
  return { date, past: !date.equals(today), refused: null, typed };
}
