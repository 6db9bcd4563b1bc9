import { dateColumn } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { showsSampleData } from "../plans/queries.ts";
import { type Clock, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { addressOf } from "./bell-rules.ts";
import { countStillOpen, lockPending, readAwaiting } from "./digest-queries.ts";
import { digestWords } from "./digest-words.ts";
import { MORNING_HOUR } from "./hours.ts";
import { addressIn, type PublicPlace, unsubscribeLink } from "./mail-links.ts";
import { firstTry } from "./mail-rules.ts";

/** What background work about e-mail is given. */
export type MailWork = { db: Database; clock: Clock; place: PublicPlace };

/** Minutes until writing is tried again after it failed. */
const WRITING_PAUSE = 10;

/**
 * Writes the e-mails of the day once its morning sweep has ended well, and catches up when that was missed: a day that has
 * passed is not written any more, what is open still comes with the next.
 * @returns how many were written; null when there was nothing to do.
 */
export async function writeDigestsIfDue(work: MailWork): Promise<number | null> {
  const { db, clock } = work;
  const day = dateColumn(clock.today());
  if (clock.now().toZonedDateTimeISO(ZONE).hour < MORNING_HOUR) return null;
  const last = await db.mailRun.findFirst({ where: { step: "WRITE", day }, orderBy: { id: "desc" } });
  if (last?.finishedAt && last.failure === null) return null;
  const pauseEnds = last && last.startedAt.getTime() + WRITING_PAUSE * 60_000;
  if (pauseEnds && pauseEnds > clock.now().epochMilliseconds) return null;
  const swept = await db.sweepRun.count({ where: { day, finishedAt: { not: null }, failure: null } });
  return swept > 0 ? writeDigests(work) : null;
}

/**
 * Writes one e-mail to each person who has something to be told, to be sent at eight. Run again, or by two processes at once,
 * it writes nobody a second one that day. What an earlier day's e-mail could not deliver and is open still is told in this one.
 * @returns how many were written.
 * @throws what the database throws, after noting it on the run; the others have theirs all the same.
 */
export async function writeDigests(work: MailWork): Promise<number> {
  const { db, clock } = work;
  const today = clock.today();
  const startedAt = new Date(clock.now().epochMilliseconds);
  const run = await db.mailRun.create({ data: { step: "WRITE", day: dateColumn(today), startedAt } });
  let mails = 0;
  const errors: unknown[] = [];
  try {
    await giveUpPast(db, today);
    for (const userId of await readAwaiting(db, today)) {
      try {
        if (await db.$transaction((tx) => writeDigest(tx, work, userId))) mails++;
      } catch (error) {
        errors.push(error);
      }
    }
  } catch (error) {
    errors.push(error);
  }
  const failure = errors.length > 0 ? failureWords(errors[0]) : null;
  const finishedAt = new Date(clock.now().epochMilliseconds);
  await db.mailRun.update({ where: { id: run.id }, data: { finishedAt, mails, failure } });
  if (errors.length > 0) throw errors[0];
  return mails;
}

const LONGEST_FAILURE = 500;

function failureWords(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_FAILURE);
}

/** An e-mail belongs to its day: afterwards it is given up, and what it told is told by the next. */
export async function giveUpPast(db: Database, today: Temporal.PlainDate): Promise<void> {
  const words = `Hết ngày mà chưa gửi được; việc còn mở được báo trong thư ngày ${formatDate(today)}.`;
  await db.$executeRaw`
    UPDATE mail_digest SET status = 'FAILED', last_failure = concat_ws(' ', ${words}::text, 'Lần cuối: ' || last_failure)
    WHERE status = 'WAITING' AND day < ${today.toString()}::date`;
}

/** Any fixed number: the first of the two keys of the lock that a person's e-mail of the day is written under. */
const DIGEST_LOCK = 2_023_008;

async function writeDigest(tx: Transaction, { clock, place }: MailWork, userId: number): Promise<boolean> {
  const today = clock.today();
  const day = dateColumn(today);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DIGEST_LOCK}::int, ${userId}::int)`;
  if ((await tx.mailDigest.count({ where: { userId, day } })) > 0) return false;
  const person = await tx.user.findFirst({
    where: { id: userId, disabledAt: null, email: { not: null } },
    select: { name: true, email: true },
  });
  const pending = await lockPending(tx, userId, today);
  if (!person?.email || pending.length === 0) return false;
  const words = digestWords({
    name: person.name,
    day: today,
    items: pending.map((item) => ({ ...item, link: addressIn(place, addressOf(item) ?? "/alerts") })),
    stillOpen: await countStillOpen(tx, userId, today),
    sampleData: await showsSampleData(tx),
    links: {
      alerts: addressIn(place, "/alerts"),
      preferences: addressIn(place, "/account#thu"),
      unsubscribe: (subject) => unsubscribeLink(place, { userId, subject }),
    },
  });
  const now = clock.now();
  const { id } = await tx.mailDigest.create({
    data: {
      ...words,
      userId,
      day,
      address: person.email,
      nextTryAt: new Date(firstTry(today, now).epochMilliseconds),
      createdAt: new Date(now.epochMilliseconds),
    },
  });
  const alertIds = pending.map(({ alertId }) => alertId);
  await tx.alertDelivery.updateMany({ where: { userId, alertId: { in: alertIds } }, data: { digestId: id } });
  return true;
}
