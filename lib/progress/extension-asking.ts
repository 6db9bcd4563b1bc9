import { dateColumn, isAfter } from "../calendar/days.ts";
import type { PrintedDate } from "../calendar/deadline.ts";
import { formatDate } from "../calendar/format.ts";
import { lastDayOfNotice } from "../calendar/working-days.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { readWorkingCalendar } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { ExtensionScope } from "../platform/prisma/enums.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { notLaterRefusal } from "./extension-rules.ts";
import { type AssignmentInHand, takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import { completedOn } from "./rules.ts";
import type { ExtensionInput } from "./schema.ts";

/**
 * Enters a request for a later deadline within a transaction that is open (`askExtension`). Asked in an answer to a letter of urging
 * it is taken after the deadline too, marked late: the letter asks for the day by which it will be done.
 * @param answerId the answer it is asked in; null when it is asked by itself.
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
