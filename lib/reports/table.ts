import { isBefore } from "../calendar/days.ts";
import { reportDueDay } from "../plans/rules.ts";
import {
  type MonthStanding,
  missingInARow,
  openedMonths,
  owesReport,
  type ReportFacts,
  type ReportRates,
  type ReportSettings,
  type ReportState,
  reportRates,
  reportStanding,
} from "./rules.ts";

/** An agency with its reports of the year, before the clock is read. */
export type AgencyReports = {
  id: number;
  code: string;
  name: string;
  shortName: string;
  reportsFrom: Temporal.PlainDate | null;
  reportsTo: Temporal.PlainDate | null;
  reports: { month: Temporal.PlainYearMonth; facts: ReportFacts }[];
};

export type ClosedMonth = { month: Temporal.PlainYearMonth; on: Temporal.PlainDate; by: string };

export type ReportRow = Omit<AgencyReports, "reports"> & {
  /** The months it owes that have opened, oldest first. */
  months: MonthStanding[];
  rates: ReportRates;
  missingInARow: number;
};

/** Who has reported, agency by month, as it stood on a day. */
export type ReportTable = {
  asOf: Temporal.PlainDate;
  /** Months of the plan's year that somebody owes and that have opened. */
  months: Temporal.PlainYearMonth[];
  rows: ReportRow[];
  closed: ClosedMonth[];
};

/** Reads the clock over the reports of a year: the one place where rows become the grid, the homes and the desk. */
export function assembleReportTable(
  agencies: readonly AgencyReports[],
  closed: readonly ClosedMonth[],
  settings: ReportSettings,
  today: Temporal.PlainDate,
): ReportTable {
  const opened = openedMonths(today, settings);
  const rows = agencies.map(({ reports, ...agency }) => {
    const months = opened
      .filter((month) => owesReport(agency, month, settings))
      .map((month): MonthStanding => {
        const goodDay = reportDueDay(month, settings);
        const facts = reports.find((report) => report.month.equals(month))?.facts ?? { openedAt: null, sendings: [] };
        return { month, goodDay, ...reportStanding(facts, goodDay, today) };
      });
    return { ...agency, months, rates: reportRates(months, today), missingInARow: missingInARow(months, today) };
  });
  return {
    asOf: today,
    months: opened.filter((month) => rows.some((row) => row.months.some((owed) => owed.month.equals(month)))),
    rows: rows.filter((row) => row.months.length > 0),
    closed: [...closed],
  };
}

/** Where an agency stands in a month; null when it owes no report of it. */
export function standingIn(row: ReportRow, month: Temporal.PlainYearMonth): MonthStanding | null {
  return row.months.find((owed) => owed.month.equals(month)) ?? null;
}

/** The agencies that owe a month, by the state of their report. */
export function agenciesByState(
  table: ReportTable,
  month: Temporal.PlainYearMonth,
): ReadonlyMap<ReportState, { row: ReportRow; standing: MonthStanding }[]> {
  const owing = table.rows.flatMap((row) => {
    const standing = standingIn(row, month);
    return standing ? [{ row, standing }] : [];
  });
  return Map.groupBy(owing, ({ standing }) => standing.state);
}

/** How many of the agencies that owe a month have sent its report, whatever came of it. */
export function sentInMonth(table: ReportTable, month: Temporal.PlainYearMonth): { sent: number; owed: number } {
  const owing = table.rows.flatMap((row) => standingIn(row, month) ?? []);
  return { sent: owing.filter(({ firstSentAt }) => firstSentAt !== null).length, owed: owing.length };
}

/** What the table counts as a whole, over all agencies and due months. */
export function totalRates(table: ReportTable): ReportRates {
  const sum = (of: (rates: ReportRates) => number) => table.rows.reduce((total, row) => total + of(row.rates), 0);
  return {
    due: sum(({ due }) => due),
    onTime: sum(({ onTime }) => onTime),
    late: sum(({ late }) => late),
    missing: sum(({ missing }) => missing),
    returns: sum(({ returns }) => returns),
  };
}

/** How the newest month that is due was reported, and the one before it. */
export type MonthRates = ReportRates & { month: Temporal.PlainYearMonth; before: MonthRates | null };

/** The rates of each month whose day to report has passed for everyone who owes it, oldest first. */
export function monthRates(table: ReportTable): Omit<MonthRates, "before">[] {
  return table.months.flatMap((month) => {
    const standings = table.rows.flatMap((row) => standingIn(row, month) ?? []);
    const rates = reportRates(standings, table.asOf);
    return rates.due > 0 && rates.due === standings.length ? [{ ...rates, month }] : [];
  });
}

/** The newest of them beside the newest as of an earlier day; null where no month has fallen due in between. */
export function newestSince(table: ReportTable, day: Temporal.PlainDate): MonthRates | null {
  const rated = monthRates(table);
  const newest = rated.at(-1);
  const before = rated.findLast(({ month }) =>
    table.rows.some((row) => {
      const standing = standingIn(row, month);
      return standing !== null && isBefore(standing.goodDay, day);
    }),
  );
  if (!newest || !before || newest.month.equals(before.month)) return null;
  return { ...newest, before: { ...before, before: null } };
}

/** The newest of them; null before there is one. */
export function newestMonthRates(table: ReportTable): MonthRates | null {
  const rated = monthRates(table);
  const newest = rated.at(-1);
  const before = rated.at(-2);
  return newest ? { ...newest, before: before ? { ...before, before: null } : null } : null;
}
