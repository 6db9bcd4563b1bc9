import { plainDate } from "../calendar/days.ts";
import { lastClosedMonth, periodOf } from "../calendar/month.ts";
import { reportingPeriods } from "../people/reporting-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { firstMonthOf } from "./board.ts";
import { type PartRecord, type PartTaskRecord, type Reading, readTasks } from "./reading.ts";
import { applicabilityBy, reportsOn, wordBy } from "./said-sql.ts";

/** Some tasks of a plan by their ids, both ends included. */
export type TaskRange = { from: number; to: number };

/** Whole tasks of a plan, with the parts somebody may have to be told about. */
export type Batch = TaskRange & { reading: Reading };

export type BatchQuestion = {
  plan: PlanSettings;
  /** Read as it stood at the end of this day. */
  asOf: Temporal.PlainDate;
  /** How many days before its last good day a part can first be told of. */
  daysAhead: number;
};

/**
 * Parts in a batch: enough that the statements round it weigh nothing, few enough that three batches take some tens of megabytes.
 * A task is never cut, so that one with more parts than this makes a batch of its own.
 */
const PARTS_IN_BATCH = 8_000;

/** Batches that are being read while the caller works on one: reading takes the database longer than most mornings' work does. */
const READ_AHEAD = 2;

/**
 * The whole plan in batches of whole tasks, in the order of their ids; the next are read, and what `make` makes of them is made, while
 * the caller waits for the database to take in the one before. Memory is bounded by three batches, whatever the size of the plan.
 */
export async function* readBatches<Made>(
  db: Database,
  question: BatchQuestion,
  make: (reading: Reading) => Made,
): AsyncGenerator<TaskRange & { made: Made }> {
  const ranges = await readRanges(db, question.plan.id);
  const coming: Promise<TaskRange & { made: Made }>[] = [];
  const ask = () => {
    const range = ranges.shift();
    if (!range) return;
    const batch = readBatch(db, question, range).then(({ reading }) => ({ ...range, made: make(reading) }));
    // Awaited in its turn; should the caller stop before, nobody is left to hear of a failure.
    batch.catch(() => {});
    coming.push(batch);
  };
  for (let n = 0; n < READ_AHEAD; n++) ask();
  for (let batch = coming.shift(); batch; batch = coming.shift()) {
    const read = await batch;
    ask();
    yield read;
  }
}

/** The batches that a plan is read in, in the order of its tasks' ids. */
export async function readRanges(db: Database | Transaction, planId: number): Promise<TaskRange[]> {
  const tasks = await db.$queryRaw<{ id: number; parts: number }[]>`
    SELECT t.id, count(a.id)::int AS parts FROM task t JOIN assignment a ON a.task_id = t.id
    WHERE t.plan_id = ${planId} GROUP BY t.id ORDER BY t.id`;
  const ranges: (TaskRange & { parts: number })[] = [];
  for (const { id, parts } of tasks) {
    const last = ranges.at(-1);
    if (last && last.parts + parts <= PARTS_IN_BATCH) Object.assign(last, { to: id, parts: last.parts + parts });
    else ranges.push({ from: id, to: id, parts });
  }
  return ranges;
}

/**
 * One batch: what alerts need of some tasks, without the words that only a screen shows, by the same SQL and the same rules as
 * `readBoard`. Left out are parts that nobody can have to be told about and that no other part's alert depends on (`readPartRows`).
 */
export async function readBatch(
  db: Database | Transaction,
  { plan, asOf, daysAhead }: BatchQuestion,
  range: TaskRange,
): Promise<Batch> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const closedMonth = lastClosedMonth(asOf, plan.closingDay);
  // One after the other: within a transaction all go over one connection, which takes one statement at a time.
  const tasks = await readTaskRecords(db, plan.id, range, until);
  const agencies = await readAgencies(db, plan.id, range, asOf);
  const near = tasks.filter((task) => isNear(task, asOf.add({ days: daysAhead }))).map(({ id }) => id);
  const rows = await readPartRows(db, plan, range, { until, closedMonth, near });
  const options = { today: asOf, dueSoonDays: plan.dueSoonDays, settings: plan };
  const parts = partRecords(rows, agencies);
  return { ...range, reading: { asOf, closedMonth, tasks: readTasks(tasks, parts, options) } };
}

type TaskRow = Omit<PartTaskRecord, "deadlines" | "shortTitle"> & { short_title: string; deadlines: DeadlineRow[] };
type DeadlineRow = Omit<PartTaskRecord["deadlines"][number], "dueOn"> & { dueOn: string };

async function readTaskRecords(
  db: Database | Transaction,
  planId: number,
  range: TaskRange,
  until: Date,
): Promise<PartTaskRecord[]> {
  const rows = await db.$queryRaw<(Omit<TaskRow, "deadlineKind"> & { deadline_kind: TaskRow["deadlineKind"] })[]>`
    SELECT t.id, t.number, t.short_title, t.deadline_kind, coalesce((
        SELECT json_agg(json_build_object(
          'assignmentId', d.assignment_id, 'event', d.event, 'dueOn', d.due_on, 'exclusive', d.exclusive)
          ORDER BY d.ordinal, d.id)
        FROM deadline d WHERE d.task_id = t.id AND d.recorded_at < ${until}), '[]') AS deadlines
    FROM task t WHERE t.plan_id = ${planId} AND t.id BETWEEN ${range.from} AND ${range.to} ORDER BY t.id`;
  const dateOn = once((text: string) => Temporal.PlainDate.from(text));
  return rows.map(({ id, number, short_title, deadline_kind, deadlines }) => ({
    id,
    number,
    shortTitle: short_title,
    deadlineKind: deadline_kind,
    deadlines: deadlines.map((entry) => ({ ...entry, dueOn: dateOn(entry.dueOn) })),
  }));
}

/**
 * Whether a task can have parts to tell of by the clock: standing work always, dated work when a date of it or of a part has come as
 * near as `horizon`. A last good day is the printed one, the day before it ("trước ngày"), or a later one.
 */
function isNear({ deadlineKind, deadlines }: PartTaskRecord, horizon: Temporal.PlainDate): boolean {
  if (deadlineKind === "ONGOING" || deadlineKind === "PERIODIC") return true;
  return deadlines.some(({ dueOn }) => Temporal.PlainDate.compare(dueOn.subtract({ days: 1 }), horizon) <= 0);
}

type AgencyFacts = Pick<PartRecord, "agencyName" | "reports"> & { reportsFrom: Temporal.PlainDate | null };

async function readAgencies(
  db: Database | Transaction,
  planId: number,
  range: TaskRange,
  asOf: Temporal.PlainDate,
): Promise<Map<number, AgencyFacts>> {
  const rows = await db.$queryRaw<{ id: number; short_name: string; reports: boolean; reports_from: Date | null }[]>`
    SELECT g.id, g.short_name, ${reportsOn(asOf, "on")} AS reports, r.reports_from FROM agency g
    JOIN ${reportingPeriods(new Date(endOfDay(asOf).epochMilliseconds))} r ON r.agency_id = g.id
    WHERE g.id IN (
      SELECT a.agency_id FROM assignment a JOIN task t ON t.id = a.task_id
      WHERE t.plan_id = ${planId} AND ${within(range)})`;
  return new Map(
    rows.map(({ id, short_name, reports, reports_from }) => [
      id,
      { agencyName: short_name, reports, reportsFrom: reports_from && plainDate(reports_from) },
    ]),
  );
}

/** Said of both tables, or PostgreSQL reads the whole of one of them for every batch. */
function within({ from, to }: TaskRange): Prisma.Sql {
  return Prisma.sql`t.id BETWEEN ${from} AND ${to} AND a.task_id BETWEEN ${from} AND ${to}`;
}

/** A word, in the order of the SELECT below. The evidence is read of a claim that waits only. */
type WordRow = [
  state: NonNullable<PartRecord["word"]>["state"],
  completedOn: string | null,
  evidenceNumber: string | null,
  recordedAt: number,
  verdict: NonNullable<PartRecord["word"]>["verdict"],
];

/** A part, in the same order; what it says of a word holds where there is one. */
type PartRow = [
  id: number,
  taskId: number,
  agencyId: number,
  role: PartRecord["role"],
  addedOn: string,
  applicable: boolean | null,
  updateId: number | null,
  ...WordRow,
];

/**
 * One row with all parts as JSON: a hundred thousand rows through the client cost ten times what parsing the same text does
 * (docs/decisions/0070-the-sweep-in-batches.md). Whether a part applies is asked of those only that the conditions leave.
 *
 * Left out, as nobody can have to be told of them and no other alert depends on them:
 * - parts of a task whose dates are all far off, unless a claim waits for an answer;
 * - standing work with a word so new that fewer months than the plan's limit can be silent since;
 * - a coordinator's part that is confirmed as done: in no task's standing, and never reminded of.
 */
async function readPartRows(
  db: Database | Transaction,
  plan: PlanSettings,
  range: TaskRange,
  { until, closedMonth, near }: { until: Date; closedMonth: Temporal.PlainYearMonth; near: readonly number[] },
): Promise<PartRow[]> {
  const spokenEnough = closedMonth.subtract({ months: plan.silentMonthsLimit });
  const since = new Date(endOfDay(periodOf(spokenEnough, plan.closingDay).to).epochMilliseconds);
  const [found] = await db.$queryRaw<{ parts: string | null }[]>`
    SELECT json_agg(json_build_array(
        a.id, a.task_id, a.agency_id, a.role, (a.added_at AT TIME ZONE ${ZONE})::date,
        (${applicabilityBy(until, Prisma.sql`x.applicable`)}),
        u.id, u.state, u.completed_on, CASE WHEN u.state = 'COMPLETED' AND c.verdict IS NULL THEN u.evidence_number END,
        (extract(epoch FROM u.recorded_at) * 1000)::bigint, c.verdict)
      ORDER BY a.task_id, a.role, a.position, a.id)::text AS parts
    FROM assignment a
    JOIN task t ON t.id = a.task_id
    ${wordBy(until)}
    WHERE t.plan_id = ${plan.id} AND ${within(range)} AND a.added_at < ${until}
      AND (t.id = ANY(${near}::int[]) OR (u.state = 'COMPLETED' AND c.verdict IS NULL))
      AND ((t.deadline_kind IN ('ONGOING', 'PERIODIC') AND u.state <> 'COMPLETED' AND u.recorded_at >= ${since})
        OR (a.role = 'COORDINATOR' AND c.verdict = 'CONFIRMED')) IS NOT TRUE`;
  return JSON.parse(found?.parts ?? "[]");
}

function partRecords(rows: readonly PartRow[], agencies: ReadonlyMap<number, AgencyFacts>): PartRecord[] {
  const dateOn = once((text: string) => Temporal.PlainDate.from(text));
  const firstMonth = once((addedOn: string) =>
    once((agencyId: number) =>
      firstMonthOf({ addedOn: dateOn(addedOn), reportsFrom: agencies.get(agencyId)?.reportsFrom ?? null }),
    ),
  );
  return rows.map(([id, taskId, agencyId, role, addedOn, applicable, updateId, ...word]) => {
    const agency = agencies.get(agencyId);
    if (agency === undefined) throw new Error(`Assignment ${id} names an agency that is not there: ${agencyId}`);
    const { agencyName, reports } = agency;
    return {
      id,
      taskId,
      agencyId,
      agencyName,
      reports,
      role,
      applicable: applicable ?? true,
      firstOwedMonth: firstMonth(addedOn)(agencyId),
      word: updateId === null ? null : wordOf(updateId, word, dateOn),
    };
  });
}

function wordOf(
  updateId: number,
  [state, completedOn, evidenceNumber, recordedAt, verdict]: WordRow,
  dateOn: (text: string) => Temporal.PlainDate,
): PartRecord["word"] {
  return {
    updateId,
    state,
    completedOn: completedOn === null ? null : dateOn(completedOn),
    evidenceNumber,
    recordedAt: Temporal.Instant.fromEpochMilliseconds(recordedAt),
    verdict,
  };
}

/** Finds each answer once: the dates of a plan are few, and its parts are hundreds of thousands. */
function once<Question extends string | number, Answer>(find: (question: Question) => Answer): (q: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const answer = known.get(question) ?? find(question);
    known.set(question, answer);
    return answer;
  };
}
