import { notMuted } from "../oversight/mute-queries.ts";
import { SETTINGS_JSON, type SettingsJson, settingsOf } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";

/** What every signed-in page starts from. */
export type DeskRow = {
  actor: Actor;
  plan: PlanSettings;
  /** What the actor has not read of what still holds and is not muted: the number on the bell. */
  unreadAlerts: number;
  /** Claimed completions that wait for the secretariat; 0 for those who do not follow them. */
  awaitingReview: number;
  /** Reports that were sent and wait for the secretariat's answer; 0 likewise. */
  reportsAwaiting: number;
  /** Requests for a later deadline that wait for its decision; 0 likewise. */
  extensionsAwaiting: number;
  /** Progress on show is invented, and every page says so. */
  sampleData: boolean;
  /** Days on which meetings were held, in order: figures are compared with the last. */
  meetingDays: Temporal.PlainDate[];
};

type Row = Actor &
  Omit<DeskRow, "actor" | "plan" | "meetingDays"> & { plan: SettingsJson | null; meetingDays: string[] };

/**
 * Reads who a session stands for, in one statement with all that the frame of a page shows; null when the user is gone or
 * disabled, or when role, agency or password have changed since the cookie was sealed (`epoch`).
 * @param today the day on which mutes are looked at.
 * Throws when no plan has been loaded: nothing can be shown then.
 */
export async function readDesk(
  db: Database,
  session: { userId: number; epoch: number },
  today: Temporal.PlainDate,
): Promise<DeskRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u.id, u.username, u.name, u.title, u.role::text AS role,
           a.id AS "agencyId", a.code AS "agencyCode", a.name AS "agencyName", a.short_name AS "agencyShortName",
           u.must_change_password AS "mustChangePassword",
           CASE WHEN p.id IS NOT NULL THEN ${SETTINGS_JSON} END AS plan,
           (SELECT count(*)::int FROM alert_delivery d JOIN alert n ON n.id = d.alert_id
             WHERE d.user_id = u.id AND d.read_at IS NULL AND n.closed_at IS NULL AND ${notMuted(today)}) AS "unreadAlerts",
           CASE WHEN u.role IN ('SECRETARIAT', 'OFFICE') THEN
             (SELECT count(*)::int FROM progress_update w
                JOIN assignment s ON s.id = w.assignment_id
                JOIN task t ON t.id = s.task_id AND t.plan_id = p.id
               WHERE w.state = 'COMPLETED'
                 AND NOT EXISTS (SELECT 1 FROM completion_decision c WHERE c.update_id = w.id)
                 AND NOT EXISTS (SELECT 1 FROM progress_update n WHERE n.assignment_id = w.assignment_id AND n.seq > w.seq))
           ELSE 0 END AS "awaitingReview",
           CASE WHEN u.role IN ('SECRETARIAT', 'OFFICE') THEN
             (SELECT count(*)::int FROM monthly_report r
                CROSS JOIN LATERAL (SELECT s.id FROM report_submission s WHERE s.report_id = r.id
                                     ORDER BY s.number DESC LIMIT 1) sent
               WHERE r.plan_id = p.id AND NOT EXISTS (SELECT 1 FROM report_decision c WHERE c.submission_id = sent.id))
           ELSE 0 END AS "reportsAwaiting",
           CASE WHEN u.role IN ('SECRETARIAT', 'OFFICE') THEN
             (SELECT count(*)::int FROM extension_request r
                JOIN assignment s ON s.id = r.assignment_id
                JOIN task t ON t.id = s.task_id AND t.plan_id = p.id
               WHERE NOT EXISTS (SELECT 1 FROM extension_decision c WHERE c.request_id = r.id))
           ELSE 0 END AS "extensionsAwaiting",
           COALESCE((SELECT s.value = 'true'::jsonb FROM setting s WHERE s.key = 'sampleData'), false) AS "sampleData",
           COALESCE((SELECT json_agg(m.held_on ORDER BY m.held_on) FROM meeting m
                      WHERE m.plan_id = p.id AND m.discarded_at IS NULL), '[]') AS "meetingDays"
      FROM app_user u
      LEFT JOIN agency a ON a.id = u.agency_id
      LEFT JOIN LATERAL (SELECT * FROM plan ORDER BY year DESC, id DESC LIMIT 1) p ON true
     WHERE u.id = ${session.userId} AND u.session_epoch = ${session.epoch} AND u.disabled_at IS NULL`;
  if (!row) return null;
  if (row.plan === null)
    throw new Error("No plan has been loaded into this database: load one before anyone signs in.");
  return { ...frameOf(row), actor: actorOf(row), plan: settingsOf(row.plan) };
}

function frameOf({ unreadAlerts, awaitingReview, reportsAwaiting, extensionsAwaiting, sampleData, meetingDays }: Row) {
  const days = meetingDays.map((day) => Temporal.PlainDate.from(day));
  return { unreadAlerts, awaitingReview, reportsAwaiting, extensionsAwaiting, sampleData, meetingDays: days };
}

function actorOf(row: Row): Actor {
  const { id, username, name, title, role, agencyId, agencyCode, agencyName, agencyShortName, mustChangePassword } =
    row;
  return { id, username, name, title, role, agencyId, agencyCode, agencyName, agencyShortName, mustChangePassword };
}
