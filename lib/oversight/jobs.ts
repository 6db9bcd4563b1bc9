import { PgBoss } from "pg-boss";
import { systemClock, ZONE } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { environment } from "../platform/env.ts";
import { log } from "../platform/log.ts";
import { sweep, sweepIfMissed } from "./commands.ts";
import { MORNING_HOUR } from "./hours.ts";

const MORNING_SWEEP = "morning-sweep";

/** 07:00 every day, on Vietnamese time (PRODUCT, "Alerts"). */
const EVERY_MORNING = `0 ${MORNING_HOUR} * * *`;

// On globalThis, because a development server loads this module anew after each change.
const kept = globalThis as { project06Jobs?: Promise<PgBoss> };

/**
 * Starts the schedule of this process. Several processes may: pg-boss hands each due job to one of them, and the sweep
 * itself raises nothing twice.
 */
export function startJobs(): Promise<PgBoss> {
  kept.project06Jobs ??= start();
  return kept.project06Jobs;
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: environment().databaseUrl,
    application_name: "jobs",
    max: 3,
  });
  boss.on("error", (error) => log.error({ err: error }, "a background job failed"));
  await boss.start();
  await boss.createQueue(MORNING_SWEEP, { retryLimit: 3, retryDelay: 300, retryBackoff: true });
  await boss.schedule(MORNING_SWEEP, EVERY_MORNING, {}, { tz: ZONE });
  await boss.work(MORNING_SWEEP, async () => {
    const report = await sweep(database(), systemClock, "schedule");
    log.info(report, "the morning sweep is done");
  });
  const missed = await sweepIfMissed(database(), systemClock);
  if (missed) log.info(missed, "a morning sweep that had been missed is done");
  return boss;
}

/** Lets running jobs finish and stops the schedule; for a graceful end of the process. */
export async function stopJobs(): Promise<void> {
  const boss = await kept.project06Jobs;
  await boss?.stop({ graceful: true });
}
