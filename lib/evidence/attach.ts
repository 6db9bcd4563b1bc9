import type { Actor } from "../platform/actor.ts";
import type { Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { OfferedFile } from "./queries.ts";
import { FILES_PER_WORD } from "./rules.ts";

/** A file that is going to be referred to. */
export type ChosenFile = OfferedFile & { sha256: string };

/** Whose files may be referred to: those about a part, or the documents of an agency. */
type From = { assignmentId: number } | { agencyId: number };

/** Said beside the files of a form when `chooseFiles` gives null: withdrawn meanwhile, in another window, or let go after their days. */
export const FILE_GONE = "Có tệp không còn dùng được. Bỏ chọn tệp đó hoặc tải lên lại.";

/**
 * The files somebody wants a word about a part, or a document of an agency, to refer to, locked until the transaction ends; null
 * when one of them is not theirs to refer to: it belongs elsewhere, was withdrawn or let go, or is an unsent upload of somebody
 * else, unless `shared`: a draft that the part's agency writes together.
 */
export async function chooseFiles(
  tx: Transaction,
  actor: Pick<Actor, "id">,
  about: From & { fileIds: readonly number[]; shared?: boolean },
): Promise<ChosenFile[] | null> {
  const ids = [...new Set(about.fileIds)];
  if (ids.length === 0) return [];
  if (ids.length > FILES_PER_WORD) return null;
  const belongs =
    "assignmentId" in about
      ? Prisma.sql`f.assignment_id = ${about.assignmentId}`
      : Prisma.sql`f.assignment_id IS NULL AND f.agency_id = ${about.agencyId}`;
  const files = await tx.$queryRaw<ChosenFile[]>`
    SELECT f.id, f.name, f.format, f.size, f.sha256 FROM evidence_file f
    WHERE f.id = ANY(${ids}) AND ${belongs}
      AND f.withdrawn_at IS NULL AND f.erased_at IS NULL
      AND (${about.shared ?? false} OR f.uploaded_by_id = ${actor.id} OR EXISTS (SELECT 1 FROM evidence_use s WHERE s.file_id = f.id))
    ORDER BY f.id FOR NO KEY UPDATE OF f`;
  return files.length === ids.length ? files : null;
}

/** What refers to files: a word, a report that is sent, a document handed in, a notice, a proposal, a further word about one, an answer to a letter. */
type Referring =
  | { updateId: number }
  | { submissionId: number }
  | { deliveryId: number }
  | { noticeId: number }
  | { proposalId: number }
  | { entryId: number }
  | { answerId: number };

/** Makes something refer to files, for good. Call it with the transaction that writes it; choose the files in it as well. */
export async function attachFiles(
  tx: Transaction,
  files: readonly Pick<OfferedFile, "id">[],
  to: Referring,
): Promise<void> {
  if (files.length === 0) return;
  await tx.evidenceUse.createMany({
    data: files.map((file, position) => ({ fileId: file.id, ...to, position })),
  });
}

/** The files, as the audit trail names them; nothing where there are none. */
export function namesOf(files: readonly Pick<OfferedFile, "name">[]): { files?: string[] } {
  return files.length > 0 ? { files: files.map(({ name }) => name) } : {};
}
