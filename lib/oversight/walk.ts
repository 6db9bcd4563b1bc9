import { setTimeout as pause } from "node:timers/promises";
import { readDirectiveDuties } from "../directives/duty-queries.ts";
import { readObligationDuties } from "../obligations/queries.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { readBatches, type TaskRange } from "../progress/batch-queries.ts";
import { readReportDuties } from "../reports/table-queries.ts";
import { readCommitmentDuties, readLetterDuties } from "../urging/duty-queries.ts";
import { closeSettledAlerts, closeSettledAlertsWithoutTask, deliverAlerts, storeAlerts } from "./alerts.ts";
import { DAYS_AHEAD } from "./ladder.ts";
import { deafnessAlerts, type Recipient, readDeafAgencies, readRecipients } from "./recipients.ts";
import {
  type AlertDraft,
  alertsFor,
  alertsForCommitments,
  alertsForDirectives,
  alertsForLetters,
  alertsForObligations,
  alertsForReports,
} from "./rules.ts";

/** What a sweep has done so far. */
export type SweepCount = { raised: number; closed: number };

/** Any fixed number: sweeps of several processes run one after the other. */
const SWEEP_LOCK = 2_023_000_007;

/** Longer than any sweep: a transaction that ran out of time would let the lock go. */
const LONGEST_SWEEP_MS = 30 * 60_000;
const LONGEST_BATCH_MS = 120_000;
const MS_BETWEEN_TRIES = 50;

/**
 * Walks the whole plan in batches of tasks, and for each raises what is new, closes what is settled and delivers what somebody new
 * must hear of, in one transaction. Ended anywhere, it has left whole batches behind; done again, it goes on to the same end.
 * @param count what has been done so far is added to it, batch by batch, so that it is true also of a sweep that fails.
 */
export async function walkPlan(db: Database, clock: Clock, count: SweepCount): Promise<void> {
  await alone(db, async () => {
    const plan = await readCurrentPlan(db);
    if (plan === null) return;
    const recipients = await readRecipients(db);
    const add = (done: SweepCount) => {
      count.raised += done.raised;
      count.closed += done.closed;
    };
    const question = { plan, asOf: clock.today(), daysAhead: DAYS_AHEAD };
    for await (const { made: drafts, ...range } of readBatches(db, question, (reading) => alertsFor(reading, plan))) {
      add(await transaction(db, (tx) => walkRange(tx, clock, { plan, range, recipients, drafts })));
    }
    add(await transaction(db, (tx) => walkAgencies(tx, clock, plan, recipients)));
  });
}

type Range = {
  plan: PlanSettings;
  range: TaskRange;
  recipients: readonly Recipient[];
  drafts: readonly AlertDraft[];
};

/** Closes what is settled about some tasks, raises what is new and delivers it. */
export async function walkRange(
  tx: Transaction,
  clock: Clock,
  { plan, range, recipients, drafts }: Range,
): Promise<SweepCount> {
  const closed = await closeSettledAlerts(tx, clock, { planId: plan.id, ...range }, drafts);
  const { length: raised } = await storeAlerts(tx, clock, drafts);
  await deliverAlerts(tx, recipients, Prisma.sql`a.task_id BETWEEN ${range.from} AND ${range.to}`);
  return { raised, closed };
}

/** What is about an agency and no task's clock: its monthly report, its documents by Section IV, letters, promises and directives, and whether anybody can be told for it. */
export async function walkAgencies(
  tx: Transaction,
  clock: Clock,
  plan: PlanSettings,
  recipients: readonly Recipient[],
): Promise<SweepCount> {
  const today = clock.today();
  const reminders = [
    ...alertsForReports(await readReportDuties(tx, plan, today), today),
    ...alertsForObligations(await readObligationDuties(tx, plan, today), today),
    ...alertsForLetters(await readLetterDuties(tx, plan.id), today),
    ...alertsForCommitments(await readCommitmentDuties(tx, plan.id), today),
    ...alertsForDirectives(await readDirectiveDuties(tx, plan.id, today), today),
  ];
  const stored = await storeAlerts(tx, clock, reminders);
  const deaf = await deafnessAlerts(tx, clock, await readDeafAgencies(tx, today, recipients));
  const closed = await closeSettledAlertsWithoutTask(tx, clock, [...reminders, ...deaf]);
  stored.push(...(await storeAlerts(tx, clock, deaf)));
  await deliverAlerts(tx, recipients, Prisma.sql`a.task_id IS NULL`);
  return { raised: stored.length, closed };
}

function transaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { timeout: LONGEST_BATCH_MS, maxWait: LONGEST_BATCH_MS });
}

/**
 * Runs one sweep at a time over all processes. The lock lives as long as its transaction, which does nothing else, and falls with
 * the connection when the process is killed. Who finds it taken gives the connection back before trying again: any number may
 * wait without taking from the one at work the connections it needs.
 */
async function alone(db: Database, work: () => Promise<void>): Promise<void> {
  for (;;) {
    const worked = await db.$transaction(
      async (tx) => {
        const [lock] = await tx.$queryRaw<
          { taken: boolean }[]
        >`SELECT pg_try_advisory_xact_lock(${SWEEP_LOCK}) AS taken`;
        if (lock?.taken) await work();
        return lock?.taken ?? false;
      },
      { timeout: LONGEST_SWEEP_MS, maxWait: LONGEST_BATCH_MS },
    );
    if (worked) return;
    await pause(MS_BETWEEN_TRIES);
  }
}
