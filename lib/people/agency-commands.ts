import { dateColumn, isAfter, plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import type { ReportingInput, SignOffInput } from "./schema.ts";

/**
 * Turns a body's duty to report on from a date, or off from a date (the day before is its last), with the reason on record.
 * CONFLICT when someone saved in between; ALREADY_DECIDED when it stands that way; phrases for several bodies never report.
 */
export async function setAgencyReporting(
  context: CommandContext,
  input: ReportingInput,
): Promise<Result<{ id: number }>> {
  const { id, version, reporting, from, reason } = input;
  if (!may(context.actor, "agency.setReporting", { agencyId: id })) {
    await writeRefusal(context, { action: "agency.setReporting", subject: "agency", subjectId: id });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const agency = await tx.agency.findFirst({ where: { id, isGroup: false } });
    if (!agency) return failure("NOT_FOUND");
    const reports = agency.reportsFrom !== null && agency.reportsTo === null;
    if (reports === (reporting === "on")) return failure("ALREADY_DECIDED");
    const first = agency.reportsFrom && plainDate(agency.reportsFrom);
    if (reporting === "off" && first && !isAfter(from, first)) {
      return failure("INVALID_INPUT", { from: `Nhập ngày sau ngày bắt đầu báo cáo (${formatDate(first)}).` });
    }
    const period =
      reporting === "on"
        ? { reportsFrom: dateColumn(from), reportsTo: null }
        : { reportsTo: dateColumn(from.subtract({ days: 1 })) };
    const data = { ...period, version: { increment: 1 } };
    if ((await tx.agency.updateMany({ where: { id, version }, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, {
      action: "agency.setReporting",
      subject: "agency",
      subjectId: id,
      agencyId: id,
      before: onRecord(agency),
      after: { ...onRecord({ ...agency, ...period }), reason },
    });
    return success({ id });
  });
}

function onRecord(period: { reportsFrom: Date | null; reportsTo: Date | null }): Prisma.InputJsonObject {
  const day = (value: Date | null) => value && plainDate(value).toString();
  return { reportsFrom: day(period.reportsFrom), reportsTo: day(period.reportsTo) };
}

/**
 * Says whether an agency's monthly report is sent by its head only. By the head for their own agency, or an administrator.
 * CONFLICT when someone saved in between; ALREADY_DECIDED when it stands that way.
 */
export async function setReportSignOff(
  context: CommandContext,
  { id, version, needed }: SignOffInput,
): Promise<Result<{ id: number }>> {
  const act = { action: "agency.setSignOff", subject: "agency", subjectId: id, agencyId: id };
  if (!may(context.actor, "agency.setSignOff", { agencyId: id })) {
    await writeRefusal(context, { action: act.action, subject: act.subject, subjectId: id });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const agency = await tx.agency.findFirst({ where: { id, isGroup: false } });
    if (!agency) return failure("NOT_FOUND");
    const reportsNeedSignOff = needed === "on";
    if (agency.reportsNeedSignOff === reportsNeedSignOff) return failure("ALREADY_DECIDED");
    const data = { reportsNeedSignOff, version: { increment: 1 } };
    if ((await tx.agency.updateMany({ where: { id, version }, data })).count === 0) return failure("CONFLICT");
    await writeAudit(tx, context, {
      ...act,
      before: { signOff: agency.reportsNeedSignOff },
      after: { signOff: reportsNeedSignOff },
    });
    return success({ id });
  });
}
