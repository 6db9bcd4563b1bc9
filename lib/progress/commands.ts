import type { CommandContext } from "../platform/actor.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { appendWord, judgeWord, type ProgressConflict, type RecordedProgress } from "./append.ts";
import { takeInHand } from "./in-hand.ts";
import type { ProgressInput } from "./schema.ts";

/** Appends one word of an agency about its part of a task, with the files it refers to; refuses what judgeWord refuses. */
export async function recordProgress(
  context: CommandContext,
  input: ProgressInput,
): Promise<Result<RecordedProgress> | ProgressConflict> {
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    const judged = await judgeWord(tx, context, part, input);
    if (!judged.ok) return judged;
    return success(await appendWord(tx, context, part, input, judged.value));
  });
}
