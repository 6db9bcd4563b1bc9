import { plainDate } from "../calendar/days.ts";
import { type DateReading, lastGoodDay, type PrintedDate } from "../calendar/deadline.ts";
import { readDateReading } from "../plans/queries.ts";
import type { Transaction } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import type { Word } from "./board.ts";
import { currentOf, deadlinesOf, originalOf } from "./deadlines.ts";
import type { AssignmentFacts } from "./rules.ts";

/** One assignment as a command holds it: locked, with its newest word and the facts the rules ask for. */
export type AssignmentInHand = {
  id: number;
  version: number;
  agencyId: number;
  agencyName: string;
  taskId: number;
  taskNumber: number;
  taskTitle: string;
  planId: number;
  /** How the plan reads dates, and how much notice it asks for a later deadline, in working days. */
  reading: DateReading;
  extensionNoticeDays: number;
  isPrincipal: boolean;
  /** The printed date in force, before the plan reads it; null for a standing duty and before guidance. */
  printed: PrintedDate | null;
  facts: AssignmentFacts;
  word: (Word & { decisionIds: number[] }) | null;
};

/**
 * Reads an assignment and locks it until the transaction ends, so that two writers are put one after the other and the
 * second sees what the first wrote. NO KEY: rows that refer to the assignment may be written meanwhile. A sweep that
 * speaks of the part holds its key until it ends, and may in turn wait for an alert that this transaction closes.
 * @returns null when there is no such assignment.
 */
export async function takeInHand(tx: Transaction, assignmentId: number): Promise<AssignmentInHand | null> {
  return (await takeAllInHand(tx, [assignmentId]))[0] ?? null;
}

/** The same for several at once, in the order of their ids, so that two who take some of the same never wait crosswise. */
export async function takeAllInHand(tx: Transaction, assignmentIds: readonly number[]): Promise<AssignmentInHand[]> {
  const locked = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM assignment WHERE id = ANY(${[...assignmentIds]}::int[]) ORDER BY id FOR NO KEY UPDATE`;
  if (locked.length === 0) return [];
  const rows = await tx.assignment.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    orderBy: { id: "asc" },
    include: PART,
  });
  const readings = new Map<number, DateReading>();
  for (const { task } of rows) {
    if (!readings.has(task.planId)) readings.set(task.planId, await readDateReading(tx, task.plan));
  }
  return rows.flatMap((row) => {
    const reading = readings.get(row.task.planId);
    return reading ? [inHand(row, reading)] : [];
  });
}

const PART = {
  agency: true,
  task: { include: { plan: true, deadlines: { orderBy: { ordinal: "asc" } } } },
  applicability: { orderBy: { id: "desc" }, take: 1 },
  updates: {
    orderBy: { seq: "desc" },
    take: 1,
    include: {
      recordedBy: true,
      decisions: { orderBy: { id: "asc" } },
      evidence: { where: { file: { withdrawnAt: null } }, select: { fileId: true }, orderBy: { fileId: "asc" } },
    },
  },
} satisfies Prisma.AssignmentInclude;

function inHand(row: Prisma.AssignmentGetPayload<{ include: typeof PART }>, reading: DateReading): AssignmentInHand {
  const deadlines = deadlinesOf(row.task.deadlines, row.id);
  const printedOf = (deadline: (typeof deadlines)[number] | null | undefined) =>
    deadline ? { dueOn: plainDate(deadline.dueOn), exclusive: deadline.exclusive } : null;
  const printed = printedOf(currentOf(deadlines));
  const original = printedOf(originalOf(deadlines));
  const update = row.updates[0];
  const decision = update?.decisions.at(-1);
  const completedOn = update?.completedOn ? plainDate(update.completedOn) : null;
  return {
    id: row.id,
    version: row.version,
    agencyId: row.agencyId,
    agencyName: row.agency.shortName,
    taskId: row.taskId,
    taskNumber: row.task.number,
    taskTitle: row.task.shortTitle,
    planId: row.task.planId,
    reading,
    extensionNoticeDays: row.task.plan.extensionNoticeDays,
    isPrincipal: row.isPrincipal,
    printed,
    facts: {
      role: row.role,
      applicable: row.applicability[0]?.applicable ?? true,
      counted: true,
      deadlineKind: row.task.deadlineKind,
      dueOn: printed && lastGoodDay(printed, reading),
      originalDueOn: original && lastGoodDay(original, reading),
      state: update?.state ?? null,
      claim:
        update?.state === "COMPLETED" && completedOn ? { completedOn, standing: decision?.verdict ?? "WAITING" } : null,
    },
    word: update
      ? {
          updateId: update.id,
          seq: update.seq,
          state: update.state,
          percent: update.percent,
          result: update.result,
          difficulties: update.difficulties,
          proposals: update.proposals,
          completedOn,
          evidenceNumber: update.evidenceNumber,
          evidenceDate: update.evidenceDate && plainDate(update.evidenceDate),
          fileIds: update.evidence.map(({ fileId }) => fileId),
          recordedAt: Temporal.Instant.fromEpochMilliseconds(update.recordedAt.getTime()),
          recordedBy: update.recordedBy.name,
          verdict: decision?.verdict ?? null,
          verdictReason: decision?.reason ?? null,
          decisionIds: update.decisions.map((d) => d.id),
        }
      : null,
  };
}
