import { type IndicatorFigure, indicatorFigures } from "../indicators/figures.ts";
import { type OverduePart, overdueParts } from "../oversight/overdue.ts";
import { readTableSinceAndTargets, type Since } from "../oversight/since-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { AgencyKind } from "../platform/prisma/enums.ts";
import { type Board, kindsOf } from "../progress/board.ts";
import { filterTasks, isHolder, NO_FILTER, readTaskFilter, type TaskFilter } from "../progress/filter.ts";
import type { PageReading } from "../progress/page-reading.ts";
import { readBoardAndEarlier } from "../progress/queries.ts";
import { type MonthRates, newestMonthRates, newestSince, type ReportTable } from "../reports/table.ts";
import { type AgeFigures, overdueAges } from "./ages.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { type CompareDay, readCompareDay } from "./compare.ts";
import { type AgencyFigures, agencyFigures, type BucketFigures, bucketFigures } from "./figures.ts";
import { type TrendPoint, trendOf } from "./trend.ts";

/** What the charts are narrowed to. */
export type Scope = Pick<TaskFilter, "kind" | "group" | "role">;

/** Everything the charts, their files and the meeting's slides are made of: one reading, so that they cannot disagree. */
export type Summary = {
  scope: Scope;
  compare: CompareDay;
  /** The kinds of agencies that carry out some task of the plan. */
  kinds: AgencyKind[];
  /** The tasks within the scope. */
  board: Board;
  figures: BucketFigures;
  agencies: AgencyFigures[];
  reports: ReportTable;
  newest: MonthRates | null;
  /** The newest month beside the newest as of the day compared with; null where none fell due since. */
  newestSince: MonthRates | null;
  /** Null where there is no day to compare with. */
  changes: Changes | null;
  since: Since | null;
  trend: TrendPoint[];
  /** The parts past their date, of those whom the scope names. */
  overdue: OverduePart[];
  ages: AgeFigures[];
  /** The targets of the whole province: no scope narrows them. */
  indicators: IndicatorFigure[];
};

export type SummaryQuestion = {
  plan: PlanSettings;
  reading: PageReading;
  params: Record<string, string | string[] | undefined>;
  /** Days on which meetings were held, in order. */
  meetingDays?: readonly Temporal.PlainDate[];
};

/** What an address asks for: the day compared with, and the scope. */
export function summaryAsked(question: SummaryQuestion): { compare: CompareDay; scope: Scope } {
  const { plan, reading, params, meetingDays = [] } = question;
  const { kind, group, role } = readTaskFilter(params);
  return {
    compare: readCompareDay(params["compare"], { asOf: reading.asOf.date, planYear: plan.year, meetingDays }),
    scope: { kind, group, role: role === "LEAD" ? role : null },
  };
}

/**
 * Reads the charts' figures as an address asks for them: `?asOf`, `?basis`, `?compare`, and the scope. A task belongs to a kind of
 * agency or to those who lead when one of its parts does; agencies and parts past their date are counted within the scope, part by
 * part. At most four statements.
 */
export async function readSummary(db: Database | Transaction, question: SummaryQuestion): Promise<Summary> {
  const { plan, reading } = question;
  const asOf = reading.asOf.date;
  const { compare, scope } = summaryAsked(question);
  const { board: whole, earlier } = await readBoardAndEarlier(db, {
    plan,
    asOf,
    basis: reading.basis,
    earlier: compare.date,
  });
  const { table, since, targets } = await readTableSinceAndTargets(db, { plan, asOf, from: compare.date });
  const counted = scoped(scope, { whole, earlier, table, year: plan.year });
  return { compare, since, indicators: indicatorFigures(targets), ...counted };
}

type Read = { whole: Board; earlier: Board | null; table: ReportTable; year: number };

/** The same without a database: what was read, narrowed and counted. */
export function scoped(
  scope: Scope,
  { whole, earlier, table, year }: Read,
): Omit<Summary, "compare" | "since" | "indicators"> {
  const narrow = (board: Board): Board => ({
    ...board,
    tasks: filterTasks(board, { ...NO_FILTER, ...scope, basis: board.basis }),
  });
  const board = narrow(whole);
  const holder = { agency: null, kind: scope.kind, role: scope.role };
  const held: Board = {
    ...board,
    tasks: board.tasks.map((task) => ({
      ...task,
      assignments: task.assignments.filter((part) => isHolder(part, holder)),
    })),
  };
  const kindOf = new Map(
    whole.tasks.flatMap((task) => task.assignments.map((part) => [part.agencyId, part.agencyKind])),
  );
  const reports = scope.kind ? { ...table, rows: table.rows.filter(({ id }) => kindOf.get(id) === scope.kind) } : table;
  const overdue = overdueParts(held);
  return {
    scope,
    kinds: kindsOf(whole),
    board,
    figures: bucketFigures(board),
    agencies: agencyFigures(held),
    reports,
    newest: newestMonthRates(reports),
    newestSince: earlier && newestSince(reports, earlier.asOf),
    changes: earlier && changesBetween(narrow(earlier), board),
    trend: trendOf(board, year),
    overdue,
    ages: overdueAges(overdue),
  };
}
