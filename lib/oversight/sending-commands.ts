import { dateColumn, plainDate } from "../calendar/days.ts";
import type { Database } from "../platform/database.ts";
import type { Letter, Mailer, MailOutcome } from "../platform/mail.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import { giveUpPast, type MailWork } from "./digest-commands.ts";
import { unsubscribeLink } from "./mail-links.ts";
import { nextTry } from "./mail-rules.ts";

/** What sending needs beside: a line to the mail server, opened when there is something to send, and whom e-mail is from. */
export type Sending = MailWork & {
  openMailer: () => Mailer;
  from: string;
  /** Raised when the process is to end: the e-mail in hand is finished, no other is begun. */
  stop?: AbortSignal;
};

/** What a round did. `failure`: why it ended early. */
export type RoundReport = { sent: number; failed: number; later: number; failure: string | null };

/**
 * Minutes for which an e-mail in hand is nobody else's. Sending takes seconds (lib/platform/mail.ts bounds it); a process killed
 * in the middle leaves it to the next round after that.
 */
const IN_HAND = 5;

/**
 * Sends what is due, one after the other, each claimed by this process alone. What does not go out is tried again, the same
 * e-mail, after 1, 2, 5, 10, 30 minutes and then every hour while its day lasts; a refusal for good (5xx) is not. A mail server
 * that cannot be spoken to ends the round: the next one asks again, with another e-mail.
 *
 * Whether an e-mail arrived is unknown when the connection is lost, or the process killed, between the content and the server's
 * answer. It is then sent again with the same Message-ID and the same bytes, by which servers and readers know the copy: told
 * twice rather than not at all.
 * @returns what came of it; null when nothing was due.
 */
export async function sendDueMails(sending: Sending): Promise<RoundReport | null> {
  const { db, clock, stop } = sending;
  await giveUpPast(db, clock.today());
  let mail = stop?.aborted ? null : await takeNext(sending);
  if (mail === null) return null;
  const startedAt = new Date(clock.now().epochMilliseconds);
  const run = await db.mailRun.create({ data: { step: "SEND", day: dateColumn(clock.today()), startedAt } });
  const report: RoundReport = { sent: 0, failed: 0, later: 0, failure: null };
  const mailer = sending.openMailer();
  try {
    for (; mail !== null; mail = stop?.aborted ? null : await takeNext(sending)) {
      const outcome = mail.reachable ? await mailer.send(letterOf(mail, sending)) : LEFT;
      await note(sending, mail, outcome);
      if (outcome.kind === "sent") report.sent++;
      else if (outcome.kind === "refused") report.failed++;
      else report.later++;
      if (outcome.kind === "unavailable") {
        report.failure = outcome.words;
        break;
      }
    }
  } finally {
    mailer.close();
  }
  const finishedAt = new Date(clock.now().epochMilliseconds);
  await db.mailRun.update({
    where: { id: run.id },
    data: { finishedAt, mails: report.sent, failure: report.failure },
  });
  return report;
}

const LEFT: MailOutcome = { kind: "refused", words: "Tài khoản đã khóa, thư không gửi nữa." };

type MailInHand = {
  id: number;
  userId: number;
  day: Date;
  address: string;
  subject: string;
  text: string;
  html: string;
  attempts: number;
  createdAt: Date;
  /** False when the account was disabled after the e-mail had been written. */
  reachable: boolean;
};

/** Takes the next due e-mail of the day in hand, past those that another process is taking at the same moment. */
async function takeNext({ db, clock }: Pick<Sending, "db" | "clock">): Promise<MailInHand | null> {
  const now = clock.now();
  const at = new Date(now.epochMilliseconds);
  const until = new Date(now.add({ minutes: IN_HAND }).epochMilliseconds);
  const [taken] = await db.$queryRaw<MailInHand[]>`
    UPDATE mail_digest g SET attempts = g.attempts + 1, taken_until = ${until}
    FROM app_user u
    WHERE u.id = g.user_id AND g.id = (
      SELECT due.id FROM mail_digest due
      WHERE due.status = 'WAITING' AND due.day = ${clock.today().toString()}::date AND due.next_try_at <= ${at}
        AND (due.taken_until IS NULL OR due.taken_until <= ${at})
      ORDER BY due.next_try_at, due.id LIMIT 1
      FOR UPDATE SKIP LOCKED)
    RETURNING g.id, g.user_id AS "userId", g.day, g.address, g.subject, g.text, g.html, g.attempts,
      g.created_at AS "createdAt", (u.disabled_at IS NULL) AS reachable`;
  return taken ?? null;
}

/** The letter of a row: nothing in it depends on the try, so that a second copy is known by its id and its bytes. */
function letterOf(mail: MailInHand, { place, from }: Pick<Sending, "place" | "from">): Letter {
  const domain = from.replace(/^.*@|>$/g, "");
  return {
    to: mail.address,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    id: `digest-${mail.id}-${plainDate(mail.day)}@${domain}`,
    writtenAt: Temporal.Instant.fromEpochMilliseconds(mail.createdAt.getTime()),
    headers: {
      "List-Unsubscribe": `<${unsubscribeLink(place, { userId: mail.userId, subject: "ALL" })}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

async function note({ db, clock }: { db: Database; clock: Sending["clock"] }, mail: MailInHand, outcome: MailOutcome) {
  const now = clock.now();
  const data: Record<MailOutcome["kind"], Prisma.MailDigestUpdateManyMutationInput> = {
    sent: { status: "SENT", sentAt: new Date(now.epochMilliseconds), lastFailure: null },
    refused: { status: "FAILED", lastFailure: outcome.words },
    deferred: later(),
    unavailable: later(),
  };
  function later() {
    return { nextTryAt: new Date(nextTry(mail.attempts, now).epochMilliseconds), lastFailure: outcome.words };
  }
  // Only while it waits: who was in hand for too long does not undo what another process came to meanwhile.
  await db.mailDigest.updateMany({
    where: { id: mail.id, status: "WAITING" },
    data: { ...data[outcome.kind], takenUntil: null },
  });
}
