import type { ReportDuty } from "../oversight/rules.ts";
import { reportingPeriods } from "../people/reporting-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { ReportVerdict } from "../platform/prisma/enums.ts";
import { assembleReportTable, type ReportTable } from "./table.ts";

type SendingJson = { number: number; sentAt: string; verdict: ReportVerdict | null; newDate: string | null };

/** An agency with its reports of the year, as the database has it: days and months as text. */
export type AgencyReportsJson = {
  id: number;
  code: string;
  name: string;
  short_name: string;
  reports_from: string | null;
  reports_to: string | null;
  reports: { month: string; openedAt: string; sendings: SendingJson[] }[];
  closed: { month: string; on: string; by: string }[];
};

export type ReportTableQuestion = {
  plan: PlanSettings;
  /** The table as it stood at the end of this day. */
  asOf: Temporal.PlainDate;
  /** Only this agency's row (`scopeFor`); null for all. */
  agencyId?: number | null;
};

/**
 * Who has reported, agency by month, in one statement: the query behind the grid, the homes, the desk and the alerts, so that
 * they cannot disagree. States alone are in it, and those are open to everyone signed in.
 */
export async function readReportTable(db: Database | Transaction, question: ReportTableQuestion): Promise<ReportTable> {
  return assembleTable(await db.$queryRaw<AgencyReportsJson[]>(reportRows(question)), question);
}

/** The rows of the table, for a statement of its own or within a larger one; `assembleTable` reads them. */
export function reportRows({ plan, asOf, agencyId = null }: ReportTableQuestion): Prisma.Sql {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`
    SELECT g.id, g.code, g.name, g.short_name, p.reports_from::text, p.reports_to::text,
      coalesce((
        SELECT json_agg(json_build_object('month', to_char(r.month, 'YYYY-MM'), 'openedAt', r.opened_at, 'sendings',
          coalesce((
            SELECT json_agg(json_build_object('number', s.number, 'sentAt', s.sent_at, 'verdict', d.verdict,
              'newDate', d.new_date) ORDER BY s.number)
            FROM report_submission s
            LEFT JOIN report_decision d ON d.submission_id = s.id AND d.recorded_at < ${until}
            WHERE s.report_id = r.id AND s.sent_at < ${until}), '[]')))
        FROM monthly_report r
        WHERE r.agency_id = g.id AND r.plan_id = ${plan.id} AND r.opened_at < ${until}), '[]') AS reports,
      (SELECT coalesce(json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'),
          'on', (m.closed_at AT TIME ZONE ${ZONE})::date, 'by', u.name)), '[]')
         FROM report_month m JOIN app_user u ON u.id = m.closed_by_id
        WHERE m.plan_id = ${plan.id} AND m.closed_at < ${until}) AS closed
    FROM agency g
    JOIN ${reportingPeriods(until)} p ON p.agency_id = g.id
    WHERE p.reports_from IS NOT NULL AND NOT g.is_group AND (${agencyId}::int IS NULL OR g.id = ${agencyId})
    ORDER BY g.position, g.id`;
}

/** Makes the table of what `reportRows` gave. */
export function assembleTable(
  rows: readonly AgencyReportsJson[],
  { plan, asOf }: Pick<ReportTableQuestion, "plan" | "asOf">,
): ReportTable {
  const agencies = rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    reportsFrom: row.reports_from === null ? null : Temporal.PlainDate.from(row.reports_from),
    reportsTo: row.reports_to === null ? null : Temporal.PlainDate.from(row.reports_to),
    reports: row.reports.map(({ month, openedAt, sendings }) => ({
      month: Temporal.PlainYearMonth.from(month),
      facts: { openedAt: Temporal.Instant.from(openedAt), sendings: sendings.map(sendingOf) },
    })),
  }));
  const closed = (rows[0]?.closed ?? []).map(({ month, on, by }) => ({
    month: Temporal.PlainYearMonth.from(month),
    on: Temporal.PlainDate.from(on),
    by,
  }));
  return assembleReportTable(agencies, closed, plan, asOf);
}

function sendingOf({ number, sentAt, verdict, newDate }: SendingJson) {
  return {
    number,
    sentAt: Temporal.Instant.from(sentAt),
    verdict,
    newDate: newDate === null ? null : Temporal.PlainDate.from(newDate),
  };
}

/** Every report owed in the plan's year whose period has opened by `today`, oldest month first. One statement. */
export async function readReportDuties(
  db: Database | Transaction,
  plan: PlanSettings,
  today: Temporal.PlainDate,
): Promise<ReportDuty[]> {
  const table = await readReportTable(db, { plan, asOf: today });
  return table.months.flatMap((month) =>
    table.rows.flatMap((row) =>
      row.months
        .filter((owed) => owed.month.equals(month))
        .map((owed) => ({
          agencyId: row.id,
          agencyName: row.name,
          month,
          lastGoodDay: owed.goodDay,
          sent: owed.firstSentAt !== null,
        })),
    ),
  );
}
