import type { DayOffKind, DayOffRule } from "../platform/prisma/enums.ts";

/**
 * A day on which the ordinary week does not hold. Public offices work from Monday to Friday; off are the holidays of the Labour
 * Code, art. 112, the next working day for one that falls on the weekly rest (art. 111.3), and days that the Prime Minister
 * swaps: a Monday off, a Saturday worked (DOMAIN-RULES 33).
 */
export type DayOff = { date: Temporal.PlainDate; name: string; kind: DayOffKind };

/** Days off by their date, so that asking for a day costs the same for one year and for twenty. */
export type WorkingCalendar = ReadonlyMap<string, DayOffKind>;

/** @throws when a day stands twice: a day cannot be both off and worked. */
export function workingCalendar(days: readonly DayOff[]): WorkingCalendar {
  const calendar = new Map<string, DayOffKind>();
  for (const { date, name, kind } of days) {
    if (calendar.has(date.toString())) throw new Error(`${name}: ${date.toString()} stands twice in the calendar`);
    calendar.set(date.toString(), kind);
  }
  return calendar;
}

export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  const kind = calendar.get(date.toString());
  return kind === undefined ? !isWeekend(date) : kind === "SWAPPED_WORKING";
}

/** Saturday or Sunday, the weekly rest of public offices. */
export function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > FRIDAY;
}

/**
 * Why a day cannot be of a kind, from its weekday alone; null when it can. A holiday may fall on the weekly rest: it is then
 * the cause of a day in lieu. A day in lieu, or one given free by a swap, is a working day taken out of the week, and a day
 * worked for it is one of the weekly rest (Labour Code, art. 111.3; DOMAIN-RULES 33).
 */
export function unfitKind({ date, kind }: Pick<DayOff, "date" | "kind">): "ALREADY_OFF" | "ALREADY_WORKED" | null {
  switch (kind) {
    case "HOLIDAY":
      return null;
    case "COMPENSATORY":
    case "SWAPPED_OFF":
      return isWeekend(date) ? "ALREADY_OFF" : null;
    case "SWAPPED_WORKING":
      return isWeekend(date) ? null : "ALREADY_WORKED";
  }
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
 * The last day on which something is still asked for in time that must be asked `workingDays` before a deadline; 0: the deadline
 * itself (DOMAIN-RULES 10).
 */
export function lastDayOfNotice(
  deadline: Temporal.PlainDate,
  workingDays: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return addWorkingDays(deadline, -workingDays, calendar);
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
