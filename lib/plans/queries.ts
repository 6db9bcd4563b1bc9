import type { DateReading } from "../calendar/deadline.ts";
import type { WorkingCalendar } from "../calendar/working-days.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { DayOffKind } from "../platform/prisma/enums.ts";
import type { PlanSettings } from "./rules.ts";

/** The settings of a plan as SETTINGS_JSON gives them. */
export type SettingsJson = Omit<PlanSettings, "calendar"> & { calendar: Record<string, DayOffKind> | null };

/**
 * The settings of `plan p` as one column, for any statement that joins it; settingsOf() reads it. The days off come along only
 * where the plan moves dates by them, from the year before the plan's on: a task may have been carried over. A page thus
 * never asks for the calendar by a statement of its own.
 */
export const SETTINGS_JSON = Prisma.sql`json_build_object(
  'id', p.id, 'year', p.year, 'province', p.province, 'title', p.title, 'version', p.version,
  'dueSoonDays', p.due_soon_days, 'silentMonthsLimit', p.silent_months_limit, 'rankingMinimum', p.ranking_minimum,
  'exclusiveReading', p.exclusive_reading, 'dayOffRule', p.day_off_rule, 'closingDay', p.closing_day,
  'agencyDueDay', p.agency_due_day, 'consolidatedDueDay', p.consolidated_due_day,
  'extensionNoticeDays', p.extension_notice_days,
  'calendar', CASE WHEN p.day_off_rule = 'NEXT_WORKING_DAY' THEN
    (SELECT json_object_agg(to_char(o.date, 'YYYY-MM-DD'), o.kind) FROM day_off o
      WHERE o.date >= make_date(p.year - 1, 1, 1)) END)`;

/** Makes settings of what SETTINGS_JSON gave. */
export function settingsOf(json: SettingsJson): PlanSettings {
  return { ...json, calendar: new Map(Object.entries(json.calendar ?? {})) };
}

/** The settings of the newest plan, the one the province works by; null before any plan is loaded. */
export async function readCurrentPlan(db: Database | Transaction): Promise<PlanSettings | null> {
  const [row] = await db.$queryRaw<{ plan: SettingsJson }[]>`
    SELECT ${SETTINGS_JSON} AS plan FROM plan p ORDER BY p.year DESC, p.id DESC LIMIT 1`;
  return row ? settingsOf(row.plan) : null;
}

/** The whole working calendar, for whoever counts working days; pages that only read dates have it in the settings. */
export async function readWorkingCalendar(db: Database | Transaction): Promise<WorkingCalendar> {
  const rows = await db.dayOff.findMany({ select: { date: true, kind: true } });
  return new Map(rows.map(({ date, kind }) => [date.toISOString().slice(0, 10), kind]));
}

/** How a plan reads dates, for a command that holds the plan's row; the calendar is fetched only where dates are moved by it. */
export async function readDateReading(
  db: Database | Transaction,
  { exclusiveReading, dayOffRule }: Pick<DateReading, "exclusiveReading" | "dayOffRule">,
): Promise<DateReading> {
  const moves = dayOffRule === "NEXT_WORKING_DAY";
  return { exclusiveReading, dayOffRule, calendar: moves ? await readWorkingCalendar(db) : new Map() };
}

/** Whether this installation shows invented progress, for those who have no desk at hand: its papers and e-mails say so, too. */
export async function showsSampleData(db: Database | Transaction): Promise<boolean> {
  return (await db.setting.findUnique({ where: { key: "sampleData" } }))?.value === true;
}
