import { dateColumn, plainDate } from "../calendar/days.ts";
import { writeDirective } from "../directives/giving.ts";
import { readSummary } from "../metrics/summary-queries.ts";
import { readCurrentPlan, showsSampleData } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { readPageReading } from "../progress/page-reading.ts";
import { canonicalText } from "../reports/content.ts";
import { contentHash } from "../reports/hash.ts";
import { actOn, takeMeeting } from "./in-hand.ts";
import { may } from "./policy.ts";
import { discardRefusal } from "./rules.ts";
import type { DecisionInput, DiscardInput, EndInput, MeetingInput } from "./schema.ts";
import { meetingSnapshot } from "./snapshot.ts";

/** Reading the whole plan takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

/**
 * Begins a meeting and freezes what it is shown: the figures of today by the deadlines in force, compared with the meeting before. One
 * at a time.
 */
export async function startMeeting(
  context: CommandContext,
  { title, presider }: MeetingInput,
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
    const held = await tx.meeting.findMany({
      where: { planId: plan.id, discardedAt: null },
      orderBy: { heldOn: "asc" },
    });
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
        presider,
        heldOn: dateColumn(today),
        content,
        contentHash: hash,
        startedAt: new Date(context.clock.now().epochMilliseconds),
        startedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...actOn("meeting.start", id),
      after: { meeting: title, presider, contentHash: hash },
    });
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
    if (!taken.ok) return taken;
    const given = await writeDirective(tx, context, directive);
    if (!given.ok) return given;
    const { directiveId } = given.value;
    await tx.meetingDecision.create({ data: { meetingId, directiveId } });
    await writeAudit(tx, context, { ...actOn("meeting.decide", meetingId), after: { directive: directive.text } });
    return success({ meetingId });
  });
}

/** Ends a meeting and says who presided: from now on its conclusions are as frozen as its figures. */
export async function endMeeting(
  context: CommandContext,
  { meetingId, presider, seenDecisions }: EndInput,
): Promise<Result<{ meetingId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeMeeting(tx, context, { meetingId, action: "meeting.end", verb: "meeting.hold" });
    if (!taken.ok) return taken;
    const decisions = await tx.meetingDecision.count({ where: { meetingId } });
    if (decisions !== seenDecisions) {
      return failure("CONFLICT", undefined, "Có người vừa ghi thêm kết luận. Xem lại ở trên rồi kết thúc cuộc họp.");
    }
    await tx.meeting.update({
      where: { id: meetingId },
      data: { presider, endedAt: new Date(context.clock.now().epochMilliseconds), endedById: context.actor.id },
    });
    await writeAudit(tx, context, {
      ...actOn("meeting.end", meetingId),
      before: { presider: taken.value.presider },
      after: { presider, conclusions: decisions },
    });
    return success({ meetingId });
  });
}

/**
 * Discards a meeting that was begun by mistake: on its day, and only while it has decided nothing. It stays on record; nothing is
 * compared with it, and another can begin.
 */
export async function discardMeeting(
  context: CommandContext,
  { meetingId }: DiscardInput,
): Promise<Result<{ meetingId: number }>> {
  return context.db.$transaction(async (tx) => {
    const act = "meeting.discard";
    const taken = await takeMeeting(tx, context, { meetingId, action: act, verb: "meeting.hold" });
    if (!taken.ok) return taken;
    const { heldOn } = taken.value;
    const decisions = await tx.meetingDecision.count({ where: { meetingId } });
    const refusal = discardRefusal({ heldOn, decisions, today: context.clock.today() });
    if (refusal) return failure("NOT_OPEN", undefined, refusal);
    await tx.meeting.update({
      where: { id: meetingId },
      data: { discardedAt: new Date(context.clock.now().epochMilliseconds), discardedById: context.actor.id },
    });
    await writeAudit(tx, context, { ...actOn(act, meetingId), before: { day: heldOn.toString() } });
    return success({ meetingId });
  });
}
