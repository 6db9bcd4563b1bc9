import { type DateReading, readPrinted } from "../calendar/deadline.ts";
import type { AssignmentRecord, BoardTask, TaskRecord, Word } from "./board.ts";
import { factsOf } from "./board.ts";
import type { DeadlineEntry } from "./deadlines.ts";
import { deadlinesOf, goodDaysOf } from "./deadlines.ts";
import { type AssignmentFacts, type ReadingOptions, standingOf, type Timeliness, timelinessOf } from "./rules.ts";

/** What the clock makes of one part, without the words that only a screen shows. A BoardAssignment is one. */
export type ReadPart = Pick<AssignmentRecord, "id" | "agencyId" | "agencyName" | "reports" | "applicable"> & {
  word: Pick<Word, "updateId" | "evidenceNumber" | "recordedAt"> | null;
  facts: AssignmentFacts;
  timeliness: Timeliness;
  firstOwedMonth: Temporal.PlainYearMonth;
};

/** A task with its parts, as far as alerts need them. A BoardTask is one. */
export type ReadTask = Pick<TaskRecord, "id" | "number" | "shortTitle"> & {
  assignments: ReadPart[];
  standing: BoardTask["standing"];
};

/** Some whole tasks of a plan as they stood at the end of one day. A Board is one. */
export type Reading = {
  asOf: Temporal.PlainDate;
  closedMonth: Temporal.PlainYearMonth;
  tasks: ReadTask[];
};

/** What the database holds of a part, as far as alerts need it. */
export type PartRecord = Pick<
  AssignmentRecord,
  "id" | "taskId" | "agencyId" | "agencyName" | "reports" | "role" | "applicable"
> & {
  firstOwedMonth: Temporal.PlainYearMonth;
  word: Pick<Word, "updateId" | "state" | "completedOn" | "evidenceNumber" | "recordedAt" | "verdict"> | null;
};

/** What it holds of a task. */
export type PartTaskRecord = Pick<TaskRecord, "id" | "number" | "shortTitle" | "deadlineKind"> & {
  deadlines: Pick<DeadlineEntry, "assignmentId" | "event" | "dueOn" | "exclusive">[];
};

/**
 * Reads the clock over parts by the very rules of the board (`assembleBoard`), task by task.
 * @param parts in the document's order within each task.
 */
export function readTasks(
  tasks: readonly PartTaskRecord[],
  parts: readonly PartRecord[],
  options: ReadingOptions & { settings: DateReading },
): ReadTask[] {
  const byTask = Map.groupBy(parts, (part) => part.taskId);
  return tasks.flatMap((task) => {
    const held = byTask.get(task.id);
    return held ? [readTask(task, held, options)] : [];
  });
}

function readTask(
  task: PartTaskRecord,
  parts: readonly PartRecord[],
  options: ReadingOptions & { settings: DateReading },
): ReadTask {
  const deadlines = task.deadlines.map((entry) => readPrinted(entry, options.settings));
  // Most parts have no date of their own: the task's is read once for all of them.
  const ofTask = goodDaysOf(deadlines.filter((entry) => entry.assignmentId === null));
  const own = new Set(deadlines.map((entry) => entry.assignmentId));
  const assignments = parts.map((part): ReadPart => {
    const days = own.has(part.id) ? goodDaysOf(deadlinesOf(deadlines, part.id)) : ofTask;
    const facts = factsOf(task.deadlineKind, part, days);
    const { id, agencyId, agencyName, reports, applicable, word, firstOwedMonth } = part;
    const timeliness = timelinessOf(facts, options);
    return { id, agencyId, agencyName, reports, applicable, word, facts, timeliness, firstOwedMonth };
  });
  return {
    id: task.id,
    number: task.number,
    shortTitle: task.shortTitle,
    assignments,
    standing: standingOf(
      assignments.map((part) => part.facts),
      options,
    ),
  };
}
