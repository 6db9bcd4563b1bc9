import { dateColumn } from "../calendar/days.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { shouldAskCommitment } from "./content.ts";
import { type OwedItem, subjectWords } from "./owed.ts";
import { may } from "./policy.ts";
import { readOwed, readUrged } from "./queries.ts";
import { defaultAnswerBy, urgedOf } from "./rules.ts";
import type { DraftInput } from "./schema.ts";

/** Reading the whole plan and writing a file takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

/**
 * Drafts one letter for each agency of what was ticked; what goes to an agency that has a draft is added to it. What is no longer
 * owed, or waits for the secretariat's own answer, is left out (PRODUCT, "Urging letters").
 * @returns the drafts, in the order of the agencies' names, and how many of the ticked things were left out.
 */
export async function draftLetters(
  context: CommandContext,
  input: DraftInput,
): Promise<Result<{ letterIds: number[]; leftOut: number }>> {
  if (!may(context.actor, "letter.write", { agencyId: null })) {
    await writeRefusal(context, { action: "letter.draft", subject: "urging_letter" });
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    const asOf = context.clock.today();
    const { items } = await readOwed(tx, { plan, asOf });
    const keys = new Set(input.keys);
    const chosen = items.filter((item) => keys.has(item.key) && !item.awaiting);
    if (chosen.length === 0) {
      return failure(
        "NOT_OPEN",
        undefined,
        "Các nội dung đã chọn không còn quá hạn, hoặc đang chờ cơ quan thường trực xác nhận.",
      );
    }
    const byAgency = [...Map.groupBy(chosen, ({ agencyId }) => agencyId)];
    // In the order of their ids, so that two who draft for some of the same agencies never wait crosswise.
    const ids = byAgency.map(([id]) => id).sort((a, b) => a - b);
    await tx.$queryRaw`SELECT id FROM agency WHERE id = ANY(${ids}::int[]) ORDER BY id FOR NO KEY UPDATE`;
    const urged = await readUrged(tx, plan.id, asOf);
    const letterIds: number[] = [];
    for (const [agencyId, owed] of byAgency) {
      const times = owed.map(({ key }) => urgedOf(urged, key).letters.length);
      letterIds.push(await draftFor(tx, context, plan, { agencyId, owed, asks: shouldAskCommitment(times) }));
    }
    return success({ letterIds, leftOut: keys.size - chosen.length });
  }, PATIENCE);
}

async function draftFor(
  tx: Transaction,
  context: CommandContext,
  plan: PlanSettings,
  { agencyId, owed, asks }: { agencyId: number; owed: readonly OwedItem[]; asks: boolean },
): Promise<number> {
  const open = await tx.urgingLetter.findFirst({
    where: { planId: plan.id, agencyId, documentId: null, discardedAt: null, replacesId: null },
    include: { items: true },
  });
  const letter =
    open ??
    (await tx.urgingLetter.create({
      data: {
        planId: plan.id,
        agencyId,
        answerBy: dateColumn(defaultAnswerBy(context.clock.today())),
        asksCommitment: asks,
        createdAt: new Date(context.clock.now().epochMilliseconds),
        createdById: context.actor.id,
      },
      include: { items: true },
    }));
  const added = await addItems(tx, letter, owed);
  if (open && added > 0) {
    await tx.urgingLetter.update({
      where: { id: letter.id },
      data: { version: { increment: 1 }, ...(asks && { asksCommitment: true }) },
    });
  }
  await writeAudit(tx, context, {
    action: open ? "letter.add" : "letter.draft",
    subject: "urging_letter",
    subjectId: letter.id,
    agencyId,
    after: { items: owed.map(({ subject }) => subjectWords(subject)).join("; ") },
  });
  return letter.id;
}

type ItemColumns = { assignmentId: number | null; reportMonth: Date | null; obligationPartId: number | null };

/** What an item refers to, as its row has it. */
function columnsOf({ subject }: OwedItem): ItemColumns {
  const none = { assignmentId: null, reportMonth: null, obligationPartId: null };
  switch (subject.kind) {
    case "REPORT":
      return { ...none, reportMonth: dateColumn(subject.month.toPlainDate({ day: 1 })) };
    case "OBLIGATION":
      return { ...none, obligationPartId: subject.partId };
    default:
      return { ...none, assignmentId: subject.part.id };
  }
}

const sameThing = (a: ItemColumns, b: ItemColumns) =>
  a.assignmentId === b.assignmentId &&
  a.obligationPartId === b.obligationPartId &&
  a.reportMonth?.getTime() === b.reportMonth?.getTime();

async function addItems(
  tx: Transaction,
  letter: { id: number; items: (ItemColumns & { position: number })[] },
  owed: readonly OwedItem[],
): Promise<number> {
  const last = Math.max(0, ...letter.items.map(({ position }) => position));
  const fresh = owed.map(columnsOf).filter((item) => !letter.items.some((known) => sameThing(known, item)));
  await tx.urgingItem.createMany({
    data: fresh.map((item, place) => ({ ...item, letterId: letter.id, position: last + place + 1 })),
  });
  return fresh.length;
}
