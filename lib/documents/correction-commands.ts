import { raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { canonicalText } from "../reports/content.ts";
import { correctionDocument, correctionFileName, correctionSubject, documentName } from "./correction.ts";
import { type CorrectionDraft, readCorrectionDraft } from "./correction-queries.ts";
import type {
  CorrectionDiscardInput,
  CorrectionDraftInput,
  CorrectionInput,
  CorrectionIssueInput,
} from "./correction-schema.ts";
import { readLetterhead } from "./letterhead-queries.ts";
import { may } from "./policy.ts";
import { registerDocument } from "./register.ts";
import { issuedBeforeDrafted } from "./register-rules.ts";
import { writeWord } from "./write-word.ts";

const about = (action: string, documentId: number) => ({ action, subject: "issued_document", subjectId: documentId });

/**
 * Drafts the letter by which the issuing body corrects the form of a document that went out (Decree 30/2020, art. 18.3). The document
 * itself stays as it is.
 */
export async function draftCorrection(
  context: CommandContext,
  input: CorrectionDraftInput,
): Promise<Result<{ documentId: number }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM issued_document WHERE id = ${input.documentId} FOR NO KEY UPDATE`;
    const document = await tx.issuedDocument.findUnique({
      where: { id: input.documentId },
      select: {
        number: true,
        issuerId: true,
        later: { where: { relation: "REPLACES" }, select: { number: true } },
        corrections: { where: { issuedId: null, discardedAt: null }, select: { id: true } },
      },
    });
    if (document === null) return failure("NOT_FOUND");
    const act = about("correction.draft", input.documentId);
    if (!may(context.actor, "correction.write", document)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const [instead] = document.later;
    if (instead) return failure("ALREADY_DECIDED", undefined, `Văn bản đã được thay thế bằng số ${instead.number}.`);
    if (document.corrections.length > 0)
      return failure("ALREADY_DECIDED", undefined, "Đã có dự thảo công văn đính chính.");
    await tx.documentCorrection.create({
      data: {
        documentId: input.documentId,
        text: input.text,
        createdAt: new Date(context.clock.now().epochMilliseconds),
        createdById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...act, after: { documentNumber: document.number, text: input.text } });
    return success({ documentId: input.documentId });
  });
}

/** A draft that may still be changed, locked, and as its author has seen it. */
async function takeDraft(
  tx: Transaction,
  context: CommandContext,
  { correctionId, seenVersion }: CorrectionDiscardInput,
  action: string,
): Promise<Result<CorrectionDraft>> {
  await tx.$queryRaw`SELECT id FROM document_correction WHERE id = ${correctionId} FOR NO KEY UPDATE`;
  const draft = await readCorrectionDraft(tx, { id: correctionId });
  if (draft === null) return failure("ALREADY_DECIDED", undefined, "Dự thảo này đã được ban hành hoặc đã bỏ.");
  if (!may(context.actor, "correction.write", draft)) {
    await writeAudit(tx, context, { ...about(action, draft.documentId), outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  return draft.version === seenVersion ? success(draft) : failure("CONFLICT", undefined, CHANGED);
}

const CHANGED =
  "Có người vừa sửa dự thảo này. Nội dung đã nhập vẫn giữ dưới đây; tải lại trang để xem bản mới trước khi lưu.";

/** Keeps what was made of a draft. */
export async function saveCorrection(
  context: CommandContext,
  input: CorrectionInput,
): Promise<Result<{ documentId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "correction.edit");
    if (!taken.ok) return taken;
    const { id, documentId, content } = taken.value;
    await tx.documentCorrection.update({ where: { id }, data: { text: input.text, version: { increment: 1 } } });
    await writeAudit(tx, context, {
      ...about("correction.edit", documentId),
      before: { text: content.text },
      after: { text: input.text },
    });
    return success({ documentId });
  });
}

/** Lets a draft go. It has no number, so that none is missing after it. */
export async function discardCorrection(
  context: CommandContext,
  input: CorrectionDiscardInput,
): Promise<Result<{ documentId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "correction.discard");
    if (!taken.ok) return taken;
    const { id, documentId } = taken.value;
    await tx.documentCorrection.update({
      where: { id },
      data: { discardedAt: new Date(context.clock.now().epochMilliseconds) },
    });
    await writeAudit(tx, context, about("correction.discard", documentId));
    return success({ documentId });
  });
}

/**
 * Enters the signed letter of correction with its number and date: final from now on, and linked with what it corrects both ways. The
 * agency that a corrected letter went to is told.
 */
export async function issueCorrection(
  context: CommandContext,
  input: CorrectionIssueInput,
): Promise<Result<{ documentId: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeDraft(tx, context, input, "correction.issue");
    if (!taken.ok) return taken;
    const draft = taken.value;
    const { content } = draft;
    const tooOld = issuedBeforeDrafted(input.documentDate, dateOf(draft.createdAt));
    if (tooOld) return failure("INVALID_INPUT", { documentDate: tooOld });
    const plan = await tx.plan.findUniqueOrThrow({ where: { id: draft.planId }, select: { id: true, province: true } });
    const signed = { number: input.documentNumber, date: input.documentDate };
    const paper = correctionDocument(content, (await readLetterhead(tx, plan)).letterhead, signed);
    const registered = await registerDocument(tx, context, {
      ...signed,
      kind: "CORRECTION",
      planId: plan.id,
      issuerId: draft.issuerId,
      title: `V/v ${correctionSubject(content)}`,
      recipients: content.recipients.join(", "),
      content: canonicalText(content),
      file: { name: correctionFileName(content), bytes: await writeWord(paper) },
      earlier: { id: draft.documentId, relation: "CORRECTS" },
    });
    if (!registered.ok) return registered;
    const { documentId } = registered.value;
    await tx.documentCorrection.update({ where: { id: draft.id }, data: { issuedId: documentId } });
    await writeAudit(tx, context, {
      ...about("correction.issue", documentId),
      after: { documentNumber: input.documentNumber, reportDate: input.documentDate.toString(), text: content.text },
    });
    await tellAddressee(tx, context, draft, input.documentNumber);
    return success({ documentId });
  });
}

async function tellAddressee(tx: Transaction, { clock }: CommandContext, draft: CorrectionDraft, number: string) {
  const { letter, content } = draft;
  if (letter === null) return;
  const notice = {
    ...NOTICES.LETTER_ISSUED,
    urgency: "NEWS" as const,
    key: `correction:${draft.id}`,
    agencyId: letter.agencyId,
    taskId: null,
    assignmentId: null,
    path: `/letters/${letter.id}`,
    title: `Công văn ${number} đính chính ${documentName(content.corrected)}`,
    body: content.text.slice(0, 300),
    dueOn: null,
    repetition: 1,
  };
  await raiseAlerts(tx, clock, [notice], new Map([[letter.agencyId, letter.agencyName]]));
}
