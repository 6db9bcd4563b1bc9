import { reportMonthOf } from "../calendar/month.ts";
import { dateOf } from "../platform/clock.ts";
import type { AssignmentRole } from "../platform/prisma/enums.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted, standingLeads } from "./board.ts";
import { hasDoneItsPart, type Timeliness } from "./rules.ts";

/**
 * How many of a task's bodies have done what it is counted by, of how many, and which have not: done, where the task has a
 * date; a word for the newest closed month, where it is a standing duty.
 */
export type Share = { part: number; whole: number; missing: BoardAssignment[] };

/** Where one body stands within a task; a body that does not report is shown, and counted nowhere. */
export type PartState = Timeliness | "NOT_COUNTED";

const isDone = (part: BoardAssignment) => part.timeliness === "DONE_ON_TIME" || part.timeliness === "DONE_LATE";

function shareOf(parts: readonly BoardAssignment[], settled: (part: BoardAssignment) => boolean): Share {
  const missing = parts.filter((part) => !settled(part));
  return { part: parts.length - missing.length, whole: parts.length, missing };
}

/** Of the bodies that owed a word for the month. */
const owedIn = (parts: readonly BoardAssignment[], month: Temporal.PlainYearMonth) =>
  parts.filter((part) => Temporal.PlainYearMonth.compare(part.firstOwedMonth, month) <= 0);

/**
 * "7/10 huyện": the leads that are complete of those the task stands by; of a standing duty, those that gave a word for the
 * newest closed month (PRODUCT, "Assignment").
 */
export function leadShare(task: BoardTask, board: Pick<Board, "closedMonth">): Share {
  const leads = standingLeads(task);
  return task.standing.timeliness === "ONGOING"
    ? shareOf(owedIn(leads.filter(isCounted), board.closedMonth), (part) => part.silentMonths === 0)
    : shareOf(leads, isDone);
}

/**
 * The coordinators that have confirmed their part: by a claim of their own, whether or not it has been answered; of a standing
 * duty, by a word for the newest closed month. None of it moves the task (PRODUCT, "Assignment").
 */
export function coordinatorShare(task: BoardTask, board: Pick<Board, "closedMonth">): Share {
  const coordinators = task.assignments.filter((part) => part.role === "COORDINATOR" && isCounted(part));
  return task.standing.timeliness === "ONGOING"
    ? shareOf(owedIn(coordinators, board.closedMonth), (part) => part.silentMonths === 0)
    : shareOf(coordinators, (part) => hasDoneItsPart(part.facts));
}

/** The leads because of which a task is late: lateness is laid at their door, and at no other's. */
export function lateLeads(task: BoardTask): BoardAssignment[] {
  if (task.standing.timeliness !== "OVERDUE") return [];
  return standingLeads(task).filter((part) => part.timeliness === "OVERDUE");
}

/** Coordinators past their date that have not confirmed their part: late themselves, without making the task late. */
export function lateCoordinators(task: BoardTask): BoardAssignment[] {
  return task.assignments.filter(
    (part) =>
      part.role === "COORDINATOR" && isCounted(part) && part.timeliness === "OVERDUE" && !hasDoneItsPart(part.facts),
  );
}

/** Where one body stands within a task. */
export function partStateOf(part: BoardAssignment): PartState {
  return part.applicable && !part.reports ? "NOT_COUNTED" : part.timeliness;
}

/** What a body gave for one report month: nothing was owed, a word, none, or none so far in the month that runs. */
export type MonthMark = "NOT_OWED" | "GIVEN" | "MISSING" | "OPEN";

export type MatrixColumn =
  | { kind: "state"; key: PartState; count: number }
  /** `count` of `whole` gave a word. */
  | { kind: "month"; key: string; month: Temporal.PlainYearMonth; running: boolean; count: number; whole: number };

/** A task's bodies, a row each, against the states they can be in or the months they owe a word for. */
export type PartMatrix = {
  columns: MatrixColumn[];
  rows: { part: BoardAssignment; state: PartState; months: MonthMark[] }[];
};

const STATES: readonly PartState[] = [
  "DONE_ON_TIME",
  "DONE_LATE",
  "ON_TRACK",
  "DUE_SOON",
  "OVERDUE",
  "AWAITING",
  "NOT_APPLICABLE",
  "NOT_COUNTED",
];

/** Report months shown beside the one that runs. */
const MONTHS_SHOWN = 8;

/**
 * The matrix of a task. States that nobody is in have no column; of a standing duty the columns are the report months since the
 * first that anybody owed, at most eight, and the one that runs.
 * @param closingDay the plan's closing day, after which a report month ends
 */
export function partMatrix(
  task: BoardTask,
  board: Pick<Board, "asOf" | "closedMonth">,
  closingDay: number,
): PartMatrix {
  const parts = task.assignments;
  if (task.standing.timeliness !== "ONGOING") {
    const states = parts.map(partStateOf);
    const columns = STATES.map((key) => ({
      kind: "state" as const,
      key,
      count: states.filter((state) => state === key).length,
    })).filter(({ count }) => count > 0);
    return { columns, rows: parts.map((part) => ({ part, state: partStateOf(part), months: [] })) };
  }
  const running = reportMonthOf(board.asOf, closingDay);
  const months = [...closedMonths(parts.filter(isCounted), board.closedMonth), running];
  const marks = parts.map((part) => months.map((month) => monthMark(part, month, running, closingDay)));
  const columns = months.map((month, index) => {
    const column = marks.map((row) => row[index]).filter((mark) => mark !== "NOT_OWED");
    return {
      kind: "month" as const,
      key: month.toString(),
      month,
      running: month.equals(running),
      count: column.filter((mark) => mark === "GIVEN").length,
      whole: column.length,
    };
  });
  return {
    columns,
    rows: parts.map((part, index) => ({ part, state: partStateOf(part), months: marks[index] ?? [] })),
  };
}

function closedMonths(counted: readonly BoardAssignment[], last: Temporal.PlainYearMonth): Temporal.PlainYearMonth[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, i) => last.subtract({ months: MONTHS_SHOWN - 1 - i })).filter(
    (month) => owedIn(counted, month).length > 0,
  );
}

function monthMark(
  part: BoardAssignment,
  month: Temporal.PlainYearMonth,
  running: Temporal.PlainYearMonth,
  closingDay: number,
): MonthMark {
  if (!isCounted(part) || owedIn([part], month).length === 0) return "NOT_OWED";
  if (!month.equals(running)) return part.spokenMonths.some((spoken) => spoken.equals(month)) ? "GIVEN" : "MISSING";
  const said = part.word && reportMonthOf(dateOf(part.word.recordedAt), closingDay);
  return said?.equals(month) ? "GIVEN" : "OPEN";
}

/** Which bodies of a task a click asks for: those in one state, or those that gave no word for one month. */
export type PartPick = { kind: "state"; state: PartState } | { kind: "month"; month: Temporal.PlainYearMonth };

/** Reads `?pick=OVERDUE` or `?pick=2023-09`; null for anything else. */
export function readPartPick(value: string | string[] | undefined): PartPick | null {
  const text = typeof value === "string" ? value : "";
  const state = STATES.find((known) => known === text);
  if (state) return { kind: "state", state };
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? { kind: "month", month: Temporal.PlainYearMonth.from(text) } : null;
}

/** The bodies that a pick means; without one, those of a role that the task's share still misses. */
export function pickedParts(
  task: BoardTask,
  board: Pick<Board, "asOf" | "closedMonth">,
  closingDay: number,
  wanted: { pick: PartPick | null; role: AssignmentRole },
): BoardAssignment[] {
  const { pick, role } = wanted;
  if (pick === null) return (role === "LEAD" ? leadShare(task, board) : coordinatorShare(task, board)).missing;
  if (pick.kind === "state") return task.assignments.filter((part) => partStateOf(part) === pick.state);
  const running = reportMonthOf(board.asOf, closingDay);
  return task.assignments.filter((part) =>
    ["MISSING", "OPEN"].includes(monthMark(part, pick.month, running, closingDay)),
  );
}
