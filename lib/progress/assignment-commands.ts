import { closeAlerts } from "../oversight/alerts.ts";
import { REMINDERS } from "../oversight/ladder.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import type { ApplicabilityInput, BodiesInput } from "./schema.ts";

/**
 * Marks an assignment "không áp dụng" with a reason, or withdraws that. Out of every denominator from then on
 * (PRODUCT, "Assignment"); the decisions are appended, so an earlier day reads as it stood.
 */
export async function setApplicability(
  context: CommandContext,
  input: ApplicabilityInput,
): Promise<Result<{ taskNumber: number }>> {
  const action = input.applicable ? "assignment.apply" : "assignment.exempt";
  if (!may(context.actor, "assignment.edit", { agencyId: null })) {
    await writeRefusal(context, { action, subject: "assignment", subjectId: input.assignmentId });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    if (part.facts.applicable === input.applicable) return failure("ALREADY_DECIDED");
    await tx.applicabilityDecision.create({
      data: {
        assignmentId: part.id,
        applicable: input.applicable,
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      action,
      subject: "assignment",
      subjectId: part.id,
      taskId: part.taskId,
      agencyId: part.agencyId,
      before: { applicable: part.facts.applicable },
      after: { applicable: input.applicable, reason: input.reason },
    });
    if (!input.applicable) await closeAlerts(tx, context.clock, { assignmentIds: [part.id], kinds: [...REMINDERS] });
    return success({ taskNumber: part.taskNumber });
  });
}

/**
 * Names the bodies behind a phrase of the document that names nobody ("các đơn vị liên quan"). Bodies that are on the
 * task already are left as they are.
 */
export async function nameBodies(
  context: CommandContext,
  input: BodiesInput,
): Promise<Result<{ taskNumber: number; added: string[] }>> {
  const action = "assignment.name-bodies";
  if (!may(context.actor, "assignment.edit", { agencyId: null })) {
    await writeRefusal(context, { action, subject: "assignment_phrase", subjectId: input.phraseId });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    // One after the other: the second then finds the bodies that the first has named.
    await tx.$queryRaw`
      SELECT t.id FROM task t JOIN assignment_phrase p ON p.task_id = t.id WHERE p.id = ${input.phraseId}
      FOR NO KEY UPDATE OF t`;
    const phrase = await tx.assignmentPhrase.findUnique({
      where: { id: input.phraseId },
      include: { agency: true, task: { include: { assignments: { select: { agencyId: true, position: true } } } } },
    });
    if (phrase === null) return failure("NOT_FOUND");
    if (phrase.reading !== "OPEN")
      return failure("ALREADY_DECIDED", undefined, "Cụm từ này đã nêu rõ đơn vị trong văn bản.");
    const held = new Set(phrase.task.assignments.map((a) => a.agencyId));
    const bodies = await tx.agency.findMany({
      where: { id: { in: input.agencyIds.filter((id) => !held.has(id)) }, isGroup: false },
      orderBy: { position: "asc" },
    });
    if (bodies.length === 0)
      return failure("DUPLICATE", { agencyIds: "Các đơn vị đã chọn đều có trong nhiệm vụ này." });
    const last = Math.max(0, ...phrase.task.assignments.map((a) => a.position));
    for (const [index, body] of bodies.entries()) {
      await tx.assignment.create({
        data: {
          taskId: phrase.taskId,
          agencyId: body.id,
          role: phrase.role,
          position: last + 1 + index,
          origin: "SECRETARIAT",
          basis: `Cơ quan thường trực nêu tên cho cụm từ “${phrase.agency.name}”`,
          addedAt: new Date(context.clock.now().epochMilliseconds),
          phrases: { create: { phraseId: phrase.id } },
        },
      });
    }
    const added = bodies.map((body) => body.shortName);
    await writeAudit(tx, context, {
      action,
      subject: "assignment_phrase",
      subjectId: phrase.id,
      taskId: phrase.taskId,
      after: { phrase: phrase.agency.name, added },
    });
    return success({ taskNumber: phrase.task.number, added });
  });
}
