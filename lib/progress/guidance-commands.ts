import { dateColumn, isAfter, isBefore, plainDate } from "../calendar/days.ts";
import { readPrinted } from "../calendar/deadline.ts";
import { lastDayWords } from "../calendar/due-words.ts";
import { formatDate } from "../calendar/format.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { settleReminders } from "../oversight/settle.ts";
import { readDateReading } from "../plans/queries.ts";
import { futureDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { currentOf, originalOf } from "./deadlines.ts";
import { noticeOfDocument, settleNotice, waitingNotice } from "./notice-commands.ts";
import { may } from "./policy.ts";
import type { GuidanceInput } from "./schema.ts";

/**
 * Records the document that a conditional task was waiting for, and the date that follows from it: from then on the task
 * has a deadline like any other (PRODUCT, "Deadline", CONDITIONAL). Recorded once before, it is corrected, with a reason;
 * both stay on show, and an extension granted since stands. CONFLICT when somebody recorded one in between. Where an agency had
 * told of the document, that notice is answered in the same transaction, whether or not the form was opened from it.
 */
export async function recordGuidance(
  context: CommandContext,
  input: GuidanceInput,
): Promise<Result<{ taskNumber: number; corrected: boolean }>> {
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
        deadlines: { where: { assignmentId: null }, orderBy: { ordinal: "asc" }, include: { recordedBy: true } },
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
    const last = originalOf(task.deadlines);
    if (task.deadlines.length !== input.seen) return failure("CONFLICT", undefined, conflictWords(last));
    const current = currentOf(task.deadlines);
    const granted = current?.event === "EXTENSION" ? current : null;
    const fields = problemsOf(input, context.clock.today(), {
      correcting: last !== null,
      grantedOn: granted ? plainDate(granted.dueOn) : null,
    });
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    const notice =
      input.noticeId === null
        ? await noticeOfDocument(tx, task.id, input)
        : await waitingNotice(tx, input.noticeId, task.id);
    if (input.noticeId !== null && notice === null) return failure("ALREADY_DECIDED");
    const ordinal = (task.deadlines.at(-1)?.ordinal ?? -1) + 1;
    const deadline = await tx.deadline.create({
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
    const inForce = granted ? plainDate(granted.dueOn) : input.dueOn;
    const read = readPrinted(
      { dueOn: inForce, exclusive: granted?.exclusive ?? false },
      await readDateReading(tx, task.plan),
    );
    const lastDay = lastDayWords(read);
    const names = new Map(task.assignments.map((held) => [held.agencyId, held.agency.name]));
    // The bell keeps the newest: an earlier recording no longer holds.
    await closeAlerts(tx, context.clock, {
      assignmentIds: task.assignments.map(({ id }) => id),
      kinds: ["GUIDANCE_RECORDED"],
    });
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
            title: `Nhiệm vụ ${task.number} có hạn${last ? ", đã sửa" : ""}: ${formatDate(inForce)}`,
            body: `${task.shortTitle}. Theo ${input.documentNumber} ngày ${formatDate(input.documentDate)} của ${input.documentIssuer}.${lastDay ? ` Hạn tính: ${lastDay}.` : ""}${last ? ` Lý do sửa: ${input.reason}` : ""}`,
            dueOn: read.lastGoodOn,
            repetition: 1,
          }),
        ),
      names,
    );
    await settleReminders(tx, context.clock, task.id);
    if (notice) {
      const holds = task.assignments.some((held) => held.agencyId === notice.agencyId);
      await settleNotice(tx, context, notice, { verdict: "RECORDED", deadlineId: deadline.id, told: holds });
    }
    return success({ taskNumber: task.number, corrected: last !== null });
  });
}

type Recorded = Pick<
  Prisma.DeadlineGetPayload<{ include: { recordedBy: true } }>,
  "documentNumber" | "dueOn" | "recordedBy"
>;

/** What somebody else recorded meanwhile; the form keeps what was typed. */
function conflictWords(last: Recorded | null): string {
  const who = last?.recordedBy?.name ?? "Có người";
  const what = last ? `: ${last.documentNumber ?? ""}, hạn ${formatDate(plainDate(last.dueOn))}` : "";
  return `${who} vừa ghi nhận văn bản hướng dẫn${what}. Nội dung đang nhập còn nguyên; muốn thay bằng nội dung này thì nêu lý do sửa rồi lưu lại.`;
}

function problemsOf(
  input: GuidanceInput,
  today: Temporal.PlainDate,
  { correcting, grantedOn }: { correcting: boolean; grantedOn: Temporal.PlainDate | null },
): FieldErrors {
  const fields: FieldErrors = {};
  const undated = futureDateProblem(input.documentDate, today);
  if (undated) fields["documentDate"] = undated;
  if (isBefore(input.dueOn, input.documentDate)) {
    fields["dueOn"] = `Thời hạn không thể trước ngày văn bản (${formatDate(input.documentDate)}).`;
  }
  if (grantedOn && isAfter(input.dueOn, grantedOn)) {
    fields["dueOn"] = `Nhiệm vụ đã được gia hạn đến ${formatDate(grantedOn)}: nhập thời hạn không sau ngày này.`;
  }
  if (correcting && input.reason.length === 0) fields["reason"] = "Nêu lý do sửa văn bản hướng dẫn đã ghi nhận.";
  return fields;
}
