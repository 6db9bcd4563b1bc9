import { plainDate } from "../calendar/days.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import type { IssuedKind, IssuedRelation } from "../platform/prisma/enums.ts";

/** The file of an issued document, as far as a download needs it. */
export type IssuedFile = { id: number; number: string; fileName: string; file: Uint8Array };

/** The file of a document that is on the actor's register (`readableKinds`); null for any other. */
export async function readIssuedFile(
  db: Database,
  { id, kinds }: { id: number; kinds: IssuedKind[] },
): Promise<IssuedFile | null> {
  return db.issuedDocument.findFirst({
    where: { id, ...amongKinds(kinds) },
    select: { id: true, number: true, fileName: true, file: true },
  });
}

/** Documents of some kinds; what corrects a document is read by those who read that. */
function amongKinds(kinds: IssuedKind[]): Prisma.IssuedDocumentWhereInput {
  return { kind: { in: kinds }, OR: [{ earlierId: null }, { earlier: { kind: { in: kinds } } }] };
}

/** Another issued document, and how the two stand to each other. */
export type RelatedDocument = {
  id: number;
  kind: IssuedKind;
  number: string;
  date: Temporal.PlainDate;
  relation: IssuedRelation;
};

/** An issued document on the register. */
export type IssuedRow = {
  id: number;
  kind: IssuedKind;
  issuer: string;
  issuerId: number;
  number: string;
  date: Temporal.PlainDate;
  title: string;
  recipients: string;
  fileName: string;
  fileSize: number;
  fileSha256: string;
  issuedAt: Temporal.Instant;
  issuedBy: string;
  /** The letter it is, the round of proposals it submits, the meeting it tells of, or the month whose report it is. */
  letterId: number | null;
  roundId: number | null;
  meetingId: number | null;
  month: Temporal.PlainYearMonth | null;
  /** What it replaces or corrects. */
  earlier: RelatedDocument | null;
  /** What replaced or corrected it by the day asked for, oldest first. */
  later: RelatedDocument[];
  /** Who took a copy and when, newest first; for those who keep the register. */
  downloads: { by: string; at: Temporal.Instant }[];
};

const RELATED = { id: true, kind: true, number: true, documentDate: true, relation: true } as const;

type RelatedRow = Omit<RelatedDocument, "date" | "relation"> & { documentDate: Date };

const related = ({ documentDate, ...row }: RelatedRow, relation: IssuedRelation): RelatedDocument => ({
  ...row,
  relation,
  date: plainDate(documentDate),
});

/** What of some kinds (`readableKinds`) was issued by the end of a day, newest first; `id` for one document only. */
export async function readIssued(
  db: Database,
  question: { planId: number; asOf: Temporal.PlainDate; kinds: IssuedKind[]; downloads: boolean; id?: number },
): Promise<IssuedRow[]> {
  const { planId, asOf, kinds, downloads, id } = question;
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.issuedDocument.findMany({
    where: {
      planId,
      issuedAt: { lt: until },
      ...amongKinds(kinds),
      ...(id !== undefined && { id }),
    },
    omit: { file: true, content: true },
    include: {
      issuer: { select: { name: true } },
      issuedBy: { select: { name: true } },
      letter: { select: { id: true } },
      appraisal: { select: { id: true } },
      meeting: { select: { id: true } },
      report: { select: { month: true } },
      earlier: { select: RELATED },
      later: { where: { issuedAt: { lt: until } }, select: RELATED, orderBy: { id: "asc" } },
    },
    orderBy: [{ documentDate: "desc" }, { serial: "desc" }],
  });
  const copies = downloads ? await readDownloads(db, until) : new Map<number, IssuedRow["downloads"]>();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    issuer: row.issuer.name,
    issuerId: row.issuerId,
    number: row.number,
    date: plainDate(row.documentDate),
    title: row.title,
    recipients: row.recipients,
    fileName: row.fileName,
    fileSize: row.fileSize,
    fileSha256: row.fileSha256,
    issuedAt: Temporal.Instant.fromEpochMilliseconds(row.issuedAt.getTime()),
    issuedBy: row.issuedBy.name,
    letterId: row.letter?.id ?? null,
    roundId: row.appraisal?.id ?? null,
    meetingId: row.meeting?.id ?? null,
    month: row.report ? plainDate(row.report.month).toPlainYearMonth() : null,
    earlier: row.earlier && row.relation ? related(row.earlier, row.relation) : null,
    later: row.later.flatMap((one) => (one.relation ? [related(one, one.relation)] : [])),
    downloads: copies.get(row.id) ?? [],
  }));
}

async function readDownloads(db: Database, until: Date): Promise<Map<number, IssuedRow["downloads"]>> {
  const entries = await db.auditEntry.findMany({
    where: { action: "document.download", subject: "issued_document", at: { lt: until } },
    select: { subjectId: true, actorName: true, at: true },
    orderBy: { id: "desc" },
  });
  return new Map(
    [...Map.groupBy(entries, ({ subjectId }) => subjectId ?? 0)].map(([id, taken]) => [
      id,
      taken.map(({ actorName, at }) => ({ by: actorName, at: Temporal.Instant.fromEpochMilliseconds(at.getTime()) })),
    ]),
  );
}
