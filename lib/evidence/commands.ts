import type { CommandContext } from "../platform/actor.ts";
import { type AuditAct, writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { FileStore } from "../platform/files.ts";
import type { FileFormat } from "../platform/prisma/enums.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import { type OfferedFile, readFile } from "./queries.ts";
import { AGENCY_LIMIT, type FileRefusal, withdrawalRefusal } from "./rules.ts";
import type { WithdrawalInput } from "./schema.ts";
import { refusalWords, sizeWords } from "./words.ts";

/** Where a file belongs: to a part of a task, or, where assignment and task are null, to the agency as a document of its own. */
export type FilePlace = { agencyId: number; assignmentId: number | null; taskId: number | null };

/** A file that was looked at and may be kept. `path`: where its bytes are on this machine. */
export type NewFile = { name: string; format: FileFormat; size: number; sha256: string; path: string };

/** A store that answers slowly holds its transaction up, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 120_000 };

/**
 * Keeps a file: its bytes in the store, then its row. The same content from the same person in the same place is the file that is
 * already there. Refuses other agencies' places and a full agency.
 */
export async function keepFile(
  context: CommandContext & { files: FileStore },
  place: FilePlace,
  file: NewFile,
): Promise<Result<OfferedFile>> {
  const act = fileAct("file.upload", place, { name: file.name, size: file.size });
  if (!may(context.actor, "file.upload", place)) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  await context.files.put(file.sha256, file.path);
  return context.db.$transaction(async (tx) => {
    await lockContent(tx, file.sha256);
    const known = await sameFile(tx, context.actor.id, place, file.sha256);
    // Between the first look and the lock the last other row of this content may have been cleared away, bytes and all.
    if (!(await context.files.has(file.sha256))) await context.files.put(file.sha256, file.path);
    if (known) return success(known);
    if ((await bytesOf(tx, place.agencyId)) + file.size > AGENCY_LIMIT) {
      const full = `Các tệp của đơn vị đã đủ ${sizeWords(AGENCY_LIMIT)}. Đề nghị liên hệ quản trị hệ thống.`;
      return failure("INVALID_INPUT", { files: full }, full);
    }
    const { id } = await tx.evidenceFile.create({
      data: {
        agencyId: place.agencyId,
        assignmentId: place.assignmentId,
        name: file.name,
        format: file.format,
        size: file.size,
        sha256: file.sha256,
        uploadedAt: new Date(context.clock.now().epochMilliseconds),
        uploadedById: context.actor.id,
      },
      select: { id: true },
    });
    await writeAudit(tx, context, { ...act, subjectId: id });
    return success({ id, name: file.name, format: file.format, size: file.size });
  }, PATIENCE);
}

/** Puts whoever keeps bytes and whoever clears them away one after the other, content by content. */
export async function lockContent(tx: Transaction, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 6))`;
}

/** The file that this very content already is, from this person and in this place. */
export async function sameFile(
  db: Pick<Transaction, "evidenceFile">,
  userId: number,
  { agencyId, assignmentId }: Pick<FilePlace, "agencyId" | "assignmentId">,
  sha256: string,
): Promise<OfferedFile | null> {
  return db.evidenceFile.findFirst({
    where: { agencyId, assignmentId, uploadedById: userId, sha256, withdrawnAt: null, erasedAt: null },
    select: { id: true, name: true, format: true, size: true },
  });
}

async function bytesOf(tx: Transaction, agencyId: number): Promise<number> {
  const kept = await tx.evidenceFile.aggregate({
    where: { agencyId, erasedAt: null },
    _sum: { size: true },
  });
  return kept._sum.size ?? 0;
}

/** Puts on record that a file was not taken in, and why. */
export async function refuseFile(
  context: CommandContext,
  place: FilePlace,
  file: { name: string; size: number; refusal: FileRefusal },
): Promise<void> {
  await writeRefusal(
    context,
    fileAct("file.upload", place, { name: file.name, size: file.size, reason: refusalWords(file.refusal) }),
  );
}

function fileAct(action: string, place: FilePlace, after: Record<string, string | number>): AuditAct {
  const { agencyId, taskId } = place;
  return { action, subject: "evidence_file", agencyId, ...(taskId !== null && { taskId }), after };
}

/**
 * Takes a file off the record by marking it ("Đã gỡ"): its agency and the secretariat still see it, its bytes stay. One that nothing
 * refers to needs no reason. Refuses what the secretariat has confirmed or accepted, unless the secretariat asks. Gives the page
 * where the file is seen.
 */
export async function withdrawFile(context: CommandContext, input: WithdrawalInput): Promise<Result<{ href: string }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM evidence_file WHERE id = ${input.fileId} FOR NO KEY UPDATE`;
    const file = await readFile(tx, context.actor, input.fileId);
    if (file === null) return failure("NOT_FOUND");
    const act = { ...fileAct("file.withdraw", file, { name: file.name, reason: input.reason }), subjectId: file.id };
    if (!may(context.actor, "file.withdraw", file)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const refusal = withdrawalRefusal(
      { ...file, withdrawn: file.withdrawn !== null },
      context.actor.role === "SECRETARIAT",
    );
    if (refusal) return failure("NOT_OPEN", undefined, refusal);
    if (file.used && input.reason === "") return failure("INVALID_INPUT", { reason: "Nêu lý do gỡ tệp." });
    await tx.evidenceFile.update({
      where: { id: file.id },
      data: {
        withdrawnAt: new Date(context.clock.now().epochMilliseconds),
        withdrawnById: context.actor.id,
        withdrawnReason: input.reason,
      },
    });
    await writeAudit(tx, context, act);
    return success({ href: file.home.href });
  });
}

/** Puts on record that somebody took a copy (PRODUCT, "People": every export is in the audit trail). */
export async function recordDownload(
  context: CommandContext,
  file: FilePlace & { id: number; name: string },
): Promise<void> {
  await writeAudit(context.db, context, { ...fileAct("file.download", file, { name: file.name }), subjectId: file.id });
}
