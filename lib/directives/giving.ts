import { dateColumn, plainDate } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import type { AlertDraft } from "../oversight/rules.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { answerByProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { directivePath } from "./duty-queries.ts";
import { readAddressees } from "./queries.ts";
import { directiveState, owesAnswer } from "./rules.ts";
import type { DirectiveInput } from "./schema.ts";

/**
 * Writes a directive, tells its agencies and puts it on record, in a transaction of whoever takes it down: its own form, or a meeting.
 * That the actor may give one is the caller's to have asked. The same words to an agency that still owes an answer to them are refused.
 */
export async function writeDirective(
  tx: Transaction,
  context: CommandContext,
  input: DirectiveInput,
): Promise<Result<{ directiveId: number }>> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return failure("NOT_FOUND");
  // One form of the author at a time, so that one sent twice is seen as one.
  await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${context.actor.id} FOR NO KEY UPDATE`;
  const today = context.clock.today();
  const task = input.taskId === null ? null : await tx.task.findFirst({ where: { id: input.taskId, planId: plan.id } });
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

/** Where a directive stands at an agency, from its stored rows. */
export function stateOf(
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

const EXCERPT = 300;

/** As much of a text as a bell needs to say what it is about; the whole is one click away. */
export const excerpt = (text: string) => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).trimEnd()}…`);

type Addressed = { id: number; directiveId: number; agency: { id: number; code: string } };

/** What hangs on the bells of an agency that is asked something. */
export function toAgency(
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
