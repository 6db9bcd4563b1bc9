import type { CommandContext } from "../platform/actor.ts";
import { type Result, success } from "../platform/result.ts";

/** Marks alerts on one's own bell as read; without ids, all of them. Others' bells are out of reach by the `where`. */
export async function markAlertsRead(context: CommandContext, alertIds: number[] | null): Promise<Result<number>> {
  const { count } = await context.db.alertDelivery.updateMany({
    where: { userId: context.actor.id, readAt: null, ...(alertIds && { alertId: { in: alertIds } }) },
    data: { readAt: new Date(context.clock.now().epochMilliseconds) },
  });
  return success(count);
}
