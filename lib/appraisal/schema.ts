import { z } from "zod";
import { replaceReason, signedFields } from "../documents/signed-schema.ts";
import { TEXT_LIMIT } from "../progress/limits.ts";
import { requiredId, text } from "../progress/schema.ts";
import { boundField, weightField } from "./rule-fields.ts";
import { type AppraisalTerms, CENSURES, CRITERIA, MEASURES } from "./rules.ts";

/** A whole number as somebody types it. */
function typedWhole(least: number, most: number) {
  const error = `Nhập số nguyên từ ${least} đến ${most}.`;
  return z
    .string()
    .default("")
    .transform((typed) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN))
    .pipe(z.number({ error }).min(least, error).max(most, error));
}

/** The same, or nothing: a bound that is not used. */
const optionalWhole = (most: number) =>
  z.union([z.literal("").transform(() => null), typedWhole(1, most)]).default(null);

/** Most of each bound: points of 100, days of a year, months of a year, letters. */
const MOST: Readonly<Record<(typeof MEASURES)[number], number>> = {
  SCORE: 100,
  OVERDUE: 365,
  MISSED: 12,
  UNANSWERED: 50,
};

const weights = Object.fromEntries(CRITERIA.map((criterion) => [weightField(criterion), typedWhole(0, 100)]));
const bounds = Object.fromEntries(
  CENSURES.flatMap((degree) => MEASURES.map((measure) => [boundField(degree, measure), optionalWhole(MOST[measure])])),
);

/** The rule as its form sends it, with the version its author had before the eyes and why it is changed. */
export const ruleInput = z
  .object({
    seenVersion: z.coerce.number().int().min(0).max(2_147_483_647),
    reason: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập lý do sửa cách tính." }),
    minimumBase: typedWhole(1, 100),
    overdueLimit: typedWhole(1, 365),
    praiseFrom: typedWhole(1, 100),
    praiseRank: typedWhole(1, 100),
    praiseBase: typedWhole(1, 1000),
    ...weights,
    ...bounds,
  })
  .transform(({ seenVersion, reason, ...typed }) => ({ seenVersion, reason, terms: termsOf(typed) }))
  .superRefine(({ terms }, context) => {
    for (const [field, message] of Object.entries(termProblems(terms)))
      context.addIssue({ code: "custom", path: [field], message });
  });

export type RuleInput = z.output<typeof ruleInput>;

type Typed = Record<string, unknown>;

function termsOf(typed: Typed): AppraisalTerms {
  const number = (name: string) => Number(typed[name]);
  const bound = (name: string) => (typed[name] === null ? null : number(name));
  const record = <K extends string, V>(keys: readonly K[], of: (key: K) => V) =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>;
  return {
    weights: record(CRITERIA, (criterion) => number(weightField(criterion))),
    minimumBase: number("minimumBase"),
    overdueLimit: number("overdueLimit"),
    praiseFrom: number("praiseFrom"),
    praiseRank: number("praiseRank"),
    praiseBase: number("praiseBase"),
    bounds: record(CENSURES, (degree) => record(MEASURES, (measure) => bound(boundField(degree, measure)))),
  };
}

/** What does not fit together, by its field: weights that are not 100 in all, a severer degree that is easier to reach, praise within censure. */
function termProblems({ weights: given, bounds: set, praiseFrom }: AppraisalTerms): Record<string, string> {
  const sum = CRITERIA.reduce((total, criterion) => total + given[criterion], 0);
  const problems: Record<string, string> = {};
  if (sum !== 100) problems[weightField("ON_TIME")] = `Tổng các trọng số phải bằng 100; đang là ${sum}.`;
  for (const measure of MEASURES) {
    const used = CENSURES.flatMap((degree) => {
      const bound = set[degree][measure];
      return bound === null ? [] : [{ degree, bound }];
    });
    for (const [index, { degree, bound }] of used.entries()) {
      const milder = used[index - 1]?.bound;
      if (milder === undefined) continue;
      if (measure === "SCORE" ? bound >= milder : bound <= milder) {
        const than = measure === "SCORE" ? "thấp hơn" : "cao hơn";
        problems[boundField(degree, measure)] = `Mức nặng hơn phải có ngưỡng ${than} mức nhẹ hơn (${milder}).`;
      }
    }
  }
  const highest = Math.max(0, ...CENSURES.map((degree) => set[degree].SCORE ?? 0));
  if (praiseFrom < highest) problems["praiseFrom"] = `Điểm biểu dương không thể thấp hơn ngưỡng phê bình (${highest}).`;
  return problems;
}

const month = z
  .string({ error: "Chọn kỳ." })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "Chọn kỳ." })
  .transform((value) => Temporal.PlainYearMonth.from(value));

/** The period to draft proposals for. */
export const roundInput = z.object({ from: month, to: month });

export type RoundInput = z.output<typeof roundInput>;

/** What a person makes of a proposal, over the decision they had seen (0: none). */
export const decisionInput = z.object({
  proposalId: requiredId,
  seenSeq: z.coerce.number().int().min(0),
  verdict: z.enum(["ACCEPTED", "DISMISSED"], { error: "Chọn đồng ý hoặc bỏ đề xuất." }),
  degree: z.enum(["PRAISE", "REMIND", "CRITICISE", "REVIEW"], { error: "Chọn hình thức." }),
  text: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập nội dung đề xuất." }),
  reason: text(TEXT_LIMIT),
});

export type DecisionInput = z.output<typeof decisionInput>;

export const discardRoundInput = z.object({ roundId: requiredId });

export type DiscardRoundInput = z.output<typeof discardRoundInput>;

/** Which round's issued submission is replaced, and why. */
export const replaceRoundInput = z.object({ roundId: requiredId, reason: replaceReason() });

export type ReplaceRoundInput = z.output<typeof replaceRoundInput>;

/** The signed submission as the register has it, and how many decisions its author had before the eyes. */
export const issueRoundInput = z.object({
  roundId: requiredId,
  seenDecisions: z.coerce.number().int().min(0),
  ...signedFields("78/TTr-CAT-PC06"),
});

export type IssueRoundInput = z.output<typeof issueRoundInput>;
