import { readCurrentPlan } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { readBatch, readRanges, type TaskRange } from "../progress/batch-queries.ts";
import { closeSettledAlerts } from "./alerts.ts";
import { alertsFor } from "./rules.ts";

/** Closes the reminders about a task that something just done has settled, without waiting for the next sweep. */
export async function settleReminders(tx: Transaction, clock: Clock, taskId: number): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan !== null) await settleRange(tx, clock, plan, { from: taskId, to: taskId });
}

/** The same about every task, where the way dates are read has changed. */
export async function settleAllReminders(tx: Transaction, clock: Clock): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  for (const range of await readRanges(tx, plan.id)) await settleRange(tx, clock, plan, range);
}

async function settleRange(tx: Transaction, clock: Clock, plan: PlanSettings, range: TaskRange): Promise<void> {
  const { reading } = await readBatch(tx, { plan, asOf: clock.today() }, range);
  await closeSettledAlerts(tx, clock, { planId: plan.id, ...range }, alertsFor(reading, plan));
}
