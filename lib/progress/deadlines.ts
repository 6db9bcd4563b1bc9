import type { ReadDate } from "../calendar/due-words.ts";
import type { DeadlineEvent } from "../platform/prisma/enums.ts";
import type { AssignmentFacts } from "./rules.ts";

/** One entry of a deadline's history. */
export type DeadlineEntry = {
  assignmentId: number | null;
  event: DeadlineEvent;
  ordinal: number;
  startOn: Temporal.PlainDate | null;
  dueOn: Temporal.PlainDate;
  exclusive: boolean;
  documentNumber: string | null;
  documentDate: Temporal.PlainDate | null;
  documentIssuer: string | null;
  /** What the document is about (trích yếu). */
  documentTitle: string | null;
  reason: string | null;
  recordedOn: Temporal.PlainDate;
};

/** A deadline with what the plan's rules make of its printed date. */
export type ReadDeadline = DeadlineEntry & ReadDate;

/**
 * The deadline history that binds one assignment: its own where a document gave it one, else the task's with what was
 * granted to this assignment alone.
 */
export function deadlinesOf<Entry extends Pick<DeadlineEntry, "assignmentId" | "event">>(
  entries: readonly Entry[],
  assignmentId: number,
): Entry[] {
  const own = entries.filter((d) => d.assignmentId === assignmentId);
  if (own.some((d) => d.event === "ORIGINAL")) return own;
  return [...entries.filter((d) => d.assignmentId === null), ...own];
}

/**
 * The deadline as first fixed: before any extension. A correction of the guiding document replaces what it corrects,
 * an extension never does (PRODUCT, "Deadline").
 */
export function originalOf<Entry extends Pick<DeadlineEntry, "event">>(entries: readonly Entry[]): Entry | null {
  return entries.filter((d) => d.event !== "EXTENSION").at(-1) ?? null;
}

/**
 * The deadline in force: the last that was granted, else as first fixed. A guiding document put right after an extension
 * leaves the extension standing.
 */
export function currentOf<Entry extends Pick<DeadlineEntry, "event">>(entries: readonly Entry[]): Entry | null {
  return entries.filter((d) => d.event === "EXTENSION").at(-1) ?? originalOf(entries);
}

/** Which extension of its history an entry is: 1 for the first ("gia hạn lần 1"). */
export function extensionNumber(entries: readonly DeadlineEntry[], entry: DeadlineEntry): number {
  return entries.filter(
    (d) => d.event === "EXTENSION" && d.assignmentId === entry.assignmentId && d.ordinal <= entry.ordinal,
  ).length;
}

/** The last good days by the deadline in force and by the plan's own; null where there is none. */
export function goodDaysOf(
  deadlines: readonly Pick<ReadDeadline, "event" | "lastGoodOn">[],
): Pick<AssignmentFacts, "dueOn" | "originalDueOn"> {
  return {
    dueOn: currentOf(deadlines)?.lastGoodOn ?? null,
    originalDueOn: originalOf(deadlines)?.lastGoodOn ?? null,
  };
}
