import { plainDate } from "../calendar/days.ts";
import { reportingPeriods } from "../people/reporting-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { PrefillOrigin, ProgressState, ReportVerdict } from "../platform/prisma/enums.ts";
import { readContent } from "./content.ts";
import type { LineFields } from "./line-fields.ts";
import type { StoredLine } from "./lines.ts";
import { type ReportRecord, returnedLines, type SendingRecord } from "./record.ts";
import { periodInstant } from "./rules.ts";

export type ReportQuestion = {
  plan: PlanSettings;
  month: Temporal.PlainYearMonth;
  agencyCode: string;
  /** Sendings, answers and locks as they stood at the end of this day; the draft is always today's. */
  asOf: Temporal.PlainDate;
};

type DecisionJson = {
  verdict: ReportVerdict;
  reason: string;
  lineReasons: string;
  newDate: string | null;
  at: string;
  by: string;
};

type SendingJson = Omit<SendingRecord, "sentAt" | "decision"> & { sentAt: string; decision: DecisionJson | null };

type LineJson = LineFields & {
  key: number;
  origin: PrefillOrigin;
  state: ProgressState;
  version: number;
  writer: string;
  touchedAt: string;
  touchedBy: string;
};

type RecordRow = {
  id: number;
  code: string;
  name: string;
  short_name: string;
  reports_from: Date | null;
  reports_to: Date | null;
  needs_sign_off: boolean;
  report_id: number | null;
  opened_at: Date | null;
  proposed_at: Date | null;
  proposed_by: string | null;
  lines: LineJson[];
  sendings: SendingJson[];
  last_sendings: SendingJson[];
  closed: { on: string; by: string } | null;
  exceptions: { until: string; reason: string; by: string; on: string }[];
  confirmed_before: number[];
};

/** One statement; null when there is no such body, or it never reports. Who may see the draft is the caller's to ask. */
export async function readReport(db: Database | Transaction, question: ReportQuestion): Promise<ReportRecord | null> {
  const { plan, month } = question;
  const until = new Date(endOfDay(question.asOf).epochMilliseconds);
  const first = `${month}-01`;
  const before = `${month.subtract({ months: 1 })}-01`;
  const since = new Date(periodInstant(month, plan).epochMilliseconds);
  const [row] = await db.$queryRaw<RecordRow[]>`
    WITH sending AS (
      SELECT r.month, s.number, json_build_object('id', s.id, 'number', s.number, 'receipt', s.receipt_number,
          'content', s.content, 'hash', s.content_hash, 'sentAt', s.sent_at, 'sentBy', u.name, 'sentByTitle', u.title,
          'signedOffBy', h.name,
          'decision', CASE WHEN d.id IS NOT NULL THEN json_build_object('verdict', d.verdict, 'reason', d.reason,
            'lineReasons', d.line_reasons, 'newDate', d.new_date, 'at', d.recorded_at, 'by', b.name) END) AS told
      FROM report_submission s
      JOIN monthly_report r ON r.id = s.report_id
      JOIN agency a ON a.id = r.agency_id AND a.code = ${question.agencyCode}
      JOIN app_user u ON u.id = s.sent_by_id
      LEFT JOIN app_user h ON h.id = s.signed_off_by_id
      LEFT JOIN report_decision d ON d.submission_id = s.id AND d.recorded_at < ${until}
      LEFT JOIN app_user b ON b.id = d.recorded_by_id
      WHERE r.plan_id = ${plan.id} AND r.month IN (${first}::date, ${before}::date) AND s.sent_at < ${until})
    SELECT g.id, g.code, g.name, g.short_name, w.reports_from, w.reports_to, g.reports_need_sign_off AS needs_sign_off,
      r.id AS report_id, r.opened_at, r.proposed_at, p.name AS proposed_by,
      coalesce((
        SELECT json_agg(json_build_object('key', coalesce(l.assignment_id, 0), 'origin', l.origin, 'state', l.state,
          'percent', l.percent, 'result', l.result, 'difficulties', l.difficulties, 'proposals', l.proposals,
          'nextMonth', l.next_month, 'completedOn', l.completed_on, 'evidenceNumber', l.evidence_number,
          'evidenceDate', l.evidence_date, 'evidenceIssuer', l.evidence_issuer, 'files', l.files,
          'noNews', l.no_news, 'kept', l.kept,
          'version', l.version, 'writer', l.writer, 'touchedAt', l.touched_at, 'touchedBy', u.name))
        FROM report_line l JOIN app_user u ON u.id = l.touched_by_id WHERE l.report_id = r.id), '[]') AS lines,
      coalesce((SELECT json_agg(told ORDER BY number) FROM sending WHERE month = ${first}::date), '[]') AS sendings,
      coalesce((SELECT json_agg(told ORDER BY number) FROM sending WHERE month = ${before}::date), '[]')
        AS last_sendings,
      (SELECT json_build_object('on', (m.closed_at AT TIME ZONE ${ZONE})::date, 'by', u.name)
         FROM report_month m JOIN app_user u ON u.id = m.closed_by_id
        WHERE m.plan_id = ${plan.id} AND m.month = ${first}::date AND m.closed_at < ${until}) AS closed,
      coalesce((
        SELECT json_agg(json_build_object('until', e.until_on, 'reason', e.reason, 'by', u.name,
          'on', (e.recorded_at AT TIME ZONE ${ZONE})::date) ORDER BY e.id)
        FROM report_exception e JOIN app_user u ON u.id = e.recorded_by_id
        WHERE e.plan_id = ${plan.id} AND e.agency_id = g.id AND e.month = ${first}::date AND e.recorded_at < ${until}),
        '[]') AS exceptions,
      coalesce((
        SELECT json_agg(a.id) FROM assignment a
        CROSS JOIN LATERAL (SELECT w.id FROM progress_update w
          WHERE w.assignment_id = a.id AND w.recorded_at < ${since} ORDER BY w.seq DESC LIMIT 1) said
        CROSS JOIN LATERAL (SELECT d.verdict FROM completion_decision d
          WHERE d.update_id = said.id AND d.recorded_at < ${since} ORDER BY d.id DESC LIMIT 1) answer
        WHERE a.agency_id = g.id AND answer.verdict = 'CONFIRMED'), '[]') AS confirmed_before
    FROM agency g
    JOIN ${reportingPeriods(until)} w ON w.agency_id = g.id
    LEFT JOIN monthly_report r ON r.agency_id = g.id AND r.plan_id = ${plan.id} AND r.month = ${first}::date
    LEFT JOIN app_user p ON p.id = r.proposed_by_id
    WHERE g.code = ${question.agencyCode} AND w.reports_from IS NOT NULL AND NOT g.is_group`;
  return row ? recordOf(row) : null;
}

function recordOf(row: RecordRow): ReportRecord {
  const lastSendings = row.last_sendings.map(sendingOf);
  const last = lastSendings.findLast(({ decision }) => decision?.verdict === "ACCEPTED") ?? lastSendings.at(-1);
  const exceptions = row.exceptions.map(({ until, on, ...rest }) => ({
    ...rest,
    until: Temporal.PlainDate.from(until),
    on: Temporal.PlainDate.from(on),
  }));
  return {
    agency: {
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      reportsFrom: row.reports_from && plainDate(row.reports_from),
      reportsTo: row.reports_to && plainDate(row.reports_to),
      needsSignOff: row.needs_sign_off,
    },
    reportId: row.report_id,
    openedAt: row.opened_at && instantOf(row.opened_at),
    proposed: row.proposed_at && row.proposed_by ? { at: instantOf(row.proposed_at), by: row.proposed_by } : null,
    stored: row.lines.map(storedOf),
    sendings: row.sendings.map(sendingOf),
    lock: {
      closed: row.closed && { on: Temporal.PlainDate.from(row.closed.on), by: row.closed.by },
      openUntil: exceptions.reduce<Temporal.PlainDate | null>(
        (latest, { until }) => (latest && Temporal.PlainDate.compare(latest, until) > 0 ? latest : until),
        null,
      ),
    },
    exceptions,
    confirmedBefore: new Set(row.confirmed_before),
    last: last ? readContent(last.content) : null,
    lastReturned: returnedLines(lastSendings),
  };
}

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

function storedOf({ key, origin, version, writer, touchedAt, touchedBy, ...fields }: LineJson): StoredLine {
  return { key, origin, fields, version, writer, touchedAt: Temporal.Instant.from(touchedAt), touchedBy };
}

function sendingOf({ sentAt, decision, ...sending }: SendingJson): SendingRecord {
  return {
    ...sending,
    sentAt: Temporal.Instant.from(sentAt),
    decision: decision && {
      ...decision,
      lineReasons: readLineReasons(decision.lineReasons),
      newDate: decision.newDate === null ? null : Temporal.PlainDate.from(decision.newDate),
      at: Temporal.Instant.from(decision.at),
    },
  };
}

/** Reasons by line as a decision keeps them; "nội dung khác" has the key 0 here. */
function readLineReasons(text: string): { key: number; reason: string }[] {
  const reasons = JSON.parse(text) as { assignmentId: number | null; reason: string }[];
  return reasons.map(({ assignmentId, reason }) => ({ key: assignmentId ?? 0, reason }));
}
