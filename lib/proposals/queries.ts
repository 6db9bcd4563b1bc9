import { plainDate } from "../calendar/days.ts";
import { type EvidenceItem, type EvidenceJson, evidenceItem, filesOf } from "../evidence/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { ProposalEntryKind } from "../platform/prisma/enums.ts";
import { forwardedTo, type ProposalState, proposalState } from "./rules.ts";

/** What was said about a proposal after it was made. */
export type EntryRow = {
  id: number;
  seq: number;
  kind: ProposalEntryKind;
  text: string;
  forwardedTo: string | null;
  documentNumber: string | null;
  documentDate: Temporal.PlainDate | null;
  at: Temporal.Instant;
  by: string;
  files: EvidenceItem[];
};

/** A proposal with all that was said about it by the day asked for, oldest first. */
export type ProposalRow = {
  id: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  /** Null where it was taken from an update. */
  addressee: string | null;
  taskNumber: number | null;
  taskTitle: string | null;
  fromUpdate: boolean;
  text: string;
  documentNumber: string | null;
  documentDate: Temporal.PlainDate | null;
  at: Temporal.Instant;
  by: string;
  files: EvidenceItem[];
  entries: EntryRow[];
  state: ProposalState;
  forwardedTo: string | null;
};

type EntryJson = Omit<EntryRow, "at" | "documentDate" | "files"> & {
  at: string;
  documentDate: string | null;
  files: EvidenceJson[];
};

type Row = Omit<ProposalRow, "documentDate" | "at" | "files" | "entries" | "state" | "forwardedTo"> & {
  documentDate: Date | null;
  at: Date;
  files: EvidenceJson[];
  entries: EntryJson[];
};

export type ProposalQuestion = { planId: number; asOf: Temporal.PlainDate; id?: number; taskId?: number };

/** Proposals made by the end of a day, newest first, in one statement. Open to everyone signed in. */
export async function readProposals(db: Database, question: ProposalQuestion): Promise<ProposalRow[]> {
  const { planId, asOf, id = null, taskId = null } = question;
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.id, g.id AS "agencyId", g.code AS "agencyCode", g.name AS "agencyName", r.name AS addressee,
      t.number AS "taskNumber", t.short_title AS "taskTitle", p.update_id IS NOT NULL AS "fromUpdate", p.text,
      p.document_number AS "documentNumber", p.document_date AS "documentDate", p.recorded_at AS at, u.name AS by,
      ${filesOf("proposal", Prisma.sql`p.id`)} AS files,
      coalesce((
        SELECT json_agg(json_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'text', e.text,
          'forwardedTo', e.forwarded_to, 'documentNumber', e.document_number, 'documentDate', e.document_date,
          'at', e.recorded_at, 'by', w.name, 'files', ${filesOf("entry", Prisma.sql`e.id`)}) ORDER BY e.seq)
        FROM proposal_entry e JOIN app_user w ON w.id = e.recorded_by_id
        WHERE e.proposal_id = p.id AND e.recorded_at < ${until}), '[]') AS entries
    FROM proposal p
    JOIN agency g ON g.id = p.agency_id
    LEFT JOIN agency r ON r.id = p.addressee_id
    LEFT JOIN task t ON t.id = p.task_id
    JOIN app_user u ON u.id = p.recorded_by_id
    WHERE p.plan_id = ${planId} AND p.recorded_at < ${until}
      AND (${id}::int IS NULL OR p.id = ${id}) AND (${taskId}::int IS NULL OR p.task_id = ${taskId})
    ORDER BY p.id DESC`;
  return rows.map(proposalOf);
}

function proposalOf(row: Row): ProposalRow {
  const entries = row.entries.map(
    (entry): EntryRow => ({
      ...entry,
      at: Temporal.Instant.from(entry.at),
      documentDate: entry.documentDate === null ? null : Temporal.PlainDate.from(entry.documentDate),
      files: entry.files.map(evidenceItem),
    }),
  );
  return {
    ...row,
    documentDate: row.documentDate && plainDate(row.documentDate),
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    files: row.files.map(evidenceItem),
    entries,
    state: proposalState(entries.map(({ kind }) => kind)),
    forwardedTo: forwardedTo(entries),
  };
}

/** What an officer wrote under "Đề xuất, kiến nghị" of an update and nobody has made a proposal of. */
export type RaisedRow = {
  updateId: number;
  agencyCode: string;
  agencyName: string;
  taskNumber: number;
  taskTitle: string;
  text: string;
  /** In how many updates the same words stand. */
  times: number;
  at: Temporal.Instant;
  by: string;
};

const RAISED_SHOWN = 200;

/** The same words of the same part once, by their newest update, newest first; at most 200. */
export async function readRaised(db: Database, planId: number, asOf: Temporal.PlainDate): Promise<RaisedRow[]> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.$queryRaw<(Omit<RaisedRow, "at"> & { at: Date })[]>`
    SELECT x."updateId", g.code AS "agencyCode", g.name AS "agencyName", t.number AS "taskNumber",
      t.short_title AS "taskTitle", x.text, x.times, x.at, x.by
    FROM (
      SELECT DISTINCT ON (w.assignment_id, w.proposals) w.id AS "updateId", w.assignment_id, w.proposals AS text,
        (count(*) OVER (PARTITION BY w.assignment_id, w.proposals))::int AS times, w.recorded_at AS at, u.name AS by
      FROM progress_update w JOIN app_user u ON u.id = w.recorded_by_id
      WHERE w.proposals <> '' AND w.recorded_at < ${until}
      ORDER BY w.assignment_id, w.proposals, w.seq DESC) x
    JOIN assignment a ON a.id = x.assignment_id
    JOIN task t ON t.id = a.task_id
    JOIN agency g ON g.id = a.agency_id
    WHERE t.plan_id = ${planId} AND NOT EXISTS (
      SELECT 1 FROM proposal p JOIN progress_update o ON o.id = p.update_id
      WHERE o.assignment_id = x.assignment_id AND o.proposals = x.text AND p.recorded_at < ${until})
    ORDER BY x.at DESC, x."updateId" DESC LIMIT ${RAISED_SHOWN}`;
  return rows.map((row) => ({ ...row, at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()) }));
}

/** Whom a proposal may go to, and which tasks it may be about. */
export type ProposalChoices = {
  addressees: { id: number; name: string }[];
  tasks: { id: number; number: number; shortTitle: string }[];
};

/**
 * Bodies that a proposal can be addressed to: the province's leadership and working group first, then its bodies, then
 * the ministries. Phrases that stand for several answer nothing, and one's own agency is not asked.
 */
export async function readProposalChoices(db: Database, planId: number, ownId: number): Promise<ProposalChoices> {
  const [row] = await db.$queryRaw<ProposalChoices[]>`
    SELECT
      coalesce((
        SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY
          CASE WHEN g.kind = 'LEADERSHIP' THEN 0 WHEN g.kind = 'WORKING_GROUP' THEN 1 WHEN g.kind = 'CENTRAL' THEN 3 ELSE 2 END,
          g.position)
        FROM agency g WHERE NOT g.is_group AND g.id <> ${ownId}), '[]') AS addressees,
      coalesce((
        SELECT json_agg(json_build_object('id', t.id, 'number', t.number, 'shortTitle', t.short_title) ORDER BY t.number)
        FROM task t WHERE t.plan_id = ${planId}), '[]') AS tasks`;
  return row ?? { addressees: [], tasks: [] };
}
