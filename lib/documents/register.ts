import { createHash } from "node:crypto";
import { dateColumn } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { futureDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { IssuedKind, IssuedRelation } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { contentHash } from "../reports/hash.ts";
import { serialOf } from "./register-rules.ts";

/** A signed document as it is entered: number and date as the issuing body's register has them. */
export type SignedDocument = {
  kind: IssuedKind;
  planId: number;
  issuerId: number;
  number: string;
  date: Temporal.PlainDate;
  title: string;
  recipients: string;
  /** Everything it says, as canonical JSON. */
  content: string;
  file: { name: string; bytes: Uint8Array };
  /** The document it replaces or corrects, which itself stays as it is (Decree 30/2020, art. 18.3). */
  earlier?: { id: number; relation: IssuedRelation } | null;
};

/**
 * Puts a signed document on the register, for good, with the very file that went out. The number is the issuing body's and is
 * never made up here; the same one twice in a year and body is refused (Decree 30/2020, art. 15 and 18).
 */
export async function registerDocument(
  tx: Transaction,
  context: Pick<CommandContext, "clock"> & { actor: Pick<CommandContext["actor"], "id"> },
  document: SignedDocument,
): Promise<Result<{ documentId: number }>> {
  const serial = serialOf(document.number);
  if (serial === null) throw new Error(`A number was not checked: ${document.number}`);
  const wrongDate = futureDateProblem(document.date, context.clock.today());
  if (wrongDate) return failure("INVALID_INPUT", { documentDate: wrongDate });
  // One entry at a time into a body's register.
  await tx.$queryRaw`SELECT id FROM agency WHERE id = ${document.issuerId} FOR NO KEY UPDATE`;
  const wrongEarlier = document.earlier ? await earlierRefusal(tx, document.issuerId, document.earlier) : null;
  if (wrongEarlier !== null) return failure("NOT_OPEN", undefined, wrongEarlier);
  const taken = await takenBy(tx, document, serial);
  if (taken) {
    const words = `Số ${serial} năm ${document.date.year} đã dùng cho văn bản ${taken.number} ngày ${formatDate(taken.date)}.`;
    return failure("INVALID_INPUT", { documentNumber: words });
  }
  const { name, bytes } = document.file;
  const { id } = await tx.issuedDocument.create({
    data: {
      planId: document.planId,
      kind: document.kind,
      issuerId: document.issuerId,
      number: document.number,
      serial,
      documentDate: dateColumn(document.date),
      title: document.title,
      recipients: document.recipients,
      content: document.content,
      contentHash: contentHash(document.content),
      fileName: name,
      file: Uint8Array.from(bytes),
      fileSha256: createHash("sha256").update(bytes).digest("hex"),
      fileSize: bytes.byteLength,
      earlierId: document.earlier?.id ?? null,
      relation: document.earlier?.relation ?? null,
      issuedAt: new Date(context.clock.now().epochMilliseconds),
      issuedById: context.actor.id,
    },
    select: { id: true },
  });
  return success({ documentId: id });
}

/**
 * Why a document cannot take the place of an earlier one, or correct it: only the body that issued it may (Decree 30/2020, art. 18.3),
 * and what was replaced is out of force. Null when it can.
 */
async function earlierRefusal(tx: Transaction, issuerId: number, { id }: { id: number }): Promise<string | null> {
  const earlier = await tx.issuedDocument.findUniqueOrThrow({
    where: { id },
    select: { number: true, issuerId: true, later: { where: { relation: "REPLACES" }, select: { number: true } } },
  });
  if (earlier.issuerId !== issuerId) return "Chỉ cơ quan đã ban hành văn bản mới thay thế hoặc đính chính văn bản đó.";
  const [by] = earlier.later;
  return by ? `Văn bản số ${earlier.number} đã được thay thế bằng văn bản số ${by.number}.` : null;
}

async function takenBy(tx: Transaction, { issuerId, date }: SignedDocument, serial: number) {
  const [row] = await tx.$queryRaw<{ number: string; date: string }[]>`
    SELECT d.number, d.document_date::text AS date FROM issued_document d
    WHERE d.issuer_id = ${issuerId} AND d.serial = ${serial} AND extract(year FROM d.document_date) = ${date.year}`;
  return row && { number: row.number, date: Temporal.PlainDate.from(row.date) };
}

/** Puts on record that somebody took a copy (PRODUCT, "People": every export is in the audit trail). */
export async function recordDownload(
  context: CommandContext,
  document: { id: number; number: string; fileName: string },
): Promise<void> {
  await writeAudit(context.db, context, {
    action: "document.download",
    subject: "issued_document",
    subjectId: document.id,
    after: { documentNumber: document.number, name: document.fileName },
  });
}
