import type { Transaction } from "../../lib/platform/database.ts";
import { PlanDataError, problem } from "./problems.ts";
import { type PlanRows, startOfYear } from "./rows.ts";
import { sync, type Tally } from "./sync.ts";
import { lookUp } from "./write-document.ts";

const FILE = "appendix-2-tasks.json";

/**
 * The rows of Appendix II. A number that the files no longer have is refused, never deleted: people's words hang on it.
 * @returns the id of a task by its number.
 */
export async function writeTasks(
  tx: Transaction,
  rows: PlanRows,
  planId: number,
  tally: Tally,
): Promise<(number: number) => number> {
  const existing = await tx.task.findMany({ where: { planId } });
  const numbers = new Set(rows.tasks.map((row) => row.number));
  const lost = existing.filter((row) => !numbers.has(row.number));
  if (lost.length > 0) {
    throw new PlanDataError(
      lost.map((row) => problem(FILE, `STT ${row.number}`, null, "đã có trong hệ thống nhưng không còn trong tệp")),
    );
  }
  await sync(tally, {
    existing,
    wanted: rows.tasks.map((row) => ({ ...row, planId })),
    keyOf: (row) => String(row.number),
    insert: (data) => tx.task.createMany({ data }),
    change: ({ id }, data) => tx.task.update({ where: { id }, data }),
  });
  const written = await tx.task.findMany({ where: { planId }, select: { id: true, number: true } });
  return lookUp(written.map((row) => [row.number, row.id]));
}

/**
 * Original deadlines, written once: the table is append-only. A file that says otherwise than what is on record is
 * refused, and the correction is made in the open, as a CORRECTION with its document.
 * @throws PlanDataError naming the task and both dates.
 */
export async function writeDeadlines(
  tx: Transaction,
  rows: PlanRows,
  planId: number,
  taskId: (number: number) => number,
  tally: Tally,
): Promise<void> {
  const existing = await tx.deadline.findMany({
    where: { task: { planId }, assignmentId: null, event: "ORIGINAL" },
    include: { task: { select: { number: true } } },
  });
  const recordedAt = startOfYear(rows.plan.year);
  const refuse = (row: (typeof existing)[number], now: string): never => {
    const what = `hạn gốc đã ghi là ${day(row.dueOn)}, tệp ${now}; hạn gốc không bị ghi đè`;
    throw new PlanDataError([
      problem(FILE, `STT ${row.task.number}`, "deadline.date", `${what}. Đề nghị ghi đính chính kèm văn bản.`),
    ]);
  };
  await sync(tally, {
    existing,
    wanted: rows.deadlines.map(({ taskNumber, ...row }) => ({ ...row, taskId: taskId(taskNumber), recordedAt })),
    keyOf: (row) => String(row.taskId),
    insert: (data) =>
      tx.deadline.createMany({ data: data.map((row) => ({ ...row, event: "ORIGINAL" as const, ordinal: 0 })) }),
    change: async (row, { dueOn }) => refuse(row, `ghi ${day(dueOn)}`),
    remove: async (row) => refuse(row, "không còn ghi ngày"),
  });
}

/**
 * Phrases of the agency cells and the assignments they expand to. What people added (other origin) is not touched, and
 * a body that a newer file no longer names keeps its assignment: the secretariat may mark it "không áp dụng".
 */
export async function writeAssignments(
  tx: Transaction,
  rows: PlanRows,
  planId: number,
  ids: { agency: (code: string) => number; task: (number: number) => number },
  tally: Tally,
): Promise<void> {
  const inPlan = { task: { planId } };
  await sync(tally, {
    existing: await tx.assignmentPhrase.findMany({ where: inPlan }),
    wanted: rows.phrases.map(({ taskNumber, agency, ...row }) => ({
      ...row,
      taskId: ids.task(taskNumber),
      agencyId: ids.agency(agency),
    })),
    keyOf: (row) => `${row.taskId} ${row.agencyId} ${row.role}`,
    insert: (data) => tx.assignmentPhrase.createMany({ data }),
    change: ({ id }, data) => tx.assignmentPhrase.update({ where: { id }, data }),
    remove: async ({ id }) => {
      await tx.assignmentFromPhrase.deleteMany({ where: { phraseId: id } });
      await tx.assignmentPhrase.delete({ where: { id } });
    },
  });

  const before = await tx.assignment.findMany({ where: inPlan });
  const addedByPeople = new Set(
    before.filter((row) => row.origin !== "PLAN").map((row) => `${row.taskId} ${row.agencyId}`),
  );
  const wanted = rows.assignments.map(({ taskNumber, agency, role, isPrincipal, position }) => ({
    taskId: ids.task(taskNumber),
    agencyId: ids.agency(agency),
    role,
    isPrincipal,
    position,
  }));
  const addedAt = startOfYear(rows.plan.year);
  await sync(tally, {
    existing: before,
    wanted: wanted.filter((row) => !addedByPeople.has(`${row.taskId} ${row.agencyId}`)),
    keyOf: (row) => `${row.taskId} ${row.agencyId}`,
    insert: (data) => tx.assignment.createMany({ data: data.map((row) => ({ ...row, addedAt })) }),
    change: ({ id }, { role, isPrincipal, position }) =>
      tx.assignment.update({ where: { id }, data: { role, isPrincipal, position } }),
  });
  await writePhraseLinks(tx, rows, planId, ids, tally);
}

async function writePhraseLinks(
  tx: Transaction,
  rows: PlanRows,
  planId: number,
  ids: { agency: (code: string) => number; task: (number: number) => number },
  tally: Tally,
): Promise<void> {
  const inPlan = { task: { planId } };
  const phrases = await tx.assignmentPhrase.findMany({ where: inPlan });
  const phraseId = lookUp(phrases.map((row) => [`${row.taskId} ${row.agencyId} ${row.role}`, row.id]));
  const assignments = await tx.assignment.findMany({
    where: inPlan,
    select: { id: true, taskId: true, agencyId: true },
  });
  const assignmentId = lookUp(assignments.map((row) => [`${row.taskId} ${row.agencyId}`, row.id]));
  await sync(tally, {
    existing: await tx.assignmentFromPhrase.findMany({ where: { assignment: inPlan } }),
    wanted: rows.assignments.flatMap((row) => {
      const taskId = ids.task(row.taskNumber);
      return row.phrases.map(({ agency, role }) => ({
        assignmentId: assignmentId(`${taskId} ${ids.agency(row.agency)}`),
        phraseId: phraseId(`${taskId} ${ids.agency(agency)} ${role}`),
      }));
    }),
    keyOf: (row) => `${row.assignmentId} ${row.phraseId}`,
    insert: (data) => tx.assignmentFromPhrase.createMany({ data }),
    change: () => Promise.resolve(),
  });
}

function day(date: Date): string {
  const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-");
  return `${dayOfMonth}/${month}/${year}`;
}
