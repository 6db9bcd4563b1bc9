import { plainDate } from "../calendar/days.ts";
import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import { type EvidenceItem, type EvidenceJson, evidenceItem, filesOf } from "../evidence/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type {
  AuditOutcome,
  CompletionVerdict,
  ItemRelation,
  NoteKind,
  ProgressState,
  Role,
} from "../platform/prisma/enums.ts";
import { type TaskUrging, type TaskUrgingJson, taskUrging, urgingOf } from "../urging/task-queries.ts";
import type { WaitingExtension } from "./extension-queries.ts";
import { type NoticeJson, type NoticeRow, noticeOf, noticesOf } from "./notice-queries.ts";

/** One word of the past, with what the secretariat answered. */
export type PastWord = {
  updateId: number;
  assignmentId: number;
  agencyName: string;
  seq: number;
  state: ProgressState;
  percent: number | null;
  previousPercent: number | null;
  result: string;
  difficulties: string;
  proposals: string;
  completedOn: Temporal.PlainDate | null;
  evidenceNumber: string | null;
  evidenceDate: Temporal.PlainDate | null;
  evidenceIssuer: string | null;
  recordedAt: Temporal.Instant;
  recordedBy: string;
  /** The monthly report it was said in. */
  reportMonth: Temporal.PlainYearMonth | null;
  /** What that report's line still waits for, where it came back and has not been sent again. */
  reportReturned: string | null;
  files: EvidenceItem[];
  decisions: { verdict: CompletionVerdict; reason: string; at: Temporal.Instant; by: string }[];
};

type PastRow = {
  id: number;
  assignment_id: number;
  agency_name: string;
  seq: number;
  state: ProgressState;
  percent: number | null;
  previous_percent: number | null;
  result: string;
  difficulties: string;
  proposals: string;
  completed_on: Date | null;
  evidence_number: string | null;
  evidence_date: Date | null;
  evidence_issuer: string | null;
  recorded_at: Date;
  recorded_by: string;
  report_month: Date | null;
  report_returned: string | null;
  files: EvidenceJson[];
  decisions: { verdict: CompletionVerdict; reason: string; at: string; by: string }[];
};

export type HistoryQuestion = {
  taskId: number;
  asOf: Temporal.PlainDate;
  /** At most this many words, newest first. */
  limit: number;
  agencyCode?: string;
};

/** What was said about a task up to the end of a day, newest first. One statement. Open to everyone signed in. */
export async function readHistory(
  db: Database,
  question: HistoryQuestion,
): Promise<{ words: PastWord[]; total: number }> {
  const until = new Date(endOfDay(question.asOf).epochMilliseconds);
  const agency = question.agencyCode ?? null;
  const rows = await db.$queryRaw<(PastRow & { total: number })[]>`
    WITH words AS (
      SELECT u.*, g.short_name AS agency_name, p.name AS recorded_by,
        lag(u.percent) OVER (PARTITION BY u.assignment_id ORDER BY u.seq) AS previous_percent
      FROM progress_update u
      JOIN assignment a ON a.id = u.assignment_id
      JOIN agency g ON g.id = a.agency_id
      JOIN app_user p ON p.id = u.recorded_by_id
      WHERE a.task_id = ${question.taskId} AND u.recorded_at < ${until} AND (${agency}::text IS NULL OR g.code = ${agency}))
    SELECT w.*, (count(*) OVER ())::int AS total, ${returnedLine(until)} AS report_returned,
      ${filesOf("update", Prisma.sql`w.id`)} AS files,
      coalesce((
        SELECT json_agg(json_build_object('verdict', d.verdict, 'reason', d.reason, 'at', d.recorded_at, 'by', p.name)
          ORDER BY d.id)
        FROM completion_decision d JOIN app_user p ON p.id = d.recorded_by_id
        WHERE d.update_id = w.id AND d.recorded_at < ${until}), '[]') AS decisions
    FROM words w ORDER BY w.recorded_at DESC, w.id DESC LIMIT ${question.limit}`;
  return {
    total: rows[0]?.total ?? 0,
    words: rows.map((row) => ({
      updateId: row.id,
      assignmentId: row.assignment_id,
      agencyName: row.agency_name,
      seq: row.seq,
      state: row.state,
      percent: row.percent,
      previousPercent: row.previous_percent,
      result: row.result,
      difficulties: row.difficulties,
      proposals: row.proposals,
      completedOn: row.completed_on && plainDate(row.completed_on),
      evidenceNumber: row.evidence_number,
      evidenceDate: row.evidence_date && plainDate(row.evidence_date),
      evidenceIssuer: row.evidence_issuer,
      recordedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()),
      recordedBy: row.recorded_by,
      reportMonth: row.report_month && plainDate(row.report_month).toPlainYearMonth(),
      reportReturned: row.report_returned,
      files: row.files.map(evidenceItem),
      decisions: row.decisions.map((d) => ({ ...d, at: Temporal.Instant.from(d.at) })),
    })),
  };
}

/** Why the line came back that a word `w` was said in: of the newest sending of its report, while that stands returned. */
function returnedLine(until: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT (SELECT coalesce(nullif(l->>'reason', ''), d.reason)
        FROM json_array_elements(d.line_reasons::json) l WHERE (l->>'assignmentId')::int = w.assignment_id)
    FROM monthly_report r
    JOIN assignment a ON a.id = w.assignment_id AND a.agency_id = r.agency_id
    JOIN LATERAL (SELECT s.id FROM report_submission s WHERE s.report_id = r.id AND s.sent_at < ${until}
      ORDER BY s.number DESC LIMIT 1) s ON true
    JOIN report_decision d ON d.submission_id = s.id AND d.verdict = 'RETURNED' AND d.recorded_at < ${until}
    WHERE r.month = w.report_month)`;
}

/** What the document says around a task: Section III items, and notes on its words. */
export type TaskDocument = {
  items: {
    ref: string;
    heading: string;
    agencyCode: string;
    text: string;
    deadlineText: string | null;
    relation: ItemRelation;
    note: string | null;
  }[];
  notes: { kind: NoteKind; quote: string | null; text: string }[];
  /** Bodies that are not on the task, for whoever may name them. */
  bodies: { id: number; name: string }[];
  /** Requests for a later deadline that wait for an answer on the day asked about. */
  requests: WaitingExtension[];
  /** Guiding documents that agencies have told of, newest first. */
  notices: NoticeRow[];
  /** How many proposals are about the task. */
  proposals: number;
  urging: TaskUrging;
  /** What leaders and the office asked about the task, newest first. */
  directives: DirectiveRow[];
};

type DocumentRow = Omit<TaskDocument, "requests" | "notices" | "urging" | "directives"> & {
  requests: (Omit<WaitingExtension, "requestedDueOn"> & { requestedDueOn: string })[];
  notices: NoticeJson[];
  urging: TaskUrgingJson;
  directives: DirectiveJson[];
};

/**
 * One statement. Notes and bodies are left out for those they are not meant for ("document-note.read",
 * "assignment.edit").
 */
export async function readTaskDocument(
  db: Database,
  taskId: number,
  asOf: Temporal.PlainDate,
  sees: { notes: boolean; bodies: boolean },
): Promise<TaskDocument> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const [row] = await db.$queryRaw<DocumentRow[]>`
    SELECT
      coalesce((
        SELECT json_agg(json_build_object('ref', i.ref, 'heading', i.heading, 'agencyCode', g.code, 'text', i.text,
          'deadlineText', i.deadline_text, 'relation', l.relation, 'note', l.note)
          ORDER BY l.relation, i.section_number, i.position)
        FROM task_item l JOIN plan_item i ON i.id = l.item_id JOIN agency g ON g.id = i.agency_id
        WHERE l.task_id = ${taskId}), '[]') AS items,
      coalesce((
        SELECT json_agg(json_build_object('kind', n.kind, 'quote', n.quote, 'text', n.text) ORDER BY n.kind, n.position)
        FROM document_note n WHERE ${sees.notes} AND n.task_id = ${taskId}), '[]') AS notes,
      coalesce((
        SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.position)
        FROM agency g WHERE ${sees.bodies} AND NOT g.is_group AND g.kind NOT IN ('CENTRAL', 'LEADERSHIP', 'PARTY')
          AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = ${taskId} AND a.agency_id = g.id)), '[]') AS bodies,
      coalesce((
        SELECT json_agg(json_build_object('requestId', r.id, 'agencyCode', g.code, 'agencyName', g.name, 'requestedDueOn', r.requested_due_on,
          'reason', r.reason, 'late', r.late, 'shortNotice', r.short_notice) ORDER BY r.id)
        FROM extension_request r JOIN assignment a ON a.id = r.assignment_id JOIN agency g ON g.id = a.agency_id
        WHERE a.task_id = ${taskId} AND r.recorded_at < ${until}
          AND NOT EXISTS (
            SELECT 1 FROM extension_decision d WHERE d.request_id = r.id AND d.recorded_at < ${until})), '[]') AS requests,
      ${noticesOf(taskId, until)} AS notices,
      (SELECT count(*)::int FROM proposal p WHERE p.task_id = ${taskId} AND p.recorded_at < ${until}) AS proposals,
      ${urgingOf(taskId, until)} AS urging,
      (${directivesOf({ asOf, taskId })}) AS directives`;
  if (!row) throw new Error("A statement without FROM gives a row.");
  const requests = row.requests.map((r) => ({ ...r, requestedDueOn: Temporal.PlainDate.from(r.requestedDueOn) }));
  return {
    ...row,
    requests,
    notices: row.notices.map(noticeOf),
    urging: taskUrging(row.urging),
    directives: directivesRead(row.directives, asOf),
  };
}

/** One line of the audit trail as a task's page shows it. */
export type TaskAct = {
  id: string;
  at: Temporal.Instant;
  actorName: string;
  actorRole: Role | null;
  action: string;
  outcome: AuditOutcome;
  agencyName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type ActRow = {
  id: bigint;
  at: Date;
  actor_name: string;
  actor_role: Role | null;
  action: string;
  outcome: AuditOutcome;
  agency_name: string | null;
  agency_id: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/**
 * The task's part of the audit trail up to a day, newest first; not who took copies of files. What was refused or not kept, who
 * acknowledged an alert and who muted one is shown to the secretariat and to the agency concerned: others need not read what was
 * never said, nor who knows.
 */
export async function readTaskActs(
  db: Database,
  question: { taskId: number; asOf: Temporal.PlainDate; limit: number; seesRefusals: boolean; agencyId: number | null },
): Promise<TaskAct[]> {
  const until = new Date(endOfDay(question.asOf).epochMilliseconds);
  const rows = await db.$queryRaw<ActRow[]>`
    SELECT e.id, e.at, e.actor_name, e.actor_role, e.action, e.outcome, g.short_name AS agency_name, e.agency_id,
      e.before, e.after
    FROM audit_entry e LEFT JOIN agency g ON g.id = e.agency_id
    WHERE e.task_id = ${question.taskId} AND e.at < ${until} AND e.action <> 'file.download'
      AND (e.outcome = 'DONE' AND e.action NOT LIKE 'alert.%'
           OR ${question.seesRefusals} OR e.agency_id = ${question.agencyId})
    ORDER BY e.id DESC LIMIT ${question.limit}`;
  return rows.map((row) => ({
    id: row.id.toString(),
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    actorName: row.actor_name,
    actorRole: row.actor_role,
    action: row.action,
    outcome: row.outcome,
    agencyName: row.agency_name,
    before: row.before,
    after: row.after,
  }));
}
