import { dateColumn } from "../calendar/days.ts";
import type { Database } from "../platform/database.ts";

/** Days kept of each person: the one they look on, and the one before, since which things are new. */
const KEPT = 2;

/**
 * Remembers that somebody looked at the overview on a day, once. Written after the page has gone out, and no act that anybody has to
 * answer for: hence neither a command nor on record. When people work is personal data (Decree 356/2025/NĐ-CP): no more days are kept
 * than are read.
 */
export async function keepVisit(db: Database, visit: { userId: number; day: Temporal.PlainDate }): Promise<void> {
  await db.visit.createMany({ data: [{ userId: visit.userId, day: dateColumn(visit.day) }], skipDuplicates: true });
  await db.$executeRaw`
    DELETE FROM visit WHERE user_id = ${visit.userId} AND day NOT IN (
      SELECT day FROM visit WHERE user_id = ${visit.userId} ORDER BY day DESC LIMIT ${KEPT})`;
}
