import { plainDate } from "../calendar/days.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { AgencyKind, ItemRelation, Role } from "../platform/prisma/enums.ts";
import { reportingPeriods } from "./reporting-queries.ts";

/** A body of the plan, in a list. */
export type AgencyRow = {
  id: number;
  code: string;
  name: string;
  shortName: string;
  kind: AgencyKind;
  isGroup: boolean;
  reportsFrom: Temporal.PlainDate | null;
  reportsTo: Temporal.PlainDate | null;
  version: number;
  people: number;
  leads: number;
  coordinates: number;
};

export type Person = { name: string; title: string | null; role: Role; email: string | null; phone: string | null };

export type AgencyItem = {
  ref: string;
  heading: string;
  text: string;
  deadlineText: string | null;
  tasks: { number: number; shortTitle: string; relation: ItemRelation; note: string | null }[];
};

export type AgencyPage = Omit<AgencyRow, "people" | "leads" | "coordinates"> & {
  officialName: string | null;
  aliases: string[];
  role: string | null;
  note: string | null;
  standingBody: { code: string; name: string } | null;
  successor: { code: string; name: string } | null;
  members: { code: string; name: string }[];
  people: Person[];
};

type Dated<T> = Omit<T, "reportsFrom" | "reportsTo"> & { reportsFrom: Date | null; reportsTo: Date | null };

const until = (asOf: Temporal.PlainDate) => new Date(endOfDay(asOf).epochMilliseconds);

/**
 * All bodies named in the plan, in the document's order, with what it gave them to do by the end of a day and whether they
 * reported then. Names and accounts are those of today: of them no history is kept.
 */
export async function listAgencies(db: Database, planId: number, asOf: Temporal.PlainDate): Promise<AgencyRow[]> {
  const rows = await db.$queryRaw<Dated<AgencyRow>[]>`
    SELECT a.id, a.code, a.name, a.short_name AS "shortName", a.kind::text AS kind, a.is_group AS "isGroup",
           r.reports_from AS "reportsFrom", r.reports_to AS "reportsTo", a.version,
           (SELECT count(*)::int FROM app_user u WHERE u.agency_id = a.id AND u.disabled_at IS NULL) AS people,
           count(s.id) FILTER (WHERE s.role = 'LEAD')::int AS leads,
           count(s.id) FILTER (WHERE s.role = 'COORDINATOR')::int AS coordinates
      FROM agency a
      JOIN ${reportingPeriods(until(asOf))} r ON r.agency_id = a.id
      LEFT JOIN (assignment s JOIN task t ON t.id = s.task_id AND t.plan_id = ${planId})
        ON s.agency_id = a.id AND s.added_at < ${until(asOf)}
     GROUP BY a.id, r.reports_from, r.reports_to
     ORDER BY a.position, a.id`;
  return rows.map(withDates);
}

/**
 * One body with whether it reported on a day, and its people of today (active accounts only: name, title, work e-mail, phone);
 * or null.
 */
export async function findAgency(db: Database, code: string, asOf: Temporal.PlainDate): Promise<AgencyPage | null> {
  const [row] = await db.$queryRaw<Dated<AgencyPage>[]>`
    SELECT a.id, a.code, a.name, a.short_name AS "shortName", a.official_name AS "officialName", a.kind::text AS kind,
           a.is_group AS "isGroup", a.aliases, a.role, a.note, a.version,
           r.reports_from AS "reportsFrom", r.reports_to AS "reportsTo",
           (SELECT json_build_object('code', b.code, 'name', b.name) FROM agency b WHERE b.id = a.standing_body_id)
             AS "standingBody",
           (SELECT json_build_object('code', b.code, 'name', b.name) FROM agency b WHERE b.id = a.successor_id) AS successor,
           (SELECT COALESCE(json_agg(json_build_object('code', b.code, 'name', b.name) ORDER BY g.position), '[]')
              FROM group_member g JOIN agency b ON b.id = g.member_id WHERE g.group_id = a.id) AS members,
           (SELECT COALESCE(json_agg(json_build_object('name', u.name, 'title', u.title, 'role', u.role, 'email', u.email,
                     'phone', u.phone) ORDER BY u.role DESC, u.name), '[]')
              FROM app_user u WHERE u.agency_id = a.id AND u.disabled_at IS NULL) AS people
      FROM agency a JOIN ${reportingPeriods(until(asOf))} r ON r.agency_id = a.id WHERE a.code = ${code}`;
  return row ? withDates(row) : null;
}

/** The body's own items of Section III, each with the Appendix II tasks it carries out or overlaps. */
export function agencyItems(db: Database, planId: number, agencyId: number): Promise<AgencyItem[]> {
  return db.$queryRaw<AgencyItem[]>`
    SELECT i.ref, i.heading, i.text, i.deadline_text AS "deadlineText",
           COALESCE(json_agg(json_build_object('number', t.number, 'shortTitle', t.short_title, 'relation', l.relation,
             'note', l.note) ORDER BY t.number) FILTER (WHERE t.id IS NOT NULL), '[]') AS tasks
      FROM plan_item i
      LEFT JOIN task_item l ON l.item_id = i.id
      LEFT JOIN task t ON t.id = l.task_id
     WHERE i.plan_id = ${planId} AND i.agency_id = ${agencyId}
     GROUP BY i.id
     ORDER BY i.position, i.id`;
}

function withDates<T extends { reportsFrom: Date | null; reportsTo: Date | null }>(row: T) {
  const { reportsFrom, reportsTo } = row;
  return { ...row, reportsFrom: reportsFrom && plainDate(reportsFrom), reportsTo: reportsTo && plainDate(reportsTo) };
}

/** Whether a body's report is sent by its head only, and the version that whoever changes it must have seen; or null. */
export async function readSignOff(
  db: Database,
  agencyId: number,
): Promise<{ id: number; version: number; needsSignOff: boolean } | null> {
  const agency = await db.agency.findUnique({
    where: { id: agencyId },
    select: { id: true, version: true, reportsNeedSignOff: true },
  });
  return agency && { id: agency.id, version: agency.version, needsSignOff: agency.reportsNeedSignOff };
}
