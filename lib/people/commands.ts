import type { Actor, CommandContext } from "../platform/actor.ts";
import { type AuditAct, writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { hashPassword, oneTimePassword, passwordProblem, verifyPassword } from "./password.ts";
import { may, scopeFor, type Thing, type Verb } from "./policy.ts";
import type { NewUserInput, PasswordInput, UserActInput, UserInput } from "./schema.ts";

/** A password that is shown once, to the administrator who hands it over; the owner changes it at the first sign-in. */
export type HandedOut = { id: number; username: string; oneTimePassword: string };

/**
 * Creates an account with a one-time password. Refuses a taken name (DUPLICATE) and an agency that is none.
 */
export async function createUser(context: CommandContext, input: NewUserInput): Promise<Result<HandedOut>> {
  if (!may(context.actor, "user.create")) return refuse(context, "user.create");
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return context.db.$transaction(async (tx) => {
    if (await tx.user.findFirst({ where: { username: input.username }, select: { id: true } })) {
      return failure("DUPLICATE", { username: "Tên đăng nhập này đã có người dùng. Nhập tên khác." });
    }
    if (!(await isBody(tx, input.agencyId))) return noSuchAgency();
    const createdAt = new Date(context.clock.now().epochMilliseconds);
    const user = await tx.user.create({ data: { ...input, passwordHash, createdAt } });
    await writeAudit(tx, context, { ...about(user), action: "user.create", after: input });
    return success({ id: user.id, username: user.username, oneTimePassword: password });
  });
}

/**
 * Changes name, title, role, agency, e-mail or phone. Another role or agency ends the person's sessions.
 * CONFLICT when someone saved in between; nobody changes their own role, and the last administrator stays one.
 */
export async function updateUser(context: CommandContext, input: UserInput): Promise<Result<{ id: number }>> {
  if (!may(context.actor, "user.update", { userId: input.id }))
    return refuse(context, "user.update", { userId: input.id });
  return context.db.$transaction(async (tx) => {
    const administrators = await lockAdministrators(tx);
    const user = await findUser(tx, context.actor, input.id);
    if (!user) return failure("NOT_FOUND");
    const { id, version, ...wanted } = input;
    if (user.role !== wanted.role && id === context.actor.id) {
      return failure("INVALID_INPUT", { role: "Không tự đổi vai trò của chính mình. Nhờ một quản trị khác." });
    }
    if (user.role === "ADMIN" && wanted.role !== "ADMIN" && isLast(administrators, id))
      return lastAdministrator("role");
    if (!(await isBody(tx, wanted.agencyId))) return noSuchAgency();
    const { before, after } = difference(user, wanted);
    if (Object.keys(after).length === 0) return success({ id });
    const ends = "role" in after || "agencyId" in after;
    const data = { ...wanted, version: { increment: 1 }, ...(ends && { sessionEpoch: { increment: 1 } }) };
    if ((await tx.user.updateMany({ where: { id, version }, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, { ...about({ ...user, ...wanted }), action: "user.update", before, after });
    return success({ id });
  });
}

/** Gives a new one-time password and ends the person's sessions. One's own is changed on /account instead. */
export async function resetPassword(
  context: CommandContext,
  { id, version }: UserActInput,
): Promise<Result<HandedOut>> {
  if (!may(context.actor, "user.resetPassword", { userId: id }))
    return refuse(context, "user.resetPassword", { userId: id });
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return context.db.$transaction(async (tx) => {
    const user = await findUser(tx, context.actor, id);
    if (!user) return failure("NOT_FOUND");
    const data = {
      passwordHash,
      mustChangePassword: true,
      sessionEpoch: { increment: 1 },
      version: { increment: 1 },
    };
    if ((await tx.user.updateMany({ where: { id, version }, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, { ...about(user), action: "user.resetPassword" });
    return success({ id, username: user.username, oneTimePassword: password });
  });
}

/**
 * Disables an account, at once and in every open browser, or enables it again. Accounts are never deleted: what their owners
 * did stays theirs. Nobody disables themselves or the last administrator.
 */
export async function setUserDisabled(
  context: CommandContext,
  { id, version }: UserActInput,
  disabled: boolean,
): Promise<Result<{ id: number }>> {
  const verb: Verb = disabled ? "user.disable" : "user.enable";
  if (!may(context.actor, verb, { userId: id })) return refuse(context, verb, { userId: id });
  return context.db.$transaction(async (tx) => {
    const administrators = await lockAdministrators(tx);
    const user = await findUser(tx, context.actor, id);
    if (!user) return failure("NOT_FOUND");
    if (disabled === (user.disabledAt !== null)) return failure("ALREADY_DECIDED");
    if (disabled && isLast(administrators, id)) return lastAdministrator("form");
    const data = {
      disabledAt: disabled ? new Date(context.clock.now().epochMilliseconds) : null,
      sessionEpoch: { increment: 1 },
      version: { increment: 1 },
    };
    if ((await tx.user.updateMany({ where: { id, version }, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, { ...about(user), action: verb });
    return success({ id });
  });
}

/**
 * Changes one's own password, the old one asked. Gives the new session epoch: other browsers are signed out, the one that
 * asked goes on with a new cookie. The rule is TCVN 14423:2026 (rules.ts).
 */
export async function changePassword(
  context: CommandContext,
  input: PasswordInput,
): Promise<Result<{ epoch: number }>> {
  const { actor } = context;
  if (!may(actor, "account.changePassword", { userId: actor.id })) return refuse(context, "account.changePassword");
  const problem = passwordProblem(input.next, actor);
  if (problem) return failure("INVALID_INPUT", { next: problem });
  const user = await context.db.user.findFirst({ where: { id: actor.id, disabledAt: null } });
  if (!user) return failure("NOT_FOUND");
  if (!(await verifyPassword(input.current, user.passwordHash))) {
    return failure("INVALID_INPUT", { current: "Mật khẩu đang dùng không đúng. Nhập lại." });
  }
  if (await verifyPassword(input.next, user.passwordHash)) {
    return failure("INVALID_INPUT", { next: "Mật khẩu mới trùng mật khẩu đang dùng. Nhập mật khẩu khác." });
  }
  const passwordHash = await hashPassword(input.next);
  return context.db.$transaction(async (tx) => {
    const epoch = user.sessionEpoch + 1;
    const where = { id: user.id, sessionEpoch: user.sessionEpoch };
    const data = { passwordHash, mustChangePassword: false, sessionEpoch: epoch, version: { increment: 1 } };
    if ((await tx.user.updateMany({ where, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, { ...about(user), action: "account.changePassword" });
    return success({ epoch });
  });
}

/** Says no, and writes down that it was tried. */
async function refuse(context: CommandContext, verb: Verb, thing: Thing = {}): Promise<Result<never>> {
  const { actor } = context;
  await writeRefusal(context, { action: verb, subject: "user", ...(thing.userId && { subjectId: thing.userId }) });
  const own = thing.userId === actor.id && may(actor, verb, {});
  return failure(
    "FORBIDDEN",
    undefined,
    own ? "Không làm việc này với tài khoản của chính mình. Nhờ một quản trị khác." : undefined,
  );
}

/**
 * The administrators who can sign in, locked in one order: two of them who disable each other at the same moment come one
 * after the other, and the second finds the first gone.
 */
async function lockAdministrators(tx: Transaction): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM app_user WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

function isLast(administrators: number[], id: number): boolean {
  return administrators.length === 1 && administrators[0] === id;
}

function lastAdministrator(field: string): Result<never> {
  const sentence = "Đây là quản trị cuối cùng còn hoạt động. Tạo quản trị khác trước.";
  return failure("INVALID_INPUT", { [field]: sentence }, sentence);
}

function findUser(tx: Transaction, actor: Actor, id: number) {
  return tx.user.findFirst({ where: { id, ...scopeFor(actor) } });
}

/** People belong to bodies; a phrase that stands for several bodies employs nobody. */
async function isBody(tx: Transaction, agencyId: number | null): Promise<boolean> {
  if (agencyId === null) return true;
  return (await tx.agency.count({ where: { id: agencyId, isGroup: false } })) === 1;
}

function noSuchAgency(): Result<never> {
  return failure("INVALID_INPUT", { agencyId: "Chọn đơn vị trong danh sách." });
}

function about(user: { id: number; agencyId: number | null }): Pick<AuditAct, "subject" | "subjectId" | "agencyId"> {
  return { subject: "user", subjectId: user.id, ...(user.agencyId !== null && { agencyId: user.agencyId }) };
}

type Details = Omit<UserInput, "id" | "version">;

/** Only what changed goes on record. */
function difference(user: Details, wanted: Details): { before: Prisma.JsonObject; after: Prisma.JsonObject } {
  const changed = (Object.keys(wanted) as (keyof Details)[]).filter((name) => user[name] !== wanted[name]);
  const pick = (from: Details) => Object.fromEntries(changed.map((name) => [name, from[name]]));
  return { before: pick(user), after: pick(wanted) };
}
