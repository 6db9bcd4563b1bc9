import { dateColumn, isAfter, isBefore } from "../calendar/days.ts";
import { readPrinted } from "../calendar/deadline.ts";
import { lastDayWords } from "../calendar/due-words.ts";
import { formatDate } from "../calendar/format.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { settleReminders } from "../oversight/settle.ts";
import { readDateReading } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import type { GuidanceInput } from "./schema.ts";

/**
 * Records the document that a conditional task was waiting for, and the date that follows from it: from then on the task
 * has a deadline like any other (PRODUCT, "Deadline", CONDITIONAL). Recorded once before, it is corrected, with a reason;
 * both stay on show.
 */
export async function recordGuidance(
  context: CommandContext,
  input: GuidanceInput,
): Promise<Result<{ taskNumber: number }>> {
  if (!may(context.actor, "guidance.record", { agencyId: null })) {
    await writeRefusal(context, {
      action: "guidance.record",
      subject: "task",
      subjectId: input.taskId,
      taskId: input.taskId,
    });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM task WHERE id = ${input.taskId} FOR UPDATE`;
    const task = await tx.task.findUnique({
      where: { id: input.taskId },
      include: {
        plan: true,
        deadlines: { where: { assignmentId: null }, orderBy: { ordinal: "desc" }, take: 1 },
        assignments: { include: { agency: true } },
      },
    });
    if (task === null) return failure("NOT_FOUND");
    if (task.deadlineKind !== "CONDITIONAL") {
      return failure(
        "NOT_OPEN",
        undefined,
        "Chỉ nhiệm vụ chờ hướng dẫn mới ghi nhận văn bản hướng dẫn để bắt đầu tính hạn.",
      );
    }
    const last = task.deadlines[0];
    const fields = problemsOf(input, context.clock.today(), last !== undefined);
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    const ordinal = last ? last.ordinal + 1 : 0;
    await tx.deadline.create({
      data: {
        taskId: task.id,
        event: last ? "CORRECTION" : "GUIDANCE",
        ordinal,
        startOn: dateColumn(input.documentDate),
        dueOn: dateColumn(input.dueOn),
        documentNumber: input.documentNumber,
        documentDate: dateColumn(input.documentDate),
        documentIssuer: input.documentIssuer,
        documentTitle: input.documentTitle,
        reason: input.reason || null,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      action: last ? "guidance.correct" : "guidance.record",
      subject: "task",
      subjectId: task.id,
      taskId: task.id,
      before: { dueOn: last ? last.dueOn.toISOString().slice(0, 10) : null },
      after: {
        dueOn: input.dueOn.toString(),
        documentNumber: input.documentNumber,
        documentDate: input.documentDate.toString(),
        reason: input.reason,
      },
    });
    const read = readPrinted({ dueOn: input.dueOn, exclusive: false }, await readDateReading(tx, task.plan));
    const lastDay = lastDayWords(read);
    const names = new Map(task.assignments.map((held) => [held.agencyId, held.agency.name]));
    await raiseAlerts(
      tx,
      context.clock,
      task.assignments
        .filter((held) => held.agency.reportsFrom !== null)
        .map(
          (held): AlertDraft => ({
            ...NOTICES.GUIDANCE_RECORDED,
            key: `guidance:${task.id}:${ordinal}:${held.id}`,
            agencyId: held.agencyId,
            taskId: task.id,
            assignmentId: held.id,
            title: `Nhiệm vụ ${task.number} có hạn: ${formatDate(input.dueOn)}`,
            body: `${task.shortTitle}. Theo ${input.documentNumber} ngày ${formatDate(input.documentDate)} của ${input.documentIssuer}.${lastDay ? ` Hạn tính: ${lastDay}.` : ""}`,
            dueOn: read.lastGoodOn,
            repetition: 1,
          }),
        ),
      names,
    );
    await settleReminders(tx, context.clock, task.id);
    return success({ taskNumber: task.number });
  });
}

function problemsOf(input: GuidanceInput, today: Temporal.PlainDate, correcting: boolean): FieldErrors {
  const fields: FieldErrors = {};
  if (isAfter(input.documentDate, today)) {
    fields["documentDate"] = `Ngày văn bản không thể sau hôm nay (${formatDate(today)}).`;
  }
  if (isBefore(input.dueOn, input.documentDate)) {
    fields["dueOn"] = `Thời hạn không thể trước ngày văn bản (${formatDate(input.documentDate)}).`;
  }
  if (correcting && input.reason.length === 0) fields["reason"] = "Nêu lý do sửa văn bản hướng dẫn đã ghi nhận.";
  return fields;
}
