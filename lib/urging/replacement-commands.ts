import { dateColumn } from "../calendar/days.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import { defaultAnswerBy } from "./rules.ts";
import type { ReplaceInput } from "./schema.ts";

/**
 * Drafts the letter that will take the place of an issued one with a mistake in what it says: a document of the same form, with the
 * same "lần" and the same things (Decree 30/2020, art. 18.3). The issued one stays in force, and as it is, until then.
 */
export async function replaceLetter(
  context: CommandContext,
  input: ReplaceInput,
): Promise<Result<{ letterId: number }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM urging_letter WHERE id = ${input.letterId} FOR NO KEY UPDATE`;
    const letter = await tx.urgingLetter.findFirst({
      where: { id: input.letterId, documentId: { not: null } },
      include: { document: true, items: true, replacedBy: { where: { discardedAt: null } } },
    });
    if (letter === null || letter.document === null) return failure("NOT_FOUND");
    const act = { action: "letter.replace", subject: "urging_letter", subjectId: letter.id, agencyId: letter.agencyId };
    if (!may(context.actor, "letter.replace", { agencyId: letter.document.issuerId })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const [instead] = letter.replacedBy;
    if (instead) {
      const words = instead.documentId === null ? "Đã có dự thảo công văn thay thế." : "Công văn này đã được thay thế.";
      return failure("ALREADY_DECIDED", undefined, words);
    }
    const { planId, agencyId, opening, demand, asksCommitment, copyToOffice } = letter;
    const draft = await tx.urgingLetter.create({
      data: {
        ...{ planId, agencyId, opening, demand, asksCommitment, copyToOffice },
        answerBy: dateColumn(defaultAnswerBy(context.clock.today())),
        createdAt: new Date(context.clock.now().epochMilliseconds),
        createdById: context.actor.id,
        replacesId: letter.id,
        replaceReason: input.reason,
      },
    });
    await tx.urgingItem.createMany({
      data: letter.items.map(({ position, assignmentId, reportMonth, obligationPartId }) => ({
        ...{ letterId: draft.id, position, assignmentId, reportMonth, obligationPartId },
      })),
    });
    await writeAudit(tx, context, {
      ...act,
      after: { documentNumber: letter.document.number, reason: input.reason },
    });
    return success({ letterId: draft.id });
  });
}
