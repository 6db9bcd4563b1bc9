import { plainDate } from "../calendar/days.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { ExtensionScope, ExtensionVerdict } from "../platform/prisma/enums.ts";

/** A request for a later deadline, with its answer if there is one. */
export type ExtensionRow = {
  requestId: number;
  taskNumber: number;
  taskTitle: string;
  agencyCode: string;
  agencyName: string;
  scope: ExtensionScope;
  fromDueOn: Temporal.PlainDate;
  requestedDueOn: Temporal.PlainDate;
  reason: string;
  late: boolean;
  shortNotice: boolean;
  askedAt: Temporal.Instant;
  askedBy: string;
  verdict: ExtensionVerdict | null;
  decisionReason: string | null;
  documentNumber: string | null;
  /** What was granted, which may be another day than was asked for; null where nothing was. */
  grantedDueOn: Temporal.PlainDate | null;
  decidedAt: Temporal.Instant | null;
  decidedBy: string | null;
};

/** As much of a waiting request as the task's page shows. */
export type WaitingExtension = Pick<
  ExtensionRow,
  "requestId" | "agencyCode" | "agencyName" | "requestedDueOn" | "reason" | "late" | "shortNotice"
>;

type Row = {
  request_id: number;
  task_number: number;
  task_title: string;
  agency_code: string;
  agency_name: string;
  scope: ExtensionScope;
  from_due_on: Date;
  requested_due_on: Date;
  reason: string;
  late: boolean;
  short_notice: boolean;
  asked_at: Date;
  asked_by: string;
  verdict: ExtensionVerdict | null;
  decision_reason: string | null;
  document_number: string | null;
  granted_due_on: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
};

const RECENT = 20;

/**
 * Requests that waited at the end of a day, oldest first, then the newest that had been answered by then. Everyone signed in
 * may read them.
 */
export async function readExtensions(
  db: Database,
  question: { planId: number; asOf: Temporal.PlainDate; taskNumber?: number },
): Promise<ExtensionRow[]> {
  const number = question.taskNumber ?? null;
  const until = new Date(endOfDay(question.asOf).epochMilliseconds);
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id AS request_id, t.number AS task_number, t.short_title AS task_title, g.code AS agency_code,
      g.name AS agency_name, r.scope, r.from_due_on, r.requested_due_on, r.reason, r.late, r.short_notice, r.recorded_at AS asked_at,
      u.name AS asked_by, d.verdict, d.reason AS decision_reason, d.document_number,
      granted.due_on AS granted_due_on, d.recorded_at AS decided_at, decider.name AS decided_by
    FROM extension_request r
    JOIN assignment a ON a.id = r.assignment_id
    JOIN task t ON t.id = a.task_id
    JOIN agency g ON g.id = a.agency_id
    JOIN app_user u ON u.id = r.recorded_by_id
    LEFT JOIN extension_decision d ON d.request_id = r.id AND d.recorded_at < ${until}
    LEFT JOIN deadline granted ON granted.id = d.deadline_id
    LEFT JOIN app_user decider ON decider.id = d.recorded_by_id
    WHERE t.plan_id = ${question.planId} AND (${number}::int IS NULL OR t.number = ${number}) AND r.recorded_at < ${until}
    ORDER BY d.id IS NOT NULL, CASE WHEN d.id IS NULL THEN r.id ELSE -d.id END
    LIMIT 200`;
  const shown = rows
    .filter((row) => row.verdict === null)
    .concat(rows.filter((row) => row.verdict !== null).slice(0, RECENT));
  return shown.map((row) => ({
    requestId: row.request_id,
    taskNumber: row.task_number,
    taskTitle: row.task_title,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    scope: row.scope,
    fromDueOn: plainDate(row.from_due_on),
    requestedDueOn: plainDate(row.requested_due_on),
    reason: row.reason,
    late: row.late,
    shortNotice: row.short_notice,
    askedAt: Temporal.Instant.fromEpochMilliseconds(row.asked_at.getTime()),
    askedBy: row.asked_by,
    verdict: row.verdict,
    decisionReason: row.decision_reason,
    documentNumber: row.document_number,
    grantedDueOn: row.granted_due_on && plainDate(row.granted_due_on),
    decidedAt: row.decided_at && Temporal.Instant.fromEpochMilliseconds(row.decided_at.getTime()),
    decidedBy: row.decided_by,
  }));
}
