import { plainDate } from "../calendar/days.ts";
import { HOLIDAY_YEARS, holidayYears } from "../calendar/schema.ts";
import type { Database } from "../platform/database.ts";
import type { DayOffKind } from "../platform/prisma/enums.ts";

/** One day of the working calendar as its administrator sees it. */
export type DayOffRow = {
  id: number;
  date: Temporal.PlainDate;
  name: string;
  kind: DayOffKind;
  /** What should be checked before anybody relies on it. */
  uncertain: string | null;
  version: number;
};

export type CalendarYear = {
  year: number;
  days: DayOffRow[];
  /** Years that have any day, in order. */
  years: number[];
  /** What the file this year began with says of the year as a whole. */
  notes: string[];
};

/** The days off and worked Saturdays of a year. Open to whoever may read the calendar (lib/plans/policy.ts), hence no scope. */
export async function readCalendarYear(db: Database, year: number): Promise<CalendarYear> {
  const [rows, setting] = await Promise.all([
    db.dayOff.findMany({ orderBy: { date: "asc" } }),
    db.setting.findUnique({ where: { key: HOLIDAY_YEARS } }),
  ]);
  const days = rows.map(dayOffRow);
  return {
    year,
    days: days.filter(({ date }) => date.year === year),
    years: [...new Set(days.map(({ date }) => date.year))],
    notes: holidayYears.parse(setting?.value ?? {})[year] ?? [],
  };
}

/** One day of the calendar; null when it is no longer there. */
export async function findDayOff(db: Database, id: number): Promise<DayOffRow | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null;
  const row = await db.dayOff.findUnique({ where: { id } });
  return row && dayOffRow(row);
}

function dayOffRow({ date, ...row }: Omit<DayOffRow, "date"> & { date: Date }): DayOffRow {
  return { ...row, date: plainDate(date) };
}
