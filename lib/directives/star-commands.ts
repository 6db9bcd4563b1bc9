import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import type { StarInput } from "./schema.ts";

/**
 * A leader puts a star on a task, or takes it off (PRODUCT, "People"). As it already is, it stays, and nothing goes on record. What was
 * set is never deleted: any earlier day can be read as it was.
 */
export async function setStar(context: CommandContext, input: StarInput): Promise<Result<{ taskNumber: number }>> {
  return context.db.$transaction(async (tx) => {
    const task = await tx.task.findUnique({ where: { id: input.taskId } });
    if (task === null) return failure("NOT_FOUND");
    const act = {
      action: input.starred ? "star.set" : "star.remove",
      subject: "task",
      subjectId: task.id,
      taskId: task.id,
    };
    if (!may(context.actor, "star.set", { agencyId: null, authorId: null })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${context.actor.id} FOR NO KEY UPDATE`;
    const now = new Date(context.clock.now().epochMilliseconds);
    const own = { taskId: task.id, userId: context.actor.id };
    const standing = await tx.star.findFirst({ where: { ...own, removedAt: null } });
    if ((standing !== null) === input.starred) return success({ taskNumber: task.number });
    if (standing) await tx.star.update({ where: { id: standing.id }, data: { removedAt: now } });
    else await tx.star.create({ data: { ...own, setAt: now } });
    await writeAudit(tx, context, act);
    return success({ taskNumber: task.number });
  });
}
