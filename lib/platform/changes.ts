import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";

/**
 * A moment of the database: which transactions had been committed by then. PostgreSQL's own words for a snapshot, so that a
 * transaction that began earlier and was committed later is not taken for one that had been seen.
 */
export type Moment = string & { readonly moment: unique symbol };

/** How long the numbers of transactions are kept, in days; what was read earlier is read anew. */
const KEPT_DAYS = 2;

/** Hours after which nothing may rest any more on what was read: well before the numbers go that would tell of a change. */
export const TRUSTED_HOURS = 24;

/**
 * The moment that is now, and whether an earlier one has seen all facts that there are: since then nothing that figures are made of
 * has been written. One statement, whatever the size of the database. Facts are marked by triggers (`fact_change`); that table's own
 * number stands in a moment, because a database that was restored from a copy has seen none of it.
 */
export async function readMoment(db: Database, earlier: Moment | null): Promise<{ now: Moment; unchanged: boolean }> {
  const [table = "0", snapshot = "1:1:"] = earlier?.split(" ") ?? [];
  const [row] = await db.$queryRaw<[{ now: Moment; unchanged: boolean }]>`
    SELECT 'fact_change'::regclass::oid || ' ' || pg_current_snapshot() AS now,
      'fact_change'::regclass::oid = ${table}::oid AND NOT EXISTS (
        SELECT FROM fact_change c
        WHERE c.transaction >= pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint
          AND NOT pg_visible_in_snapshot(c.transaction::text::xid8, ${snapshot}::pg_snapshot)) AS unchanged`;
  return row;
}

/** Lets go of the numbers that nothing rests on any more. Gives how many. */
export async function forgetChanges(db: Database, clock: Clock): Promise<number> {
  const before = new Date(clock.now().subtract({ hours: 24 * KEPT_DAYS }).epochMilliseconds);
  return (await db.factChange.deleteMany({ where: { at: { lt: before } } })).count;
}
