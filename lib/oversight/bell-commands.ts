import { plainDate } from "../calendar/days.ts";
import type { Actor, CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { AlertKind } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { notMuted } from "./mute-queries.ts";

const momentOf = ({ clock }: CommandContext) => new Date(clock.now().epochMilliseconds);

/** Marks alerts on one's own bell as read; without ids, all that are not muted. Others' bells are out of reach by the `where`. */
export async function markAlertsRead(context: CommandContext, alertIds: number[] | null): Promise<Result<number>> {
  if (alertIds === null) return success(await markAllRead(context));
  const { count } = await context.db.alertDelivery.updateMany({
    where: { userId: context.actor.id, readAt: null, alertId: { in: alertIds } },
    data: { readAt: momentOf(context) },
  });
  return success(count);
}

/** What a mute holds back waits unread, to ring when the mute has ended. */
async function markAllRead(context: CommandContext): Promise<number> {
  return context.db.$executeRaw`
    UPDATE alert_delivery d SET read_at = ${momentOf(context)}
      FROM alert n
     WHERE n.id = d.alert_id AND d.user_id = ${context.actor.id} AND d.read_at IS NULL
       AND ${notMuted(context.clock.today())}`;
}

/** What an alert that was opened is about. */
export type OpenedAlert = {
  kind: AlertKind;
  taskNumber: number | null;
  month: Temporal.PlainYearMonth | null;
  agencyCode: string | null;
  path: string | null;
};

/** Opens an alert of one's own bell: it counts as read from then on. Reading does not settle it, doing does. */
export async function openAlert(context: CommandContext, alertId: number): Promise<Result<OpenedAlert>> {
  const delivery = await context.db.alertDelivery.findFirst({
    where: { alertId, userId: context.actor.id },
    select: {
      alert: {
        select: {
          kind: true,
          month: true,
          path: true,
          agency: { select: { code: true } },
          task: { select: { number: true } },
        },
      },
    },
  });
  if (!delivery) return failure("NOT_FOUND");
  await markAlertsRead(context, [alertId]);
  const { kind, month, path, agency, task } = delivery.alert;
  return success({
    kind,
    month: month && plainDate(month).toPlainYearMonth(),
    taskNumber: task?.number ?? null,
    agencyCode: agency?.code ?? null,
    path,
  });
}

/**
 * "Xác nhận đã nhận": the person says that they know of these alerts of their own bell. It counts as reading, settles nothing,
 * and is said once: the first moment stays. Each task it is about has an act on record.
 * @returns how many were not acknowledged before; NOT_FOUND when none of them is on the actor's bell.
 */
export async function acknowledgeAlerts(context: CommandContext, alertIds: number[]): Promise<Result<number>> {
  const { actor, db } = context;
  return db.$transaction(async (tx) => {
    const own = { userId: actor.id, alertId: { in: alertIds } };
    if ((await tx.alertDelivery.count({ where: own })) === 0) return failure("NOT_FOUND");
    const at = momentOf(context);
    const told = await tx.alertDelivery.updateManyAndReturn({
      where: { ...own, acknowledgedAt: null },
      data: { acknowledgedAt: at },
      select: { alertId: true },
    });
    await tx.alertDelivery.updateMany({ where: { ...own, readAt: null }, data: { readAt: at } });
    const toldIds = told.map(({ alertId }) => alertId);
    await recordReceipts(tx, context, toldIds);
    return success(told.length);
  });
}

async function recordReceipts(tx: Transaction, context: CommandContext, alertIds: number[]): Promise<void> {
  const alerts = await tx.alert.findMany({ where: { id: { in: alertIds } }, orderBy: { id: "asc" } });
  for (const [taskId, about] of Map.groupBy(alerts, (alert) => alert.taskId)) {
    await writeAudit(tx, context, {
      action: "alert.acknowledge",
      subject: "alert",
      ...subjectOf(about, taskId, context.actor),
      after: { alerts: about.map((alert) => alert.title) },
    });
  }
}

function subjectOf(alerts: readonly { id: number }[], taskId: number | null, { agencyId }: Actor) {
  const [only] = alerts;
  return {
    ...(alerts.length === 1 && only && { subjectId: only.id }),
    ...(taskId !== null && { taskId }),
    ...(agencyId !== null && { agencyId }),
  };
}
