import type { CommandContext, RequestOrigin } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { Mailer } from "../platform/mail.ts";
import type { AlertKind } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { readOptOuts } from "./digest-queries.ts";
import { kindsReaching } from "./ladder.ts";
import type { Unsubscription } from "./mail-links.ts";
import { may } from "./policy.ts";
import { ALERT_KINDS } from "./words.ts";

/**
 * Has an e-mail of today tried again at once, to the address that the account has now: a wrong one is the usual reason. What
 * an earlier day's told comes with a later e-mail, so those stay as they are (NOT_OPEN).
 * @param id null for all that did not go out today.
 * @returns how many are due now.
 */
export async function retryMails(context: CommandContext, id: number | null): Promise<Result<number>> {
  if (!may(context.actor, "mail.retry", { userId: null })) {
    await writeRefusal(context, { action: "mail.retry", subject: "mail", ...(id !== null && { subjectId: id }) });
    return failure("FORBIDDEN");
  }
  const now = new Date(context.clock.now().epochMilliseconds);
  const day = context.clock.today().toString();
  return context.db.$transaction(async (tx) => {
    // One that a process has in hand is being tried at this very moment.
    const rows = await tx.$queryRaw<{ id: number; address: string }[]>`
      UPDATE mail_digest g SET status = 'WAITING', next_try_at = ${now}, address = u.email
      FROM app_user u
      WHERE u.id = g.user_id AND u.email IS NOT NULL AND u.disabled_at IS NULL
        AND g.status <> 'SENT' AND (g.taken_until IS NULL OR g.taken_until <= ${now}) AND g.day = ${day}::date AND (${id}::int IS NULL OR g.id = ${id})
      RETURNING g.id, g.address`;
    if (id !== null && rows.length === 0) return failure("NOT_OPEN", undefined, NOT_TODAY);
    for (const row of rows) {
      await writeAudit(tx, context, {
        action: "mail.retry",
        subject: "mail",
        subjectId: row.id,
        after: { address: row.address },
      });
    }
    return success(rows.length);
  });
}

const NOT_TODAY =
  "Thư này không gửi lại được: đã gửi, đang gửi, không còn địa chỉ nhận, hoặc không phải thư của hôm nay.";

/**
 * "Gửi thử": sends a short e-mail to the administrator who asks, and gives the server's own answer, whatever it is.
 * @param mailer a line to the mail server; null when none is named in the environment.
 */
export async function sendTestMail(
  context: CommandContext,
  mailer: Mailer | null,
): Promise<Result<{ address: string; sent: boolean; answer: string }>> {
  const { db, actor, clock } = context;
  if (!may(actor, "mail.test", { userId: actor.id })) {
    await writeRefusal(context, { action: "mail.test", subject: "mail" });
    return failure("FORBIDDEN");
  }
  if (mailer === null) return failure("NOT_OPEN", undefined, "Chưa cài đặt máy chủ thư (SMTP_URL), không gửi được.");
  const account = await db.user.findFirst({ where: { id: actor.id }, select: { email: true } });
  if (!account?.email) {
    return failure("INVALID_INPUT", undefined, "Tài khoản này chưa có thư công vụ. Nhập ở Quản trị, Tài khoản.");
  }
  const address = account.email;
  const { kind, words: answer } = await mailer.send({
    to: address,
    subject: "[Đề án 06] Thư thử",
    text: `Kính gửi: ${actor.name}\n\n${TEST_WORDS}\n`,
    html: `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"></head><body><p>${TEST_WORDS}</p></body></html>\n`,
    id: `test-${crypto.randomUUID()}@${address.split("@")[1]}`,
    writtenAt: clock.now(),
  });
  await writeAudit(db, context, { action: "mail.test", subject: "mail", after: { address, answer } });
  return success({ address, sent: kind === "sent", answer });
}

const TEST_WORDS = "Máy chủ thư của hệ thống Theo dõi Đề án 06 đang gửi được thư đến địa chỉ này.";

/** Chooses which kinds of alert one gets by e-mail oneself; all of them stay on the bell. */
export async function chooseMails(context: CommandContext, wanted: readonly AlertKind[]): Promise<Result<null>> {
  const { actor } = context;
  if (!may(actor, "mail.choose", { userId: actor.id })) return failure("FORBIDDEN");
  const offered = kindsReaching(actor.role);
  return context.db.$transaction(async (tx) => {
    await lockUser(tx, actor.id);
    const before = await readOptOuts(tx, actor.id);
    const refused = offered.filter((kind) => !wanted.includes(kind));
    // What was not offered stays as it was chosen under another role, or by a link.
    const after = [...before.filter((kind) => !offered.includes(kind)), ...refused];
    await tx.mailOptOut.deleteMany({ where: { userId: actor.id, kind: { notIn: after } } });
    await optOut(tx, context.clock, actor.id, after);
    if (before.toSorted().join() !== after.toSorted().join()) {
      await writeAudit(tx, context, {
        action: "mail.choose",
        subject: "user",
        subjectId: actor.id,
        before: { kinds: before },
        after: { kinds: after },
      });
    }
    return success(null);
  });
}

/**
 * Ends e-mails of a kind, or all of them, for whoever holds the signed link; on record as done by that person. Doing it again
 * changes nothing.
 * @returns false when the account is gone.
 */
export async function unsubscribe(
  { db, clock, origin }: { db: Database; clock: Clock; origin: RequestOrigin },
  { userId, subject }: Unsubscription,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    const actor = await tx.user.findUnique({ where: { id: userId }, select: { id: true, name: true, role: true } });
    if (!actor) return false;
    const kinds = subject === "ALL" ? ALERT_KINDS : [subject];
    const added = await optOut(tx, clock, userId, kinds);
    if (added > 0) {
      await writeAudit(
        tx,
        { clock, origin, actor },
        { action: "mail.unsubscribe", subject: "user", subjectId: userId, after: { kinds } },
      );
    }
    return true;
  });
}

/** Two answers of one person come one after the other, so that neither takes back half of the other. */
async function lockUser(tx: Transaction, userId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${userId} FOR UPDATE`;
}

async function optOut(tx: Transaction, clock: Clock, userId: number, kinds: readonly AlertKind[]): Promise<number> {
  const optedOutAt = new Date(clock.now().epochMilliseconds);
  const { count } = await tx.mailOptOut.createMany({
    data: kinds.map((kind) => ({ userId, kind, optedOutAt })),
    skipDuplicates: true,
  });
  return count;
}
