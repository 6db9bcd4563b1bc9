import { dateColumn } from "../calendar/days.ts";
import { attachFiles, chooseFiles, FILE_GONE, namesOf } from "../evidence/attach.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { ProposalEntryKind } from "../platform/prisma/enums.ts";
import { type Failure, type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { may, verbOf } from "./policy.ts";
import { proposalState } from "./rules.ts";
import type { AdoptionInput, EntryInput, ProposalInput } from "./schema.ts";

/** An agency asks something of somebody (plan, IV.2 (2)). The same words twice, while the first are open, are one proposal. */
export async function ask(context: CommandContext, input: ProposalInput): Promise<Result<{ proposalId: number }>> {
  const { agencyId } = context.actor;
  if (agencyId === null || !may(context.actor, "proposal.ask", { agencyId })) {
    await writeRefusal(context, { action: "proposal.ask", subject: "proposal" });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    // One of the agency's two people at a time, so that a form sent twice is seen as one.
    await tx.$queryRaw`SELECT id FROM agency WHERE id = ${agencyId} FOR NO KEY UPDATE`;
    const files = await chooseFiles(tx, context.actor, { agencyId, fileIds: input.files });
    const fields = await problemsOf(tx, context, plan, input);
    if (files === null) fields["files"] = FILE_GONE;
    if (files === null || Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    if (await standsOpen(tx, agencyId, input.text)) {
      return failure("DUPLICATE", undefined, "Đơn vị đã có một đề xuất cùng nội dung này, chưa đóng.");
    }
    const proposal = await tx.proposal.create({
      data: {
        planId: plan.id,
        agencyId,
        addresseeId: input.addresseeId,
        taskId: input.taskId,
        text: input.text,
        ...documentColumns(input),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
      include: { addressee: true, task: true, agency: true },
    });
    await attachFiles(tx, files, { proposalId: proposal.id });
    await writeAudit(tx, context, {
      action: "proposal.ask",
      subject: "proposal",
      subjectId: proposal.id,
      agencyId,
      ...(proposal.taskId && { taskId: proposal.taskId }),
      after: {
        addressee: proposal.addressee?.name ?? "",
        proposal: input.text,
        documentNumber: input.documentNumber,
        ...namesOf(files),
      },
    });
    const about = proposal.task ? ` về nhiệm vụ ${proposal.task.number}` : "";
    await tellFollowers(tx, context, proposal, `asked:${proposal.id}`, {
      title: `${proposal.agency.shortName} đề xuất, kiến nghị${about}`,
      body: `Gửi ${proposal.addressee?.name}: ${excerpt(input.text)}`,
    });
    return success({ proposalId: proposal.id });
  });
}

/**
 * The secretariat makes a proposal of what an agency wrote in an update, so that it can be answered. The update stays as it
 * is; the proposal points to it.
 */
export async function adopt(context: CommandContext, input: AdoptionInput): Promise<Result<{ proposalId: number }>> {
  return context.db.$transaction(async (tx) => {
    const update = await tx.progressUpdate.findUnique({
      where: { id: input.updateId },
      include: { assignment: { include: { task: true } } },
    });
    if (update === null || update.proposals === "") return failure("NOT_FOUND");
    const { agencyId, taskId, task } = update.assignment;
    const act = { action: "proposal.adopt", subject: "proposal", taskId, agencyId };
    if (!may(context.actor, "proposal.adopt", { agencyId })) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    await tx.$queryRaw`SELECT id FROM assignment WHERE id = ${update.assignmentId} FOR NO KEY UPDATE`;
    const known = await tx.proposal.findFirst({
      where: { update: { assignmentId: update.assignmentId, proposals: update.proposals } },
    });
    if (known) return failure("DUPLICATE", undefined, "Nội dung này đã được ghi thành đề xuất.");
    const proposal = await tx.proposal.create({
      data: {
        planId: task.planId,
        agencyId,
        taskId,
        updateId: update.id,
        text: update.proposals,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...act, subjectId: proposal.id, after: { proposal: update.proposals } });
    return success({ proposalId: proposal.id });
  });
}

/**
 * One more entry: an answer, passing on, closing, or a further word of the agency. Nothing follows closing, which without an
 * answer before it needs a reason. Of two who write at once the second is told what came first.
 */
export async function enter(context: CommandContext, input: EntryInput): Promise<Result<{ proposalId: number }>> {
  return context.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM proposal WHERE id = ${input.proposalId} FOR NO KEY UPDATE`;
    const proposal = await readInHand(tx, input.proposalId);
    if (proposal === null) return failure("NOT_FOUND");
    const { id, agencyId, taskId } = proposal;
    const act = {
      action: ACTS[input.kind],
      subject: "proposal",
      subjectId: id,
      agencyId,
      ...(taskId && { taskId }),
    };
    if (!may(context.actor, verbOf(input.kind), proposal)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const refused = refusalOf(context, proposal, input);
    if (refused) return refused;
    const files = await chooseFiles(tx, context.actor, { agencyId, fileIds: input.files });
    if (files === null) return failure("INVALID_INPUT", { files: FILE_GONE });
    const seq = input.seenSeq + 1;
    const { id: entryId } = await tx.proposalEntry.create({
      data: {
        proposalId: id,
        seq,
        kind: input.kind,
        text: input.text,
        forwardedTo: input.kind === "FORWARD" ? input.forwardedTo : null,
        ...documentColumns(input),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await attachFiles(tx, files, { entryId });
    await writeAudit(tx, context, {
      ...act,
      after: {
        reply: input.text,
        forwardedTo: input.kind === "FORWARD" ? input.forwardedTo : "",
        documentNumber: input.documentNumber,
        ...namesOf(files),
      },
    });
    await tell(tx, context, proposal, input, seq);
    return success({ proposalId: id });
  });
}

const ACTS: Readonly<Record<ProposalEntryKind, string>> = {
  ANSWER: "proposal.answer",
  FORWARD: "proposal.forward",
  ADDITION: "proposal.add",
  CLOSE: "proposal.close",
};

function readInHand(tx: Transaction, id: number) {
  return tx.proposal.findUnique({
    where: { id },
    include: { agency: true, plan: true, entries: { orderBy: { seq: "asc" } } },
  });
}

type InHand = NonNullable<Awaited<ReturnType<typeof readInHand>>>;

function refusalOf(context: CommandContext, proposal: InHand, input: EntryInput): Failure | null {
  const kinds = proposal.entries.map(({ kind }) => kind);
  if (proposalState(kinds) === "CLOSED") {
    return failure("NOT_OPEN", undefined, "Đề xuất này đã đóng. Nội dung mới gửi thành đề xuất khác.");
  }
  if ((proposal.entries.at(-1)?.seq ?? 0) !== input.seenSeq) {
    return failure(
      "CONFLICT",
      undefined,
      "Có người vừa ghi thêm vào đề xuất này, xem ở trên. Nội dung đã nhập vẫn giữ; đọc rồi gửi lại.",
    );
  }
  const fields: FieldErrors = {};
  if (input.kind === "CLOSE" && input.text.length === 0 && !kinds.includes("ANSWER")) {
    fields["text"] = "Chưa có trả lời: nêu lý do đóng.";
  }
  const dated =
    input.documentDate && documentDateProblem(input.documentDate, context.clock.today(), proposal.plan.year);
  if (dated) fields["documentDate"] = dated;
  return Object.keys(fields).length > 0 ? failure("INVALID_INPUT", fields) : null;
}

async function problemsOf(
  tx: Transaction,
  context: CommandContext,
  plan: { id: number; year: number },
  input: ProposalInput,
): Promise<FieldErrors> {
  const fields: FieldErrors = {};
  const addressee = await tx.agency.findUnique({ where: { id: input.addresseeId } });
  if (addressee === null || addressee.isGroup) fields["addresseeId"] = "Chọn nơi nhận đề xuất trong danh sách.";
  else if (addressee.id === context.actor.agencyId) fields["addresseeId"] = "Nơi nhận phải là cơ quan khác.";
  if (input.taskId !== null && !(await tx.task.findFirst({ where: { id: input.taskId, planId: plan.id } }))) {
    fields["taskId"] = "Chọn nhiệm vụ trong danh sách.";
  }
  const dated = input.documentDate && documentDateProblem(input.documentDate, context.clock.today(), plan.year);
  if (dated) fields["documentDate"] = dated;
  return fields;
}

async function standsOpen(tx: Transaction, agencyId: number, text: string): Promise<boolean> {
  const same = await tx.proposal.findMany({ where: { agencyId, text }, include: { entries: true } });
  return same.some(({ entries }) => proposalState(entries.map(({ kind }) => kind)) !== "CLOSED");
}

function documentColumns(input: { documentNumber: string; documentDate: Temporal.PlainDate | null }) {
  return {
    documentNumber: input.documentNumber || null,
    documentDate: input.documentDate && dateColumn(input.documentDate),
  };
}

const EXCERPT = 300;

/** As much of a text as a bell needs to say what it is about; the whole is one click away. */
const excerpt = (text: string) => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).trimEnd()}…`);

const pathOf = (proposalId: number) => `/proposals/${proposalId}`;

/** What has been asked hangs on the bells of those who answer until one of them has. */
async function tellFollowers(
  tx: Transaction,
  context: CommandContext,
  { id, agencyId }: { id: number; agencyId: number },
  key: string,
  words: { title: string; body: string },
): Promise<void> {
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...words,
        ...NOTICES.PROPOSAL_ASKED,
        key: `proposal-${key}`,
        agencyId: null,
        fromAgencyId: agencyId,
        taskId: null,
        assignmentId: null,
        path: pathOf(id),
        dueOn: null,
        repetition: 1,
      },
    ],
    new Map(),
  );
}

async function tell(
  tx: Transaction,
  context: CommandContext,
  { id, agency, agencyId, text }: InHand,
  input: EntryInput,
  seq: number,
): Promise<void> {
  if (input.kind === "ADDITION") {
    await tellFollowers(tx, context, { id, agencyId }, `added:${id}:${seq}`, {
      title: `${agency.shortName} bổ sung đề xuất, kiến nghị`,
      body: excerpt(input.text),
    });
    return;
  }
  if (input.kind !== "FORWARD") {
    await closeAlertsAt(tx, context.clock, { path: pathOf(id), kinds: ["PROPOSAL_ASKED"] });
  }
  const titles = {
    ANSWER: "Đã trả lời đề xuất, kiến nghị",
    FORWARD: `Đề xuất đã chuyển ${input.forwardedTo}`,
    CLOSE: "Đề xuất, kiến nghị đã đóng",
  };
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...NOTICES.PROPOSAL_ANSWERED,
        key: `proposal-answered:${id}:${seq}`,
        agencyId,
        taskId: null,
        assignmentId: null,
        path: pathOf(id),
        title: titles[input.kind],
        body: excerpt(input.text || text),
        dueOn: null,
        repetition: 1,
      },
    ],
    new Map([[agencyId, agency.name]]),
  );
}
