import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { settleReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { CompletionVerdict } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { type AssignmentInHand, takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import type { ClaimStanding } from "./rules.ts";
import type { DecisionInput } from "./schema.ts";

/** What the secretariat may answer to a claim as it stands. */
const ANSWERS: Record<ClaimStanding, readonly CompletionVerdict[]> = {
  WAITING: ["CONFIRMED", "RETURNED"],
  CONFIRMED: ["REOPENED"],
  RETURNED: [],
  REOPENED: [],
};

const ACTIONS: Record<CompletionVerdict, string> = {
  CONFIRMED: "completion.confirm",
  RETURNED: "completion.return",
  REOPENED: "completion.reopen",
};

/**
 * The secretariat confirms a claimed completion, sends it back with a reason, or reopens one it had confirmed.
 * Confirmed, it counts from the day claimed (PRODUCT, "Progress"). Refuses a claim that a newer word has overtaken or
 * that was answered before.
 */
export async function decideCompletion(
  context: CommandContext,
  input: DecisionInput,
): Promise<Result<{ taskNumber: number; agencyName: string; verdict: CompletionVerdict }>> {
  if (!may(context.actor, "completion.decide", { agencyId: null })) {
    await writeRefusal(context, {
      action: ACTIONS[input.verdict],
      subject: "progress_update",
      subjectId: input.updateId,
    });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const claim = await tx.progressUpdate.findUnique({
      where: { id: input.updateId },
      select: { assignmentId: true, state: true },
    });
    if (claim?.state !== "COMPLETED") return failure("NOT_FOUND");
    const part = await takeInHand(tx, claim.assignmentId);
    // Overtaken by a newer word, whatever that says, the claim no longer waits for anybody.
    if (part?.word?.updateId !== input.updateId || !part.facts.claim) return failure("ALREADY_DECIDED");
    if (!ANSWERS[part.facts.claim.standing].includes(input.verdict)) return failure("ALREADY_DECIDED");
    await tx.completionDecision.create({
      data: {
        updateId: input.updateId,
        verdict: input.verdict,
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      action: ACTIONS[input.verdict],
      subject: "assignment",
      subjectId: part.id,
      taskId: part.taskId,
      agencyId: part.agencyId,
      before: { standing: part.facts.claim.standing },
      after: { standing: input.verdict, reason: input.reason, completedOn: part.facts.claim.completedOn.toString() },
    });
    await tellAgency(tx, context, part, input);
    return success({ taskNumber: part.taskNumber, agencyName: part.agencyName, verdict: input.verdict });
  });
}

async function tellAgency(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: DecisionInput,
): Promise<void> {
  await closeAlerts(tx, context.clock, {
    assignmentIds: [part.id],
    kinds: ["COMPLETION_CLAIMED", "COMPLETION_CONFIRMED"],
  });
  const confirmed = input.verdict === "CONFIRMED";
  const what = confirmed ? "Đã xác nhận hoàn thành" : input.verdict === "RETURNED" ? "Trả lại" : "Mở lại";
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...(confirmed ? NOTICES.COMPLETION_CONFIRMED : NOTICES.COMPLETION_RETURNED),
        key: `decided:${input.updateId}:${input.verdict}`,
        agencyId: part.agencyId,
        taskId: part.taskId,
        assignmentId: part.id,
        title: `${what}: nhiệm vụ ${part.taskNumber}`,
        body: confirmed ? part.taskTitle : `${part.taskTitle}. Lý do: ${input.reason}`,
        dueOn: null,
        repetition: 1,
      },
    ],
    new Map([[part.agencyId, part.agencyName]]),
  );
  await settleReminders(tx, context.clock, part.taskId);
}
