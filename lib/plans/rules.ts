import { isAfter } from "../calendar/days.ts";
import { type DateReading, lastGoodDay } from "../calendar/deadline.ts";
import { formatDate } from "../calendar/format.ts";

/**
 * How a plan is read (PRODUCT: "Deadline", "The monthly report"); the administrator sets it. Days are calendar days. With the
 * rules for dates comes the calendar they ask: empty while dates are kept on a day off.
 */
export type PlanSettings = DateReading & {
  id: number;
  year: number;
  province: string;
  title: string;
  /** Number of the newest change of these settings. */
  version: number;
  /** "Sắp đến hạn" from this many days before the date. */
  dueSoonDays: number;
  /** After this many silent months in a row a standing duty may be urged. */
  silentMonthsLimit: number;
  /** Below this many due items an agency is shown but not ranked. */
  rankingMinimum: number;
  /** Last day of a monthly period. */
  closingDay: number;
  /** Agencies report before this day of the month. */
  agencyDueDay: number;
  /** The consolidated report goes out by this day of the month. */
  consolidatedDueDay: number;
  /** An extension is asked for at least this many working days before the deadline; 0: any time before it. */
  extensionNoticeDays: number;
};

/** The last good day of an agency's report for a month (plan, IV.2: "trước ngày 15"), by the plan's reading of dates. */
export function reportDueDay(
  month: Temporal.PlainYearMonth,
  settings: Pick<PlanSettings, "agencyDueDay"> & DateReading,
): Temporal.PlainDate {
  return lastGoodDay({ dueOn: month.toPlainDate({ day: settings.agencyDueDay }), exclusive: true }, settings);
}

/**
 * Why a document cannot carry this date, as a Vietnamese sentence; null when it can. A document that carries the plan out
 * is not dated after the day on which it is entered, nor before the plan's year began.
 */
export function documentDateProblem(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  planYear: number,
): string | null {
  const early = date.year < planYear ? `Ngày văn bản không thể trước năm ${planYear} của Kế hoạch.` : null;
  return futureDateProblem(date, today) ?? early;
}

/** Why a document cannot be on record yet: it is dated after the day on which it is entered. Null when it can. */
export function futureDateProblem(date: Temporal.PlainDate, today: Temporal.PlainDate): string | null {
  return isAfter(date, today) ? `Ngày văn bản không thể sau hôm nay (${formatDate(today)}).` : null;
}

/** Why an answer cannot be asked for by this day, as a Vietnamese sentence; null when it can. */
export function answerByProblem(answerBy: Temporal.PlainDate, today: Temporal.PlainDate): string | null {
  return isAfter(answerBy, today) ? null : "Ngày trả lời phải sau hôm nay.";
}
