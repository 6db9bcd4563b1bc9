import { PgBoss } from "pg-boss";
import { clearFiles } from "../evidence/clearing.ts";
import { forgetChanges } from "../platform/changes.ts";
import { systemClock, ZONE } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { type Environment, environment } from "../platform/env.ts";
import { fileStore } from "../platform/files.ts";
import { log } from "../platform/log.ts";
import { openMailer } from "../platform/mail.ts";
import { sweep, sweepIfMissed } from "./commands.ts";
import { writeDigestsIfDue } from "./digest-commands.ts";
import { MORNING_HOUR } from "./hours.ts";
import { sendDueMails } from "./sending-commands.ts";

const MORNING_SWEEP = "morning-sweep";
const MAIL_ROUND = "mail-round";
const NIGHTLY_CLEARING = "nightly-clearing";

/** 07:00 every day, on Vietnamese time (PRODUCT, "Alerts"). */
const EVERY_MORNING = `0 ${MORNING_HOUR} * * *`;
const EVERY_NIGHT = "0 2 * * *";
const EVERY_MINUTE = "* * * * *";

/** Seconds: the end of a process is given a little more (scripts/serve.ts), one e-mail takes less (lib/platform/mail.ts). */
const LAST_JOB = 19;

type Running = { boss: PgBoss; stop: AbortController };

// On globalThis, because a development server loads this module anew after each change.
const kept = globalThis as { project06Jobs?: Promise<Running> };

/**
 * Starts the schedule of this process. Several processes may: pg-boss hands each due job to one of them, and neither the sweep
 * nor the e-mails are doubled by two at once.
 */
export function startJobs(): Promise<unknown> {
  kept.project06Jobs ??= start();
  return kept.project06Jobs;
}

async function start(): Promise<Running> {
  const settings = environment();
  const stop = new AbortController();
  const boss = new PgBoss({
    connectionString: settings.databaseUrl,
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
  await startMail(boss, settings, stop.signal);
  await startClearing(boss, settings);
  return { boss, stop };
}

/**
 * Every minute: the e-mails of the morning are written once its sweep is done, those that are due go out, and what did not is
 * tried again. A round that fails is followed by the next minute's.
 */
async function startMail(boss: PgBoss, { mail, publicUrl, authSecret }: Environment, stop: AbortSignal): Promise<void> {
  if (!mail || !publicUrl) {
    // An earlier start with a mail server left its schedule in the database.
    await boss.unschedule(MAIL_ROUND);
    return;
  }
  // "short": one waits at most, however long the one before takes. Nobody looks at yesterday's rounds.
  await boss.createQueue(MAIL_ROUND, { policy: "short", retryLimit: 0, deleteAfterSeconds: 3600 });
  await boss.schedule(MAIL_ROUND, EVERY_MINUTE, {}, { tz: ZONE });
  await boss.work(MAIL_ROUND, async () => {
    const work = { db: database(), clock: systemClock, place: { publicUrl, authSecret } };
    const written = await writeDigestsIfDue(work);
    if (written !== null) log.info({ written }, "the e-mails of the day are written");
    const report = await sendDueMails({ ...work, from: mail.from, openMailer: () => openMailer(mail), stop });
    if (report) log[report.failure ? "warn" : "info"](report, "a round of e-mails is done");
  });
}

/** Every night: uploads that were never sent, uploads that broke off, answers of forms that nobody came back for. */
async function startClearing(boss: PgBoss, { incomingFolder }: Environment): Promise<void> {
  await boss.createQueue(NIGHTLY_CLEARING, { retryLimit: 3, retryDelay: 300, retryBackoff: true });
  await boss.schedule(NIGHTLY_CLEARING, EVERY_NIGHT, {}, { tz: ZONE });
  await boss.work(NIGHTLY_CLEARING, async () => {
    const report = await clearFiles(database(), systemClock, { files: fileStore(), incoming: incomingFolder });
    await forgetChanges(database(), systemClock);
    log.info(report, "the nightly clearing is done");
  });
}

/** Lets running jobs finish and stops the schedule; for a graceful end of the process. No further e-mail is begun. */
export async function stopJobs(): Promise<void> {
  const running = await kept.project06Jobs;
  running?.stop.abort();
  await running?.boss.stop({ graceful: true, timeout: LAST_JOB * 1000 });
}
