import { daysBetween, isAfter, isBefore } from "../calendar/days.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { firstOwedMonth, periodOf, reportMonthOf } from "../calendar/month.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { dateOf, endOfDay } from "../platform/clock.ts";
import type { ReportVerdict } from "../platform/prisma/enums.ts";

/** Where a report stands on a day; derived, never stored. PRODUCT, "The monthly report". */
export type ReportState = "NOT_DUE" | "DRAFTING" | "SENT" | "RETURNED" | "ACCEPTED" | "MISSING";

/** In this order wherever states are listed side by side: what waits for somebody first. */
export const REPORT_STATES: readonly ReportState[] = ["SENT", "RETURNED", "MISSING", "DRAFTING", "NOT_DUE", "ACCEPTED"];

/** What of a plan's settings the reports are read by. */
export type ReportSettings = Pick<
  PlanSettings,
  "closingDay" | "agencyDueDay" | "exclusiveReading" | "dayOffRule" | "calendar" | "year"
>;

/** One sending as far as the clock needs it. */
export type Sending = {
  number: number;
  sentAt: Temporal.Instant;
  verdict: ReportVerdict | null;
  /** By when a returned report is expected back. */
  newDate: Temporal.PlainDate | null;
};

/** What is known of one agency's report of one month; sendings oldest first. */
export type ReportFacts = { openedAt: Temporal.Instant | null; sendings: readonly Sending[] };

export type ReportStanding = {
  state: ReportState;
  /** First sent after the last good day; a return changes nothing about it. */
  late: boolean;
  /** Days after the last good day: of the first sending, or so far when nothing has been sent. */
  daysLate: number;
  /** How often it was sent back. */
  returns: number;
  firstSentAt: Temporal.Instant | null;
  lastSentAt: Temporal.Instant | null;
};

/** The first instant of a month's period in Vietnam. */
export function periodInstant(
  month: Temporal.PlainYearMonth,
  settings: Pick<ReportSettings, "closingDay">,
): Temporal.Instant {
  return endOfDay(periodOf(month, settings.closingDay).from.subtract({ days: 1 }));
}

/** From this day on a month's report may be sent (PRODUCT: "any time from the 1st"). */
export function sendableFrom(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: 1 });
}

/** The months of the plan's year that have opened by a day: January's period begins on 15/12 of the year before. */
export function openedMonths(today: Temporal.PlainDate, settings: ReportSettings): Temporal.PlainYearMonth[] {
  const current = reportMonthOf(today, settings.closingDay);
  return Array.from({ length: 12 }, (_, index) => new Temporal.PlainYearMonth(settings.year, index + 1)).filter(
    (month) => Temporal.PlainYearMonth.compare(month, current) <= 0,
  );
}

/** The month whose period is running on a day, kept within the plan's year. */
export function writingMonth(today: Temporal.PlainDate, settings: ReportSettings): Temporal.PlainYearMonth | null {
  return openedMonths(today, settings).at(-1) ?? null;
}

/**
 * Whether an agency owes the report of a month: not of the month in which it began to report (nobody is late for one that
 * had half passed), nor of one during whose period it stopped.
 */
export function owesReport(
  agency: { reportsFrom: Temporal.PlainDate | null; reportsTo: Temporal.PlainDate | null },
  month: Temporal.PlainYearMonth,
  settings: Pick<ReportSettings, "closingDay">,
): boolean {
  if (agency.reportsFrom === null) return false;
  if (Temporal.PlainYearMonth.compare(month, firstOwedMonth(agency.reportsFrom)) < 0) return false;
  return agency.reportsTo === null || !isBefore(agency.reportsTo, periodOf(month, settings.closingDay).to);
}

/** Where a report stands on `today`. The first sending decides whether it was in time, on Vietnam's calendar. */
export function reportStanding(
  facts: ReportFacts,
  goodDay: Temporal.PlainDate,
  today: Temporal.PlainDate,
): ReportStanding {
  const first = facts.sendings[0];
  const last = facts.sendings.at(-1);
  const sent = {
    returns: facts.sendings.filter((sending) => sending.verdict === "RETURNED").length,
    firstSentAt: first?.sentAt ?? null,
    lastSentAt: last?.sentAt ?? null,
  };
  if (first && last) {
    const daysLate = Math.max(0, daysBetween(goodDay, dateOf(first.sentAt)));
    return { state: last.verdict ?? "SENT", late: daysLate > 0, daysLate, ...sent };
  }
  const overdue = Math.max(0, daysBetween(goodDay, today));
  const state = overdue > 0 ? "MISSING" : facts.openedAt === null ? "NOT_DUE" : "DRAFTING";
  return { state, late: false, daysLate: overdue, ...sent };
}

/** One month of an agency, as the grid, the homes and the desk read it. */
export type MonthStanding = ReportStanding & { month: Temporal.PlainYearMonth; goodDay: Temporal.PlainDate };

/** Months that are due and unsent, in a row up to the newest that is due. */
export function missingInARow(months: readonly MonthStanding[], today: Temporal.PlainDate): number {
  const due = dueMonths(months, today);
  const lastSent = due.findLastIndex(({ state }) => state !== "MISSING");
  return due.length - 1 - lastSent;
}

/** The months whose last good day has passed: what rates are counted on. */
export function dueMonths(months: readonly MonthStanding[], today: Temporal.PlainDate): MonthStanding[] {
  return months.filter(({ goodDay }) => isBefore(goodDay, today));
}

/** How many reports were due, and of them in time, late and missing: each rate with its denominator. */
export type ReportRates = { due: number; onTime: number; late: number; missing: number; returns: number };

export function reportRates(months: readonly MonthStanding[], today: Temporal.PlainDate): ReportRates {
  const due = dueMonths(months, today);
  const missing = due.filter(({ state }) => state === "MISSING").length;
  const late = due.filter((standing) => standing.late).length;
  return {
    due: due.length,
    onTime: due.length - missing - late,
    late,
    missing,
    returns: due.reduce((sum, { returns }) => sum + returns, 0),
  };
}

/** What decides whether a report can still be written, besides its own state. */
export type MonthLock = {
  /** When the secretariat closed the month, and who did. */
  closed: { on: Temporal.PlainDate; by: string } | null;
  /** Last day of the exception granted to this agency, if any. */
  openUntil: Temporal.PlainDate | null;
};

/**
 * Why an agency's report takes no word, as a sentence that says what to do; null when it does. Accepted is final; a month
 * that was closed is open for an agency only by an exception, or until the day by which a return is expected.
 */
export function writingRefusal(
  report: { month: Temporal.PlainYearMonth; facts: ReportFacts; lock: MonthLock },
  settings: ReportSettings,
  today: Temporal.PlainDate,
): string | null {
  const { month, facts, lock } = report;
  const last = facts.sendings.at(-1);
  if (last?.verdict === "ACCEPTED") {
    return `Báo cáo ${formatMonth(month)} đã được duyệt nên không sửa được nữa. Có nội dung mới thì nêu trong báo cáo tháng sau.`;
  }
  const opens = periodOf(month, settings.closingDay).from;
  if (isBefore(today, opens)) return `Kỳ báo cáo ${formatMonth(month)} mở từ ngày ${formatDate(opens)}.`;
  if (lock.closed === null) return null;
  const until = [lock.openUntil, last?.newDate ?? null].filter((date) => date !== null);
  if (until.some((date) => !isAfter(today, date))) return null;
  return `Cơ quan thường trực (${lock.closed.by}) đã khóa kỳ ${formatMonth(month)} ngày ${formatDate(lock.closed.on)}. Cần bổ sung thì đề nghị cơ quan thường trực mở lại cho đơn vị.`;
}

/** Why a report that can be written cannot be sent yet; null when it can. */
export function sendingRefusal(month: Temporal.PlainYearMonth, today: Temporal.PlainDate): string | null {
  const from = sendableFrom(month);
  return isBefore(today, from) ? `Báo cáo ${formatMonth(month)} gửi được từ ngày ${formatDate(from)}.` : null;
}

/** Why a month cannot be closed; null when it can. Before its last good day it would shut out who is in time. */
export function closingRefusal(goodDay: Temporal.PlainDate, today: Temporal.PlainDate): string | null {
  return isAfter(today, goodDay) ? null : `Chỉ khóa kỳ sau hạn gửi, từ ngày ${formatDate(goodDay.add({ days: 1 }))}.`;
}

/** "BN-2023.10-SO-TTTT-1": whose receipt it is and for which sending, to be said on the telephone. */
export function receiptNumber(month: Temporal.PlainYearMonth, agencyCode: string, number: number): string {
  return `BN-${month.toString().replace("-", ".")}-${agencyCode.toUpperCase()}-${number}`;
}

/** The day as of which a month's words and deadlines are read: today, and once its period is over, its last day. */
export function boardDay(
  month: Temporal.PlainYearMonth,
  today: Temporal.PlainDate,
  settings: Pick<ReportSettings, "closingDay">,
): Temporal.PlainDate {
  const { to } = periodOf(month, settings.closingDay);
  return isAfter(today, to) ? to : today;
}
