import { formatDate, readDate } from "../calendar/format.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import type { AuditOutcome, Role } from "../platform/prisma/enums.ts";
import { may } from "./policy.ts";

/** One act of the trail, with today's names of what it was done to. */
export type AuditRow = {
  id: string;
  at: Temporal.Instant;
  actorName: string;
  actorRole: Role | null;
  action: string;
  outcome: AuditOutcome;
  subject: string;
  subjectId: number | null;
  /** The account it was done to, where it was one. */
  subjectUser: string | null;
  taskNumber: number | null;
  agencyName: string | null;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  address: string | null;
  requestId: string | null;
};

export type AuditFilter = {
  userId: number | null;
  action: string | null;
  refusedOnly: boolean;
  /** With those who came and went; without, only what was done. */
  signIns: boolean;
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
  /** Only acts older than this one: the next page. */
  before: string | null;
};

export const AUDIT_PAGE = 50;

/** Reads the filter from an address; what it does not know it leaves out. */
export function readAuditFilter(query: Record<string, string | string[] | undefined>): AuditFilter {
  const one = (name: string) => (typeof query[name] === "string" ? query[name].trim() : "");
  const userId = Number(one("user"));
  return {
    userId: Number.isInteger(userId) && userId > 0 ? userId : null,
    action: /^[a-zA-Z.-]{1,60}$/.test(one("action")) ? one("action") : null,
    refusedOnly: one("outcome") === "refused",
    signIns: one("signins") === "1",
    from: readDate(one("from")),
    to: readDate(one("to")),
    before: /^\d{1,18}$/.test(one("before")) ? one("before") : null,
  };
}

type Row = Omit<AuditRow, "at" | "id"> & { id: bigint; at: Date };

/**
 * The acts that fit the filter, newest first, one more than a page so that the caller knows whether there is another. Days are
 * those of `zone`. None for those who may not read the trail.
 */
export async function listAudit(db: Database, actor: Actor, filter: AuditFilter, zone: string): Promise<AuditRow[]> {
  if (!may(actor, "audit.read")) return [];
  const { userId, action, refusedOnly } = filter;
  // Who asks for one kind of act gets it, coming and going included.
  const signIns = filter.signIns || action !== null;
  const from = startOf(filter.from, zone);
  const to = startOf(filter.to?.add({ days: 1 }) ?? null, zone);
  const before = filter.before === null ? null : BigInt(filter.before);
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.at, e.actor_name AS "actorName", e.actor_role::text AS "actorRole", e.action, e.outcome::text AS outcome,
           e.subject, e.subject_id AS "subjectId", s.username AS "subjectUser", t.number AS "taskNumber",
           a.name AS "agencyName", e.address, e.request_id AS "requestId",
           CASE WHEN w.name IS NULL THEN e.before ELSE e.before || jsonb_build_object('agencyId', w.name) END AS before,
           CASE WHEN n.name IS NULL THEN e.after ELSE e.after || jsonb_build_object('agencyId', n.name) END AS after
      FROM audit_entry e
      LEFT JOIN app_user s ON e.subject = 'user' AND s.id = e.subject_id
      LEFT JOIN task t ON t.id = e.task_id
      LEFT JOIN agency a ON a.id = COALESCE(e.agency_id, CASE WHEN e.subject = 'agency' THEN e.subject_id END)
      LEFT JOIN agency w ON w.id::text = e.before->>'agencyId'
      LEFT JOIN agency n ON n.id::text = e.after->>'agencyId'
     WHERE (${before}::bigint IS NULL OR e.id < ${before}::bigint)
       AND (${userId}::int IS NULL OR e.user_id = ${userId}::int)
       AND (${action}::text IS NULL OR e.action = ${action}::text)
       AND (${signIns}::boolean OR e.action NOT IN ('session.start', 'session.end'))
       AND (NOT ${refusedOnly}::boolean OR e.outcome = 'REFUSED')
       AND (${from}::timestamptz IS NULL OR e.at >= ${from}::timestamptz)
       AND (${to}::timestamptz IS NULL OR e.at < ${to}::timestamptz)
     ORDER BY e.id DESC
     LIMIT ${AUDIT_PAGE + 1}`;
  return rows.map(({ id, at, ...row }) => ({
    ...row,
    id: id.toString(),
    at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
  }));
}

export type AuditChoices = { users: { id: number; name: string }[]; actions: string[] };

/** Whose acts and which kinds of acts the trail holds, for the filter. */
export async function auditChoices(db: Database, actor: Actor): Promise<AuditChoices> {
  if (!may(actor, "audit.read")) return { users: [], actions: [] };
  const [row] = await db.$queryRaw<AuditChoices[]>`
    SELECT (SELECT COALESCE(json_agg(json_build_object('id', u.id, 'name', u.name || ' (' || u.username || ')')
                     ORDER BY u.username), '[]') FROM app_user u) AS users,
           (SELECT COALESCE(json_agg(DISTINCT e.action), '[]') FROM audit_entry e) AS actions`;
  return row ?? { users: [], actions: [] };
}

function startOf(day: Temporal.PlainDate | null, zone: string): Date | null {
  return day && new Date(day.toZonedDateTime(zone).epochMilliseconds);
}

/** The filter as the query of an address, the way readAuditFilter reads it. */
export function auditQuery(filter: AuditFilter): string {
  const query = new URLSearchParams();
  if (filter.userId !== null) query.set("user", String(filter.userId));
  if (filter.action) query.set("action", filter.action);
  if (filter.refusedOnly) query.set("outcome", "refused");
  if (filter.signIns) query.set("signins", "1");
  if (filter.from) query.set("from", formatDate(filter.from));
  if (filter.to) query.set("to", formatDate(filter.to));
  if (filter.before) query.set("before", filter.before);
  return query.toString();
}
