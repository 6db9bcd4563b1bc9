import { Prisma } from "../platform/prisma/client.ts";

/**
 * Since when and until when each body reports, as that stood at an instant: a source to join by `agency_id`, with `reports_from`
 * and `reports_to`. The row of a body holds what stands now, the record of acts every change of it; what stood before the first
 * change after `until` is what stood then.
 */
export function reportingPeriods(until: Date): Prisma.Sql {
  return Prisma.sql`
    (SELECT g.id AS agency_id,
       CASE WHEN later.agency_id IS NULL THEN g.reports_from ELSE (later.before->>'reportsFrom')::date END AS reports_from,
       CASE WHEN later.agency_id IS NULL THEN g.reports_to ELSE (later.before->>'reportsTo')::date END AS reports_to
     FROM agency g
     LEFT JOIN (
       SELECT DISTINCT ON (e.agency_id) e.agency_id, e.before FROM audit_entry e
       WHERE e.action = 'agency.setReporting' AND e.outcome = 'DONE' AND e.at >= ${until}
       ORDER BY e.agency_id, e.id) later ON later.agency_id = g.id)`;
}
