import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { AlertKind, Role } from "../platform/prisma/enums.ts";
import type { TaskRange } from "../progress/batch-queries.ts";
import { REMINDERS } from "./ladder.ts";
import { addressees, deafnessAlerts, isDeaf, type Recipient, readRecipients } from "./recipients.ts";
import type { AlertDraft } from "./rules.ts";

/** The kinds that are closed by what the record says, and raised anew by it. */
const SETTLED: readonly AlertKind[] = [...REMINDERS, "NO_RECIPIENT"];

/**
 * Stores the drafts that are new and puts them on the bells of their addressees. What was raised before is left alone,
 * whoever asks and however often. A unit without any recipient is itself an alert, to the administrators
 * (PRODUCT, "Alerts").
 * @param agencyNames of the agencies that drafts go to, by id.
 * @returns how many alerts were new.
 */
export async function raiseAlerts(
  tx: Transaction,
  clock: Clock,
  drafts: readonly AlertDraft[],
  agencyNames: ReadonlyMap<number, string>,
): Promise<number> {
  if (drafts.length === 0) return 0;
  const recipients = await readRecipients(tx);
  const told = [...new Set(drafts.flatMap((draft) => draft.agencyId ?? []))];
  const deaf = told.filter((id) => isDeaf(id, recipients)).map((id) => ({ id, name: agencyNames.get(id) ?? "" }));
  const stored = await storeAlerts(tx, clock, [...drafts, ...(await deafnessAlerts(tx, clock, deaf))]);
  await deliverAlerts(tx, recipients, Prisma.sql`a.id = ANY(${stored}::int[])`);
  return stored.length;
}

/**
 * Stores the drafts whose keys are new, in their order, raises anew the reminders among them that had been settled and are owed
 * once more (a completion sent back, a deadline put right), and leaves the rest alone.
 * @returns the ids of the new alerts. They are on nobody's bell yet: see `deliverAlerts`.
 */
export async function storeAlerts(tx: Transaction, clock: Clock, drafts: readonly AlertDraft[]): Promise<number[]> {
  return storeUnder(tx, clock, drafts, await notOpen(tx, drafts));
}

/** Raises anew what had been settled and is owed once more, and nothing that was never raised. */
export async function raiseAgain(tx: Transaction, clock: Clock, drafts: readonly AlertDraft[]): Promise<void> {
  const settled = (await notOpen(tx, drafts)).filter(isSettled);
  if (settled.length === 0) return;
  const stored = await storeUnder(tx, clock, drafts, settled);
  await deliverAlerts(tx, await readRecipients(tx), Prisma.sql`a.id = ANY(${stored}::int[])`);
}

/**
 * Stores the drafts whose keys nothing stands under but a reminder that was settled, which gives its key up and stays on record as
 * it was.
 */
async function storeUnder(
  tx: Transaction,
  clock: Clock,
  drafts: readonly AlertDraft[],
  known: readonly Known[],
): Promise<number[]> {
  const free = new Set(known.filter((one) => one.id === null || isSettled(one)).map(({ key }) => key));
  const fresh = drafts.filter((draft) => free.has(draft.key));
  if (fresh.length === 0) return [];
  const settled = known.filter(isSettled).map(({ id }) => id);
  if (settled.length > 0) {
    await tx.$executeRaw`UPDATE alert SET key = key || '+' || id WHERE id = ANY(${settled}::int[])`;
  }
  const rows = JSON.stringify(fresh.map((draft, place) => ({ ...rowOf(draft), place })));
  const stored = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO alert (key, kind, urgency, agency_id, from_agency_id, roles, task_id, assignment_id, path, title, body, due_on, month,
      repetition, raised_for, raised_at)
    SELECT d.key, d.kind, d.urgency, d.agency_id, d.from_agency_id, d.roles, d.task_id, d.assignment_id, d.path, d.title, d.body, d.due_on,
      d.month, d.repetition, ${clock.today().toString()}::date, ${new Date(clock.now().epochMilliseconds)}
    FROM json_to_recordset(${rows}::json) AS d(
      place int, key text, kind "AlertKind", urgency "AlertUrgency", agency_id int, from_agency_id int, roles "Role"[], task_id int,
      assignment_id int, path text, title text, body text, due_on date, month date, repetition int)
    ORDER BY d.place
    ON CONFLICT (key) DO NOTHING
    RETURNING id`;
  return stored.map(({ id }) => id);
}

/** What stands under the key of a draft; null where nothing does. */
type Known = { key: string; id: number | null; kind: AlertKind | null };

const isSettled = ({ kind }: Known) => kind !== null && SETTLED.includes(kind);

/**
 * The drafts whose keys no alert has yet, and those whose alert is closed. Asked before inserting: most of a morning's drafts stand
 * already, and each conflict would use up a number of the alerts' own. The open ones of the same tasks are set aside first, which
 * on most mornings leaves few to look up among everything that was ever raised.
 */
async function notOpen(tx: Transaction, drafts: readonly AlertDraft[]): Promise<Known[]> {
  if (drafts.length === 0) return [];
  const tasks = [...new Set(drafts.map(({ taskId }) => taskId))];
  const ids = tasks.filter((id) => id !== null);
  return tx.$queryRaw<Known[]>`
    WITH wanted AS MATERIALIZED (
      SELECT d.key FROM json_array_elements_text(${keysOf(drafts)}::json) AS d(key)
       WHERE d.key NOT IN (
         SELECT o.key FROM alert o
          WHERE o.closed_at IS NULL AND (o.task_id = ANY(${ids}::int[]) OR ${ids.length < tasks.length} AND o.task_id IS NULL)))
    SELECT w.key, a.id, a.kind::text AS kind FROM wanted w LEFT JOIN alert a ON a.key = w.key
     WHERE a.id IS NULL OR a.closed_at IS NOT NULL`;
}

/** As JSON, which goes to the database many times faster than an array does. */
function keysOf(drafts: readonly AlertDraft[]): string {
  return JSON.stringify(drafts.map((draft) => draft.key));
}

function rowOf({ agencyId, fromAgencyId, taskId, assignmentId, dueOn, month, ...draft }: AlertDraft) {
  return {
    ...draft,
    agency_id: agencyId,
    from_agency_id: fromAgencyId ?? null,
    task_id: taskId,
    assignment_id: assignmentId,
    due_on: dueOn?.toString() ?? null,
    month: month?.toPlainDate({ day: 1 }).toString() ?? null,
  };
}

/**
 * Puts alerts on the bells of everyone they are for today, once: an alert that was raised before somebody took the work over
 * reaches that person too. What asks nothing any more, or never did and was told to somebody, is not told again.
 * @param which of the alerts `a`.
 */
export async function deliverAlerts(
  tx: Transaction,
  recipients: readonly Recipient[],
  which: Prisma.Sql,
): Promise<void> {
  const open = Prisma.sql`${which} AND a.closed_at IS NULL
    AND (a.urgency <> 'NEWS' OR NOT EXISTS (SELECT FROM alert_delivery d WHERE d.alert_id = a.id))`;
  const groups = await tx.$queryRaw<{ agencyId: number | null; roles: Role[] }[]>`
    SELECT DISTINCT a.agency_id AS "agencyId", a.roles::text[] AS roles FROM alert a WHERE ${open}`;
  const byAgency = Map.groupBy(recipients, (person) => person.agencyId);
  const people = groups.flatMap((group) =>
    addressees(group, group.agencyId === null ? recipients : (byAgency.get(group.agencyId) ?? [])).map(({ id }) => ({
      agency_id: group.agencyId ?? 0,
      roles: group.roles,
      user_id: id,
    })),
  );
  if (people.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO alert_delivery (alert_id, user_id)
    SELECT a.id, p.user_id
    FROM alert a
    JOIN json_to_recordset(${JSON.stringify(people)}::json) AS p(agency_id int, roles "Role"[], user_id int)
      ON p.agency_id = coalesce(a.agency_id, 0) AND p.roles = a.roles
    WHERE ${open}
    ON CONFLICT DO NOTHING`;
}

/** Closes what is still open about some assignments, because what it asked for has been done or no longer stands. */
export async function closeAlerts(
  tx: Transaction,
  clock: Clock,
  which: { assignmentIds: number[]; kinds: AlertKind[] },
): Promise<number> {
  const { count } = await tx.alert.updateMany({
    where: {
      closedAt: null,
      kind: { in: which.kinds },
      assignmentId: { in: which.assignmentIds },
    },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
  return count;
}

/** Closes what is still open about one place of the product, because it has been answered there. */
export async function closeAlertsAt(
  tx: Transaction,
  clock: Clock,
  which: { path: string; kinds: AlertKind[] },
): Promise<void> {
  await tx.alert.updateMany({
    where: { closedAt: null, kind: { in: which.kinds }, path: which.path },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
}

/**
 * Closes every open reminder about some tasks of a plan that the board no longer asks for: done, extended, spoken about, no
 * longer applicable, or overtaken by the next one about the same thing, so that a bell holds one reminder for what is still owed.
 * @returns how many were closed.
 */
export async function closeSettledAlerts(
  tx: Transaction,
  clock: Clock,
  about: TaskRange & { planId: number },
  stillAsked: readonly AlertDraft[],
): Promise<number> {
  return closeReminders(
    tx,
    clock,
    Prisma.sql`a.task_id BETWEEN ${about.from} AND ${about.to}
      AND EXISTS (SELECT FROM task t WHERE t.id = a.task_id AND t.plan_id = ${about.planId})`,
    stillAsked,
  );
}

/** The same of what is about no task: monthly reports, documents by Section IV, letters, promises, directives, and agencies that nobody can be told for. */
export async function closeSettledAlertsWithoutTask(
  tx: Transaction,
  clock: Clock,
  stillAsked: readonly AlertDraft[],
): Promise<number> {
  return closeReminders(tx, clock, Prisma.sql`a.task_id IS NULL`, stillAsked);
}

async function closeReminders(
  tx: Transaction,
  clock: Clock,
  which: Prisma.Sql,
  stillAsked: readonly AlertDraft[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE alert a SET closed_at = ${new Date(clock.now().epochMilliseconds)}
    WHERE a.closed_at IS NULL AND a.kind = ANY(${[...SETTLED]}::"AlertKind"[]) AND ${which}
      AND a.key NOT IN (SELECT json_array_elements_text(${keysOf(stillAsked)}::json))`;
}
