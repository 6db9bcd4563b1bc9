import { dateColumn } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { registerDocument } from "../documents/register.ts";
import { issuedBeforeDrafted } from "../documents/register-rules.ts";
import { NO_ISSUER } from "../documents/words.ts";
import { writeWord } from "../documents/write-word.ts";
import { readCurrentPlan, showsSampleData } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { canonicalText } from "../reports/content.ts";
import { contentHash } from "../reports/hash.ts";
import { DEGREES, proposalWords, submissionContent } from "./content.ts";
import { monthsOf, periodWords } from "./period.ts";
import { may } from "./policy.ts";
import { type Round, readAppraisalOf, readAppraisalRecord, readRoundContent } from "./queries.ts";
import { decisionsMade, issuingRefusal, type Proposal } from "./round.ts";
import type { DecisionInput, DiscardRoundInput, IssueRoundInput, RoundInput } from "./schema.ts";
import { ADDRESSEE, submissionDocument, submissionFileName } from "./submission-document.ts";

/** Reading the whole plan and writing a file takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

const actOn = (action: string, subjectId?: number) => ({
  action,
  subject: "appraisal_round",
  ...(subjectId !== undefined && { subjectId }),
});

/**
 * Drafts proposals for a period by the rule in force: one for every agency that the rule names, with its evidence. All figures and
 * scores are frozen with them, so that a later word changes no draft (PRODUCT, "Praise and criticism"). Refused while the period has a
 * draft, or once its submission went out.
 */
export async function draftRound(context: CommandContext, period: RoundInput): Promise<Result<{ roundId: number }>> {
  if (!may(context.actor, "proposal.write", { agencyId: null })) {
    await writeRefusal(context, actOn("appraisal.draft"));
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const asOf = context.clock.today();
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    // Whoever drafts waits for their turn at the plan's row.
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
    const months = monthsOf(asOf, plan.year).map(String);
    if (!months.includes(`${period.from}`) || !months.includes(`${period.to}`) || `${period.from}` > `${period.to}`) {
      return failure("INVALID_INPUT", { from: "Chọn kỳ trong các tháng đã đến của năm Kế hoạch." });
    }
    const { content, record } = await readAppraisalOf(tx, { plan, asOf, period, actor: context.actor });
    const ofPeriod = record.rounds.filter(
      (round) => round.period.from.equals(period.from) && round.period.to.equals(period.to),
    );
    // The submission in force, rather than the draft of one in its place.
    const known = ofPeriod.find(({ document }) => document !== null) ?? ofPeriod[0];
    if (known) return failure("DUPLICATE", undefined, knownWords(known));
    const { rows } = content;
    const ranked = rows.filter(({ rank }) => rank !== null).length;
    const proposed = DEGREES.flatMap((degree) =>
      rows.filter((row) => row.degree === degree).map((row) => ({ degree, row })),
    );
    if (proposed.length === 0) {
      return failure("NOT_OPEN", undefined, "Theo cách tính hiện hành, kỳ này không có đơn vị nào để đề xuất.");
    }
    const frozen = canonicalText(content);
    const { id } = await tx.appraisalRound.create({
      data: {
        planId: plan.id,
        fromMonth: dateColumn(period.from.toPlainDate({ day: 1 })),
        toMonth: dateColumn(period.to.toPlainDate({ day: 1 })),
        content: frozen,
        contentHash: contentHash(frozen),
        createdAt: new Date(context.clock.now().epochMilliseconds),
        createdById: context.actor.id,
        proposals: {
          create: proposed.map(({ degree, row }, index) => ({
            agencyId: row.figures.agencyId,
            position: index + 1,
            degree,
            text: proposalWords(row, ranked),
          })),
        },
      },
    });
    await writeAudit(tx, context, {
      ...actOn("appraisal.draft", id),
      after: { period: periodWords(period), proposed: proposed.length, ruleVersion: content.rule.version },
    });
    return success({ roundId: id });
  }, PATIENCE);
}

function knownWords({ document, period }: Round): string {
  return document
    ? `Kỳ ${periodWords(period)} đã có tờ trình số ${document.number} ngày ${formatDate(document.date)}.`
    : `Kỳ ${periodWords(period)} đang có dự thảo đề xuất; xử lý tiếp hoặc bỏ dự thảo đó rồi lập lại.`;
}

type RoundInHand = { plan: PlanSettings; round: Round };

/** A round that is still open, locked. */
async function takeRound(
  tx: Transaction,
  context: CommandContext,
  roundId: number,
  action: string,
): Promise<Result<RoundInHand>> {
  await tx.$queryRaw`SELECT id FROM appraisal_round WHERE id = ${roundId} FOR NO KEY UPDATE`;
  const plan = await readCurrentPlan(tx);
  if (plan === null) return failure("NOT_FOUND");
  const { rounds } = await readAppraisalRecord(tx, { planId: plan.id, asOf: context.clock.today() });
  const round = rounds.find(({ id }) => id === roundId);
  if (!may(context.actor, "proposal.write", { agencyId: null })) {
    await writeAudit(tx, context, { ...actOn(action, roundId), outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  if (!round) return failure("NOT_FOUND", undefined, "Dự thảo này không còn: đã có người bỏ.");
  if (round.document) {
    return failure(
      "ALREADY_DECIDED",
      undefined,
      `Tờ trình số ${round.document.number} đã ban hành nên không sửa được nữa.`,
    );
  }
  return success({ plan, round });
}

/**
 * The secretariat takes a proposal, as it is or with another degree or other words, or dismisses it; until the submission goes out it
 * may decide again. Dismissing and changing the degree need a reason. All that was decided stays on record.
 */
export async function decideProposal(
  context: CommandContext,
  input: DecisionInput,
): Promise<Result<{ roundId: number }>> {
  return context.db.$transaction(async (tx) => {
    const place = await tx.appraisalProposal.findUnique({ where: { id: input.proposalId }, select: { roundId: true } });
    if (place === null) return failure("NOT_FOUND");
    const action = input.verdict === "ACCEPTED" ? "appraisal.accept" : "appraisal.dismiss";
    const taken = await takeRound(tx, context, place.roundId, action);
    if (!taken.ok) return taken;
    const proposal = taken.value.round.proposals.find(({ id }) => id === input.proposalId);
    if (!proposal) return failure("NOT_FOUND");
    const last = proposal.decisions.at(-1);
    if ((last?.seq ?? 0) !== input.seenSeq) {
      const words = `${last?.by} vừa xử lý đề xuất này. Nội dung đã nhập vẫn giữ; xem bản mới rồi gửi lại nếu cần.`;
      return failure("CONFLICT", undefined, words);
    }
    const missing = reasonGap(proposal, input);
    if (missing) return failure("INVALID_INPUT", { reason: missing });
    await tx.appraisalDecision.create({
      data: {
        proposalId: proposal.id,
        seq: input.seenSeq + 1,
        verdict: input.verdict,
        degree: input.degree,
        text: input.text,
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...actOn(action, place.roundId),
      agencyId: proposal.agencyId,
      before: { degree: last?.degree ?? proposal.degree, evidence: last?.text ?? proposal.text },
      after: { degree: input.degree, evidence: input.text, reason: input.reason },
    });
    return success({ roundId: place.roundId });
  });
}

/** What the rule did not propose is explained. */
function reasonGap({ degree }: Pick<Proposal, "degree">, input: DecisionInput): string | null {
  if (input.reason.length > 0) return null;
  if (input.verdict === "DISMISSED") return "Nhập lý do bỏ đề xuất.";
  return input.degree === degree ? null : "Nhập lý do đổi hình thức so với đề xuất của cách tính.";
}

/** Lets a draft go; the period can be drafted anew, by newer figures. */
export async function discardRound(
  context: CommandContext,
  { roundId }: DiscardRoundInput,
): Promise<Result<{ roundId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeRound(tx, context, roundId, "appraisal.discard");
    if (!taken.ok) return taken;
    await tx.appraisalRound.update({
      where: { id: roundId },
      data: { discardedAt: new Date(context.clock.now().epochMilliseconds) },
    });
    await writeAudit(tx, context, {
      ...actOn("appraisal.discard", roundId),
      before: { period: periodWords(taken.value.round.period) },
    });
    return success({ roundId });
  });
}

/**
 * Enters the signed submission with its number and date: from now on round and decisions are final, and its file is on the register.
 * Every proposal must have been decided, and as whoever issues has seen it (PRODUCT, "Issued is final"; Decree 30/2020, art. 15, 18).
 */
export async function issueRound(
  context: CommandContext,
  input: IssueRoundInput,
): Promise<Result<{ roundId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeRound(tx, context, input.roundId, "appraisal.issue");
    if (!taken.ok) return taken;
    const { plan, round } = taken.value;
    const issuerId = context.actor.agencyId;
    if (issuerId === null) {
      return failure("NOT_OPEN", undefined, NO_ISSUER);
    }
    if (decisionsMade(round.proposals) !== input.seenDecisions) {
      return failure("CONFLICT", undefined, "Có người vừa xử lý một đề xuất. Xem lại tờ trình dưới đây rồi ban hành.");
    }
    const early = issuingRefusal(round.proposals);
    if (early) return failure("NOT_OPEN", undefined, early);
    const draftedOn = dateOf(round.createdAt);
    const tooOld = issuedBeforeDrafted(input.documentDate, draftedOn);
    if (tooOld) return failure("INVALID_INPUT", { documentDate: tooOld });
    const appraisal = await readRoundContent(tx, { planId: plan.id, id: round.id });
    if (appraisal === null) return failure("NOT_FOUND");
    const content = submissionContent(appraisal, round, plan);
    const paper = submissionDocument(content, {
      letterhead: (await readLetterhead(tx, plan)).letterhead,
      drafted: draftedOn,
      signed: { number: input.documentNumber, date: input.documentDate },
      sampleData: await showsSampleData(tx),
    });
    const registered = await registerDocument(tx, context, {
      kind: "APPRAISAL",
      planId: plan.id,
      issuerId,
      number: input.documentNumber,
      date: input.documentDate,
      title: `Tờ trình ${content.subject.charAt(0).toLocaleLowerCase("vi")}${content.subject.slice(1)}`,
      recipients: ADDRESSEE,
      content: canonicalText(content),
      file: { name: submissionFileName(appraisal), bytes: await writeWord(paper) },
      earlier: round.replaces && { id: round.replaces.document.id, relation: "REPLACES" },
    });
    if (!registered.ok) return registered;
    await tx.appraisalRound.update({
      where: { id: round.id },
      data: { documentId: registered.value.documentId },
    });
    await writeAudit(tx, context, {
      ...actOn("appraisal.issue", round.id),
      after: { documentNumber: input.documentNumber, reportDate: input.documentDate.toString() },
    });
    return success({ roundId: round.id });
  }, PATIENCE);
}
