import { dateColumn, plainDate } from "../calendar/days.ts";
import { readPrinted } from "../calendar/deadline.ts";
import { lastDayWords } from "../calendar/due-words.ts";
import { formatDate } from "../calendar/format.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { settleReminders } from "../oversight/settle.ts";
import { futureDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { ExtensionScope } from "../platform/prisma/enums.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { enterExtension } from "./extension-asking.ts";
import { notLaterRefusal } from "./extension-rules.ts";
import { type AssignmentInHand, takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import type { ExtensionDecisionInput, ExtensionInput } from "./schema.ts";

/**
 * Asks for a later deadline. By the lead before its deadline; after it only the secretariat may enter one, and it is
 * marked late. With less notice than the plan asks for it is taken all the same, and marked so ("sau hạn đề nghị"). An
 * unanswered request moves nothing (PRODUCT, "Deadline"; QĐ 42/2014 practice, DOMAIN-RULES 10).
 */
export async function askExtension(
  context: CommandContext,
  input: ExtensionInput,
): Promise<Result<{ requestId: number; taskNumber: number }>> {
  return context.db.$transaction((tx) => enterExtension(tx, context, input, null));
}

/**
 * The secretariat grants a request by a document, which appends a deadline numbered after the last ("gia hạn lần n"), or
 * refuses it with a reason. The original deadline stays as it was.
 */
export async function decideExtension(
  context: CommandContext,
  input: ExtensionDecisionInput,
): Promise<Result<{ taskNumber: number; agencyName: string }>> {
  return context.db.$transaction(async (tx) => {
    const request = await tx.extensionRequest.findUnique({
      where: { id: input.requestId },
      include: { decision: true },
    });
    const part = request && (await takeInHand(tx, request.assignmentId));
    if (!request || !part) return failure("NOT_FOUND");
    const act = {
      action:
        input.verdict === "GRANTED"
          ? "extension.grant"
          : input.verdict === "REFUSED"
            ? "extension.refuse"
            : "extension.withdraw",
      subject: "extension_request",
      subjectId: request.id,
      taskId: part.taskId,
      agencyId: part.agencyId,
    };
    const allowed =
      input.verdict === "WITHDRAWN"
        ? may(context.actor, "extension.ask", { agencyId: part.agencyId })
        : may(context.actor, "extension.decide", { agencyId: null });
    if (!allowed) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    // Read again under the lock: two people may answer at once.
    if (await tx.extensionDecision.findUnique({ where: { requestId: request.id } })) return failure("ALREADY_DECIDED");
    const granted = input.verdict === "GRANTED" ? input.grantedDueOn : null;
    const fields = granted ? grantProblems(input, granted, part, context.clock.today()) : {};
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    const deadlineId = granted ? await appendExtension(tx, context, part, request, input, granted) : null;
    await tx.extensionDecision.create({
      data: {
        requestId: request.id,
        verdict: input.verdict,
        documentNumber: input.documentNumber || null,
        documentDate: input.documentDate && dateColumn(input.documentDate),
        documentIssuer: input.documentIssuer || null,
        reason: input.reason,
        deadlineId,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      before: { dueOn: part.printed?.dueOn.toString() ?? null },
      after: {
        dueOn: (granted ?? part.printed?.dueOn)?.toString() ?? null,
        documentNumber: input.documentNumber,
        reason: input.reason,
      },
    });
    await tellExtension(tx, context, part, input, plainDate(request.requestedDueOn), granted);
    return success({ taskNumber: part.taskNumber, agencyName: part.agencyName });
  });
}

function grantProblems(
  input: ExtensionDecisionInput,
  granted: Temporal.PlainDate,
  part: AssignmentInHand,
  today: Temporal.PlainDate,
): FieldErrors {
  const fields: FieldErrors = {};
  const notLater = part.printed && notLaterRefusal(granted, part.printed, part.reading);
  if (notLater) fields["grantedDueOn"] = notLater;
  const undated = input.documentDate && futureDateProblem(input.documentDate, today);
  if (undated) fields["documentDate"] = undated;
  return fields;
}

async function appendExtension(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  request: { scope: ExtensionScope; reason: string },
  input: ExtensionDecisionInput,
  granted: Temporal.PlainDate,
): Promise<number> {
  // The task is locked too: another lead's grant must take another number.
  await tx.$queryRaw`SELECT id FROM task WHERE id = ${part.taskId} FOR UPDATE`;
  const assignmentId = request.scope === "PART" ? part.id : null;
  const last = await tx.deadline.findFirst({
    where: { taskId: part.taskId, assignmentId },
    orderBy: { ordinal: "desc" },
    select: { ordinal: true },
  });
  const deadline = await tx.deadline.create({
    data: {
      taskId: part.taskId,
      assignmentId,
      event: "EXTENSION",
      ordinal: (last?.ordinal ?? 0) + 1,
      dueOn: dateColumn(granted),
      documentNumber: input.documentNumber,
      documentDate: input.documentDate && dateColumn(input.documentDate),
      documentIssuer: input.documentIssuer,
      reason: input.reason || request.reason,
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  return deadline.id;
}

async function tellExtension(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: ExtensionDecisionInput,
  asked: Temporal.PlainDate,
  granted: Temporal.PlainDate | null,
): Promise<void> {
  await closeAlerts(tx, context.clock, { assignmentIds: [part.id], kinds: ["EXTENSION_ASKED"] });
  if (input.verdict === "WITHDRAWN") return;
  const read = granted && readPrinted({ dueOn: granted, exclusive: false }, part.reading);
  const lastDay = read && lastDayWords(read);
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...NOTICES.EXTENSION_DECIDED,
        key: `extension-decided:${input.requestId}`,
        agencyId: part.agencyId,
        taskId: part.taskId,
        assignmentId: part.id,
        title: granted
          ? `Đã gia hạn nhiệm vụ ${part.taskNumber} đến ${formatDate(granted)}`
          : `Không đồng ý gia hạn nhiệm vụ ${part.taskNumber}`,
        body: granted
          ? `${part.taskTitle}. Văn bản ${input.documentNumber}.${lastDay ? ` Hạn tính: ${lastDay}.` : ""}`
          : `${part.taskTitle}. Đề nghị đến ${formatDate(asked)}. Lý do: ${input.reason}`,
        dueOn: read?.lastGoodOn ?? null,
        repetition: 1,
      },
    ],
    new Map([[part.agencyId, part.agencyName]]),
  );
  await settleReminders(tx, context.clock, part.taskId);
}
