import { dateColumn, isBefore, plainDate } from "../calendar/days.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { closeSentAlerts, reportDecided, reportOpenedAgain } from "../oversight/report-alerts.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { reportDueDay } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { ReportVerdict } from "../platform/prisma/enums.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { readContent } from "./content.ts";
import { actOn, monthColumn, type ReportInHand, takeReport } from "./in-hand.ts";
import { OTHER_LINE } from "./line-fields.ts";
import { may } from "./policy.ts";
import { lastLines } from "./record.ts";
import { needsMark } from "./review-rules.ts";
import { closingRefusal } from "./rules.ts";
import type { ExceptionInput, LineAnswer, ReportDecisionInput } from "./schema.ts";

export type DecidedReport = { verdict: ReportVerdict; agencyCode: string; month: Temporal.PlainYearMonth };

/**
 * The secretariat accepts a report as it was last sent, or sends it back with reasons and a date. Accepted it is final: the
 * frozen text of that sending stands. Refuses an answer to a sending that was overtaken or answered before, and one that
 * says nothing about what changed since last month.
 */
export async function decideReport(
  context: CommandContext,
  input: ReportDecisionInput,
): Promise<Result<DecidedReport>> {
  const action = input.verdict === "ACCEPTED" ? "report.accept" : "report.return";
  if (!may(context.actor, "report.decide", { agencyId: null })) {
    await writeRefusal(context, { action, subject: "report_submission", subjectId: input.submissionId });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const asked = await tx.reportSubmission.findUnique({
      where: { id: input.submissionId },
      select: { reportId: true, report: { select: { month: true, agency: { select: { code: true } } } } },
    });
    if (!asked) return failure("NOT_FOUND");
    const month = plainDate(asked.report.month).toPlainYearMonth();
    const report = await takeReport(tx, context, { month, agencyCode: asked.report.agency.code });
    const sending = report?.sendings.at(-1);
    if (!report || !sending || sending.id !== input.submissionId || sending.decision) return failure("ALREADY_DECIDED");
    const fields = answerProblems(input, report, context.clock.today());
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    const more = input.verdict === "RETURNED" ? input.answers.filter(({ mark }) => mark === "MORE") : [];
    const newDate = input.verdict === "RETURNED" ? input.newDate : null;
    await tx.reportDecision.create({
      data: {
        submissionId: sending.id,
        verdict: input.verdict,
        reason: input.reason,
        lineReasons: JSON.stringify(more.map(({ key, reason }) => ({ assignmentId: key || null, reason }))),
        newDate: newDate && dateColumn(newDate),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await tx.monthlyReport.update({ where: { id: asked.reportId }, data: { version: { increment: 1 } } });
    await closeSentAlerts(tx, context.clock, asked.reportId, sending.number);
    const returned = newDate && { words: returnWords(input.reason, more, report), newDate };
    await raiseAlerts(
      tx,
      context.clock,
      [reportDecided(subjectOf(report, asked.reportId), { number: sending.number, returned })],
      new Map([[report.agency.id, report.agency.name]]),
    );
    await writeAudit(tx, context, {
      ...actOn(report, action),
      after: {
        month: month.toString(),
        number: sending.number,
        hash: sending.hash,
        ...(returned && { reason: returned.words, newDate: returned.newDate.toString() }),
      },
    });
    return success({ verdict: input.verdict, agencyCode: report.agency.code, month });
  });
}

function answerProblems(input: ReportDecisionInput, report: ReportInHand, today: Temporal.PlainDate): FieldErrors {
  const marks = new Map(input.answers.map((answer) => [answer.key, answer]));
  const content = readContent(report.sendings.at(-1)?.content ?? "{}");
  const last = lastLines(report);
  const fields: FieldErrors = {};
  if (input.verdict === "ACCEPTED") {
    for (const line of content.lines) {
      const key = line.assignmentId ?? OTHER_LINE;
      const mark = marks.get(key)?.mark ?? null;
      if (mark === "MORE") {
        fields[`mark-${key}`] = `${lineName(line.task)} đang ghi cần bổ sung. Bấm “Trả lại”, hoặc đổi thành đạt.`;
      } else if (mark === null && needsMark(line, last.get(key) ?? null)) {
        fields[`mark-${key}`] = `${lineName(line.task)} có thay đổi so với tháng trước. Chọn đạt hoặc cần bổ sung.`;
      }
    }
    return fields;
  }
  const more = input.answers.filter(({ mark }) => mark === "MORE");
  for (const { key, reason } of more) {
    const line = content.lines.find(({ assignmentId }) => (assignmentId ?? OTHER_LINE) === key);
    if (reason === "") fields[`reason-${key}`] = `${lineName(line?.task ?? null)}: nêu cần bổ sung gì.`;
  }
  if (more.length === 0 && input.reason === "") {
    fields["reason"] = "Nêu lý do trả lại: cho cả báo cáo, hoặc đánh dấu mục cần bổ sung và ghi yêu cầu.";
  }
  if (input.newDate === null) fields["newDate"] = "Nhập ngày cần gửi lại, dạng dd/mm/yyyy.";
  else if (isBefore(input.newDate, today)) fields["newDate"] = `Nhập từ ngày ${formatDate(today)} trở đi.`;
  return fields;
}

const lineName = (task: { number: number } | null) => (task ? `Mục ${task.number}` : "Nội dung khác");

function returnWords(reason: string, more: readonly LineAnswer[], report: ReportInHand): string {
  const content = readContent(report.sendings.at(-1)?.content ?? "{}");
  const words = more.map(({ key, reason: why }) => {
    const line = content.lines.find(({ assignmentId }) => (assignmentId ?? OTHER_LINE) === key);
    return `${lineName(line?.task ?? null)}: ${why}`;
  });
  return [...(reason ? [reason] : []), ...words].join(" ");
}

function subjectOf(report: ReportInHand, reportId: number) {
  return { reportId, agencyId: report.agency.id, agencyName: report.agency.shortName, month: report.month };
}

/** Closes a month for everybody: nothing is written or sent for it any more. What has been sent can still be answered. */
export async function closeMonth(
  context: CommandContext,
  { month }: { month: Temporal.PlainYearMonth },
): Promise<Result<null>> {
  const act = { action: "report.close-month", subject: "report_month", after: { month: month.toString() } };
  if (!may(context.actor, "month.close", { agencyId: null })) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null || month.year !== plan.year) return failure("NOT_FOUND");
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
    const early = closingRefusal(reportDueDay(month, plan), context.clock.today());
    if (early !== null) return failure("NOT_OPEN", undefined, early);
    const where = { planId_month: { planId: plan.id, month: monthColumn(month) } };
    if (await tx.reportMonth.findUnique({ where })) return failure("ALREADY_DECIDED");
    const closing = await tx.reportMonth.create({
      data: {
        planId: plan.id,
        month: monthColumn(month),
        closedAt: new Date(context.clock.now().epochMilliseconds),
        closedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...act, subjectId: closing.id });
    return success(null);
  });
}

/** Opens a closed month again for one agency, until a day, for a reason; the agency is told. */
export async function grantException(context: CommandContext, input: ExceptionInput): Promise<Result<null>> {
  if (!may(context.actor, "exception.grant", { agencyId: null })) {
    const after = { month: input.month.toString() };
    await writeRefusal(context, { action: "report.exception", subject: "report", after });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const report = await takeReport(tx, context, input);
    if (!report) return failure("INVALID_INPUT", { agencyCode: "Chọn đơn vị phải báo cáo kỳ này." });
    if (report.lock.closed === null) {
      const words = `Kỳ ${formatMonth(input.month)} chưa khóa: đơn vị vẫn gửi được, không cần mở lại.`;
      return failure("NOT_OPEN", undefined, words);
    }
    if (report.sendings.at(-1)?.decision?.verdict === "ACCEPTED") {
      return failure("ALREADY_DECIDED", undefined, "Báo cáo của đơn vị đã được duyệt, không mở lại được.");
    }
    const today = context.clock.today();
    if (isBefore(input.until, today)) {
      return failure("INVALID_INPUT", { until: `Nhập từ ngày ${formatDate(today)} trở đi.` });
    }
    const exception = await tx.reportException.create({
      data: {
        planId: report.plan.id,
        agencyId: report.agency.id,
        month: monthColumn(input.month),
        untilOn: dateColumn(input.until),
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await raiseAlerts(
      tx,
      context.clock,
      [reportOpenedAgain(subjectOf(report, report.reportId ?? 0), { ...input, id: exception.id })],
      new Map([[report.agency.id, report.agency.name]]),
    );
    await writeAudit(tx, context, {
      ...actOn(report, "report.exception"),
      after: { month: input.month.toString(), until: input.until.toString(), reason: input.reason },
    });
    return success(null);
  });
}
