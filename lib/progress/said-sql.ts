import { Prisma } from "../platform/prisma/client.ts";

/*
 * The pieces of SQL that say what stood on record at a moment. Every reading of the plan is made of these, the table's and the
 * sweep's alike, so that no two can take a different word for the newest.
 */

/**
 * What an assignment `a` had on record before `until`: `n` whether it applies, `u` its newest word, `c` the newest answer to that
 * word. Each is null where nothing had been said.
 */
export function saidBy(until: Date): Prisma.Sql {
  return Prisma.sql`
    LEFT JOIN LATERAL (${applicabilityBy(until, Prisma.sql`x.applicable, x.reason`)}) n ON true
    ${wordBy(until)}`;
}

/** Only `u` and `c` of it. */
export function wordBy(until: Date): Prisma.Sql {
  return Prisma.sql`
    LEFT JOIN LATERAL (
      SELECT x.* FROM progress_update x
      WHERE x.assignment_id = a.id AND x.recorded_at < ${until} ORDER BY x.seq DESC LIMIT 1) u ON true
    LEFT JOIN LATERAL (
      SELECT x.verdict, x.reason FROM completion_decision x
      WHERE u.state = 'COMPLETED' AND x.update_id = u.id AND x.recorded_at < ${until} ORDER BY x.id DESC LIMIT 1) c ON true`;
}

/** What `n` of it is made of: the newest decision on whether an assignment `a` applies. */
export function applicabilityBy(until: Date, columns: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM applicability_decision x
    WHERE x.assignment_id = a.id AND x.recorded_at < ${until} ORDER BY x.id DESC LIMIT 1`;
}

/** Where a body's period of reporting is read: in its row `g`, as it stands now, or in `r` (`reportingPeriods`), as it stood. */
const PERIODS = { now: Prisma.sql`g`, on: Prisma.sql`r` };

/** Whether a body owes words on a day: it has begun to report, and has not ended. */
export function reportsOn(day: Temporal.PlainDate, read: keyof typeof PERIODS): Prisma.Sql {
  const period = PERIODS[read];
  const on = day.toString();
  return Prisma.sql`
    (${period}.reports_from <= ${on}::date AND (${period}.reports_to IS NULL OR ${period}.reports_to >= ${on}::date)) IS TRUE`;
}
