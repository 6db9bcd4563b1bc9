import { dateColumn, plainDate } from "../calendar/days.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { type MuteRequest, muteProblems } from "./mute-rules.ts";

/**
 * "Tắt nhắc": the actor asks not to be told about a task, of a kind, or of that kind about that task, to the end of a day.
 * Whoever asks again for the same takes the earlier mute back: the last word holds. Nothing is read, settled or changed by it,
 * and what waits rings when it has ended.
 * Refuses by field: neither task nor kind, a task that is not there, a kind that cannot be muted, a day that has passed or is
 * too far away (mute-rules.ts).
 */
export async function muteAlerts(context: CommandContext, request: MuteRequest): Promise<Result<{ muteId: number }>> {
  const { db, clock, actor } = context;
  const { taskId, kind, untilOn } = request;
  const fields = muteProblems(request, clock.today());
  if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
  return db.$transaction(async (tx) => {
    if (taskId !== null && (await tx.task.count({ where: { id: taskId } })) === 0) {
      return failure("INVALID_INPUT", { taskId: "Chọn nhiệm vụ trong danh sách." });
    }
    const replaced = await takeBack(tx, context, request);
    const mute = await tx.alertMute.create({
      data: {
        userId: actor.id,
        taskId,
        kind,
        untilOn: dateColumn(untilOn),
        createdAt: new Date(clock.now().epochMilliseconds),
      },
    });
    await writeAudit(tx, context, {
      action: "alert.mute",
      ...aboutMute(context, mute),
      ...(replaced && { before: { untilOn: replaced.toString() } }),
      after: { kind, untilOn: untilOn.toString() },
    });
    return success({ muteId: mute.id });
  });
}

/** Lifts the actor's mute of the same subject, in force or long ended; says until when it would still have held. */
async function takeBack(
  tx: Transaction,
  { actor, clock }: CommandContext,
  { taskId, kind }: MuteRequest,
): Promise<Temporal.PlainDate | null> {
  // One at a time for each person: two presses at once end as one mute, not as a broken rule.
  await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${actor.id} FOR NO KEY UPDATE`;
  const [held] = await tx.alertMute.updateManyAndReturn({
    where: { userId: actor.id, taskId, kind, liftedAt: null },
    data: { liftedAt: new Date(clock.now().epochMilliseconds) },
  });
  if (!held) return null;
  const until = plainDate(held.untilOn);
  return Temporal.PlainDate.compare(until, clock.today()) < 0 ? null : until;
}

/** "Bật lại nhắc": ends one of the actor's own mutes before its day. Others' mutes are not there for them. */
export async function liftMute(context: CommandContext, muteId: number): Promise<Result<null>> {
  const { db, clock, actor } = context;
  return db.$transaction(async (tx) => {
    const [lifted] = await tx.alertMute.updateManyAndReturn({
      where: { id: muteId, userId: actor.id, liftedAt: null },
      data: { liftedAt: new Date(clock.now().epochMilliseconds) },
    });
    if (!lifted) return failure("NOT_FOUND");
    await writeAudit(tx, context, {
      action: "alert.unmute",
      ...aboutMute(context, lifted),
      before: { kind: lifted.kind, untilOn: plainDate(lifted.untilOn).toString() },
    });
    return success(null);
  });
}

function aboutMute({ actor }: CommandContext, { id, taskId }: { id: number; taskId: number | null }) {
  return {
    subject: "mute",
    subjectId: id,
    ...(taskId !== null && { taskId }),
    ...(actor.agencyId !== null && { agencyId: actor.agencyId }),
  };
}
