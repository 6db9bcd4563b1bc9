import type { CommandContext, RequestOrigin } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { requestLog } from "../platform/log.ts";
import type { Role } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { decoyHash, verifyPassword } from "./password.ts";
import { waitInWords } from "./rules.ts";
import { normalUsername } from "./schema.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** What signing in needs; nothing of it comes from the form. */
export type SignInContext = { db: Database; clock: Clock; origin: RequestOrigin; limits: SignInLimits };

export type Credentials = { username: string; password: string };

/** Who has just proved to be who, for the session cookie. */
export type SignedIn = { userId: number; epoch: number };

/** An account as signing in sees it. */
type Account = {
  id: number;
  username: string;
  name: string;
  title: string | null;
  role: Role;
  passwordHash: string;
  sessionEpoch: number;
  disabledAt: Date | null;
};

/**
 * The one way in, behind the form and behind next-auth. Gives who it is, or WRONG_CREDENTIALS (the same words and the same
 * work for a wrong name, a wrong password and a disabled account), or TOO_MANY_ATTEMPTS with how long to wait.
 * Source: issue "Signing in"; TCVN 14423:2026 (lock after failures, record who, when, from where, with what result).
 */
export async function authenticate(context: SignInContext, typed: Credentials): Promise<Result<SignedIn>> {
  const username = normalUsername(typed.username);
  const keys = { username, address: context.origin.address };
  const wait = await context.limits.begin(keys);
  if (wait.seconds > 0) {
    logged(context, "sign-in held back");
    return tooMany(wait.seconds);
  }

  const account = await context.db.user.findFirst({ where: { username } });
  const fits = await verifyPassword(typed.password, account?.passwordHash ?? decoyHash());
  if (!account || !fits || account.disabledAt) {
    await recordFailure(context, account);
    return wrong((await context.limits.fail(keys)).seconds);
  }
  await context.limits.succeed(keys);
  await recordSignIn(context, account);
  return success({ userId: account.id, epoch: account.sessionEpoch });
}

function tooMany(seconds: number): Result<never> {
  const message = `Đăng nhập sai nhiều lần. Thử lại sau ${waitInWords(seconds)}.`;
  return failure("TOO_MANY_ATTEMPTS", undefined, message);
}

function wrong(waitSeconds: number): Result<never> {
  const said = "Tên đăng nhập hoặc mật khẩu không đúng.";
  const message = waitSeconds > 0 ? `${said} Thử lại sau ${waitInWords(waitSeconds)}.` : said;
  return failure(
    "WRONG_CREDENTIALS",
    { password: "Kiểm tra lại tên đăng nhập và mật khẩu, rồi nhập lại mật khẩu." },
    message,
  );
}

/** Names that belong to nobody are not kept: people type passwords into the wrong field. */
async function recordFailure({ db, clock, origin }: SignInContext, account: Account | null): Promise<void> {
  logged({ origin }, "sign-in refused", account?.id);
  await writeAudit(
    db,
    { clock, actor: null, origin },
    {
      action: "session.start",
      subject: "user",
      outcome: "REFUSED",
      ...(account && { subjectId: account.id }),
    },
  );
}

async function recordSignIn({ db, clock, origin }: SignInContext, account: Account): Promise<void> {
  logged({ origin }, "signed in", account.id);
  const actor = {
    ...account,
    agencyId: null,
    agencyCode: null,
    agencyName: null,
    agencyShortName: null,
    mustChangePassword: false,
  };
  await db.$transaction(async (tx) => {
    const at = new Date(clock.now().epochMilliseconds);
    await tx.user.updateMany({ where: { id: account.id }, data: { lastSignInAt: at } });
    await writeAudit(tx, { clock, actor, origin }, { action: "session.start", subject: "user", subjectId: account.id });
  });
}

/** Access is in the log too: the log is what a watcher of the machine reads. Never the password, nor a name that is nobody's. */
function logged({ origin }: Pick<SignInContext, "origin">, event: string, userId?: number): void {
  requestLog(origin.requestId).info({ address: origin.address, ...(userId && { userId }) }, event);
}

/** Puts on record that someone signed out by themselves. */
export async function recordSignOut(context: CommandContext): Promise<void> {
  logged(context, "signed out", context.actor.id);
  await writeAudit(context.db, context, { action: "session.end", subject: "user", subjectId: context.actor.id });
}
