import { chooseFiles, FILE_GONE } from "../evidence/attach.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { act, appendWord, type RecordedProgress, wording } from "./append.ts";
import type { Word } from "./board.ts";
import { takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import { takesUpdates } from "./rules.ts";
import type { ProgressInput } from "./schema.ts";
import { wordProblems } from "./word-rules.ts";

/** Somebody wrote first: their word, for the screen on which the second writer chooses. */
export type ProgressConflict = { ok: false; code: "CONFLICT"; stored: Word; version: number };

/**
 * Appends one word of an agency about its part of a task.
 * Refuses: another agency's part (and records the attempt), a part that is closed, a completion without evidence
 * (PRODUCT, "Progress"), files that are not the writer's to refer to, dates that have not come yet, and a writer who has not
 * seen the newest word.
 */
export async function recordProgress(
  context: CommandContext,
  input: ProgressInput,
): Promise<Result<RecordedProgress> | ProgressConflict> {
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    if (!may(context.actor, "progress.write", { agencyId: part.agencyId })) {
      await writeAudit(tx, context, act(part, "progress.update", { after: wording(input), outcome: "REFUSED" }));
      return failure("FORBIDDEN");
    }
    if (!takesUpdates(part.facts)) {
      return failure(
        "NOT_OPEN",
        undefined,
        "Phần việc này đã được xác nhận hoàn thành hoặc không áp dụng, không nhận thêm cập nhật.",
      );
    }
    const files = await chooseFiles(tx, context.actor, { assignmentId: part.id, fileIds: input.files });
    const claim = { ...input, files: files?.length ?? 0 };
    const fields = wordProblems(claim, part.facts, context.clock.today());
    if (files === null) fields["files"] = FILE_GONE;
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    if (part.version !== input.seenVersion && part.word) {
      await writeAudit(tx, context, act(part, "progress.conflict", { after: wording(input), outcome: "REFUSED" }));
      return { ok: false as const, code: "CONFLICT" as const, stored: part.word, version: part.version };
    }
    return success(await appendWord(tx, context, part, input, files ?? []));
  });
}
