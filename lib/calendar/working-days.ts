import type { DayOffRule } from "../platform/prisma/enums.ts";

/**
 * A day on which the ordinary week does not hold. Public offices work from Monday to Friday; off are the holidays of the Labour
 * Code, art. 112, the next working day for one that falls on the weekly rest (art. 111.3), and days that the Prime Minister
 * swaps: a Monday off, a Saturday worked (DOMAIN-RULES 33).
 */
export type DayOff = {
  date: Temporal.PlainDate;
  name: string;
  kind: "holiday" | "compensatory" | "swapped-off" | "swapped-working";
};

/** Days off by their date, so that asking for a day costs the same for one year and for twenty. */
export type WorkingCalendar = ReadonlyMap<string, DayOff["kind"]>;

/** @throws when a day stands twice: a day cannot be both off and worked. */
export function workingCalendar(days: readonly DayOff[]): WorkingCalendar {
  const calendar = new Map<string, DayOff["kind"]>();
  for (const { date, name, kind } of days) {
    if (calendar.has(date.toString())) throw new Error(`${name}: ${date.toString()} stands twice in the calendar`);
    calendar.set(date.toString(), kind);
  }
  return calendar;
}

export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  const kind = calendar.get(date.toString());
  return kind === undefined ? date.dayOfWeek <= FRIDAY : kind === "swapped-working";
}

/** The first working day after `date`. */
export function nextWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  return addWorkingDays(date, 1, calendar);
}

/** The `count`-th working day after `date`, which itself is not counted (Civil Code art. 147); before it when negative. */
export function addWorkingDays(date: Temporal.PlainDate, count: number, calendar: WorkingCalendar): Temporal.PlainDate {
  const step = { days: Math.sign(count) };
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add(step);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

/**
 * The last day in time, by the plan's rule. Civil Code art. 148.5 moves the end of a period to the next working day; plans
 * keep the printed date (DOMAIN-RULES 31), so moving it is a setting.
 * @param dueDay the last good day as printed, "trước ngày" already taken into account.
 */
export function shiftedDueDay(
  dueDay: Temporal.PlainDate,
  rule: DayOffRule,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return rule === "KEEP" || isWorkingDay(dueDay, calendar) ? dueDay : nextWorkingDay(dueDay, calendar);
}

const FRIDAY = 5;
