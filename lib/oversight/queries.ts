import { plainDate } from "../calendar/days.ts";
import type { Database } from "../platform/database.ts";

/** `trigger` is "schedule", "catch-up" or a user name; `startedBy`, the name of that person. */
export type LastSweep = {
  at: Temporal.Instant;
  trigger: string;
  startedBy: string | null;
  raised: number;
  failure: string | null;
};

/** One run of the sweep, as the administrator sees it. */
export type SweepRow = {
  id: number;
  day: Temporal.PlainDate;
  startedAt: Temporal.Instant;
  finishedAt: Temporal.Instant | null;
  trigger: string;
  startedBy: string | null;
  raised: number;
  failure: string | null;
};

type RunRow = Omit<SweepRow, "day" | "startedAt" | "finishedAt"> & {
  day: Date;
  startedAt: Date;
  finishedAt: Date | null;
};

/** The newest runs of the sweep, newest first, with today's name of who started one. */
export async function readSweeps(db: Database, limit: number): Promise<SweepRow[]> {
  const runs = await db.$queryRaw<RunRow[]>`
    SELECT r.id, r.day, r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.trigger,
      u.name AS "startedBy", r.raised, r.failure
    FROM sweep_run r LEFT JOIN app_user u ON u.username = r.trigger
    ORDER BY r.id DESC LIMIT ${limit}`;
  return runs.map((run) => ({
    ...run,
    day: plainDate(run.day),
    startedAt: Temporal.Instant.fromEpochMilliseconds(run.startedAt.getTime()),
    finishedAt: run.finishedAt && Temporal.Instant.fromEpochMilliseconds(run.finishedAt.getTime()),
  }));
}

/** The newest sweep, for the secretariat to see that it ran; null before the first. */
export async function readLastSweep(db: Database): Promise<LastSweep | null> {
  const [run] = await readSweeps(db, 1);
  if (!run) return null;
  const { startedAt, trigger, startedBy, raised, failure } = run;
  return { at: startedAt, trigger, startedBy, raised, failure };
}
