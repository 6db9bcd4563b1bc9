import type { ArrivedWorkbook } from "../documents/sheet-upload.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { keepAnswer, replaceAnswer, takeAnswer } from "../platform/kept-answers.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { appendWord, judgeWord } from "./append.ts";
import { takeAllInHand } from "./in-hand.ts";
import type { WorkbookInput } from "./schema.ts";
import { type KeptWorkbook, readWordsAt, type WrittenWord, workbookName } from "./workbook-queries.ts";
import { judgeRows, wordsToLookUp } from "./workbook-rules.ts";

/** Words of a whole agency in one transaction; each takes a handful of statements. */
const PATIENCE = { timeout: 60_000, maxWait: 20_000 };

/** Keeps what was read in a workbook for its sender to look through, and puts it on record. Nothing is written yet. Gives its id. */
export async function keepWorkbook(
  context: CommandContext,
  agencyId: number,
  file: ArrivedWorkbook,
  sheet: KeptWorkbook["sheet"],
): Promise<string> {
  const { name, hash } = file;
  const kept: KeptWorkbook = { name, hash, sheet, written: null };
  return context.db.$transaction(async (tx) => {
    const id = await keepAnswer({ db: tx, clock: context.clock }, context.actor.id, workbookName(agencyId), kept);
    await writeAudit(tx, context, { action: "workbook.read", subject: "workbook", agencyId, after: { ...file } });
    return id;
  });
}

/** Puts on record that a workbook was not taken, and why. `agencyId`: of the sender; null for people of no agency. */
export async function refuseWorkbook(
  context: CommandContext,
  agencyId: number | null,
  file: Partial<ArrivedWorkbook>,
  reason: string,
): Promise<void> {
  await writeRefusal(context, {
    action: "workbook.read",
    subject: "workbook",
    ...(agencyId !== null && { agencyId }),
    after: { ...file, reason },
  });
}

/**
 * Writes the changes that a workbook's preview has shown, each as an ordinary word by the rules of the update form: all of them or none.
 * Sent twice, it is written once, and answered with what was written. Refuses: a preview that is not the actor's or has been
 * let go, and (CONFLICT) one whose changes are no longer those that were shown.
 */
export async function applyWorkbook(context: CommandContext, input: WorkbookInput): Promise<Result<WrittenWord[]>> {
  const { agencyId } = context.actor;
  if (agencyId === null) return failure("FORBIDDEN");
  return context.db.$transaction(async (tx) => {
    const kept = (await takeAnswer(tx, context.actor.id, workbookName(agencyId), input.id)) as KeptWorkbook | null;
    if (kept === null) return failure("NOT_FOUND");
    if (kept.written) return success(kept.written);
    const { rows } = kept.sheet;
    const held = await takeAllInHand(
      tx,
      rows.map(({ assignmentId }) => assignmentId),
    );
    const parts = new Map(held.map((part) => [part.id, part]));
    const seen = await readWordsAt(tx, wordsToLookUp(rows, parts));
    const outcomes = judgeRows(rows, { parts, seen, today: context.clock.today() });
    const changes = outcomes.filter((outcome) => outcome.kind === "change");
    if (
      !sameIds(
        changes.map(({ part }) => part.id),
        input.parts,
      )
    )
      return failure("CONFLICT");
    // All are judged before any is written: a refusal leaves nothing but its own record.
    for (const { part, input: word } of changes) {
      const judged = await judgeWord(tx, context, part, word);
      if (!judged.ok) return "stored" in judged ? failure("CONFLICT") : judged;
    }
    const written: WrittenWord[] = [];
    for (const { part, input: word } of changes) {
      const { taskNumber, claimed } = await appendWord(tx, context, part, word, [], "IMPORT");
      written.push({ taskNumber, taskTitle: part.taskTitle, claimed });
    }
    await replaceAnswer(tx, input.id, { ...kept, written });
    const after = {
      name: kept.name,
      hash: kept.hash,
      taskNumbers: written.map(({ taskNumber }) => String(taskNumber)),
    };
    await writeAudit(tx, context, { action: "workbook.write", subject: "workbook", agencyId, after });
    return success(written);
  }, PATIENCE);
}

const sameIds = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;
