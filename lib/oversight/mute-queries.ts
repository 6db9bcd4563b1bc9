import { plainDate } from "../calendar/days.ts";
import type { Actor } from "../platform/actor.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { AlertKind } from "../platform/prisma/enums.ts";
import { MUTABLE_KINDS } from "./mute-rules.ts";

/**
 * Whether a mute of its owner holds an alert back at the end of a day: the one home of that condition, for the number on the bell, its
 * list, the homes and the e-mail. A piece of SQL for a statement in which `d` is the delivery (alert_delivery) and `n` its
 * alert (alert).
 */
export function isMuted(today: Temporal.PlainDate): Prisma.Sql {
  const until = new Date(endOfDay(today).epochMilliseconds);
  return Prisma.sql`(n.kind::text IN (${Prisma.join([...MUTABLE_KINDS])}) AND EXISTS (
    SELECT 1 FROM alert_mute m
     WHERE m.user_id = d.user_id AND m.until_on >= ${today.toString()}::date
       AND m.created_at < ${until} AND (m.lifted_at IS NULL OR m.lifted_at >= ${until})
       AND (m.task_id IS NULL OR m.task_id = n.task_id) AND (m.kind IS NULL OR m.kind = n.kind)))`;
}

/** The other way round: what may ring. */
export function notMuted(today: Temporal.PlainDate): Prisma.Sql {
  return Prisma.sql`NOT ${isMuted(today)}`;
}

/** One mute in force, as its owner sees it. */
export type MuteRow = {
  id: number;
  task: { number: number; shortTitle: string } | null;
  kind: AlertKind | null;
  /** The last day on which it holds. */
  untilOn: Temporal.PlainDate;
};

/** The actor's own mutes in force on a day, the one that ends first on top. */
export async function readMutes(db: Database, actor: Actor, today: Temporal.PlainDate): Promise<MuteRow[]> {
  const mutes = await db.$queryRaw<
    { id: number; number: number | null; shortTitle: string | null; kind: AlertKind | null; untilOn: Date }[]
  >`
    SELECT m.id, t.number, t.short_title AS "shortTitle", m.kind::text AS kind, m.until_on AS "untilOn"
      FROM alert_mute m LEFT JOIN task t ON t.id = m.task_id
     WHERE m.user_id = ${actor.id} AND m.lifted_at IS NULL AND m.until_on >= ${today.toString()}::date
     ORDER BY m.until_on, m.id`;
  return mutes.map(({ id, number, shortTitle, kind, untilOn }) => ({
    id,
    task: number === null ? null : { number, shortTitle: shortTitle ?? "" },
    kind,
    untilOn: plainDate(untilOn),
  }));
}

/** What may be chosen to mute, and what the alert asked about suggests. */
export type MuteChoices = {
  tasks: { id: number; number: number; shortTitle: string }[];
  asked: { taskId: number | null; kind: AlertKind } | null;
};

/**
 * The tasks the actor has ever been told of, and task and kind of one alert on the actor's own bell.
 * @param alertId what "Tắt nhắc" was pressed on; an alert of somebody else is as good as none.
 */
export async function readMuteChoices(db: Database, actor: Actor, alertId: number | null): Promise<MuteChoices> {
  const [row] = await db.$queryRaw<MuteChoices[]>`
    SELECT
      coalesce((
        SELECT json_agg(json_build_object('id', t.id, 'number', t.number, 'shortTitle', t.short_title) ORDER BY t.number, t.id)
          FROM task t WHERE EXISTS (
            SELECT 1 FROM alert n JOIN alert_delivery d ON d.alert_id = n.id
             WHERE n.task_id = t.id AND d.user_id = ${actor.id})), '[]') AS tasks,
      (SELECT json_build_object('taskId', n.task_id, 'kind', n.kind)
         FROM alert n JOIN alert_delivery d ON d.alert_id = n.id
        WHERE d.user_id = ${actor.id} AND n.id = ${alertId}::int) AS asked`;
  return row ?? { tasks: [], asked: null };
}
