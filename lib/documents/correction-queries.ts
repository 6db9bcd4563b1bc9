import { plainDate } from "../calendar/days.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { CorrectionContent } from "./correction.ts";

/** The draft of a letter of correction, with what it corrects. */
export type CorrectionDraft = {
  id: number;
  version: number;
  createdAt: Temporal.Instant;
  createdBy: string;
  documentId: number;
  planId: number;
  issuerId: number;
  /** The letter of urging that it corrects, and the agency that had it; null for other documents. */
  letter: { id: number; agencyId: number; agencyName: string } | null;
  content: CorrectionContent;
};

const WHOLE = {
  createdBy: { select: { name: true } },
  document: {
    omit: { file: true, content: true },
    include: {
      issuer: { select: { name: true } },
      letter: { select: { id: true, agencyId: true, agency: { select: { shortName: true } } } },
    },
  },
} as const;

/** A draft that has neither been issued nor let go; null when there is none. For those who may write it. */
export async function readCorrectionDraft(
  db: Database | Transaction,
  where: { id: number } | { documentId: number },
): Promise<CorrectionDraft | null> {
  const row = await db.documentCorrection.findFirst({
    where: { ...where, issuedId: null, discardedAt: null },
    include: WHOLE,
  });
  if (row === null) return null;
  const { document } = row;
  return {
    id: row.id,
    version: row.version,
    createdAt: Temporal.Instant.fromEpochMilliseconds(row.createdAt.getTime()),
    createdBy: row.createdBy.name,
    documentId: row.documentId,
    planId: document.planId,
    issuerId: document.issuerId,
    letter: document.letter && {
      id: document.letter.id,
      agencyId: document.letter.agencyId,
      agencyName: document.letter.agency.shortName,
    },
    content: {
      corrected: {
        kind: document.kind,
        number: document.number,
        date: plainDate(document.documentDate).toString(),
        title: document.title,
      },
      issuer: document.issuer.name,
      recipients: document.recipients.split(", "),
      text: row.text,
    },
  };
}
