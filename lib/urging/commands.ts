import { dateColumn, plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { registerDocument } from "../documents/register.ts";
import { issuedBeforeDrafted } from "../documents/register-rules.ts";
import { NO_ISSUER } from "../documents/words.ts";
import { writeWord } from "../documents/write-word.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { answerByProblem, type PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { type Failure, failure, type Result, success } from "../platform/result.ts";
import { canonicalText } from "../reports/content.ts";
import { closeLetterAlerts } from "./alerts.ts";
import { letterPath } from "./duty-queries.ts";
import { letterDocument, letterFileName } from "./letter-document.ts";
import { draftContent, type LetterDraft, readLetters } from "./letter-queries.ts";
import { may } from "./policy.ts";
import { ITEM_KEY } from "./queries.ts";
import type { DiscardInput, IssueLetterInput, LetterInput } from "./schema.ts";

/** Reading the whole plan and writing a file takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

type DraftInHand = NonNullable<Awaited<ReturnType<typeof readDraft>>>;

function readDraft(tx: Transaction, id: number) {
  return tx.urgingLetter.findUnique({
    where: { id },
    include: { agency: true, items: true, replaces: { include: { document: true } } },
  });
}

/** A draft that may still be changed, locked, and as its author has seen it. */
async function takeDraft(
  tx: Transaction,
  context: CommandContext,
  input: { letterId: number; seenVersion: number },
  action: string,
): Promise<Result<DraftInHand>> {
  await tx.$queryRaw`SELECT id FROM urging_letter WHERE id = ${input.letterId} FOR NO KEY UPDATE`;
  const letter = await readDraft(tx, input.letterId);
  if (letter === null) return failure("NOT_FOUND");
  if (!may(context.actor, "letter.write", { agencyId: null })) {
    await writeAudit(tx, context, { ...actOn(letter, action), outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  if (letter.documentId !== null) {
    return failure("ALREADY_DECIDED", undefined, "Công văn đã ban hành nên không sửa được nữa.");
  }
  if (letter.discardedAt !== null) return failure("ALREADY_DECIDED", undefined, "Dự thảo này đã được bỏ.");
  if (letter.version !== input.seenVersion) return failure("CONFLICT", undefined, CHANGED);
  return success(letter);
}

const CHANGED =
  "Có người vừa sửa dự thảo này. Nội dung đã nhập vẫn giữ dưới đây; tải lại trang để xem bản mới trước khi lưu.";

const actOn = ({ id, agencyId }: { id: number; agencyId: number }, action: string) => ({
  action,
  subject: "urging_letter",
  subjectId: id,
  agencyId,
});

/** Keeps what the secretariat makes of a draft: the day to answer by, the words, which of the things stay in it. */
export async function saveLetter(context: CommandContext, input: LetterInput): Promise<Result<{ letterId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "letter.edit");
    if (!taken.ok) return taken;
    const letter = taken.value;
    const wrongDay = answerByProblem(input.answerBy, context.clock.today());
    if (wrongDay) return failure("INVALID_INPUT", { answerBy: wrongDay });
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    const row = await readDraftRow(tx, context, plan, letter.id);
    const keys = row.keys.filter((key) => input.keys.includes(key));
    if (keys.length === 0) {
      return failure("INVALID_INPUT", { keys: "Công văn còn ít nhất một nội dung; không cần nữa thì bỏ dự thảo." });
    }
    await tx.$executeRaw`
      DELETE FROM urging_item i USING urging_letter l
      WHERE l.id = i.letter_id AND l.id = ${letter.id} AND (${ITEM_KEY}) <> ALL(${keys})`;
    const words = { asksCommitment: input.asksCommitment, copyToOffice: input.copyToOffice };
    const asWorded = { ...row, ...words, keys, answerBy: input.answerBy, opening: null, demand: null };
    const content = await draftContent(tx, { today: context.clock.today(), actor: context.actor }, plan, asWorded);
    await tx.urgingLetter.update({
      where: { id: letter.id },
      data: {
        ...words,
        answerBy: dateColumn(input.answerBy),
        // Words left as the product has them go on with its figures.
        opening: input.opening === "" || input.opening === content.opening ? null : input.opening,
        demand: input.demand === "" || input.demand === content.demand ? null : input.demand,
        version: { increment: 1 },
      },
    });
    await writeAudit(tx, context, {
      ...actOn(letter, "letter.edit"),
      before: { answerBy: plainDate(letter.answerBy).toString() },
      after: { ...words, answerBy: input.answerBy.toString(), opening: input.opening, demand: input.demand },
    });
    return success({ letterId: letter.id });
  }, PATIENCE);
}

/** The draft in hand, as its words are made of it. */
async function readDraftRow(
  tx: Transaction,
  { clock, actor }: CommandContext,
  plan: PlanSettings,
  id: number,
): Promise<LetterDraft> {
  const [row] = await readLetters(tx, { planId: plan.id, asOf: clock.today(), actor, id });
  if (!row) throw new Error(`The draft in hand is gone: ${id}`);
  return row;
}

/** Lets a draft go. It has no number and no "lần", so that none is missing after it. */
export async function discardLetter(
  context: CommandContext,
  input: DiscardInput,
): Promise<Result<{ letterId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "letter.discard");
    if (!taken.ok) return taken;
    await tx.urgingLetter.update({
      where: { id: input.letterId },
      data: { discardedAt: new Date(context.clock.now().epochMilliseconds) },
    });
    await writeAudit(tx, context, actOn(taken.value, "letter.discard"));
    return success({ letterId: input.letterId });
  });
}

/**
 * Enters a signed letter with its number and date: from now on it is final, frozen with its figures, and its file is kept. "Lần n" is
 * counted here, agency by agency, without gap or duplicate; where another letter went out meanwhile the signed paper says the
 * wrong one, and nothing is entered. The agency is told (PRODUCT, "Issued is final"; Decree 30/2020, art. 15 and 18).
 */
export async function issueLetter(
  context: CommandContext,
  input: IssueLetterInput,
): Promise<Result<{ letterId: number; ordinal: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "letter.issue");
    if (!taken.ok) return taken;
    const letter = taken.value;
    const plan = await readCurrentPlan(tx);
    const issuerId = context.actor.agencyId;
    if (plan === null) return failure("NOT_FOUND");
    if (issuerId === null) return failure("NOT_OPEN", undefined, NO_ISSUER);
    const refused = await refusalOf(tx, context, letter, input);
    if (refused) return refused;
    const row = await readDraftRow(tx, context, plan, letter.id);
    const content = await draftContent(tx, { today: context.clock.today(), actor: context.actor }, plan, row);
    if (content.rows.length === 0) {
      return failure(
        "NOT_OPEN",
        undefined,
        "Các nội dung trong công văn không còn quá hạn; không cần nữa thì bỏ dự thảo.",
      );
    }
    const replaced = letter.replaces?.document ?? null;
    const title = `V/v ${content.subject}`;
    const signed = { number: input.documentNumber, date: input.documentDate };
    const document = letterDocument(content, (await readLetterhead(tx, plan)).letterhead, signed);
    const registered = await registerDocument(tx, context, {
      kind: "URGING_LETTER",
      planId: plan.id,
      issuerId,
      number: input.documentNumber,
      date: input.documentDate,
      title,
      recipients: content.agency,
      content: canonicalText(content),
      file: { name: letterFileName(content, letter.agency.code), bytes: await writeWord(document) },
      earlier: replaced && { id: replaced.id, relation: "REPLACES" },
    });
    if (!registered.ok) return registered;
    await tx.urgingLetter.update({
      where: { id: letter.id },
      data: { ordinal: content.ordinal, documentId: registered.value.documentId },
    });
    await writeAudit(tx, context, {
      ...actOn(letter, "letter.issue"),
      after: {
        documentNumber: input.documentNumber,
        reportDate: input.documentDate.toString(),
        ordinal: content.ordinal,
      },
    });
    if (letter.replacesId !== null) await closeLetterAlerts(tx, context.clock, letter.replacesId);
    const instead = replaced ? `, thay thế Công văn ${replaced.number}` : "";
    await raiseAlerts(
      tx,
      context.clock,
      [
        {
          ...NOTICES.LETTER_ISSUED,
          key: `letter:${letter.id}`,
          agencyId: letter.agencyId,
          taskId: null,
          assignmentId: null,
          path: letterPath(letter.id),
          title: `Công văn ${input.documentNumber} đôn đốc lần ${content.ordinal}${instead}: ${content.rows.length} nội dung`,
          body: `${content.rows.map(({ what, late }) => `${what} (${late})`).join("; ")}. Trả lời chậm nhất ngày ${formatDate(plainDate(letter.answerBy))}.`,
          dueOn: plainDate(letter.answerBy),
          repetition: content.ordinal,
        },
      ],
      new Map([[letter.agencyId, letter.agency.name]]),
    );
    return success({ letterId: letter.id, ordinal: content.ordinal });
  }, PATIENCE);
}

/** Letters to the agency so far; one that took the place of another has no "lần" of its own. */
function countIssued(tx: Transaction, { planId, agencyId }: DraftInHand): Promise<number> {
  return tx.urgingLetter.count({ where: { planId, agencyId, documentId: { not: null }, replacesId: null } });
}

async function refusalOf(
  tx: Transaction,
  context: CommandContext,
  letter: DraftInHand,
  input: IssueLetterInput,
): Promise<Failure | null> {
  // Letters to one agency are entered one after the other.
  await tx.$queryRaw`SELECT id FROM agency WHERE id = ${letter.agencyId} FOR NO KEY UPDATE`;
  const ordinal = letter.replaces?.ordinal ?? (await countIssued(tx, letter)) + 1;
  if (ordinal !== input.seenOrdinal) {
    return failure(
      "CONFLICT",
      undefined,
      `Đã có công văn khác gửi ${letter.agency.name} được ban hành: công văn này nay là lần ${ordinal}. Tải lại bản Word để ký.`,
    );
  }
  const tooOld = issuedBeforeDrafted(
    input.documentDate,
    dateOf(Temporal.Instant.fromEpochMilliseconds(letter.createdAt.getTime())),
  );
  if (tooOld) return failure("INVALID_INPUT", { documentDate: tooOld });
  const wrongDay = answerByProblem(plainDate(letter.answerBy), context.clock.today());
  return wrongDay ? failure("NOT_OPEN", undefined, `${wrongDay} Sửa ngày trả lời trong dự thảo rồi ban hành.`) : null;
}
