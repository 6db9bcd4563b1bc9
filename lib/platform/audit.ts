import type { Actor, CommandContext, RequestOrigin } from "./actor.ts";
import type { Clock } from "./clock.ts";
import type { Database, Transaction } from "./database.ts";
import { Prisma } from "./prisma/client.ts";
import type { AuditOutcome } from "./prisma/enums.ts";

/** One act, as the trail keeps it. `before` and `after` hold only what changed. */
export type AuditAct = {
  /** Verb of the room it happened in, e.g. "progress.update", "completion.confirm", "user.create". */
  action: string;
  /** What it was done to, e.g. "assignment", "user". */
  subject: string;
  subjectId?: number;
  taskId?: number;
  agencyId?: number;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  outcome?: AuditOutcome;
};

type AuditWriter = { clock: Clock; actor: Pick<Actor, "id" | "name" | "role"> | null; origin: RequestOrigin };

/**
 * Appends one act to the audit trail. Call it with the transaction of the change itself, so that neither is ever there
 * without the other; the table refuses update and delete (trigger in the first migration).
 */
export async function writeAudit(tx: Transaction | Database, who: AuditWriter, act: AuditAct): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: new Date(who.clock.now().epochMilliseconds),
      userId: who.actor?.id ?? null,
      actorName: who.actor?.name ?? "Hệ thống",
      actorRole: who.actor?.role ?? null,
      action: act.action,
      outcome: act.outcome ?? "DONE",
      subject: act.subject,
      subjectId: act.subjectId ?? null,
      taskId: act.taskId ?? null,
      agencyId: act.agencyId ?? null,
      before: act.before ?? Prisma.DbNull,
      after: act.after ?? Prisma.DbNull,
      requestId: who.origin.requestId,
      address: who.origin.address,
    },
  });
}

/** Records that someone tried what they may not: outside any transaction, because the change itself does not happen. */
export async function writeRefusal(context: CommandContext, act: AuditAct): Promise<void> {
  await writeAudit(context.db, context, { ...act, outcome: "REFUSED" });
}
