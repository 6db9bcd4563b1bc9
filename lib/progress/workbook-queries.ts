import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { readAnswer } from "../platform/kept-answers.ts";
import { readBoard } from "./queries.ts";
import type { FilledSheet } from "./workbook-reading.ts";
import { judgeRows, type RowOutcome, type SeenWord, wordsToLookUp, workbookParts } from "./workbook-rules.ts";

/** A workbook that was sent up: what was read in it, and once it has been agreed to, what was written. */
export type KeptWorkbook = {
  name: string;
  hash: string;
  sheet: FilledSheet;
  written: WrittenWord[] | null;
};

/** A word that a workbook has become. */
export type WrittenWord = { taskNumber: number; taskTitle: string; claimed: boolean };

/** A workbook is kept for its sender alone, as long as they belong to the agency. */
export const workbookName = (agencyId: number): string => `workbook:${agencyId}`;

/** A workbook as its page shows it: judged over the plan of today, or written. */
export type WorkbookPreview = KeptWorkbook & { outcomes: RowOutcome[] };

/** Reads a workbook of the actor and judges its rows; null when there is none under this id, or no longer. At most four statements. */
export async function readWorkbookPreview(
  db: Database,
  about: { actor: Pick<Actor, "id">; agencyId: number; plan: PlanSettings; today: Temporal.PlainDate; id: string },
): Promise<WorkbookPreview | null> {
  const { actor, agencyId, plan, today, id } = about;
  const kept = (await readAnswer(db, actor.id, workbookName(agencyId), id)) as KeptWorkbook | null;
  if (kept === null) return null;
  if (kept.written) return { ...kept, outcomes: [] };
  const parts = workbookParts(await readBoard(db, { plan, asOf: today }), agencyId);
  const { rows } = kept.sheet;
  const seen = await readWordsAt(db, wordsToLookUp(rows, parts));
  return { ...kept, outcomes: judgeRows(rows, { parts, seen, today }) };
}

/** Words by their number within their part. */
export async function readWordsAt(
  db: Database | Transaction,
  words: readonly { assignmentId: number; seq: number }[],
): Promise<Map<number, SeenWord>> {
  if (words.length === 0) return new Map();
  const rows = await db.progressUpdate.findMany({
    where: { OR: [...words] },
    select: { assignmentId: true, state: true, percent: true, result: true, difficulties: true, proposals: true },
  });
  return new Map(rows.map(({ assignmentId, ...word }) => [assignmentId, word]));
}
