import { isAfter } from "../calendar/days.ts";
import { readDate } from "../calendar/format.ts";
import { AGENCY_KINDS } from "../people/words.ts";
import type { AgencyKind, AssignmentRole } from "../platform/prisma/enums.ts";
import { type Board, type BoardTask, isSilent, leadingWord } from "./board.ts";
import { readBasis } from "./page-reading.ts";
import { BUCKETS, type Bucket, bucketOf, type DeadlineBasis, type Timeliness } from "./rules.ts";

export type TaskSort = "number" | "due" | "status" | "percent";

const VIEWS = ["attention", "silent", "spoken", "done"] as const;

export type TaskView = (typeof VIEWS)[number];

/** Tasks by what kind of deadline the plan gives them; the plan's document sorts its tasks by nothing else. */
export const TASK_GROUPS = ["DATED", "STANDING", "CONDITIONAL"] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

export function taskGroupOf({ deadlineKind }: Pick<BoardTask, "deadlineKind">): TaskGroup {
  if (deadlineKind === "BY_DATE") return "DATED";
  return deadlineKind === "CONDITIONAL" ? "CONDITIONAL" : "STANDING";
}

/** Ways to narrow the table, as they stand in the address (`/tasks?bucket=OVERDUE&agency=so-tttt`). */
export type TaskFilter = {
  q: string;
  bucket: Bucket | null;
  /** One of the eight words where a bucket is too wide: "DUE_SOON", "NOT_APPLICABLE". */
  timeliness: Timeliness | null;
  agency: string | null;
  /** Agencies of a kind, as one of those that carry the task out. */
  kind: AgencyKind | null;
  group: TaskGroup | null;
  role: AssignmentRole | null;
  /** Deadlines of one month, "2023-12"; or "none" for tasks without a date. */
  due: string | null;
  /** Deadlines up to the end of a month, "2023-08". */
  dueBy: string | null;
  /** Done for a day up to this one, "2023-08-31". */
  doneBy: string | null;
  basis: DeadlineBasis;
  /** Ready-made views: what needs attention; standing duties without a word for the month, and with one; what is done. */
  view: TaskView | null;
  sort: TaskSort;
  descending: boolean;
};

export const NO_FILTER: TaskFilter = {
  q: "",
  bucket: null,
  timeliness: null,
  agency: null,
  kind: null,
  group: null,
  role: null,
  due: null,
  dueBy: null,
  doneBy: null,
  basis: "current",
  view: null,
  sort: "number",
  descending: false,
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const TIMELINESSES: readonly Timeliness[] = [...BUCKETS, "DUE_SOON", "NOT_APPLICABLE"];

export function readIsoDate(text: string): Temporal.PlainDate | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDate(text) : null;
}

type Params = Record<string, string | string[] | undefined>;

/** Without what a database cannot hold (anyone may write anything into an address), and with single spaces between words. */
function clean(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .toWellFormed()
    .trim();
}

/** Reads a filter from an address; what it does not know it leaves out rather than refuse the page. */
export function readTaskFilter(params: Params): TaskFilter {
  const text = (key: string) => {
    const value = params[key];
    return clean((Array.isArray(value) ? value[0] : value) ?? "");
  };
  const oneOf = <T extends string>(key: string, allowed: readonly T[]): T | null =>
    allowed.find((value) => value === text(key)) ?? null;
  const due = text("due");
  return {
    q: clean(text("q").slice(0, 200)),
    bucket: oneOf("bucket", BUCKETS),
    timeliness: oneOf("timeliness", TIMELINESSES),
    agency: text("agency") || null,
    kind: oneOf("kind", AGENCY_KINDS),
    group: oneOf("group", TASK_GROUPS),
    role: oneOf("role", ["LEAD", "COORDINATOR"] as const),
    due: due === "none" || MONTH.test(due) ? due : null,
    dueBy: MONTH.test(text("dueBy")) ? text("dueBy") : null,
    doneBy: readIsoDate(text("doneBy"))?.toString() ?? null,
    basis: readBasis(params["basis"]),
    view: oneOf("view", VIEWS),
    sort: oneOf("sort", ["number", "due", "status", "percent"] as const) ?? "number",
    descending: text("dir") === "desc",
  };
}

/** The address of a filter, without what is at its default; `asOf` is kept by the caller. */
export function taskFilterParams(filter: TaskFilter): URLSearchParams {
  const params = new URLSearchParams();
  const set = (key: string, value: string | null) => value && params.set(key, value);
  set("q", filter.q);
  set("bucket", filter.bucket);
  set("timeliness", filter.timeliness);
  set("agency", filter.agency);
  set("kind", filter.kind);
  set("group", filter.group);
  set("role", filter.role);
  set("due", filter.due);
  set("dueBy", filter.dueBy);
  set("doneBy", filter.doneBy);
  set("basis", filter.basis === "original" ? "original" : null);
  set("view", filter.view);
  set("sort", filter.sort === "number" ? null : filter.sort);
  set("dir", filter.descending ? "desc" : null);
  return params;
}

/** Whether anything narrows the table (sorting and the reading of deadlines do not). */
export function isNarrowed(filter: TaskFilter): boolean {
  return Boolean(
    filter.q ||
      filter.bucket ||
      filter.timeliness ||
      filter.agency ||
      filter.kind ||
      filter.group ||
      filter.role ||
      filter.due ||
      filter.dueBy ||
      filter.doneBy ||
      filter.view,
  );
}

/** Tasks that ask for somebody's attention: late, due soon, or a standing duty without a word. */
export function needsAttention(task: BoardTask, board: Pick<Board, "closedMonth">): boolean {
  const { timeliness } = task.standing;
  return timeliness === "OVERDUE" || timeliness === "DUE_SOON" || isSilent(task, board.closedMonth);
}

/** The tasks of a board that a filter lets through, in its order. */
export function filterTasks(board: Board, filter: TaskFilter): BoardTask[] {
  const kept = board.tasks.filter((task) => passes(task, board, filter));
  const order = ORDERS[filter.sort];
  kept.sort((a, b) => order(a, b, filter.basis) || a.number - b.number);
  return filter.descending ? kept.reverse() : kept;
}

function passes(task: BoardTask, board: Board, filter: TaskFilter): boolean {
  const { timeliness } = task.standing;
  if (filter.q && !task.matchesSearch && !task.assignments.some((a) => a.matchesSearch)) return false;
  if (filter.bucket && bucketOf(timeliness) !== filter.bucket) return false;
  if (filter.timeliness && timeliness !== filter.timeliness) return false;
  if (filter.group && taskGroupOf(task) !== filter.group) return false;
  if ((filter.agency || filter.kind || filter.role) && !task.assignments.some((part) => isHolder(part, filter))) {
    return false;
  }
  if (filter.due === "none" && dueOf(task, filter.basis) !== null) return false;
  if (filter.due && filter.due !== "none" && dueOf(task, filter.basis)?.toPlainYearMonth().toString() !== filter.due) {
    return false;
  }
  if (filter.dueBy) {
    const due = dueOf(task, filter.basis)?.toPlainYearMonth().toString();
    if (due === undefined || due > filter.dueBy || timeliness === "NOT_APPLICABLE") return false;
  }
  if (filter.doneBy) {
    const done = task.standing.completedOn;
    if (done === null || isAfter(done, Temporal.PlainDate.from(filter.doneBy)) || dueOf(task, filter.basis) === null) {
      return false;
    }
  }
  return filter.view === null || isInView(task, board, filter.view);
}

/** Whether a part is one of those that a filter asks for by agency, kind of agency and role. */
export function isHolder(
  part: Pick<BoardTask["assignments"][number], "agencyCode" | "agencyKind" | "role">,
  { agency, kind, role }: Pick<TaskFilter, "agency" | "kind" | "role">,
): boolean {
  return (
    (agency === null || part.agencyCode === agency) &&
    (kind === null || part.agencyKind === kind) &&
    (role === null || part.role === role)
  );
}

/** Whether a task belongs to one of the ready-made views. */
export function isInView(task: BoardTask, board: Pick<Board, "closedMonth">, view: TaskView): boolean {
  const { timeliness } = task.standing;
  switch (view) {
    case "attention":
      return needsAttention(task, board);
    case "silent":
      return isSilent(task, board.closedMonth);
    case "spoken":
      return timeliness === "ONGOING" && !isSilent(task, board.closedMonth);
    case "done":
      return timeliness === "DONE_ON_TIME" || timeliness === "DONE_LATE";
  }
}

/** The printed date of a task by either reading; null without one. */
export function dueOf(task: BoardTask, basis: DeadlineBasis): Temporal.PlainDate | null {
  return (basis === "original" ? task.originalDeadline : task.currentDeadline)?.dueOn ?? null;
}

/** Most urgent first. */
const URGENCY: Record<Timeliness, number> = {
  OVERDUE: 0,
  DUE_SOON: 1,
  ON_TRACK: 2,
  ONGOING: 3,
  AWAITING: 4,
  DONE_LATE: 5,
  DONE_ON_TIME: 6,
  NOT_APPLICABLE: 7,
};

type Order = (a: BoardTask, b: BoardTask, basis: DeadlineBasis) => number;

const ORDERS: Record<TaskSort, Order> = {
  number: (a, b) => a.number - b.number,
  due: (a, b, basis) => (dueOf(a, basis)?.toString() ?? "9999").localeCompare(dueOf(b, basis)?.toString() ?? "9999"),
  status: (a, b) =>
    URGENCY[a.standing.timeliness] - URGENCY[b.standing.timeliness] || b.standing.daysLate - a.standing.daysLate,
  percent: (a, b) => percentOf(a) - percentOf(b),
};

/** The percentage of the word that stands for the task in the table; -1 without one, so that it sorts first. */
export function percentOf(task: BoardTask): number {
  return leadingWord(task)?.word.percent ?? -1;
}
