import { closeAlertsAt } from "../oversight/alerts.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { letterPath } from "./duty-queries.ts";

/** Takes off the bells what asks an agency to answer a letter: it is answered, or another letter asks in its place. */
export async function closeLetterAlerts(tx: Transaction, clock: Clock, letterId: number): Promise<void> {
  await closeAlertsAt(tx, clock, { path: letterPath(letterId), kinds: ["LETTER_ISSUED", "LETTER_UNANSWERED"] });
}
