import { readCurrentPlan } from "../plans/queries.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { readBatch } from "../progress/batch-queries.ts";
import { closeSettledAlerts } from "./alerts.ts";
import { alertsFor } from "./rules.ts";

/** Closes the reminders about a task that something just done has settled, without waiting for the next sweep. */
export async function settleReminders(tx: Transaction, clock: Clock, taskId: number): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  const task = { from: taskId, to: taskId };
  const { reading } = await readBatch(tx, { plan, asOf: clock.today() }, task);
  await closeSettledAlerts(tx, clock, { planId: plan.id, ...task }, alertsFor(reading, plan));
}
