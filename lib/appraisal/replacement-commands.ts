import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { AppraisalDecision } from "../platform/prisma/client.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import type { ReplaceRoundInput } from "./schema.ts";

/**
 * Drafts the submission that will take the place of an issued one with a mistake in what it says: a round of the same period, with the
 * same figures and proposals (Decree 30/2020, art. 18.3). Each proposal begins as it was last decided, by whom and when, and can be
 * decided anew. The issued one stays in force, and as it is, until the draft is issued.
 * @returns the draft; FORBIDDEN to whoever writes no proposals or for a body that did not issue it, ALREADY_DECIDED where another
 * has been drafted or issued in its place.
 */
export async function replaceRound(
  context: CommandContext,
  input: ReplaceRoundInput,
): Promise<Result<{ roundId: number }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM appraisal_round WHERE id = ${input.roundId} FOR NO KEY UPDATE`;
    const round = await tx.appraisalRound.findFirst({
      where: { id: input.roundId, documentId: { not: null } },
      include: {
        document: { select: { number: true, issuerId: true } },
        replacedBy: { where: { discardedAt: null } },
        proposals: { include: { decisions: { orderBy: { seq: "desc" }, take: 1 } } },
      },
    });
    if (round === null || round.document === null) return failure("NOT_FOUND");
    const act = { action: "appraisal.replace", subject: "appraisal_round", subjectId: round.id };
    if (!may(context.actor, "submission.replace", { agencyId: round.document.issuerId })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const [instead] = round.replacedBy;
    if (instead) {
      const words = instead.documentId === null ? "Đã có dự thảo tờ trình thay thế." : "Tờ trình này đã được thay thế.";
      return failure("ALREADY_DECIDED", undefined, words);
    }
    const { planId, fromMonth, toMonth, content, contentHash } = round;
    const draft = await tx.appraisalRound.create({
      data: {
        ...{ planId, fromMonth, toMonth, content, contentHash },
        createdAt: new Date(context.clock.now().epochMilliseconds),
        createdById: context.actor.id,
        replacesId: round.id,
        replaceReason: input.reason,
        proposals: {
          create: round.proposals.map(({ agencyId, position, degree, text, decisions }) => ({
            ...{ agencyId, position, degree, text },
            decisions: { create: decisions.map(carriedOver) },
          })),
        },
      },
    });
    await writeAudit(tx, context, { ...act, after: { documentNumber: round.document.number, reason: input.reason } });
    return success({ roundId: draft.id });
  });
}

/** The last decision as the first of the new round. It stays whose it was: nobody has decided anew. */
function carriedOver({ verdict, degree, text, reason, recordedAt, recordedById }: AppraisalDecision) {
  return { seq: 1, verdict, degree, text, reason, recordedAt, recordedById };
}
