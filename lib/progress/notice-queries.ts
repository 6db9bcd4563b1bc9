import { type EvidenceItem, type EvidenceJson, evidenceItem, filesOf } from "../evidence/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { NoticeVerdict } from "../platform/prisma/enums.ts";

/** A guiding document that an agency has told of, and what the secretariat made of it; null while it waits. */
export type NoticeRow = {
  id: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  documentNumber: string;
  documentDate: Temporal.PlainDate;
  documentIssuer: string;
  documentTitle: string;
  proposedDueOn: Temporal.PlainDate | null;
  note: string;
  at: Temporal.Instant;
  by: string;
  files: EvidenceItem[];
  verdict: NoticeVerdict | null;
  reason: string | null;
};

/** The same as JSON of the database has it. */
export type NoticeJson = Omit<NoticeRow, "documentDate" | "proposedDueOn" | "at" | "files"> & {
  documentDate: string;
  proposedDueOn: string | null;
  at: string;
  files: EvidenceJson[];
};

/**
 * The notices about a task as one JSON column, newest first, for the statement that reads all of a task's surroundings.
 * @param until what was given, and answered, before this instant.
 */
export function noticesOf(taskId: number, until: Date): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT json_agg(json_build_object('id', n.id, 'agencyId', g.id, 'agencyCode', g.code, 'agencyName', g.name,
      'documentNumber', n.document_number, 'documentDate', n.document_date, 'documentIssuer', n.document_issuer,
      'documentTitle', n.document_title, 'proposedDueOn', n.proposed_due_on, 'note', n.note, 'at', n.recorded_at,
      'by', u.name, 'files', ${filesOf("notice", Prisma.sql`n.id`)}, 'verdict', w.verdict, 'reason', w.reason) ORDER BY n.id DESC)
    FROM guidance_notice n
    JOIN agency g ON g.id = n.agency_id
    JOIN app_user u ON u.id = n.recorded_by_id
    LEFT JOIN guidance_notice_answer w ON w.notice_id = n.id AND w.recorded_at < ${until}
    WHERE n.task_id = ${taskId} AND n.recorded_at < ${until}), '[]')`;
}

export function noticeOf(json: NoticeJson): NoticeRow {
  return {
    ...json,
    documentDate: Temporal.PlainDate.from(json.documentDate),
    proposedDueOn: json.proposedDueOn === null ? null : Temporal.PlainDate.from(json.proposedDueOn),
    at: Temporal.Instant.from(json.at),
    files: json.files.map(evidenceItem),
  };
}

/** The notices about a task at the end of a day, newest first. Open to everyone signed in. */
export async function readNotices(db: Database, taskId: number, asOf: Temporal.PlainDate): Promise<NoticeRow[]> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const [row] = await db.$queryRaw<{ notices: NoticeJson[] }[]>`SELECT ${noticesOf(taskId, until)} AS notices`;
  return (row?.notices ?? []).map(noticeOf);
}
