import { dateColumn, plainDate } from "../calendar/days.ts";
import { lastGoodDay } from "../calendar/deadline.ts";
import { formatDate } from "../calendar/format.ts";
import { attachFiles, chooseFiles, FILE_GONE, namesOf } from "../evidence/attach.ts";
import { closeAlertsAt, raiseAlerts } from "../oversight/alerts.ts";
import { NOTICES } from "../oversight/ladder.ts";
import { readDateReading } from "../plans/queries.ts";
import { documentDateProblem } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { may } from "./policy.ts";
import { type ObligationStanding, obligationPath, standingOf, takesDelivery } from "./rules.ts";
import type { DeliveryDecisionInput, DeliveryInput, ExemptionInput } from "./schema.ts";

/** Where an act on an obligation happened, for the way back to its page. */
export type ObligationPlace = { ref: string; agencyCode: string };

type PartInHand = Awaited<ReturnType<typeof readPart>> & { standing: ObligationStanding; path: string };

/**
 * Hands in a document for one's own agency. One that waits may be replaced, and one sent back is followed by another; each
 * stays on record, with the files it came with. After the date it is taken all the same, and counts as late (plan, IV.1 and
 * III.23.1). Refuses files that are not the writer's to hand in.
 */
export async function handIn(context: CommandContext, input: DeliveryInput): Promise<Result<ObligationPlace>> {
  return context.db.$transaction(async (tx) => {
    const part = await takePart(tx, input.partId, context.clock.today());
    if (part === null) return failure("NOT_FOUND");
    const act = actOn(part, "obligation.hand-in");
    if (!may(context.actor, "obligation.hand-in", part)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    if (!takesDelivery(part.standing)) {
      return failure("NOT_OPEN", undefined, "Văn bản của đơn vị đã được tiếp nhận, hoặc đơn vị không phải nộp.");
    }
    const last = part.deliveries.at(-1)?.seq ?? 0;
    if (last !== input.seenSeq) {
      return failure(
        "CONFLICT",
        undefined,
        "Có người của đơn vị vừa nộp một văn bản, xem ở Diễn biến. Nội dung đã nhập vẫn giữ; nộp thì thay văn bản ấy.",
      );
    }
    const { partId, seenSeq: _seen, documentDate, files: fileIds, ...document } = input;
    const files = await chooseFiles(tx, context.actor, { agencyId: part.agencyId, fileIds });
    const dated = documentDateProblem(documentDate, context.clock.today(), part.obligation.plan.year);
    if (dated || files === null) {
      return failure("INVALID_INPUT", {
        ...(dated && { documentDate: dated }),
        ...(files === null && { files: FILE_GONE }),
      });
    }
    const { id: deliveryId } = await tx.obligationDelivery.create({
      data: {
        ...document,
        partId,
        seq: last + 1,
        documentDate: dateColumn(documentDate),
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await attachFiles(tx, files, { deliveryId });
    await writeAudit(tx, context, {
      ...act,
      after: {
        obligation: part.obligation.ref,
        ...document,
        documentDate: documentDate.toString(),
        ...namesOf(files),
      },
    });
    await tellHandedIn(tx, context, part, last + 1, input);
    return success(placeOf(part));
  });
}

/**
 * The secretariat accepts the newest document of a body or sends it back with a reason; one that it has accepted may
 * still be sent back. Of two who decide at once the second is told.
 */
export async function decideDelivery(
  context: CommandContext,
  input: DeliveryDecisionInput,
): Promise<Result<ObligationPlace>> {
  return context.db.$transaction(async (tx) => {
    const delivery = await tx.obligationDelivery.findUnique({ where: { id: input.deliveryId } });
    const part = delivery && (await takePart(tx, delivery.partId, context.clock.today()));
    if (!delivery || !part) return failure("NOT_FOUND");
    const act = actOn(part, input.verdict === "ACCEPTED" ? "obligation.accept" : "obligation.return");
    if (!may(context.actor, "obligation.decide", part)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    const newest = part.deliveries.at(-1);
    if (newest?.id !== delivery.id) {
      return failure(
        "CONFLICT",
        undefined,
        "Đơn vị vừa nộp văn bản khác thay văn bản này, xem ở Diễn biến. Trả lời văn bản mới.",
      );
    }
    const last = newest.decisions.at(-1);
    const again = last?.verdict === "RETURNED" || last?.verdict === input.verdict;
    if (again || (last?.id ?? 0) !== input.seenDecisionId) return failure("ALREADY_DECIDED");
    const decision = await tx.obligationDecision.create({
      data: {
        deliveryId: delivery.id,
        verdict: input.verdict,
        reason: input.reason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      after: { obligation: part.obligation.ref, documentNumber: delivery.documentNumber, reason: input.reason },
    });
    await tellDecided(tx, context, part, decision.id, input, delivery.documentNumber);
    return success(placeOf(part));
  });
}

/** "Không áp dụng" for a body that does not owe an obligation, with the reason; or its withdrawal. */
export async function setObligationApplicability(
  context: CommandContext,
  input: ExemptionInput,
): Promise<Result<ObligationPlace>> {
  return context.db.$transaction(async (tx) => {
    const part = await takePart(tx, input.partId, context.clock.today());
    if (part === null) return failure("NOT_FOUND");
    const act = actOn(part, input.applicable ? "obligation.apply" : "obligation.exempt");
    if (!may(context.actor, "obligation.exempt", part)) {
      await writeAudit(tx, context, { ...act, outcome: "REFUSED" });
      return failure("FORBIDDEN");
    }
    if ((part.standing !== "NOT_APPLICABLE") === input.applicable) return failure("ALREADY_DECIDED");
    await tx.obligationExemption.create({
      data: {
        partId: part.id,
        applicable: input.applicable,
        reason: input.exemptionReason,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      before: { applicable: !input.applicable },
      after: { obligation: part.obligation.ref, applicable: input.applicable, reason: input.exemptionReason },
    });
    // Nothing is asked of a body that does not owe it; owing it again, the next sweep opens its reminder again.
    await closeAlertsAt(tx, context.clock, {
      path: part.path,
      kinds: ["OBLIGATION_AHEAD", "OBLIGATION_MISSING", "OBLIGATION_HANDED_IN", "OBLIGATION_RETURNED"],
    });
    return success(placeOf(part));
  });
}

/** Reads a part and locks it until the transaction ends, so that of two writers the second sees what the first wrote. */
async function takePart(tx: Transaction, partId: number, today: Temporal.PlainDate): Promise<PartInHand | null> {
  const locked = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM obligation_part WHERE id = ${partId} FOR NO KEY UPDATE`;
  if (locked.length === 0) return null;
  const part = await readPart(tx, partId);
  const { dueOn, exclusive, plan, ref } = part.obligation;
  if (dueOn === null) return null;
  const { standing } = standingOf(
    {
      dueOn: lastGoodDay({ dueOn: plainDate(dueOn), exclusive }, await readDateReading(tx, plan)),
      applicable: part.exemptions[0]?.applicable ?? true,
      deliveries: part.deliveries.map(({ recordedAt, decisions }) => ({
        handedInOn: dateOf(Temporal.Instant.fromEpochMilliseconds(recordedAt.getTime())),
        verdict: decisions.at(-1)?.verdict ?? null,
      })),
    },
    today,
  );
  return { ...part, standing, path: obligationPath({ ref, agencyCode: part.agency.code }) };
}

function readPart(tx: Transaction, id: number) {
  return tx.obligationPart.findUniqueOrThrow({
    where: { id },
    include: {
      agency: true,
      obligation: { include: { plan: true } },
      exemptions: { orderBy: { id: "desc" }, take: 1 },
      deliveries: { orderBy: { seq: "asc" }, include: { decisions: { orderBy: { id: "asc" } } } },
    },
  });
}

function actOn(part: PartInHand, action: string) {
  return { action, subject: "obligation_part", subjectId: part.id, agencyId: part.agencyId };
}

function placeOf(part: PartInHand): ObligationPlace {
  return { ref: part.obligation.ref, agencyCode: part.agency.code };
}

async function tellHandedIn(
  tx: Transaction,
  context: CommandContext,
  part: PartInHand,
  seq: number,
  input: DeliveryInput,
): Promise<void> {
  await closeAlertsAt(tx, context.clock, {
    path: part.path,
    kinds: ["OBLIGATION_AHEAD", "OBLIGATION_MISSING", "OBLIGATION_HANDED_IN", "OBLIGATION_RETURNED"],
  });
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...aboutObligation(part),
        ...NOTICES.OBLIGATION_HANDED_IN,
        key: `obligation-handed-in:${part.id}:${seq}`,
        agencyId: null,
        fromAgencyId: part.agencyId,
        title: `${part.agency.shortName} nộp văn bản ${input.documentNumber}, mục ${part.obligation.source}`,
        body: `${input.documentTitle}. Văn bản ngày ${formatDate(input.documentDate)}, chờ cơ quan thường trực xem.`,
      },
    ],
    new Map(),
  );
}

async function tellDecided(
  tx: Transaction,
  context: CommandContext,
  part: PartInHand,
  decisionId: number,
  { verdict, reason }: DeliveryDecisionInput,
  documentNumber: string,
): Promise<void> {
  await closeAlertsAt(tx, context.clock, { path: part.path, kinds: ["OBLIGATION_HANDED_IN"] });
  const accepted = verdict === "ACCEPTED";
  await raiseAlerts(
    tx,
    context.clock,
    [
      {
        ...aboutObligation(part),
        ...(accepted ? NOTICES.OBLIGATION_ACCEPTED : NOTICES.OBLIGATION_RETURNED),
        key: `obligation-decided:${decisionId}`,
        agencyId: part.agencyId,
        title: `${accepted ? "Đã tiếp nhận" : "Trả lại"} văn bản ${documentNumber}`,
        body: `${part.obligation.what} (mục ${part.obligation.source}).${reason ? ` ${accepted ? "Ghi chú" : "Lý do"}: ${reason}` : ""}`,
      },
    ],
    new Map([[part.agencyId, part.agency.name]]),
  );
}

function aboutObligation(part: PartInHand) {
  return { path: part.path, taskId: null, assignmentId: null, dueOn: null, repetition: 1 };
}
