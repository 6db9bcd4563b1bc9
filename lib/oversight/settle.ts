import { readCurrentPlan } from "../plans/queries.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { readBatch, readRanges } from "../progress/batch-queries.ts";
import { closeSettledAlerts, raiseAgain } from "./alerts.ts";
import { DAYS_AHEAD } from "./ladder.ts";
import { readRecipients } from "./recipients.ts";
import { alertsFor } from "./rules.ts";
import { walkAgencies, walkRange } from "./walk.ts";

/**
 * Closes the reminders about a task that something just done has settled, and raises anew those it has put off no longer, without
 * waiting for the next sweep.
 */
export async function settleReminders(tx: Transaction, clock: Clock, taskId: number): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  const range = { from: taskId, to: taskId };
  const { reading } = await readBatch(tx, { plan, asOf: clock.today(), daysAhead: DAYS_AHEAD }, range);
  const drafts = alertsFor(reading, plan);
  await closeSettledAlerts(tx, clock, { planId: plan.id, ...range }, drafts);
  await raiseAgain(tx, clock, drafts);
}

/** Does to the whole plan what the sweep of the morning does, where the way dates are read has changed: bells then say what the screens say. */
export async function settleAllReminders(tx: Transaction, clock: Clock): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  const recipients = await readRecipients(tx);
  for (const range of await readRanges(tx, plan.id)) {
    const { reading } = await readBatch(tx, { plan, asOf: clock.today(), daysAhead: DAYS_AHEAD }, range);
    await walkRange(tx, clock, { plan, range, recipients, drafts: alertsFor(reading, plan) });
  }
  await walkAgencies(tx, clock, plan, recipients);
}
