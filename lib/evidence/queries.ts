import type { Actor } from "../platform/actor.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { FileFormat } from "../platform/prisma/enums.ts";
import { type FileHome, homeOf } from "./home.ts";
import { scopeFor } from "./policy.ts";

/** A file where something that was sent refers to it. */
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

const REFERRING = {
  update: Prisma.sql`use.update_id`,
  delivery: Prisma.sql`use.delivery_id`,
  notice: Prisma.sql`use.notice_id`,
  proposal: Prisma.sql`use.proposal_id`,
  entry: Prisma.sql`use.entry_id`,
  answer: Prisma.sql`use.answer_id`,
};

/**
 * The files that something refers to, as one JSON array: for statements that read words, documents, notices and proposals with all
 * they hold. `id`: the column that has its id; the names in here are long so that they hide none of the statement's own.
 */
export function filesOf(what: keyof typeof REFERRING, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT json_agg(json_build_object('id', file.id, 'name', file.name, 'format', file.format, 'size', file.size, 'withdrawn',
      CASE WHEN file.withdrawn_at IS NULL THEN NULL
           ELSE json_build_object('by', person.name, 'at', file.withdrawn_at, 'reason', file.withdrawn_reason) END) ORDER BY use.position)
    FROM evidence_use use JOIN evidence_file file ON file.id = use.file_id
      LEFT JOIN app_user person ON person.id = file.withdrawn_by_id
    WHERE ${REFERRING[what]} = ${id}), '[]')`;
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
    SELECT u.id, ${filesOf("update", Prisma.sql`u.id`)} AS files
    FROM progress_update u WHERE u.id = ANY(${updateIds})`;
  return new Map(rows.map((row) => [row.id, row.files.map(evidenceItem)]));
}

/** A file that a form offers to refer to. */
export type OfferedFile = { id: number; name: string; format: FileFormat; size: number };

/** Uploaded and not sent yet, or sent with the newest word about the part, or the newest document for the obligation. */
export type Offers = { unsent: OfferedFile[]; ofLast: OfferedFile[] };

/** What a form is about: a part with its newest word, or an agency's document with the one that came before it. */
type OffersAbout = { assignmentId: number; updateId: number | null } | { agencyId: number; deliveryId: number | null };

/** What somebody can refer to next: their own unsent files, and those of what was sent last. */
export async function readOffers(db: Database, about: OffersAbout & { userId: number }): Promise<Offers> {
  const place =
    "assignmentId" in about ? { assignmentId: about.assignmentId } : { agencyId: about.agencyId, assignmentId: null };
  const last = "assignmentId" in about ? { updateId: about.updateId ?? -1 } : { deliveryId: about.deliveryId ?? -1 };
  const rows = await db.evidenceFile.findMany({
    where: {
      ...place,
      withdrawnAt: null,
      erasedAt: null,
      OR: [{ uploadedById: about.userId, uses: { none: {} } }, { uses: { some: last } }],
    },
    select: { id: true, name: true, format: true, size: true, _count: { select: { uses: true } } },
    orderBy: { id: "asc" },
  });
  const offers: Offers = { unsent: [], ofLast: [] };
  for (const { _count, ...file } of rows) (_count.uses === 0 ? offers.unsent : offers.ofLast).push(file);
  return offers;
}

/** A file as a form offers it: whether it is ticked, and whether nothing that was sent refers to it yet. */
export type TickedFile = OfferedFile & { chosen: boolean; unsent: boolean };

/**
 * Offers with their ticks. A form that comes back has those it was sent with: `typed`, the ids as its answer kept them. Otherwise
 * files of what was sent last where that is to be put right (`again`), and unsent ones where they can only be meant for this form
 * (`unsent`).
 */
export function tickOffers(
  { unsent, ofLast }: Offers,
  ticks: { typed: string | undefined; again: boolean; unsent: boolean },
): TickedFile[] {
  const typed = ticks.typed?.split(",").map(Number);
  return [
    ...ofLast.map((file) => ({ ...file, unsent: false, chosen: ticks.again })),
    ...unsent.map((file) => ({ ...file, unsent: true, chosen: ticks.unsent })),
  ].map((file) => (typed ? { ...file, chosen: typed.includes(file.id) } : file));
}

/**
 * The files that a form of Section IV offers somebody who writes for an agency. Those that were never sent are not ticked: they may
 * have been meant for another document of the agency.
 * @param about.deliveryId the document handed in last, whose files are ticked where it was sent back.
 * @param about.typed the ids that the form came back with, where it did.
 */
export async function readDocumentOffers(
  db: Database,
  actor: Pick<Actor, "id" | "agencyId">,
  about: { deliveryId?: number | undefined; sentBack?: boolean; typed: string | undefined },
): Promise<TickedFile[]> {
  if (actor.agencyId === null) return [];
  const { deliveryId = null, sentBack = false, typed } = about;
  const offers = await readOffers(db, { agencyId: actor.agencyId, userId: actor.id, deliveryId });
  return tickOffers(offers, { typed, again: sentBack, unsent: false });
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
    where: { id: { in: [...ids] }, agencyId, assignmentId: { not: null } },
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
  agencyId: number;
  agencyName: string;
  /** Null with `taskId`: a document of the agency. */
  assignmentId: number | null;
  taskId: number | null;
  /** The page where it is seen. */
  home: FileHome;
  uploadedAt: Temporal.Instant;
  uploadedBy: string;
  used: boolean;
  settled: boolean;
  reported: boolean;
  accepted: boolean;
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
      f.agency_id AS "agencyId", g.short_name AS "agencyName", t.id AS "taskId",
      coalesce(t.number, sent.task_number) AS "taskNumber", sent.ref AS "obligationRef", sent.body AS "obligationBody",
      sent.proposal_id AS "proposalId", sent.letter_id AS "letterId",
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
        WHERE s.file_id = f.id AND d.verdict = 'ACCEPTED') AS reported,
      EXISTS (
        SELECT 1 FROM evidence_use s
        CROSS JOIN LATERAL (
          SELECT d.verdict FROM obligation_decision d WHERE d.delivery_id = s.delivery_id ORDER BY d.id DESC LIMIT 1) last
        WHERE s.file_id = f.id AND last.verdict = 'ACCEPTED') AS accepted
    FROM evidence_file f
    JOIN agency g ON g.id = f.agency_id
    LEFT JOIN assignment a ON a.id = f.assignment_id
    LEFT JOIN task t ON t.id = a.task_id
    LEFT JOIN LATERAL (
      SELECT o.ref, b.code AS body, coalesce(s.proposal_id, e.proposal_id) AS proposal_id, n.number AS task_number,
        l.letter_id
      FROM evidence_use s
      LEFT JOIN obligation_delivery d ON d.id = s.delivery_id
      LEFT JOIN obligation_part q ON q.id = d.part_id
      LEFT JOIN obligation o ON o.id = q.obligation_id
      LEFT JOIN agency b ON b.id = q.agency_id
      LEFT JOIN proposal_entry e ON e.id = s.entry_id
      LEFT JOIN urging_answer l ON l.id = s.answer_id
      LEFT JOIN guidance_notice w ON w.id = s.notice_id
      LEFT JOIN task n ON n.id = w.task_id
      WHERE s.file_id = f.id ORDER BY s.id DESC LIMIT 1) sent ON true
    JOIN app_user p ON p.id = f.uploaded_by_id
    LEFT JOIN app_user w ON w.id = f.withdrawn_by_id
    WHERE f.id = ${there.id}`;
  if (!row) return null;
  const { uploadedAt, withdrawnAt, withdrawnBy, withdrawnReason, ...held } = row;
  const { taskNumber, obligationRef, obligationBody, proposalId, letterId, ...file } = held;
  const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
  return {
    ...file,
    home: homeOf({ taskNumber, obligationRef, obligationBody, proposalId, letterId }),
    uploadedAt: instant(uploadedAt),
    withdrawn: withdrawnAt && { by: withdrawnBy ?? "", at: instant(withdrawnAt), reason: withdrawnReason ?? "" },
  };
}

type DetailRow = Omit<FileDetail, "home" | "uploadedAt" | "withdrawn"> & {
  taskNumber: number | null;
  obligationRef: string | null;
  obligationBody: string | null;
  proposalId: number | null;
  letterId: number | null;
  uploadedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};
