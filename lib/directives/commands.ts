import { dateColumn, plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { answerByProblem, documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";
import { type Failure, type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { directivePath } from "./duty-queries.ts";
import { may, verbOf } from "./policy.ts";
import { readAddressees } from "./queries.ts";
import { directiveState, type EntryRefusal, entryRefusal, owesAnswer } from "./rules.ts";
import type { DirectiveInput, EntryInput } from "./schema.ts";

const NOBODY = { agencyId: null, authorId: null };

/**
 * A leader or the office asks something of agencies, by a day: of those that are named, or of the leads of the task that report
 * (PRODUCT, "People"). Each owes an answer of its own and is told. The same words to an agency that still owes an answer to them are
 * one directive.
 */
export async function giveDirective(
  context: CommandContext,
  input: DirectiveInput,
): Promise<Result<{ directiveId: number }>> {
  if (!may(context.actor, "directive.give", NOBODY)) {
    await writeRefusal(context, { action: "directive.give", subject: "directive" });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    // One form of the author at a time, so that one sent twice is seen as one.
    await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${context.actor.id} FOR NO KEY UPDATE`;
    const today = context.clock.today();
    const task =
      input.taskId === null ? null : await tx.task.findFirst({ where: { id: input.taskId, planId: plan.id } });
    const agencies = await readAddressees(tx, { ...input, taskId: task?.id ?? null, today });
    const fields = problemsOf(input, { foundTask: task !== null, agencies: agencies.length, today });
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    if (await isOwedAlready(tx, context, input, agencies)) {
      return failure("DUPLICATE", undefined, "Đã có một ý kiến chỉ đạo cùng nội dung này, đơn vị chưa trả lời.");
    }
    const directive = await tx.directive.create({
      data: {
        planId: plan.id,
        taskId: task?.id ?? null,
        text: input.text,
        answerBy: dateColumn(input.answerBy),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
        agencies: { create: agencies.map(({ id }, index) => ({ agencyId: id, position: index + 1 })) },
      },
      include: { agencies: { include: { agency: true }, orderBy: { position: "asc" } } },
    });
    await writeAudit(tx, context, {
      action: "directive.give",
      subject: "directive",
      subjectId: directive.id,
      ...(task && { taskId: task.id }),
      after: {
        directive: input.text,
        answerBy: input.answerBy.toString(),
        addressees: agencies.map(({ name }) => name),
      },
    });
    const about = task ? ` về nhiệm vụ ${task.number}` : "";
    await raiseAlerts(
      tx,
      context.clock,
      directive.agencies.map(({ id, agency }) =>
        toAgency(
          { id, agency, directiveId: directive.id },
          {
            key: `directive:${id}`,
            title: `Ý kiến chỉ đạo${about}: trả lời chậm nhất ngày ${formatDate(input.answerBy)}`,
            body: `${context.actor.name}: ${excerpt(input.text)}`,
            dueOn: input.answerBy,
          },
        ),
      ),
      new Map(agencies.map(({ id, name }) => [id, name])),
    );
    return success({ directiveId: directive.id });
  });
}

function problemsOf(
  input: DirectiveInput,
  { foundTask, agencies, today }: { foundTask: boolean; agencies: number; today: Temporal.PlainDate },
): FieldErrors {
  const fields: FieldErrors = {};
  const wrongDay = answerByProblem(input.answerBy, today);
  if (wrongDay) fields["answerBy"] = wrongDay;
  if (input.taskId !== null && !foundTask) fields["taskId"] = "Chọn nhiệm vụ trong danh sách.";
  else if (input.agencyIds.length > 0 && agencies !== input.agencyIds.length) {
    fields["agencyIds"] = "Chọn đơn vị trong danh sách: có đơn vị không còn báo cáo.";
  } else if (agencies === 0) {
    fields["agencyIds"] = "Nhiệm vụ này không có đơn vị chủ trì nào đang báo cáo: chọn đơn vị.";
  }
  return fields;
}

async function isOwedAlready(
  tx: Transaction,
  context: CommandContext,
  { text, taskId }: DirectiveInput,
  agencies: readonly { id: number }[],
): Promise<boolean> {
  const parts = await tx.directiveAgency.findMany({
    where: {
      agencyId: { in: agencies.map(({ id }) => id) },
      directive: { recordedById: context.actor.id, text, taskId },
    },
    include: { directive: true, entries: { orderBy: { seq: "asc" } } },
  });
  return parts.some((part) => owesAnswer(stateOf(part, context.clock.today())));
}

/**
 * One more entry at one agency: its acknowledgement or answer, or the return or closing by whoever gave the directive or the office.
 * Of two who write at once the second is told what came first.
 */
export async function enterDirective(
  context: CommandContext,
  input: EntryInput,
): Promise<Result<{ directiveId: number; agencyCode: string }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM directive_agency WHERE id = ${input.partId} FOR NO KEY UPDATE`;
    const part = await readInHand(tx, input.partId);
    if (part === null) return failure("NOT_FOUND");
    const { id, agencyId, directive } = part;
    const act = {
      action: ACTS[input.kind],
      subject: "directive",
      subjectId: directive.id,
      agencyId,
      ...(directive.taskId && { taskId: directive.taskId }),
    };
    if (!may(context.actor, verbOf(input.kind), { agencyId, authorId: directive.recordedById })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const refused = refusalOf(context, part, input);
    if (refused) return refused;
    const seq = input.seenSeq + 1;
    await tx.directiveEntry.create({ data: { partId: id, seq, ...columnsOf(context, input) } });
    await writeAudit(tx, context, {
      ...act,
      after: {
        reply: input.text,
        documentNumber: input.documentNumber,
        ...(input.kind === "RETURN" && { answerBy: input.answerBy?.toString() }),
      },
    });
    await tell(tx, context, part, input, seq);
    return success({ directiveId: directive.id, agencyCode: part.agency.code });
  });
}

const ACTS: Readonly<Record<DirectiveEntryKind, string>> = {
  ACKNOWLEDGE: "directive.acknowledge",
  ANSWER: "directive.answer",
  RETURN: "directive.return",
  CLOSE: "directive.close",
};

/** What goes on record: a document belongs to an answer, a day to a return, and an acknowledgement says nothing besides. */
function columnsOf(context: CommandContext, { kind, text, documentNumber, documentDate, answerBy }: EntryInput) {
  const answers = kind === "ANSWER";
  return {
    kind,
    text: kind === "ACKNOWLEDGE" ? "" : text,
    documentNumber: answers ? documentNumber || null : null,
    documentDate: answers && documentDate ? dateColumn(documentDate) : null,
    answerBy: kind === "RETURN" && answerBy ? dateColumn(answerBy) : null,
    recordedAt: new Date(context.clock.now().epochMilliseconds),
    recordedById: context.actor.id,
  };
}

function readInHand(tx: Transaction, id: number) {
  return tx.directiveAgency.findUnique({
    where: { id },
    include: { agency: true, directive: { include: { plan: true } }, entries: { orderBy: { seq: "asc" } } },
  });
}

type InHand = NonNullable<Awaited<ReturnType<typeof readInHand>>>;

function stateOf(
  {
    directive,
    entries,
  }: { directive: { answerBy: Date }; entries: readonly { kind: DirectiveEntryKind; answerBy: Date | null }[] },
  today: Temporal.PlainDate,
) {
  const facts = {
    answerBy: plainDate(directive.answerBy),
    entries: entries.map(({ kind, answerBy }) => ({ kind, answerBy: answerBy && plainDate(answerBy) })),
  };
  return directiveState(facts, today);
}

const REFUSALS: Readonly<Record<EntryRefusal, string>> = {
  CLOSED: "Ý kiến chỉ đạo này đã đóng với đơn vị. Nội dung mới ghi thành ý kiến khác.",
  ACKNOWLEDGED: "Đơn vị đã xác nhận hoặc trả lời ý kiến chỉ đạo này.",
  NOT_ANSWERED: "Đơn vị chưa trả lời nên chưa có nội dung để trả lại.",
};

function refusalOf(context: CommandContext, part: InHand, input: EntryInput): Failure | null {
  const today = context.clock.today();
  const state = stateOf(part, today);
  if (state !== "CLOSED" && (part.entries.at(-1)?.seq ?? 0) !== input.seenSeq) {
    return failure(
      "CONFLICT",
      undefined,
      "Có người vừa ghi thêm vào ý kiến chỉ đạo này, xem ở trên. Nội dung đã nhập vẫn giữ; đọc rồi gửi lại.",
    );
  }
  const refusal = entryRefusal(input.kind, state, part.entries.length);
  if (refusal) return failure("NOT_OPEN", undefined, REFUSALS[refusal]);
  const fields: FieldErrors = {};
  const answered = part.entries.some(({ kind }) => kind === "ANSWER");
  if (input.kind === "CLOSE" && input.text.length === 0 && !answered) {
    fields["text"] = "Đơn vị chưa trả lời: nêu lý do đóng.";
  }
  const wrongDay = input.kind === "RETURN" && input.answerBy && answerByProblem(input.answerBy, today);
  if (wrongDay) fields["answerBy"] = wrongDay;
  const dated = input.documentDate && documentDateProblem(input.documentDate, today, part.directive.plan.year);
  if (dated) fields["documentDate"] = dated;
  return Object.keys(fields).length > 0 ? failure("INVALID_INPUT", fields) : null;
}

const EXCERPT = 300;

/** As much of a text as a bell needs to say what it is about; the whole is one click away. */
const excerpt = (text: string) => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).trimEnd()}…`);

type Addressed = { id: number; directiveId: number; agency: { id: number; code: string } };

function toAgency(
  { directiveId, agency }: Addressed,
  words: Pick<AlertDraft, "key" | "title" | "body" | "dueOn">,
): AlertDraft {
  return {
    ...NOTICES.DIRECTIVE_GIVEN,
    ...words,
    agencyId: agency.id,
    taskId: null,
    assignmentId: null,
    path: directivePath(directiveId, agency.code),
    repetition: 1,
  };
}

/**
 * What an entry changes on the bells. An acknowledgement changes nothing: the answer is still owed. An answer hangs on the bells of
 * leaders and the office until it is closed or returned.
 */
async function tell(
  tx: Transaction,
  context: CommandContext,
  part: InHand,
  input: EntryInput,
  seq: number,
): Promise<void> {
  const { id, agency, agencyId, directive } = part;
  const path = directivePath(directive.id, agency.code);
  if (input.kind === "ACKNOWLEDGE") return;
  await closeAlertsAt(tx, context.clock, {
    path,
    kinds: ["DIRECTIVE_GIVEN", "DIRECTIVE_UNANSWERED", "DIRECTIVE_ANSWERED"],
  });
  if (input.kind === "CLOSE") return;
  const draft: AlertDraft =
    input.kind === "RETURN"
      ? toAgency(
          { id, agency, directiveId: directive.id },
          {
            key: `directive-returned:${id}:${seq}`,
            title: `Trả lời ý kiến chỉ đạo cần bổ sung: gửi lại chậm nhất ngày ${input.answerBy ? formatDate(input.answerBy) : ""}`,
            body: `${context.actor.name}: ${excerpt(input.text)}`,
            dueOn: input.answerBy,
          },
        )
      : {
          ...NOTICES.DIRECTIVE_ANSWERED,
          key: `directive-answered:${id}:${seq}`,
          agencyId: null,
          fromAgencyId: agencyId,
          taskId: null,
          assignmentId: null,
          path,
          title: `${agency.shortName} trả lời ý kiến chỉ đạo`,
          body: excerpt(input.text),
          dueOn: null,
          repetition: 1,
        };
  await raiseAlerts(tx, context.clock, [draft], new Map([[agencyId, agency.name]]));
}
