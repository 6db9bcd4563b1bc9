import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Database } from "../../lib/platform/database.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { EMPTY_FIELDS, type LineFields } from "../../lib/reports/line-fields.ts";
import { completenessOf, type ReportLineView, reportLines, reportParts } from "../../lib/reports/lines.ts";
import { readReport } from "../../lib/reports/queries.ts";
import { lastLines, type ReportRecord, returnedLines } from "../../lib/reports/record.ts";
import { boardDay, periodInstant } from "../../lib/reports/rules.ts";
import type { DraftLine } from "../../lib/reports/schema.ts";
import { contextOf } from "./people.ts";

export const OCTOBER = Temporal.PlainYearMonth.from("2023-10");

/** Somebody at a moment of Vietnam's clock. */
export async function contextAt(db: Database, username: string, day: string, time = "09:00") {
  return { ...(await contextOf(db, username)), clock: fixedClock(day, time) };
}

/** A report as its page reads it on a day: the record, and its lines. */
export async function reportOf(
  db: Database,
  agencyCode: string,
  on = "2023-10-10",
  month = OCTOBER,
): Promise<{ record: ReportRecord; lines: ReportLineView[]; left: ReportLineView[] }> {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  const asOf = Temporal.PlainDate.from(on);
  const record = await readReport(db, { plan, month, agencyCode, asOf });
  if (!record) throw new Error(`no report of ${agencyCode}`);
  const board = await readBoard(db, { plan, asOf: boardDay(month, asOf, plan) });
  const lines = reportLines({
    parts: reportParts({ board, agencyId: record.agency.id, month, confirmedBefore: record.confirmedBefore }),
    since: periodInstant(month, plan),
    stored: record.stored,
    returned: returnedLines(record.sendings),
    last: lastLines(record),
  });
  return { record, lines, left: completenessOf(lines).left };
}

/** A line as the page would send it, with what is changed in it. */
export function typing(line: ReportLineView, change: Partial<LineFields>): DraftLine {
  return {
    key: line.key,
    seenVersion: line.version,
    origin: line.origin,
    fields: { ...EMPTY_FIELDS, ...line.fields, ...change },
  };
}

/** Every line that is left, as having no news. */
export const noNews = (lines: readonly ReportLineView[]): DraftLine[] =>
  lines.map((line) => typing(line, { noNews: true }));

/** Reports without a word, straight onto the record: for what asks only whether they were sent. */
export async function putReports(
  db: Database,
  sent: readonly { agency: string; month: string }[],
  sentAt: Temporal.Instant,
): Promise<void> {
  const at = new Date(sentAt.epochMilliseconds);
  const rows = sent.map(({ agency, month }) => ({ agency, month: `${month}-01`, receipt: `${agency} ${month}` }));
  await db.$executeRaw`
    WITH sent AS (
      SELECT g.id, s.month, s.receipt
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS s(agency text, month date, receipt text)
      JOIN agency g ON g.code = s.agency),
    report AS (
      INSERT INTO monthly_report (plan_id, agency_id, month, opened_at, opened_by_id)
      SELECT (SELECT min(id) FROM plan), id, month, ${at}, (SELECT min(id) FROM app_user) FROM sent
      ON CONFLICT (plan_id, agency_id, month) DO UPDATE SET version = monthly_report.version
      RETURNING id, agency_id, month)
    INSERT INTO report_submission (report_id, number, receipt_number, content, content_hash, sent_at, sent_by_id)
    SELECT r.id, 1, s.receipt, '{}', encode(sha256('{}'), 'hex'), ${at}, (SELECT min(id) FROM app_user)
    FROM report r JOIN sent s ON s.id = r.agency_id AND s.month = r.month
    ON CONFLICT DO NOTHING`;
}

/** Every report of the year is sent: nobody is reminded of one, and a test can be about tasks alone. */
export async function putAllReports(db: Database): Promise<void> {
  const agencies = await db.agency.findMany({ where: { reportsFrom: { not: null } }, select: { code: true } });
  const months = Array.from({ length: 12 }, (_, index) => `2023-${String(index + 1).padStart(2, "0")}`);
  const sent = agencies.flatMap(({ code }) => months.map((month) => ({ agency: code, month })));
  await putReports(db, sent, Temporal.Instant.from("2023-01-01T00:00:00Z"));
}
