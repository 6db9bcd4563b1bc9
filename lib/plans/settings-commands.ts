import { settleAllReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import { orderProblems } from "./settings-rules.ts";
import { SETTING_NAMES, type SettingsInput } from "./settings-schema.ts";

/**
 * Changes how a plan is read. Nothing on record changes with it, only what is made of it, and that for every day asked about
 * (docs/decisions/0064); reminders that no longer hold are closed. CONFLICT when someone saved in between.
 * @returns whether anything was different at all.
 */
export async function changeSettings(
  context: CommandContext,
  input: SettingsInput,
): Promise<Result<{ changed: boolean }>> {
  if (!may(context.actor, "settings.edit")) {
    await writeRefusal(context, { action: "settings.change", subject: "plan", subjectId: input.id });
    return failure("FORBIDDEN");
  }
  const problems = orderProblems(input);
  if (Object.keys(problems).length > 0) return failure("INVALID_INPUT", problems);
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${input.id} FOR UPDATE`;
    const plan = await tx.plan.findUnique({ where: { id: input.id } });
    if (plan === null) return failure("NOT_FOUND");
    if (plan.version !== input.version) {
      return failure(
        "CONFLICT",
        undefined,
        "Có người vừa lưu cài đặt. Giá trị đã lưu ghi dưới từng ô khác nhau; bấm Lưu lần nữa để giữ giá trị đang nhập.",
      );
    }
    const changed = SETTING_NAMES.filter((name) => plan[name] !== input[name]);
    if (changed.length === 0) return success({ changed: false });
    const pick = (from: Pick<SettingsInput, (typeof SETTING_NAMES)[number]>) =>
      Object.fromEntries(changed.map((name) => [name, from[name]]));
    await tx.plan.update({ where: { id: plan.id }, data: { ...pick(input), version: { increment: 1 } } });
    await writeAudit(tx, context, {
      action: "settings.change",
      subject: "plan",
      subjectId: plan.id,
      before: pick(plan),
      after: pick(input),
    });
    await settleAllReminders(tx, context.clock);
    return success({ changed: true });
  });
}
