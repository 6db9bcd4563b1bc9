import { dateColumn } from "../calendar/days.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { type Clock, ZONE } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { MORNING_HOUR } from "./hours.ts";
import { may } from "./policy.ts";
import { walkPlan } from "./walk.ts";

export type SweepReport = { day: string; raised: number; closed: number };

/**
 * Says, for the clock's day, who must be told what, and puts it on their bells. Each alert is raised once, whoever runs
 * the sweep and however often; what has been settled since is closed.
 * @param trigger "schedule", or the user name of who asked for it.
 * @throws what the database throws, after noting it on the run.
 */
export async function sweep(db: Database, clock: Clock, trigger: string): Promise<SweepReport> {
  const now = () => new Date(clock.now().epochMilliseconds);
  const run = await db.sweepRun.create({
    data: { day: dateColumn(clock.today()), startedAt: now(), trigger },
  });
  const count = { raised: 0, closed: 0 };
  try {
    await walkPlan(db, clock, count);
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : String(error);
    await db.sweepRun.update({ where: { id: run.id }, data: { finishedAt: now(), ...count, failure } });
    throw error;
  }
  await db.sweepRun.update({ where: { id: run.id }, data: { finishedAt: now(), ...count } });
  return { day: clock.today().toString(), ...count };
}

/**
 * Catches up after an outage: sweeps once if today's morning sweep is due and none has ended well. Days that were missed
 * are not swept one by one: each reminder names the step then reached, so that nobody is sent last week's notices.
 */
export async function sweepIfMissed(db: Database, clock: Clock): Promise<SweepReport | null> {
  if (clock.now().toZonedDateTimeISO(ZONE).hour < MORNING_HOUR) return null;
  const done = await db.sweepRun.findFirst({
    where: { day: { gte: dateColumn(clock.today()) }, finishedAt: { not: null }, failure: null },
  });
  return done ? null : sweep(db, clock, "catch-up");
}

/** "Rà soát ngay": the same sweep, by hand. */
export async function sweepByHand(context: CommandContext): Promise<Result<SweepReport>> {
  if (!may(context.actor, "sweep.run", { userId: null })) {
    await writeRefusal(context, { action: "sweep.run", subject: "sweep" });
    return failure("FORBIDDEN");
  }
  const report = await sweep(context.db, context.clock, context.actor.username);
  await writeAudit(context.db, context, { action: "sweep.run", subject: "sweep", after: report });
  return success(report);
}
