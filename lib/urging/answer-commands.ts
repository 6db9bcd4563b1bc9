import { dateColumn, isAfter } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { attachFiles, chooseFiles, FILE_GONE, namesOf } from "../evidence/attach.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { enterExtension } from "../progress/extension-asking.ts";
import { takeInHand } from "../progress/in-hand.ts";
import { hasDoneItsPart } from "../progress/rules.ts";
import { closeLetterAlerts } from "./alerts.ts";
import { letterPath } from "./duty-queries.ts";
import { may } from "./policy.ts";
import type { AnswerInput, CommitmentInput, EscalationInput } from "./schema.ts";

type LetterInHand = NonNullable<Awaited<ReturnType<typeof readLetterInHand>>>;

function readLetterInHand(tx: Transaction, id: number) {
  return tx.urgingLetter.findFirst({
    where: { id, documentId: { not: null } },
    include: {
      agency: true,
      plan: true,
      document: true,
      items: true,
      replacedBy: { where: { documentId: { not: null } }, include: { document: true } },
      answers: { orderBy: { seq: "desc" }, take: 1 },
    },
  });
}

/**
 * An agency answers a letter; it may add to its answer later. A later day asked for a part becomes a request in the secretariat's
 * queue, and moves nothing until it is granted. All of it or nothing: a day that cannot be asked for refuses the whole answer.
 */
export async function answerLetter(context: CommandContext, input: AnswerInput): Promise<Result<{ letterId: number }>> {
  const refusal: { value: Result<never> | null } = { value: null };
  try {
    return await context.db.$transaction(async (tx) => {
      const answered = await answerWithin(tx, context, input);
      if (answered.ok) return answered;
      refusal.value = answered;
      if (answered.code === "FORBIDDEN") return answered;
      throw REFUSED;
    });
  } catch (error) {
    if (error === REFUSED && refusal.value) return refusal.value;
    throw error;
  }
}

/** Takes back what of an answer was written before it was refused. */
const REFUSED = new Error("the answer was refused");

async function answerWithin(
  tx: Transaction,
  context: CommandContext,
  input: AnswerInput,
): Promise<Result<{ letterId: number }>> {
  await tx.$queryRaw`SELECT id FROM urging_letter WHERE id = ${input.letterId} FOR NO KEY UPDATE`;
  const letter = await readLetterInHand(tx, input.letterId);
  if (letter === null) return failure("NOT_FOUND");
  const act = { action: "letter.answer", subject: "urging_letter", subjectId: letter.id, agencyId: letter.agencyId };
  if (!may(context.actor, "letter.answer", letter)) {
    await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
    return failure("FORBIDDEN");
  }
  const [instead] = letter.replacedBy;
  if (instead) {
    const words = `Công văn này đã được thay thế bằng Công văn số ${instead.document?.number}; trả lời ở công văn đó.`;
    return failure("ALREADY_DECIDED", undefined, words);
  }
  const last = letter.answers[0]?.seq ?? 0;
  if (last !== input.seenSeq) {
    return failure(
      "CONFLICT",
      undefined,
      "Có người của đơn vị vừa trả lời công văn này, xem ở Trả lời. Nội dung đã nhập vẫn giữ; gửi thì thành trả lời bổ sung.",
    );
  }
  const today = context.clock.today();
  const problem = input.documentDate && documentDateProblem(input.documentDate, today, letter.plan.year);
  if (problem) return failure("INVALID_INPUT", { documentDate: problem });
  const files = await chooseFiles(tx, context.actor, { agencyId: letter.agencyId, fileIds: input.files });
  if (files === null) return failure("INVALID_INPUT", { files: FILE_GONE });
  const answer = await tx.urgingAnswer.create({
    data: {
      letterId: letter.id,
      seq: last + 1,
      text: input.text,
      documentNumber: input.documentNumber || null,
      documentDate: input.documentDate && dateColumn(input.documentDate),
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  await attachFiles(tx, files, { answerId: answer.id });
  const asked = await askLaterDays(tx, context, letter, {
    answerId: answer.id,
    until: input.until,
    reason: input.text,
  });
  if (!asked.ok) return asked;
  await writeAudit(tx, context, {
    ...act,
    after: { reply: input.text, documentNumber: input.documentNumber, requests: asked.value, ...namesOf(files) },
  });
  await closeLetterAlerts(tx, context.clock, letter.id);
  await tell(tx, context, {
    ...NOTICES.LETTER_ANSWERED,
    key: `letter-answered:${letter.id}:${answer.seq}`,
    fromAgencyId: letter.agencyId,
    path: letterPath(letter.id),
    title: `${letter.agency.shortName} trả lời công văn đôn đốc ${letter.document?.number}`,
    body: `${input.text.slice(0, 300)}${asked.value > 0 ? ` Đề nghị hạn mới cho ${asked.value} phần việc.` : ""}`,
  });
  return success({ letterId: letter.id });
}

/** Enters the later days that an answer asks for. Gives how many, or what is wrong with each, by its field. */
async function askLaterDays(
  tx: Transaction,
  context: CommandContext,
  letter: LetterInHand,
  { answerId, until, reason }: { answerId: number; until: AnswerInput["until"]; reason: string },
): Promise<Result<number>> {
  const fields: FieldErrors = {};
  let asked = 0;
  for (const [id, requestedDueOn] of Object.entries(until)) {
    const assignmentId = Number(id);
    if (requestedDueOn === null || !letter.items.some((item) => item.assignmentId === assignmentId)) continue;
    const outcome = await enterExtension(tx, context, { assignmentId, requestedDueOn, reason }, answerId);
    if (outcome.ok) asked += 1;
    else fields[`until-${id}`] = outcome.fields?.["requestedDueOn"] ?? outcome.message ?? "Chưa ghi được hạn mới này.";
  }
  return Object.keys(fields).length > 0 ? failure("INVALID_INPUT", fields) : success(asked);
}

/**
 * An agency promises in writing a day for a part that is late. The day stands beside the deadline, is chased as such, and never
 * replaces it (PRODUCT, "Urging letters"; 624/TB-VPCP).
 */
export async function giveCommitment(
  context: CommandContext,
  input: CommitmentInput,
): Promise<Result<{ taskNumber: number }>> {
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    const act = {
      action: "commitment.give",
      subject: "assignment",
      subjectId: part.id,
      taskId: part.taskId,
      agencyId: part.agencyId,
    };
    if (!may(context.actor, "commitment.give", part)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const today = context.clock.today();
    const { dueOn } = part.facts;
    if (dueOn === null || !isAfter(today, dueOn) || hasDoneItsPart(part.facts)) {
      return failure("NOT_OPEN", undefined, "Chỉ cam kết tiến độ cho phần việc đang quá hạn.");
    }
    const { year } = await tx.plan.findUniqueOrThrow({ where: { id: part.planId } });
    const badDate = documentDateProblem(input.documentDate, today, year);
    const fields: FieldErrors = {
      ...(!isAfter(input.promisedOn, today) && { promisedOn: `Ngày cam kết phải sau hôm nay (${formatDate(today)}).` }),
      ...(badDate && { documentDate: badDate }),
    };
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    const commitment = await tx.commitment.create({
      data: {
        assignmentId: part.id,
        promisedOn: dateColumn(input.promisedOn),
        text: input.text,
        documentNumber: input.documentNumber,
        documentDate: dateColumn(input.documentDate),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      after: { promisedOn: input.promisedOn.toString(), documentNumber: input.documentNumber, reason: input.text },
    });
    const path = `/tasks/${part.taskNumber}`;
    await closeAlertsAt(tx, context.clock, { path, kinds: ["COMMITMENT_PASSED"] });
    await tell(tx, context, {
      ...NOTICES.COMMITMENT_GIVEN,
      key: `commitment:${commitment.id}`,
      fromAgencyId: part.agencyId,
      path,
      title: `${part.agencyName} cam kết hoàn thành nhiệm vụ ${part.taskNumber} ngày ${formatDate(input.promisedOn)}`,
      body: `Văn bản ${input.documentNumber} ngày ${formatDate(input.documentDate)}. ${input.text}`,
    });
    return success({ taskNumber: part.taskNumber });
  });
}

/** The secretariat takes a late part to Văn phòng UBND tỉnh, or it goes on from there to the head of the working group; each once. */
export async function escalate(
  context: CommandContext,
  input: EscalationInput,
): Promise<Result<{ taskNumber: number }>> {
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    const toOffice = input.target === "OFFICE";
    const verb = toOffice ? "escalation.office" : "escalation.group-head";
    const act = {
      action: verb,
      subject: "assignment",
      subjectId: part.id,
      taskId: part.taskId,
      agencyId: part.agencyId,
    };
    if (!may(context.actor, verb, part)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const { dueOn } = part.facts;
    if (dueOn === null || !isAfter(context.clock.today(), dueOn) || hasDoneItsPart(part.facts)) {
      return failure("NOT_OPEN", undefined, "Phần việc này không còn quá hạn.");
    }
    const known = await tx.escalation.findFirst({ where: { assignmentId: part.id, target: input.target } });
    if (known) return failure("DUPLICATE", undefined, "Phần việc này đã được báo cáo lên cấp ấy.");
    await tx.escalation.create({
      data: {
        assignmentId: part.id,
        target: input.target,
        text: input.text,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...act, after: { reason: input.text } });
    await tell(tx, context, {
      ...NOTICES.ESCALATED,
      roles: toOffice ? ["OFFICE"] : ["LEADER"],
      key: `escalated:${part.id}:${input.target}`,
      fromAgencyId: part.agencyId,
      path: `/tasks/${part.taskNumber}`,
      title: `Báo cáo nội dung quá hạn: nhiệm vụ ${part.taskNumber}, ${part.agencyName}`,
      body: input.text,
    });
    return success({ taskNumber: part.taskNumber });
  });
}

/** Tells those who follow the agencies. */
async function tell(
  tx: Transaction,
  context: CommandContext,
  draft: Pick<AlertDraft, "kind" | "urgency" | "roles" | "key" | "title" | "body" | "path" | "fromAgencyId">,
): Promise<void> {
  await raiseAlerts(
    tx,
    context.clock,
    [{ ...draft, agencyId: null, taskId: null, assignmentId: null, dueOn: null, repetition: 1 }],
    new Map(),
  );
}
