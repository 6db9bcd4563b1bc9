import { writeAudit } from "../platform/audit.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { type AdministratorInput, administratorForm, parseForm } from "./schema.ts";

/**
 * Makes an administrator from the command line: the first account of an installation, since no default account exists.
 * Takes a name, a person's name and a password that meets the rule; gives the id, INVALID_INPUT with a sentence a field, or
 * DUPLICATE when the name is taken. Whoever can run it has the database already, so it asks for no actor.
 */
export async function createAdministrator(
  db: Database,
  typed: AdministratorInput,
  clock: Clock = systemClock,
): Promise<Result<{ id: number }>> {
  const read = parseForm(administratorForm, typed);
  if (!read.ok) return read;
  const { username, name, password } = read.value;
  const problem = passwordProblem(password, { username });
  if (problem) return failure("INVALID_INPUT", { password: problem });
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    if (await tx.user.findFirst({ where: { username }, select: { id: true } })) {
      return failure("DUPLICATE", { username: `Tên đăng nhập “${username}” đã có người dùng. Chọn tên khác.` });
    }
    const data = { username, name, passwordHash, role: "ADMIN", mustChangePassword: false } as const;
    const user = await tx.user.create({ data: { ...data, createdAt: new Date(clock.now().epochMilliseconds) } });
    const origin = { requestId: null, address: null };
    const act = {
      action: "user.create",
      subject: "user",
      subjectId: user.id,
      after: { username, name, role: "ADMIN" },
    };
    await writeAudit(tx, { clock, actor: null, origin }, act);
    return success({ id: user.id });
  });
}
