import { dateColumn, plainDate } from "../calendar/days.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { AlertKind, AlertUrgency, MailStatus, MailStep } from "../platform/prisma/enums.ts";
import { notMuted } from "./mute-queries.ts";
import { may } from "./policy.ts";

/** What still has to be told to somebody by e-mail. */
export type PendingItem = {
  alertId: number;
  kind: AlertKind;
  urgency: AlertUrgency;
  title: string;
  body: string;
  dueOn: Temporal.PlainDate | null;
  taskNumber: number | null;
  /** The report month it is about. */
  month: Temporal.PlainYearMonth | null;
  agencyCode: string | null;
  /** The place it is about, where that is neither a task nor a report. */
  path: string | null;
};

type Reader = Database | Transaction;

/**
 * Deliveries `d` of an alert `n` to a person `u` that e-mail speaks of: open, still the person's business (who has moved to
 * another agency hears no more of the old one), not confirmed as received, not muted, of no kind opted out of.
 */
function spokenOf(today: Temporal.PlainDate): Prisma.Sql {
  return Prisma.sql`
    alert_delivery d
    JOIN alert n ON n.id = d.alert_id AND n.closed_at IS NULL
    JOIN app_user u ON u.id = d.user_id AND u.disabled_at IS NULL AND u.email IS NOT NULL
      AND (n.agency_id = u.agency_id OR (n.agency_id IS NULL AND u.role NOT IN ('OFFICER', 'AGENCY_HEAD')))
    LEFT JOIN mail_digest g ON g.id = d.digest_id
    LEFT JOIN task t ON t.id = n.task_id
    WHERE d.acknowledged_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM mail_opt_out o WHERE o.user_id = d.user_id AND o.kind = n.kind)
      AND ${notMuted(today)}`;
}

/** Told by no e-mail that went out, nor by one of today that still may. */
function untold(today: Temporal.PlainDate): Prisma.Sql {
  return Prisma.sql`(g.id IS NULL OR (g.status <> 'SENT' AND g.day < ${today.toString()}::date))`;
}

/** Who has something to be told by e-mail, and had none today. */
export async function readAwaiting(db: Database, today: Temporal.PlainDate): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT u.id FROM ${spokenOf(today)} AND ${untold(today)}
      AND NOT EXISTS (SELECT 1 FROM mail_digest x WHERE x.user_id = u.id AND x.day = ${today.toString()}::date)
    ORDER BY u.id`;
  return rows.map(({ id }) => id);
}

/** What one person has to be told; the deliveries are locked until the transaction ends. */
export async function lockPending(tx: Transaction, userId: number, today: Temporal.PlainDate): Promise<PendingItem[]> {
  const rows = await tx.$queryRaw<
    (Omit<PendingItem, "dueOn" | "month"> & { dueOn: Date | null; month: Date | null })[]
  >`
    SELECT d.alert_id AS "alertId", n.kind, n.urgency, n.title, n.body, n.due_on AS "dueOn", t.number AS "taskNumber",
      n.month, n.path, (SELECT a.code FROM agency a WHERE a.id = n.agency_id) AS "agencyCode"
    FROM ${spokenOf(today)} AND ${untold(today)} AND d.user_id = ${userId}
    ORDER BY n.id FOR UPDATE OF d`;
  return rows.map((row) => ({
    ...row,
    dueOn: row.dueOn && plainDate(row.dueOn),
    month: row.month && plainDate(row.month).toPlainYearMonth(),
  }));
}

/** How many of each urgency earlier e-mails told one person of, and are open still. */
export async function countStillOpen(
  tx: Transaction,
  userId: number,
  today: Temporal.PlainDate,
): Promise<Record<AlertUrgency, number>> {
  const rows = await tx.$queryRaw<{ urgency: AlertUrgency; count: number }[]>`
    SELECT n.urgency, count(*)::int AS count FROM ${spokenOf(today)} AND g.status = 'SENT' AND d.user_id = ${userId}
    GROUP BY n.urgency`;
  const none = { NOW: 0, SOON: 0, LATER: 0, NEWS: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ urgency, count }) => [urgency, count])) };
}

/** The kinds of alert that somebody does not want by e-mail. */
export async function readOptOuts(db: Reader, userId: number): Promise<AlertKind[]> {
  const rows = await db.mailOptOut.findMany({ where: { userId }, select: { kind: true } });
  return rows.map(({ kind }) => kind);
}

/** An e-mail that waits or was given up, as the administrator sees it. */
export type MailRow = {
  id: number;
  day: Temporal.PlainDate;
  name: string;
  address: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  nextTryAt: Temporal.Instant;
  lastFailure: string | null;
};

/** The newest that did not go out, waiting ones first; none for those who have no say over it. */
export async function readUnsent(db: Database, actor: Actor, limit: number): Promise<MailRow[]> {
  if (!may(actor, "mail.retry", { userId: null })) return [];
  const rows = await db.mailDigest.findMany({
    where: { status: { not: "SENT" } },
    orderBy: [{ day: "desc" }, { status: "asc" }, { id: "asc" }],
    take: limit,
    select: {
      id: true,
      day: true,
      address: true,
      subject: true,
      status: true,
      attempts: true,
      nextTryAt: true,
      lastFailure: true,
      user: { select: { name: true } },
    },
  });
  return rows.map(({ user, day, nextTryAt, ...row }) => ({
    ...row,
    name: user.name,
    day: plainDate(day),
    nextTryAt: instantOf(nextTryAt),
  }));
}

/** How many e-mails of a day stand where, and when the next one is due. */
export type MailCounts = Record<MailStatus, number> & { nextTryAt: Temporal.Instant | null };

export async function countMails(db: Database, day: Temporal.PlainDate): Promise<MailCounts> {
  const groups = await db.mailDigest.groupBy({
    by: ["status"],
    where: { day: dateColumn(day) },
    _count: true,
    _min: { nextTryAt: true },
  });
  const of = (status: MailStatus) => groups.find((group) => group.status === status);
  const next = of("WAITING")?._min.nextTryAt;
  return {
    WAITING: of("WAITING")?._count ?? 0,
    SENT: of("SENT")?._count ?? 0,
    FAILED: of("FAILED")?._count ?? 0,
    nextTryAt: next ? instantOf(next) : null,
  };
}

/** One run of a mail step. */
export type MailRunRow = {
  startedAt: Temporal.Instant;
  finishedAt: Temporal.Instant | null;
  mails: number;
  failure: string | null;
};

/** The newest run of each step; null before the first. */
export async function readLastMailRuns(db: Database): Promise<Record<MailStep, MailRunRow | null>> {
  const runs = await db.$queryRaw<
    { step: MailStep; startedAt: Date; finishedAt: Date | null; mails: number; failure: string | null }[]
  >`
    SELECT DISTINCT ON (step) step, started_at AS "startedAt", finished_at AS "finishedAt", mails, failure
    FROM mail_run ORDER BY step, id DESC`;
  const last = (step: MailStep): MailRunRow | null => {
    const run = runs.find((one) => one.step === step);
    if (!run) return null;
    const { startedAt, finishedAt, mails, failure } = run;
    return { startedAt: instantOf(startedAt), finishedAt: finishedAt && instantOf(finishedAt), mails, failure };
  };
  return { WRITE: last("WRITE"), SEND: last("SEND") };
}

function instantOf(value: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(value.getTime());
}
