import { dateColumn } from "../calendar/days.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { type Clock, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { readBoard } from "../progress/queries.ts";
import { closeSettledAlerts, raiseAlerts } from "./alerts.ts";
import { MORNING_HOUR } from "./hours.ts";
import { may } from "./policy.ts";
import { alertsFor } from "./rules.ts";

export type SweepReport = { day: string; raised: number; closed: number };

/**
 * Says, for the clock's day, who must be told what, and puts it on their bells. Each alert is raised once, whoever runs
 * the sweep and however often; what has been settled since is closed.
 * @param trigger "schedule", or the user name of who asked for it.
 * @throws what the database throws, after noting it on the run.
 */
export async function sweep(db: Database, clock: Clock, trigger: string): Promise<SweepReport> {
  const run = await db.sweepRun.create({
    data: { day: dateColumn(clock.today()), startedAt: new Date(clock.now().epochMilliseconds), trigger },
  });
  try {
    const report = await db.$transaction((tx) => sweepOnce(tx, clock));
    await db.sweepRun.update({
      where: { id: run.id },
      data: { finishedAt: new Date(clock.now().epochMilliseconds), raised: report.raised },
    });
    return report;
  } catch (error) {
    await db.sweepRun.update({
      where: { id: run.id },
      data: {
        finishedAt: new Date(clock.now().epochMilliseconds),
        failure: error instanceof Error ? error.message.slice(0, 500) : String(error),
      },
    });
    throw error;
  }
}

/** Any fixed number: two sweeps at the same moment run one after the other. */
const SWEEP_LOCK = 2_023_000_007;

async function sweepOnce(tx: Transaction, clock: Clock): Promise<SweepReport> {
  const day = clock.today();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SWEEP_LOCK})`;
  const plan = await readCurrentPlan(tx);
  if (plan === null) return { day: day.toString(), raised: 0, closed: 0 };
  const board = await readBoard(tx, { plan, asOf: day });
  const drafts = alertsFor(board, plan);
  const closed = await closeSettledAlerts(tx, clock, board, drafts);
  const names = new Map(
    board.tasks.flatMap((task) => task.assignments.map((a) => [a.agencyId, a.agencyFullName] as const)),
  );
  const raised = await raiseAlerts(tx, clock, drafts, names);
  return { day: day.toString(), raised, closed };
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
