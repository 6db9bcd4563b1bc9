import { dateColumn, plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { writeDirective } from "../directives/giving.ts";
import { readSummary } from "../metrics/summary-queries.ts";
import { readCurrentPlan, showsSampleData } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { type Failure, failure, type Result, success } from "../platform/result.ts";
import { readPageReading } from "../progress/page-reading.ts";
import { canonicalText } from "../reports/content.ts";
import { contentHash } from "../reports/hash.ts";
import { type MeetingVerb, may } from "./policy.ts";
import type { DecisionInput, EndInput, MeetingInput } from "./schema.ts";
import { meetingSnapshot } from "./snapshot.ts";

/** Reading the whole plan takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

const actOn = (action: string, subjectId?: number) => ({
  action,
  subject: "meeting",
  ...(subjectId !== undefined && { subjectId }),
});

/**
 * Begins a meeting and freezes what it is shown: the figures of today by the deadlines in force, compared with the meeting before. One
 * at a time.
 */
export async function startMeeting(
  context: CommandContext,
  { title }: MeetingInput,
): Promise<Result<{ meetingId: number }>> {
  if (!may(context.actor, "meeting.hold")) {
    await writeRefusal(context, actOn("meeting.start"));
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    // Of two who begin at once, the second finds the meeting of the first.
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
    const held = await tx.meeting.findMany({ where: { planId: plan.id }, orderBy: { heldOn: "asc" } });
    const open = held.find(({ endedAt }) => endedAt === null);
    if (open) {
      const words = `Đang có cuộc họp chưa kết thúc: ${open.title}. Mở cuộc họp đó, hoặc kết thúc rồi bắt đầu cuộc họp mới.`;
      return failure("DUPLICATE", undefined, words);
    }
    const today = context.clock.today();
    const summary = await readSummary(tx, {
      plan,
      reading: readPageReading({}, today, plan.year),
      params: {},
      meetingDays: held.map(({ heldOn }) => plainDate(heldOn)),
    });
    const content = canonicalText(meetingSnapshot(summary, { plan, sampleData: await showsSampleData(tx) }));
    const hash = contentHash(content);
    const { id } = await tx.meeting.create({
      data: {
        planId: plan.id,
        title,
        heldOn: dateColumn(today),
        content,
        contentHash: hash,
        startedAt: new Date(context.clock.now().epochMilliseconds),
        startedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...actOn("meeting.start", id), after: { meeting: title, contentHash: hash } });
    return success({ meetingId: id });
  }, PATIENCE);
}

/**
 * Takes down a conclusion: a directive to agencies with a day to answer by, kept as a decision of this meeting, in one transaction.
 * Nothing is added to a meeting that has ended.
 */
export async function decideInMeeting(
  context: CommandContext,
  { meetingId, ...directive }: DecisionInput,
): Promise<Result<{ meetingId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeMeeting(tx, context, { meetingId, action: "meeting.decide", verb: "meeting.decide" });
    if (taken) return taken;
    const given = await writeDirective(tx, context, directive);
    if (!given.ok) return given;
    const { directiveId } = given.value;
    await tx.meetingDecision.create({ data: { meetingId, directiveId } });
    await writeAudit(tx, context, { ...actOn("meeting.decide", meetingId), after: { directive: directive.text } });
    return success({ meetingId });
  });
}

/** Ends a meeting: from now on its conclusions are as frozen as its figures. */
export async function endMeeting(
  context: CommandContext,
  { meetingId, seenDecisions }: EndInput,
): Promise<Result<{ meetingId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeMeeting(tx, context, { meetingId, action: "meeting.end", verb: "meeting.hold" });
    if (taken) return taken;
    const decisions = await tx.meetingDecision.count({ where: { meetingId } });
    if (decisions !== seenDecisions) {
      return failure("CONFLICT", undefined, "Có người vừa ghi thêm kết luận. Xem lại ở trên rồi kết thúc cuộc họp.");
    }
    await tx.meeting.update({
      where: { id: meetingId },
      data: { endedAt: new Date(context.clock.now().epochMilliseconds), endedById: context.actor.id },
    });
    await writeAudit(tx, context, { ...actOn("meeting.end", meetingId), after: { conclusions: decisions } });
    return success({ meetingId });
  });
}

type Taking = { meetingId: number; action: string; verb: MeetingVerb };

/** Locks a meeting that still goes on; what stands in the way, else null. */
async function takeMeeting(
  tx: Transaction,
  context: CommandContext,
  { meetingId, action, verb }: Taking,
): Promise<Failure | null> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId} FOR NO KEY UPDATE`;
  const meeting = await tx.meeting.findUnique({ where: { id: meetingId } });
  if (meeting === null) return failure("NOT_FOUND");
  if (!may(context.actor, verb)) {
    await writeAudit(tx, context, { ...actOn(action, meetingId), outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  if (meeting.endedAt !== null) {
    const words = `Cuộc họp ngày ${formatDate(plainDate(meeting.heldOn))} đã kết thúc nên kết luận không sửa, không thêm được.`;
    return failure("ALREADY_DECIDED", undefined, words);
  }
  return null;
}
