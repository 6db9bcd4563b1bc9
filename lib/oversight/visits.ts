import { dateColumn } from "../calendar/days.ts";
import type { Database } from "../platform/database.ts";

/**
 * Remembers that somebody looked at the overview on a day, once. Written after the page has gone out, and no act that anybody has to
 * answer for: hence neither a command nor on record.
 */
export async function keepVisit(db: Database, visit: { userId: number; day: Temporal.PlainDate }): Promise<void> {
  await db.visit.createMany({ data: [{ userId: visit.userId, day: dateColumn(visit.day) }], skipDuplicates: true });
}
