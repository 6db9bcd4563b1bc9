import { createHash, randomBytes } from "node:crypto";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";

/** 256 bits: nobody finds it by trying. */
const SECRET_BYTES = 32;

/** What is kept of a secret. It is long and random, so that a fast hash is as good as a slow one. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * Makes the secret address of one's own calendar, in place of any earlier one, which from then on leads nowhere.
 * @returns the secret: shown once, kept nowhere in readable form.
 */
export async function makeFeed(context: CommandContext): Promise<Result<{ secret: string }>> {
  const { actor, clock } = context;
  if (!may(actor, "feed.keep", { userId: actor.id })) return refuse(context, "feed.create");
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const fresh = {
    secretHash: hashOfSecret(secret),
    createdAt: new Date(clock.now().epochMilliseconds),
    lastReadAt: null,
  };
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${actor.id} FOR UPDATE`;
    const { count } = await tx.calendarFeed.updateMany({ where: { userId: actor.id }, data: fresh });
    if (count === 0) await tx.calendarFeed.create({ data: { userId: actor.id, ...fresh } });
    const action = count === 0 ? "feed.create" : "feed.replace";
    await writeAudit(tx, context, { action, subject: "user", subjectId: actor.id });
    return success({ secret });
  });
}

/** Revokes the address of one's own calendar: it leads nowhere from now on. NOT_FOUND where there is none. */
export async function revokeFeed(context: CommandContext): Promise<Result<null>> {
  const { actor } = context;
  if (!may(actor, "feed.keep", { userId: actor.id })) return refuse(context, "feed.revoke");
  return context.db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId: actor.id } });
    if (count === 0) return failure("NOT_FOUND");
    await writeAudit(tx, context, { action: "feed.revoke", subject: "user", subjectId: actor.id });
    return success(null);
  });
}

/** Notes that a calendar was read; at most once an hour, because telephones ask often. */
export async function noteFeedRead(db: Database, clock: Clock, userId: number): Promise<void> {
  const now = clock.now();
  const hourAgo = new Date(now.subtract({ hours: 1 }).epochMilliseconds);
  await db.calendarFeed.updateMany({
    where: { userId, OR: [{ lastReadAt: null }, { lastReadAt: { lt: hourAgo } }] },
    data: { lastReadAt: new Date(now.epochMilliseconds) },
  });
}

async function refuse(context: CommandContext, action: string): Promise<Result<never>> {
  await writeRefusal(context, { action, subject: "user", subjectId: context.actor.id });
  return failure("FORBIDDEN");
}
