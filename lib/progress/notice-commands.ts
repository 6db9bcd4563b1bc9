import { dateColumn, isBefore } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { attachFiles, chooseFiles, FILE_GONE, namesOf } from "../evidence/attach.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import type { DismissalInput, NoticeInput } from "./schema.ts";

/**
 * An agency tells that its ministry has issued the guidance a task waits for (plan, IV.2 (3)). It starts no clock: the
 * secretariat takes it up by recording the guidance, or dismisses it. Any agency may, whether or not the task is its own: the
 * ministry that guides is often another's.
 */
export async function reportNotice(
  context: CommandContext,
  input: NoticeInput,
): Promise<Result<{ taskNumber: number }>> {
  const { agencyId } = context.actor;
  if (agencyId === null || !may(context.actor, "notice.report", { agencyId })) {
    await writeRefusal(context, { action: "notice.report", subject: "task", subjectId: input.taskId });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM task WHERE id = ${input.taskId} FOR NO KEY UPDATE`;
    const task = await tx.task.findUnique({
      where: { id: input.taskId },
      include: { plan: true, deadlines: { where: { assignmentId: null } } },
    });
    if (task === null) return failure("NOT_FOUND");
    if (task.deadlineKind !== "CONDITIONAL" || task.deadlines.length > 0) {
      return failure("NOT_OPEN", undefined, "Nhiệm vụ này không chờ văn bản hướng dẫn, hoặc văn bản đã được ghi nhận.");
    }
    const files = await chooseFiles(tx, context.actor, { agencyId, fileIds: input.files });
    const fields = problemsOf(input, context.clock.today(), task.plan.year);
    if (files === null) fields["files"] = FILE_GONE;
    if (files === null || Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    if (await noticeOfDocument(tx, task.id, input))
      return failure("DUPLICATE", undefined, "Văn bản này đã được báo, đang chờ cơ quan thường trực xem.");
    const { taskId, documentDate, proposedDueOn, files: _files, ...words } = input;
    const notice = await tx.guidanceNotice.create({
      data: {
        ...words,
        taskId,
        agencyId,
        documentDate: dateColumn(documentDate),
        proposedDueOn: proposedDueOn && dateColumn(proposedDueOn),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
      include: { agency: true },
    });
    await attachFiles(tx, files, { noticeId: notice.id });
    await writeAudit(tx, context, {
      action: "notice.report",
      subject: "guidance_notice",
      subjectId: notice.id,
      taskId,
      agencyId,
      after: {
        documentNumber: input.documentNumber,
        documentDate: documentDate.toString(),
        documentIssuer: input.documentIssuer,
        documentTitle: input.documentTitle,
        proposedDueOn: proposedDueOn?.toString() ?? null,
        note: input.note,
        ...namesOf(files),
      },
    });
    await raiseAlerts(
      tx,
      context.clock,
      [
        {
          ...NOTICES.GUIDANCE_NOTICED,
          key: `guidance-noticed:${notice.id}`,
          agencyId: null,
          fromAgencyId: notice.agencyId,
          taskId,
          assignmentId: null,
          path: noticePath(task.number, notice.id),
          title: `${notice.agency.shortName} báo đã có hướng dẫn cho nhiệm vụ ${task.number}`,
          body: `${input.documentNumber} ngày ${formatDate(documentDate)} của ${input.documentIssuer}. ${input.documentTitle}.`,
          dueOn: null,
          repetition: 1,
        },
      ],
      new Map(),
    );
    return success({ taskNumber: task.number });
  });
}

/** The secretariat does not take a notice up, and says why. The task goes on waiting. */
export async function dismissNotice(
  context: CommandContext,
  input: DismissalInput,
): Promise<Result<{ taskNumber: number }>> {
  return context.db.$transaction(async (tx) => {
    const found = await tx.guidanceNotice.findUnique({ where: { id: input.noticeId }, include: { task: true } });
    if (found === null) return failure("NOT_FOUND");
    const act = {
      action: "notice.dismiss",
      subject: "guidance_notice",
      subjectId: found.id,
      taskId: found.taskId,
      agencyId: found.agencyId,
    };
    if (!may(context.actor, "notice.dismiss", { agencyId: null })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    await tx.$queryRaw`SELECT id FROM task WHERE id = ${found.taskId} FOR NO KEY UPDATE`;
    const notice = await waitingNotice(tx, found.id, found.taskId);
    if (notice === null) return failure("ALREADY_DECIDED");
    await writeAudit(tx, context, {
      ...act,
      after: { documentNumber: notice.documentNumber, reason: input.dismissalReason },
    });
    await settleNotice(tx, context, notice, { verdict: "DISMISSED", reason: input.dismissalReason, told: false });
    return success({ taskNumber: found.task.number });
  });
}

export type WaitingNotice = NonNullable<Awaited<ReturnType<typeof waitingNotice>>>;

/** A notice about a task that nobody has answered; to be read with the task locked. */
export function waitingNotice(tx: Transaction, id: number, taskId: number) {
  return tx.guidanceNotice.findFirst({ where: { id, taskId, answer: null }, include: { task: true, agency: true } });
}

/** The waiting notice about a document of that number and date; there is at most one. */
export function noticeOfDocument(
  tx: Transaction,
  taskId: number,
  document: { documentNumber: string; documentDate: Temporal.PlainDate },
) {
  return tx.guidanceNotice.findFirst({
    where: {
      taskId,
      documentNumber: { equals: document.documentNumber, mode: "insensitive" },
      documentDate: dateColumn(document.documentDate),
      answer: null,
    },
    include: { task: true, agency: true },
  });
}

type Answer =
  | { verdict: "RECORDED"; deadlineId: number; told: boolean }
  /** `told`: the agency has been told already, as one of the task's bodies. */
  | { verdict: "DISMISSED"; reason: string; told: false };

/** Answers a notice and tells the agency that gave it. Called inside the transaction of the act that answers. */
export async function settleNotice(
  tx: Transaction,
  context: CommandContext,
  notice: WaitingNotice,
  answer: Answer,
): Promise<void> {
  const reason = answer.verdict === "DISMISSED" ? answer.reason : "";
  await tx.guidanceNoticeAnswer.create({
    data: {
      noticeId: notice.id,
      verdict: answer.verdict,
      reason,
      deadlineId: answer.verdict === "RECORDED" ? answer.deadlineId : null,
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  await closeAlertsAt(tx, context.clock, {
    path: noticePath(notice.task.number, notice.id),
    kinds: ["GUIDANCE_NOTICED"],
  });
  if (answer.told) return;
  const recorded = answer.verdict === "RECORDED";
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...(recorded ? NOTICES.GUIDANCE_RECORDED : NOTICES.GUIDANCE_DISMISSED),
        key: `guidance-notice-answered:${notice.id}`,
        agencyId: notice.agencyId,
        taskId: notice.taskId,
        assignmentId: null,
        title: recorded
          ? `Văn bản đơn vị báo đã được ghi nhận cho nhiệm vụ ${notice.task.number}`
          : `Văn bản đơn vị báo chưa được ghi nhận cho nhiệm vụ ${notice.task.number}`,
        body: `${notice.documentNumber} của ${notice.documentIssuer}.${reason ? ` Lý do: ${reason}` : ""}`,
        dueOn: null,
        repetition: 1,
      },
    ],
    new Map([[notice.agencyId, notice.agency.name]]),
  );
}

/** Where a notice is answered: the form of the guiding document, filled in from it. */
function noticePath(taskNumber: number, noticeId: number): string {
  return `/tasks/${taskNumber}/guidance?notice=${noticeId}`;
}

function problemsOf(input: NoticeInput, today: Temporal.PlainDate, planYear: number): FieldErrors {
  const fields: FieldErrors = {};
  const dated = documentDateProblem(input.documentDate, today, planYear);
  if (dated) fields["documentDate"] = dated;
  if (input.proposedDueOn && isBefore(input.proposedDueOn, input.documentDate)) {
    fields["proposedDueOn"] = `Thời hạn đề xuất không thể trước ngày văn bản (${formatDate(input.documentDate)}).`;
  }
  return fields;
}
