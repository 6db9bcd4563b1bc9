import type { Actor } from "../platform/actor.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { FileFormat } from "../platform/prisma/enums.ts";
import { scopeFor } from "./policy.ts";

/** A file where a word refers to it. */
export type EvidenceItem = {
  id: number;
  name: string;
  format: FileFormat;
  size: number;
  /** "Đã gỡ": by whom, when and why; null while it stands. */
  withdrawn: { by: string; at: Temporal.Instant; reason: string } | null;
};

/** The same as a statement's JSON brings it. */
export type EvidenceJson = Omit<EvidenceItem, "withdrawn"> & {
  withdrawn: { by: string; at: string; reason: string } | null;
};

/** The files of the word whose id is the given column, as one JSON array: for statements that read words with all they hold. */
export function filesOfUpdate(updateId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'format', f.format, 'size', f.size, 'withdrawn',
      CASE WHEN f.withdrawn_at IS NULL THEN NULL
           ELSE json_build_object('by', p.name, 'at', f.withdrawn_at, 'reason', f.withdrawn_reason) END) ORDER BY s.position)
    FROM evidence_use s JOIN evidence_file f ON f.id = s.file_id LEFT JOIN app_user p ON p.id = f.withdrawn_by_id
    WHERE s.update_id = ${updateId}), '[]')`;
}

export function evidenceItem(json: EvidenceJson): EvidenceItem {
  const { withdrawn } = json;
  return { ...json, withdrawn: withdrawn && { ...withdrawn, at: Temporal.Instant.from(withdrawn.at) } };
}

/** The files that words refer to, by word. One statement. Open to everyone signed in, names included. */
export async function readFiles(
  db: Database | Transaction,
  updateIds: readonly number[],
): Promise<Map<number, EvidenceItem[]>> {
  const rows = await db.$queryRaw<{ id: number; files: EvidenceJson[] }[]>`
    SELECT u.id, ${filesOfUpdate(Prisma.sql`u.id`)} AS files
    FROM progress_update u WHERE u.id = ANY(${updateIds})`;
  return new Map(rows.map((row) => [row.id, row.files.map(evidenceItem)]));
}

/** A file that a form offers to refer to. */
export type OfferedFile = { id: number; name: string; format: FileFormat; size: number };

/** Uploaded and not sent yet, or sent with the part's newest word. */
export type Offers = { unsent: OfferedFile[]; ofLastWord: OfferedFile[] };

/** What somebody can refer to in the next word about a part: their own unsent files, and those of the newest word. */
export async function readOffers(
  db: Database,
  about: { assignmentId: number; userId: number; updateId: number | null },
): Promise<Offers> {
  const last = { uses: { some: { updateId: about.updateId ?? -1 } } };
  const rows = await db.evidenceFile.findMany({
    where: {
      assignmentId: about.assignmentId,
      withdrawnAt: null,
      erasedAt: null,
      OR: [{ uploadedById: about.userId, uses: { none: {} } }, last],
    },
    select: { id: true, name: true, format: true, size: true, _count: { select: { uses: true } } },
    orderBy: { id: "asc" },
  });
  const offers: Offers = { unsent: [], ofLastWord: [] };
  for (const { _count, ...file } of rows) (_count.uses === 0 ? offers.unsent : offers.ofLastWord).push(file);
  return offers;
}

/** A file that a draft refers to: `gone` when it cannot be sent any more, `unsent` while nothing that was sent refers to it. */
export type DraftFile = OfferedFile & { gone: boolean; unsent: boolean };

/** Files of an agency by id, for those who write its drafts. */
export async function readDraftFiles(
  db: Database,
  agencyId: number,
  ids: readonly number[],
): Promise<Map<number, DraftFile>> {
  if (ids.length === 0) return new Map();
  const rows = await db.evidenceFile.findMany({
    where: { id: { in: [...ids] }, assignment: { agencyId } },
    select: {
      id: true,
      name: true,
      format: true,
      size: true,
      withdrawnAt: true,
      erasedAt: true,
      _count: { select: { uses: true } },
    },
  });
  return new Map(
    rows.map(({ id, name, format, size, withdrawnAt, erasedAt, _count }) => [
      id,
      { id, name, format, size, gone: withdrawnAt !== null || erasedAt !== null, unsent: _count.uses === 0 },
    ]),
  );
}

/** A file with what its own page and its download need. */
export type FileDetail = EvidenceItem & {
  sha256: string;
  assignmentId: number;
  agencyId: number;
  agencyName: string;
  taskId: number;
  taskNumber: number;
  uploadedAt: Temporal.Instant;
  uploadedBy: string;
  used: boolean;
  settled: boolean;
  reported: boolean;
};

/** One file, where it is there for this person (scopeFor); null otherwise. */
export async function readFile(
  db: Database | Transaction,
  actor: Pick<Actor, "role" | "agencyId">,
  id: number,
): Promise<FileDetail | null> {
  const there = await db.evidenceFile.findFirst({ where: { AND: [{ id }, scopeFor(actor)] }, select: { id: true } });
  if (there === null) return null;
  const [row] = await db.$queryRaw<DetailRow[]>`
    SELECT f.id, f.name, f.format, f.size, f.sha256, f.assignment_id AS "assignmentId",
      a.agency_id AS "agencyId", g.short_name AS "agencyName", t.id AS "taskId", t.number AS "taskNumber",
      f.uploaded_at AS "uploadedAt", p.name AS "uploadedBy",
      f.withdrawn_at AS "withdrawnAt", w.name AS "withdrawnBy", f.withdrawn_reason AS "withdrawnReason",
      EXISTS (SELECT 1 FROM evidence_use s WHERE s.file_id = f.id) AS used,
      EXISTS (
        SELECT 1 FROM evidence_use s
        CROSS JOIN LATERAL (
          SELECT d.verdict FROM completion_decision d WHERE d.update_id = s.update_id ORDER BY d.id DESC LIMIT 1) last
        WHERE s.file_id = f.id AND last.verdict = 'CONFIRMED') AS settled,
      EXISTS (
        SELECT 1 FROM evidence_use s JOIN report_decision d ON d.submission_id = s.submission_id
        WHERE s.file_id = f.id AND d.verdict = 'ACCEPTED') AS reported
    FROM evidence_file f
    JOIN assignment a ON a.id = f.assignment_id
    JOIN agency g ON g.id = a.agency_id
    JOIN task t ON t.id = a.task_id
    JOIN app_user p ON p.id = f.uploaded_by_id
    LEFT JOIN app_user w ON w.id = f.withdrawn_by_id
    WHERE f.id = ${there.id}`;
  if (!row) return null;
  const { uploadedAt, withdrawnAt, withdrawnBy, withdrawnReason, ...file } = row;
  const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
  return {
    ...file,
    uploadedAt: instant(uploadedAt),
    withdrawn: withdrawnAt && { by: withdrawnBy ?? "", at: instant(withdrawnAt), reason: withdrawnReason ?? "" },
  };
}

type DetailRow = Omit<FileDetail, "uploadedAt" | "withdrawn"> & {
  uploadedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};
