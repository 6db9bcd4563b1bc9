import { isAfter } from "../calendar/days.ts";
import { type DateReading, readPrinted } from "../calendar/deadline.ts";
import { firstOwedMonth } from "../calendar/month.ts";
import { AGENCY_KINDS } from "../people/words.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type {
  AgencyKind,
  AssignmentOrigin,
  AssignmentRole,
  CompletionVerdict,
  DeadlineKind,
  PhraseReading,
  ProgressState,
} from "../platform/prisma/enums.ts";
import { currentOf, type DeadlineEntry, deadlinesOf, goodDaysOf, originalOf, type ReadDeadline } from "./deadlines.ts";
import {
  type AssignmentFacts,
  type DeadlineBasis,
  dueOnBy,
  leadsOf,
  silentMonths,
  standingOf,
  type TaskStanding,
  type Timeliness,
  timelinessOf,
} from "./rules.ts";

/** One name in the agency cell, and how it was read. */
export type Phrase = {
  id: number;
  role: AssignmentRole;
  name: string;
  shortName: string;
  reading: PhraseReading;
  note: string | null;
};

/** The newest word of an agency about its part. */
export type Word = {
  updateId: number;
  seq: number;
  state: ProgressState;
  percent: number | null;
  result: string;
  difficulties: string;
  proposals: string;
  completedOn: Temporal.PlainDate | null;
  evidenceNumber: string | null;
  evidenceDate: Temporal.PlainDate | null;
  /** The files it refers to that nobody has withdrawn, in order of their ids. */
  fileIds: number[];
  recordedAt: Temporal.Instant;
  recordedBy: string;
  verdict: CompletionVerdict | null;
  verdictReason: string | null;
};

/** What the database holds of an assignment on a day, before the clock is read. */
export type AssignmentRecord = {
  id: number;
  taskId: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  agencyFullName: string;
  agencyKind: AgencyKind;
  reports: boolean;
  /** Since when it does, if ever. */
  reportsFrom: Temporal.PlainDate | null;
  role: AssignmentRole;
  isPrincipal: boolean;
  origin: AssignmentOrigin;
  basis: string | null;
  part: string | null;
  addedOn: Temporal.PlainDate;
  /** Number of its newest word; 0 before the first. */
  version: number;
  applicable: boolean;
  applicabilityReason: string | null;
  word: Word | null;
  /** Report months, among the closed ones, in which a word was given, in order. */
  spokenMonths: Temporal.PlainYearMonth[];
  matchesSearch: boolean;
};

/** A leader's star: the task is watched. */
export type TaskStar = { userId: number; by: string };

export type TaskRecord = {
  id: number;
  number: number;
  title: string;
  shortTitle: string;
  agenciesText: string;
  deadlineText: string;
  deadlineKind: DeadlineKind;
  condition: string | null;
  leadNote: string | null;
  deadlines: DeadlineEntry[];
  phrases: Phrase[];
  /** Whoever of the leaders watches it, the first one first. */
  stars: TaskStar[];
  matchesSearch: boolean;
};

/** An assignment with what the clock says of it. */
export type BoardAssignment = AssignmentRecord & {
  facts: AssignmentFacts;
  timeliness: Timeliness;
  /** Last good day by the board's reading; null for a standing duty and before guidance. */
  dueOn: Temporal.PlainDate | null;
  /** Days past its own last good day while open; 0 otherwise. */
  daysLate: number;
  deadlines: ReadDeadline[];
  /** Closed report months in a row without a word; standing duties only, 0 elsewhere. */
  silentMonths: number;
  firstOwedMonth: Temporal.PlainYearMonth;
};

/** A task with its assignments and what the clock says of it. */
export type BoardTask = Omit<TaskRecord, "deadlines"> & {
  deadlines: ReadDeadline[];
  assignments: BoardAssignment[];
  /** By the board's reading of deadlines. */
  standing: TaskStanding;
  /** By the deadline in force, and by the plan's own, whichever the board is read by. */
  currentStanding: TaskStanding;
  originalStanding: TaskStanding;
  /** The deadline in force and the plan's own, for the table; null for a standing duty and before guidance. */
  currentDeadline: ReadDeadline | null;
  originalDeadline: ReadDeadline | null;
  extensions: number;
};

/** The whole plan as it stood at the end of one day. */
export type Board = {
  asOf: Temporal.PlainDate;
  /** Which of the two deadlines its figures are read by. */
  basis: DeadlineBasis;
  /** Newest report month whose period had ended before that day. */
  closedMonth: Temporal.PlainYearMonth;
  tasks: BoardTask[];
};

type BoardOptions = {
  asOf: Temporal.PlainDate;
  closedMonth: Temporal.PlainYearMonth;
  settings: Pick<PlanSettings, "dueSoonDays"> & DateReading;
  basis?: DeadlineBasis;
};

/** Reads the clock over records: the one place where rows become a board. */
export function assembleBoard(tasks: TaskRecord[], assignments: AssignmentRecord[], options: BoardOptions): Board {
  const byTask = Map.groupBy(assignments, (a) => a.taskId);
  return {
    asOf: options.asOf,
    basis: options.basis ?? "current",
    closedMonth: options.closedMonth,
    tasks: tasks.map((task) => boardTask(task, byTask.get(task.id) ?? [], options)),
  };
}

function boardTask(task: TaskRecord, records: AssignmentRecord[], options: BoardOptions): BoardTask {
  const deadlines = task.deadlines.map((entry) => readPrinted(entry, options.settings));
  const read = { deadlines, deadlineKind: task.deadlineKind };
  const assignments = records.map((record) => boardAssignment(read, record, options));
  const reading = { today: options.asOf, dueSoonDays: options.settings.dueSoonDays };
  const facts = assignments.map((a) => a.facts);
  const own = deadlines.filter((d) => d.assignmentId === null);
  const current = standingOf(facts, { ...reading, basis: "current" });
  const original = standingOf(facts, { ...reading, basis: "original" });
  return {
    ...task,
    deadlines,
    assignments,
    standing: options.basis === "original" ? original : current,
    currentStanding: current,
    originalStanding: original,
    currentDeadline: currentOf(own),
    originalDeadline: originalOf(own),
    extensions: own.filter((d) => d.event === "EXTENSION").length,
  };
}

function boardAssignment(
  task: Pick<BoardTask, "deadlines" | "deadlineKind">,
  record: AssignmentRecord,
  options: BoardOptions,
): BoardAssignment {
  const deadlines = deadlinesOf(task.deadlines, record.id);
  const facts = factsOf(task.deadlineKind, record, goodDaysOf(deadlines));
  const timeliness = timelinessOf(facts, {
    today: options.asOf,
    dueSoonDays: options.settings.dueSoonDays,
    ...(options.basis && { basis: options.basis }),
  });
  const due = dueOnBy(facts, options.basis);
  const owed = firstMonthOf(record);
  return {
    ...record,
    facts,
    timeliness,
    dueOn: due,
    daysLate: timeliness === "OVERDUE" && due ? due.until(options.asOf, { largestUnit: "days" }).days : 0,
    deadlines,
    silentMonths:
      timeliness === "ONGOING"
        ? silentMonths({ firstOwed: owed, lastSpoken: record.spokenMonths.at(-1) ?? null }, options.closedMonth)
        : 0,
    firstOwedMonth: owed,
  };
}

/** What the clock is read over, from what the database holds of an assignment. */
export function factsOf(
  deadlineKind: DeadlineKind,
  record: Pick<AssignmentRecord, "role" | "applicable" | "reports"> & {
    word: Pick<Word, "state" | "completedOn" | "verdict"> | null;
  },
  days: Pick<AssignmentFacts, "dueOn" | "originalDueOn">,
): AssignmentFacts {
  const { role, applicable, reports, word } = record;
  const claimed = word?.state === "COMPLETED" ? word.completedOn : null;
  return {
    role,
    applicable,
    counted: reports,
    deadlineKind,
    dueOn: days.dueOn,
    originalDueOn: days.originalDueOn,
    state: word?.state ?? null,
    claim: word && claimed ? { completedOn: claimed, standing: word.verdict ?? "WAITING" } : null,
  };
}

/** The first month an assignment owes a word for. Nobody owes words for the months before it began to report. */
export function firstMonthOf({
  addedOn,
  reportsFrom,
}: Pick<AssignmentRecord, "addedOn" | "reportsFrom">): Temporal.PlainYearMonth {
  return firstOwedMonth(reportsFrom && isAfter(reportsFrom, addedOn) ? reportsFrom : addedOn);
}

/** Whether this body owes words at all: it reports, and the duty applies to it. */
export function isCounted(assignment: Pick<AssignmentRecord, "reports" | "applicable">): boolean {
  return assignment.reports && assignment.applicable;
}

/** The leads that count: what a task's completion and its "7/10 huyện" are made of. */
export function countedLeads(task: BoardTask): BoardAssignment[] {
  return task.assignments.filter((a) => a.role === "LEAD" && isCounted(a));
}

/** The leads a task stands by: the counted ones, or all that apply where none of them reports (`leadsOf`). */
export function standingLeads(task: BoardTask): BoardAssignment[] {
  const stoodBy = new Set(leadsOf(task.assignments.map((part) => part.facts)));
  return task.assignments.filter((part) => stoodBy.has(part.facts));
}

/** The principal lead (đầu mối), where the document names one body first. */
export function principalOf(task: BoardTask): BoardAssignment | null {
  return task.assignments.find((a) => a.isPrincipal) ?? null;
}

/**
 * The word that stands for the task in the table: the principal lead's, else that of the first lead in the document's order
 * that has spoken. `speaker` is set when it must be said whose word it is.
 */
export function leadingWord(task: BoardTask): { word: Word; speaker: string | null } | null {
  const principal = principalOf(task);
  if (principal?.word) return { word: principal.word, speaker: null };
  const first = task.assignments.find((a) => a.role === "LEAD" && isCounted(a) && a.word !== null);
  return first?.word ? { word: first.word, speaker: first.agencyName } : null;
}

/** The last word that any of the counted leads gave. `speaker` is set where several lead. */
export function newestWord(task: BoardTask): { word: Word; speaker: string | null } | null {
  const leads = countedLeads(task);
  const spoken = leads.flatMap(({ word, agencyName }) => (word ? [{ word, agencyName }] : []));
  spoken.sort((a, b) => Temporal.Instant.compare(b.word.recordedAt, a.word.recordedAt));
  const [newest] = spoken;
  return newest ? { word: newest.word, speaker: leads.length > 1 ? newest.agencyName : null } : null;
}

/** How many counted leads gave a word for the newest closed month, and of how many that owed one. */
export function spokenInClosedMonth(
  task: BoardTask,
  closedMonth: Temporal.PlainYearMonth,
): { part: number; whole: number } {
  const owing = countedLeads(task).filter((a) => Temporal.PlainYearMonth.compare(a.firstOwedMonth, closedMonth) <= 0);
  return { part: owing.filter((a) => a.silentMonths === 0).length, whole: owing.length };
}

/** A standing duty with no word from any of its leads for the newest closed month ("chưa cập nhật"). */
export function isSilent(task: BoardTask, closedMonth: Temporal.PlainYearMonth): boolean {
  const { part, whole } = spokenInClosedMonth(task, closedMonth);
  return task.standing.timeliness === "ONGOING" && whole > 0 && part === 0;
}

/** Whether a task has no deadline until somebody records the guidance it waits for (PRODUCT, "Deadline", CONDITIONAL). */
export function awaitsGuidance(task: Pick<BoardTask, "deadlineKind" | "currentDeadline">): boolean {
  return task.deadlineKind === "CONDITIONAL" && task.currentDeadline === null;
}

/** The kinds of agencies that carry out some task of a board, in the order of their words. */
export function kindsOf({ tasks }: Pick<Board, "tasks">): AgencyKind[] {
  const kinds = new Set(tasks.flatMap((task) => task.assignments.map(({ agencyKind }) => agencyKind)));
  return AGENCY_KINDS.filter((kind) => kinds.has(kind));
}
