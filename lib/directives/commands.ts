import { dateColumn } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { answerByProblem, documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";
import { type Failure, type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { directivePath } from "./duty-queries.ts";
import { excerpt, stateOf, toAgency, writeDirective } from "./giving.ts";
import { may, verbOf } from "./policy.ts";
import { type EntryRefusal, entryRefusal } from "./rules.ts";
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
  return context.db.$transaction((tx) => writeDirective(tx, context, input));
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
