import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { LETTERHEAD_NAMES } from "./letterhead.ts";
import { readLetterhead } from "./letterhead-queries.ts";
import { type LetterheadInput, letterheadOf } from "./letterhead-schema.ts";
import { may } from "./policy.ts";

const ACTION = "letterhead.change";

/**
 * Sets what a plan's documents go out under. What has been issued keeps the letterhead it was issued with. CONFLICT when someone
 * saved in between.
 * @returns whether anything was different at all
 */
export async function changeLetterhead(
  context: CommandContext,
  input: LetterheadInput,
): Promise<Result<{ changed: boolean }>> {
  if (!may(context.actor, "letterhead.edit")) {
    await writeRefusal(context, { action: ACTION, subject: "plan", subjectId: input.planId });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    // At the plan's row, where the issuing of a report waits too.
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${input.planId} FOR NO KEY UPDATE`;
    const plan = await tx.plan.findUnique({ where: { id: input.planId }, select: { id: true, province: true } });
    if (plan === null) return failure("NOT_FOUND");
    const stored = await readLetterhead(tx, plan);
    if (stored.version !== input.version) return failure("CONFLICT", undefined, CONFLICT);
    const next = letterheadOf(input);
    const changed = LETTERHEAD_NAMES.filter((name) => stored.letterhead[name] !== next[name]);
    if (changed.length === 0) return success({ changed: false });
    const version = stored.version + 1;
    await tx.letterhead.upsert({
      where: { planId: plan.id },
      create: { planId: plan.id, version, ...next },
      update: { version, ...next },
    });
    const pick = (from: typeof next) => Object.fromEntries(changed.map((name) => [name, from[name]]));
    await writeAudit(tx, context, {
      action: ACTION,
      subject: "plan",
      subjectId: plan.id,
      before: pick(stored.letterhead),
      after: pick(next),
    });
    return success({ changed: true });
  });
}

const CONFLICT =
  "Có người vừa lưu thể thức văn bản. Giá trị đã lưu ghi dưới từng ô khác nhau; bấm Lưu lần nữa để giữ giá trị đang nhập.";
