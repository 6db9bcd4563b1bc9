import { lastClosedMonth } from "../calendar/month.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { reportsOn } from "../progress/said-sql.ts";
import type {
  Counts,
  EnteredValue,
  IndicatorFacts,
  IndicatorRecord,
  ProcedureEntry,
  ProcedureRecord,
} from "./figures.ts";

type ValueJson = Omit<EnteredValue, "month" | "at"> & { month: string; at: string };

type IndicatorJson = Omit<IndicatorRecord, "measurers" | "values"> & {
  measurers: (Omit<IndicatorRecord["measurers"][number], "from" | "at"> & { from: string; at: string })[];
  values: ValueJson[];
};

type EntryJson = Omit<ProcedureEntry, "month" | "at"> & Counts & { month: string; at: string };

type ProcedureJson = Omit<ProcedureRecord, "counts"> & { counts: EntryJson[] };

/** The same as JSON of the database has it. */
export type IndicatorFactsJson = { indicators: IndicatorJson[]; procedures: ProcedureJson[] };

/**
 * A plan's indicators and procedures with all that was said of them by the end of a day, the newest word for each month, as one JSON
 * column within a larger statement; `indicatorFacts` reads it.
 */
export function indicatorFactsOf({ planId, asOf }: { planId: number; asOf: Temporal.PlainDate }): Prisma.Sql {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`(
    WITH value AS (
      SELECT DISTINCT ON (v.indicator_id, v.month) v.indicator_id, v.month, json_build_object('id', v.id,
        'month', to_char(v.month, 'YYYY-MM'), 'part', v.numerator, 'whole', v.denominator, 'note', v.note,
        'agency', g.short_name, 'at', v.recorded_at, 'by', u.name) AS said
      FROM indicator_value v JOIN agency g ON g.id = v.agency_id JOIN app_user u ON u.id = v.recorded_by_id
      WHERE v.recorded_at < ${until}
      ORDER BY v.indicator_id, v.month, v.id DESC),
    measurer AS (
      SELECT m.indicator_id, m.id, json_build_object('from', to_char(m.from_month, 'YYYY-MM'), 'basis', m.basis,
        'agency', json_build_object('id', g.id, 'code', g.code, 'name', g.short_name), 'at', m.recorded_at,
        'by', u.name) AS named
      FROM indicator_measurer m JOIN agency g ON g.id = m.agency_id LEFT JOIN app_user u ON u.id = m.recorded_by_id
      WHERE m.recorded_at < ${until}),
    counted AS (
      SELECT DISTINCT ON (c.procedure_id, c.agency_id, c.month) c.procedure_id, c.month, json_build_object('id', c.id,
        'month', to_char(c.month, 'YYYY-MM'), 'received', c.received, 'online', c.online, 'issued', c.issued,
        'electronic', c.electronic, 'note', c.note,
        'agency', json_build_object('id', g.id, 'code', g.code, 'name', g.short_name), 'at', c.recorded_at,
        'by', u.name) AS said
      FROM procedure_count c JOIN agency g ON g.id = c.agency_id JOIN app_user u ON u.id = c.recorded_by_id
      WHERE c.recorded_at < ${until}
      ORDER BY c.procedure_id, c.agency_id, c.month, c.id DESC)
    SELECT json_build_object('indicators',
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'name', i.name, 'numerator', i.numerator,
          'denominator', i.denominator, 'countedIn', i.counted_in, 'comparator', i.comparator, 'target', i.target,
          'source', i.source, 'ref', i.ref, 'sourceText', i.source_text, 'note', i.note,
          'measurers', coalesce((SELECT json_agg(m.named ORDER BY m.id) FROM measurer m WHERE m.indicator_id = i.id), '[]'),
          'values', coalesce((SELECT json_agg(v.said ORDER BY v.month) FROM value v WHERE v.indicator_id = i.id), '[]'))
          ORDER BY i.position)
        FROM indicator i WHERE i.plan_id = ${planId}), '[]'), 'procedures',
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'number', p.number, 'name', p.name,
          'agenciesText', p.agencies_text,
          'agency', json_build_object('id', g.id, 'code', g.code, 'name', g.short_name),
          'counts', coalesce((SELECT json_agg(c.said ORDER BY c.month) FROM counted c WHERE c.procedure_id = p.id), '[]'))
          ORDER BY p.number)
        FROM procedure p
        JOIN procedure_agency a ON a.procedure_id = p.id AND a.position = 1
        JOIN agency g ON g.id = a.agency_id
        WHERE p.plan_id = ${planId}), '[]')))`;
}

/** What was said by a day, from the column of a larger statement. */
export function indicatorFacts(
  { indicators, procedures }: IndicatorFactsJson,
  question: FactsQuestion,
): IndicatorFacts {
  return {
    closedMonth: lastClosedMonth(question.asOf, question.plan.closingDay),
    indicators: indicators.map(({ measurers, values, ...indicator }) => ({
      ...indicator,
      measurers: measurers.map(({ from, at, ...measurer }) => ({
        ...measurer,
        from: Temporal.PlainYearMonth.from(from),
        at: Temporal.Instant.from(at),
      })),
      values: values.map(moment),
    })),
    procedures: procedures.map(({ counts, ...procedure }) => ({ ...procedure, counts: counts.map(moment) })),
  };
}

type FactsQuestion = { plan: Pick<PlanSettings, "id" | "closingDay">; asOf: Temporal.PlainDate };

/** The same in a statement of its own. Every screen, file and report starts from it. Open to everyone signed in. */
export async function readIndicatorFacts(db: Database | Transaction, question: FactsQuestion): Promise<IndicatorFacts> {
  const { plan, asOf } = question;
  const [row] = await db.$queryRaw<{ facts: IndicatorFactsJson }[]>`
    SELECT ${indicatorFactsOf({ planId: plan.id, asOf })} AS facts`;
  return indicatorFacts(row?.facts ?? { indicators: [], procedures: [] }, question);
}

function moment<Row extends { month: string; at: string }>(row: Row) {
  return { ...row, month: Temporal.PlainYearMonth.from(row.month), at: Temporal.Instant.from(row.at) };
}

/** Who can be named to measure an indicator: the bodies that report on a day, in the order of the plan. */
export async function readMeasurerChoices(
  db: Database | Transaction,
  today: Temporal.PlainDate,
): Promise<{ id: number; name: string }[]> {
  return db.$queryRaw<{ id: number; name: string }[]>`
    SELECT g.id, g.short_name AS name FROM agency g WHERE NOT g.is_group AND ${reportsOn(today, "now")}
    ORDER BY g.position, g.id`;
}
