import { dateColumn, isAfter, plainDate } from "../calendar/days.ts";
import { type PrintedDate, readPrinted } from "../calendar/deadline.ts";
import { lastDayWords } from "../calendar/due-words.ts";
import { formatDate } from "../calendar/format.ts";
import { lastDayOfNotice } from "../calendar/working-days.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { settleReminders } from "../oversight/settle.ts";
import { readWorkingCalendar } from "../plans/queries.ts";
import { futureDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { ExtensionScope } from "../platform/prisma/enums.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { notLaterRefusal } from "./extension-rules.ts";
import { type AssignmentInHand, takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import { completedOn } from "./rules.ts";
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
 * The same within a transaction that is open. Asked in an answer to a letter of urging it is taken after the deadline too, marked
 * late: the letter asks for the day by which it will be done.
 */
export async function enterExtension(
  tx: Transaction,
  context: CommandContext,
  input: ExtensionInput,
  answerId: number | null,
): Promise<Result<{ requestId: number; taskNumber: number }>> {
  const part = await takeInHand(tx, input.assignmentId);
  if (part === null) return failure("NOT_FOUND");
  const own = may(context.actor, "extension.ask", { agencyId: part.agencyId });
  const enters = may(context.actor, "extension.decide", { agencyId: null });
  const act = {
    action: "extension.ask",
    subject: "assignment",
    subjectId: part.id,
    taskId: part.taskId,
    agencyId: part.agencyId,
  };
  if (!own && !enters) {
    await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  const refused = await refusalOf(tx, part, input, context.clock.today(), enters || answerId !== null);
  if (refused) return refused;
  const printed = (part.printed as PrintedDate).dueOn;
  const late = part.facts.dueOn !== null && isAfter(context.clock.today(), part.facts.dueOn);
  const shortNotice = !late && (await isShortNotice(tx, part, context.clock.today()));
  const request = await tx.extensionRequest.create({
    data: {
      assignmentId: part.id,
      scope: await scopeOf(tx, part),
      fromDueOn: dateColumn(printed),
      requestedDueOn: dateColumn(input.requestedDueOn),
      reason: input.reason,
      late,
      shortNotice,
      answerId,
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  await writeAudit(tx, context, {
    ...act,
    before: { dueOn: printed.toString() },
    after: { dueOn: input.requestedDueOn.toString(), reason: input.reason, late, shortNotice },
  });
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...NOTICES.EXTENSION_ASKED,
        key: `extension-asked:${request.id}`,
        agencyId: null,
        taskId: part.taskId,
        assignmentId: part.id,
        title: `${part.agencyName} đề nghị gia hạn nhiệm vụ ${part.taskNumber}`,
        body: `${part.taskTitle}. Từ ${formatDate(printed)} đến ${formatDate(input.requestedDueOn)}${shortNotice ? ", gửi sau hạn đề nghị" : ""}. Lý do: ${input.reason}`,
        dueOn: null,
        repetition: 1,
      },
    ],
    new Map(),
  );
  return success({ requestId: request.id, taskNumber: part.taskNumber });
}

async function refusalOf(
  tx: Transaction,
  part: AssignmentInHand,
  input: ExtensionInput,
  today: Temporal.PlainDate,
  afterwards: boolean,
) {
  if (part.facts.role !== "LEAD") {
    return failure(
      "NOT_OPEN",
      undefined,
      "Chỉ cơ quan chủ trì đề nghị gia hạn; cơ quan phối hợp nêu vướng mắc trong cập nhật.",
    );
  }
  if (part.printed === null || part.facts.dueOn === null) {
    return failure("NOT_OPEN", undefined, "Nhiệm vụ này không có thời hạn để gia hạn.");
  }
  if (!part.facts.applicable || completedOn(part.facts) !== null) return failure("NOT_OPEN");
  if (isAfter(today, part.facts.dueOn) && !afterwards) {
    return failure(
      "NOT_OPEN",
      undefined,
      `Đã quá hạn ${formatDate(part.facts.dueOn)}: đề nghị gia hạn phải gửi trước hạn. Sau hạn, chỉ cơ quan thường trực ghi nhận, kèm lý do.`,
    );
  }
  const fields: FieldErrors = {};
  const notLater = notLaterRefusal(input.requestedDueOn, part.printed, part.reading);
  if (notLater) {
    fields["requestedDueOn"] = notLater;
  } else if (!isAfter(input.requestedDueOn, today)) {
    fields["requestedDueOn"] = `Hạn mới phải sau hôm nay (${formatDate(today)}).`;
  }
  if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
  const open = await tx.extensionRequest.findFirst({ where: { assignmentId: part.id, decision: null } });
  return open
    ? failure("DUPLICATE", undefined, "Đã có một đề nghị gia hạn đang chờ quyết định cho phần việc này.")
    : null;
}

/** Whether fewer working days are left to the last good day than the plan asks for. */
async function isShortNotice(tx: Transaction, part: AssignmentInHand, today: Temporal.PlainDate): Promise<boolean> {
  if (part.extensionNoticeDays === 0 || part.facts.dueOn === null) return false;
  const calendar = await readWorkingCalendar(tx);
  return isAfter(today, lastDayOfNotice(part.facts.dueOn, part.extensionNoticeDays, calendar));
}

/** The task's own deadline moves when its only lead asks; one of several leads moves only its own part. */
async function scopeOf(tx: Transaction, part: AssignmentInHand): Promise<ExtensionScope> {
  const leads = await tx.assignment.count({ where: { taskId: part.taskId, role: "LEAD" } });
  return leads === 1 ? "TASK" : "PART";
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
