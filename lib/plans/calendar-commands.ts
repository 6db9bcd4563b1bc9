import { dateColumn } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { settleAllReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import { type Failure, failure, type Result, success } from "../platform/result.ts";
import type { ChangedDayOffInput, DayOffInput, DeletedDayOffInput } from "./calendar-schema.ts";
import { may } from "./policy.ts";
import { DAY_OFF_KIND_WORDS } from "./words.ts";

/** Where an edit of the calendar leads back to. */
type Edited = Result<{ year: number }>;

/** Adds a day off or a worked Saturday. INVALID_INPUT when the day is there already. */
export async function addDayOff(context: CommandContext, input: DayOffInput): Promise<Edited> {
  return edit(context, "calendar.add", undefined, async (tx) => {
    const taken = await takenBy(tx, input.date);
    if (taken) return taken;
    const row = await tx.dayOff.create({ data: columns(input) });
    await writeAudit(tx, context, {
      action: "calendar.add",
      subject: "day_off",
      subjectId: row.id,
      after: onRecord(row),
    });
    return success({ year: input.date.year });
  });
}

/** Changes a day of the calendar. CONFLICT when someone saved it in between; NOT_FOUND when it was deleted. */
export async function changeDayOff(context: CommandContext, input: ChangedDayOffInput): Promise<Edited> {
  return edit(context, "calendar.change", input.id, async (tx) => {
    const before = await tx.dayOff.findUnique({ where: { id: input.id } });
    if (before === null) return gone();
    if (before.version !== input.version) return changedMeanwhile();
    const taken = await takenBy(tx, input.date, input.id);
    if (taken) return taken;
    const after = await tx.dayOff.update({
      where: { id: input.id },
      data: { ...columns(input), version: { increment: 1 } },
    });
    await writeAudit(tx, context, {
      action: "calendar.change",
      subject: "day_off",
      subjectId: input.id,
      before: onRecord(before),
      after: onRecord(after),
    });
    return success({ year: input.date.year });
  });
}

/** Takes a day out of the calendar; what it was stays in the audit trail. CONFLICT when someone saved it in between. */
export async function deleteDayOff(context: CommandContext, input: DeletedDayOffInput): Promise<Edited> {
  return edit(context, "calendar.delete", input.id, async (tx) => {
    const before = await tx.dayOff.findUnique({ where: { id: input.id } });
    if (before === null) return gone();
    if (before.version !== input.version) return changedMeanwhile();
    await tx.dayOff.delete({ where: { id: input.id } });
    await writeAudit(tx, context, {
      action: "calendar.delete",
      subject: "day_off",
      subjectId: input.id,
      before: onRecord(before),
    });
    return success({ year: before.date.getUTCFullYear() });
  });
}

/**
 * One edit in one transaction, after the policy. Edits go one after the other, so that what they check still holds when they
 * write; whoever only reads the calendar does not wait. A day off may move a deadline: reminders that no longer hold close.
 */
async function edit(
  context: CommandContext,
  action: string,
  subjectId: number | undefined,
  write: (tx: Transaction) => Promise<Edited>,
): Promise<Edited> {
  if (!may(context.actor, "calendar.edit")) {
    await writeRefusal(context, { action, subject: "day_off", ...(subjectId && { subjectId }) });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE day_off IN SHARE ROW EXCLUSIVE MODE`;
    const outcome = await write(tx);
    if (outcome.ok) await settleAllReminders(tx, context.clock);
    return outcome;
  });
}

async function takenBy(tx: Transaction, date: Temporal.PlainDate, except?: number): Promise<Failure | null> {
  const other = await tx.dayOff.findUnique({ where: { date: dateColumn(date) } });
  if (other === null || other.id === except) return null;
  const kind = DAY_OFF_KIND_WORDS[other.kind].toLowerCase();
  return failure("INVALID_INPUT", {
    date: `Ngày ${formatDate(date)} đã có trong lịch: ${other.name} (${kind}). Sửa dòng đó, không ghi hai lần.`,
  });
}

function gone(): Failure {
  return failure("NOT_FOUND", undefined, "Ngày này vừa bị xóa khỏi lịch. Mở lại lịch để thêm, nếu cần.");
}

function changedMeanwhile(): Failure {
  return failure("CONFLICT", undefined, "Có người vừa sửa ngày này. Xem bản đã lưu, rồi bấm lại nếu vẫn giữ ý định.");
}

function columns({ date, name, kind, uncertain }: DayOffInput) {
  return { date: dateColumn(date), name, kind, uncertain: uncertain || null };
}

function onRecord(row: { date: Date; name: string; kind: string; uncertain: string | null }): Prisma.InputJsonObject {
  return {
    date: row.date.toISOString().slice(0, 10),
    dayOffName: row.name,
    dayOffKind: row.kind,
    uncertain: row.uncertain,
  };
}
