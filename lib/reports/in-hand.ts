import { readCurrentPlan } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may, type ReportVerb } from "./policy.ts";
import { readReport } from "./queries.ts";
import { factsOf, type ReportRecord } from "./record.ts";
import { owesReport, writingRefusal } from "./rules.ts";

/** Which report: the agency by its code, because that is what stands in the address. */
export type ReportAddress = { month: Temporal.PlainYearMonth; agencyCode: string };

/** One agency's report of one month as a command holds it. */
export type ReportInHand = ReportRecord & { plan: PlanSettings; month: Temporal.PlainYearMonth };

/**
 * Reads a report and holds it until the transaction ends: everything that happens to an agency's reports waits for its turn
 * at the agency's row. NO KEY: what refers to the agency may be written meanwhile.
 * @returns null when there is no such report to be owed.
 */
export async function takeReport(
  tx: Transaction,
  context: CommandContext,
  { month, agencyCode }: ReportAddress,
): Promise<ReportInHand | null> {
  await tx.$queryRaw`SELECT id FROM agency WHERE code = ${agencyCode} FOR NO KEY UPDATE`;
  const plan = await readCurrentPlan(tx);
  if (plan === null || month.year !== plan.year) return null;
  const record = await readReport(tx, { plan, month, agencyCode, asOf: context.clock.today() });
  return record && owesReport(record.agency, month, plan) ? { ...record, plan, month } : null;
}

/**
 * A report that the actor may write in now. What is not their agency's does not exist for them, and the attempt is on record;
 * so is an attempt at one that is accepted or locked, with the reason why not.
 */
export async function takeForWriting(
  tx: Transaction,
  context: CommandContext,
  address: ReportAddress,
  verb: Extract<ReportVerb, "draft.write" | "report.send" | "report.propose">,
): Promise<Result<ReportInHand>> {
  const report = await takeReport(tx, context, address);
  if (report === null) return failure("NOT_FOUND");
  const refuse = (reason: string) =>
    writeAudit(tx, context, { ...actOn(report, verb), after: { reason }, outcome: "REFUSED" });
  if (!may(context.actor, "draft.write", { agencyId: report.agency.id })) {
    await refuse("Không phải báo cáo của đơn vị mình.");
    return failure("NOT_FOUND");
  }
  if (!may(context.actor, verb, { agencyId: report.agency.id, needsSignOff: report.agency.needsSignOff })) {
    await refuse("Đơn vị yêu cầu lãnh đạo duyệt trước khi gửi.");
    return failure(
      "FORBIDDEN",
      undefined,
      "Đơn vị yêu cầu lãnh đạo duyệt trước khi gửi. Bấm “Trình lãnh đạo duyệt”; lãnh đạo đơn vị là người gửi.",
    );
  }
  const locked = writingRefusal(
    { month: report.month, facts: factsOf(report), lock: report.lock },
    report.plan,
    context.clock.today(),
  );
  if (locked !== null) {
    await refuse(locked);
    return failure("NOT_OPEN", undefined, locked);
  }
  return success(report);
}

/** The report row, made on its first word; "opened" is on record. */
export async function ensureReport(tx: Transaction, context: CommandContext, report: ReportInHand): Promise<number> {
  if (report.reportId !== null) return report.reportId;
  const { id } = await tx.monthlyReport.create({
    data: {
      planId: report.plan.id,
      agencyId: report.agency.id,
      month: monthColumn(report.month),
      openedAt: new Date(context.clock.now().epochMilliseconds),
      openedById: context.actor.id,
    },
    select: { id: true },
  });
  await writeAudit(tx, context, { ...actOn(report, "report.open"), subjectId: id });
  return id;
}

/** A report month as its column has it: its first day. */
export function monthColumn(month: Temporal.PlainYearMonth): Date {
  return new Date(`${month.toString()}-01T00:00:00.000Z`);
}

/** The report an act is about, as the audit trail names it. */
export function actOn(report: Pick<ReportInHand, "reportId" | "agency" | "month">, action: string) {
  return {
    action,
    subject: "report",
    ...(report.reportId !== null && { subjectId: report.reportId }),
    agencyId: report.agency.id,
    before: { month: report.month.toString() },
  };
}
