import { plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { type MeetingVerb, may } from "./policy.ts";

/** How an act about a meeting stands in the trail. */
export const actOn = (action: string, subjectId?: number) => ({
  action,
  subject: "meeting",
  ...(subjectId !== undefined && { subjectId }),
});

type Taking = { meetingId: number; action: string; verb: MeetingVerb };

/** A locked meeting, as far as commands need it; its end is null while it goes on. */
export type MeetingInHand = { heldOn: Temporal.PlainDate; presider: string; endedAt: Date | null };

/** Locks a meeting for somebody who may do this with it, or says what stands in the way; a refusal goes on record. */
export async function lockMeeting(
  tx: Transaction,
  context: CommandContext,
  { meetingId, action, verb }: Taking,
): Promise<Result<MeetingInHand>> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId} FOR NO KEY UPDATE`;
  const meeting = await tx.meeting.findUnique({
    where: { id: meetingId },
    select: { heldOn: true, presider: true, endedAt: true, discardedAt: true },
  });
  if (meeting === null) return failure("NOT_FOUND");
  if (!may(context.actor, verb)) {
    await writeAudit(tx, context, { ...actOn(action, meetingId), outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  if (meeting.discardedAt !== null) return failure("ALREADY_DECIDED", undefined, "Cuộc họp này đã được hủy.");
  return success({ heldOn: plainDate(meeting.heldOn), presider: meeting.presider, endedAt: meeting.endedAt });
}

/** The same for what is done only while a meeting goes on. */
export async function takeMeeting(
  tx: Transaction,
  context: CommandContext,
  taking: Taking,
): Promise<Result<MeetingInHand>> {
  const locked = await lockMeeting(tx, context, taking);
  if (!locked.ok || locked.value.endedAt === null) return locked;
  const words = `Cuộc họp ngày ${formatDate(locked.value.heldOn)} đã kết thúc nên kết luận không sửa, không thêm được.`;
  return failure("ALREADY_DECIDED", undefined, words);
}
