import { readCurrentPlan } from "../plans/queries.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { readBoard } from "../progress/queries.ts";
import { closeSettledAlerts } from "./alerts.ts";
import { alertsFor } from "./rules.ts";

/** Closes the reminders that something just done has settled, without waiting for the next sweep. */
export async function settleReminders(tx: Transaction, clock: Clock): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  const board = await readBoard(tx, { plan, asOf: clock.today() });
  await closeSettledAlerts(tx, clock, board, alertsFor(board, plan));
}
