import { type Clock, epochSeconds } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { FileStore } from "../platform/files.ts";
import { forgetAnswers } from "../platform/kept-answers.ts";
import { lockContent } from "./commands.ts";
import { UNSENT_DAYS } from "./rules.ts";
import { clearStages } from "./staging.ts";

export type ClearingReport = { erased: number; stages: number; answers: number };

/** How long after an erasure its bytes are looked for again, in days: a store that was away is asked once more. */
const ASKED_AGAIN_DAYS = 14;

/**
 * Lets go of what nobody will come back for: uploads that no word and no draft has referred to for a week (their rows stay, marked), uploads
 * that broke off, answers of forms. Safe to run twice and from several processes.
 */
export async function clearFiles(
  db: Database,
  clock: Clock,
  { files, incoming }: { files: FileStore; incoming: string },
): Promise<ClearingReport> {
  const now = clock.now();
  const daysAgo = (days: number) => new Date(now.subtract({ hours: 24 * days }).epochMilliseconds);
  // A word that is just being written holds its files locked; here they are then no longer without a use.
  const erased = await db.$executeRaw`
    UPDATE evidence_file f SET erased_at = ${new Date(now.epochMilliseconds)}
    WHERE f.erased_at IS NULL AND f.uploaded_at < ${daysAgo(UNSENT_DAYS)} AND f.id IN (
      SELECT c.id FROM evidence_file c
      WHERE c.erased_at IS NULL AND c.uploaded_at < ${daysAgo(UNSENT_DAYS)}
        AND NOT EXISTS (SELECT 1 FROM evidence_use s WHERE s.file_id = c.id)
        AND NOT EXISTS (
          SELECT 1 FROM report_line l
          WHERE l.assignment_id = c.assignment_id AND c.id::text = ANY(string_to_array(l.files, ',')))
      FOR UPDATE SKIP LOCKED)`;
  const gone = await db.evidenceFile.findMany({
    where: { erasedAt: { gte: daysAgo(ASKED_AGAIN_DAYS) } },
    select: { sha256: true },
    distinct: ["sha256"],
  });
  for (const { sha256 } of gone) await removeBytes(db, files, sha256);
  return {
    erased,
    stages: await clearStages(incoming, epochSeconds() * 1000),
    answers: await forgetAnswers(db, clock),
  };
}

/** Removes content that no file needs any more. */
async function removeBytes(db: Database, files: FileStore, sha256: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await lockContent(tx, sha256);
      if ((await tx.evidenceFile.count({ where: { sha256, erasedAt: null } })) === 0) await files.remove(sha256);
    },
    { timeout: 60_000 },
  );
}
