import { isDeepStrictEqual } from "node:util";
import { readCurrentPlan } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import { readAppraisalRecord, ruleInForce } from "./queries.ts";
import type { RuleInput } from "./schema.ts";
import { changedTerms } from "./words.ts";

/**
 * Appends a version of the rule, with who, when and why. Earlier drafts keep the one they were made by; what is read as of an earlier day
 * is scored by the one in force then. CONFLICT when somebody has set another meanwhile; a rule without a change is no version.
 * @returns the version in force.
 */
export async function changeRule(context: CommandContext, input: RuleInput): Promise<Result<{ version: number }>> {
  const act = { action: "appraisal.rule", subject: "appraisal_rule" };
  if (!may(context.actor, "rule.edit", { agencyId: null })) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
    const current = ruleInForce(await readAppraisalRecord(tx, { planId: plan.id, asOf: context.clock.today() }));
    if (current.version !== input.seenVersion) {
      return failure(
        "CONFLICT",
        undefined,
        `Có người vừa lưu cách tính phiên bản ${current.version}. Giá trị đã lưu ghi dưới từng ô khác nhau; bấm Lưu lần nữa để giữ giá trị đang nhập.`,
      );
    }
    if (isDeepStrictEqual(current.terms, input.terms)) {
      return failure("DUPLICATE", undefined, "Chưa đổi giá trị nào nên không có phiên bản mới.");
    }
    const version = current.version + 1;
    const { id } = await tx.appraisalRule.create({
      data: {
        planId: plan.id,
        version,
        terms: input.terms,
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      subjectId: id,
      after: { ruleVersion: version, changes: changedTerms(current.terms, input.terms), reason: input.reason },
    });
    return success({ version });
  });
}
