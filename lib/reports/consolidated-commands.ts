import { dateColumn } from "../calendar/days.ts";
import { formatMonth } from "../calendar/format.ts";
import { periodOf } from "../calendar/month.ts";
import { issuedDocument } from "../documents/consolidated-document.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { registerDocument } from "../documents/register.ts";
import { NO_ISSUER } from "../documents/words.ts";
import { writeWord } from "../documents/write-word.ts";
import { readCurrentPlan, showsSampleData } from "../plans/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { issuedText, readConsolidated, replacesOf } from "./consolidated-content.ts";
import {
  type ConsolidatedRecord,
  type DraftReading,
  type IssueRecord,
  readConsolidatedDraft,
  readConsolidatedRecord,
  type StoredText,
} from "./consolidated-queries.ts";
import { issueDateProblem, issuingRefusal } from "./consolidated-rules.ts";
import type { IssueInput, ReopenInput, SectionInput } from "./consolidated-schema.ts";
import { WAIT_MS } from "./draft-commands.ts";
import { contentHash } from "./hash.ts";
import { monthColumn } from "./in-hand.ts";
import { may } from "./policy.ts";
import { openedMonths } from "./rules.ts";
import { readReportTable } from "./table-queries.ts";
import { SECTION_WORDS } from "./words.ts";

export type SavedSection = {
  version: number;
  /** What somebody else had saved meanwhile; what was typed is kept beside it, and nothing was changed. */
  conflict: StoredText | null;
};

/**
 * Keeps what the secretariat made of the words of one part, or takes back what the data say (`text` null). Every text there
 * was stays, also one that met somebody else's. Refuses once the report has been issued.
 */
export async function saveSection(context: CommandContext, input: SectionInput): Promise<Result<SavedSection>> {
  const month = input.month.toString();
  const after = { month, section: SECTION_WORDS[input.section], text: input.text ?? "" };
  const act = { ...actOn("consolidated.edit", input.month), after };
  if (!may(context.actor, "consolidated.edit", { agencyId: null })) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(
    async (tx) => {
      const taken = await take(tx, context, input.month);
      if (!taken.ok) return taken;
      const { plan, record, reading } = taken.value;
      const stored = record.texts.find(({ section }) => section === input.section) ?? null;
      const conflict = stored && stored.version !== input.seenVersion ? stored : null;
      const version = (stored?.version ?? 0) + 1;
      await tx.consolidatedText.create({
        data: {
          planId: plan.id,
          month: monthColumn(input.month),
          section: input.section,
          version,
          text: input.text,
          drafted: reading.drafted[input.section],
          kept: conflict === null,
          savedAt: new Date(context.clock.now().epochMilliseconds),
          savedById: context.actor.id,
        },
      });
      if (conflict) {
        await writeAudit(tx, context, { ...act, action: "consolidated.conflict", outcome: "REFUSED" });
        return success({ version: conflict.version, conflict });
      }
      await writeAudit(tx, context, { ...act, before: { month, text: stored?.text ?? "" } });
      return success({ version, conflict: null });
    },
    { maxWait: WAIT_MS, timeout: WAIT_MS },
  );
}

/**
 * Issues a month's consolidated report: freezes, as canonical text with its hash, exactly what was on the screen, under the
 * number and date of the signed document. Once a month, for good (Decree 30/2020, art. 18), and once more in the place of one that
 * was reopened. Refuses before the period and the
 * agencies' day are over, and where the draft has changed since the page was read: a report accepted, a text saved.
 */
export async function issueConsolidated(context: CommandContext, input: IssueInput): Promise<Result<{ hash: string }>> {
  const act = actOn("consolidated.issue", input.month);
  if (!may(context.actor, "consolidated.issue", { agencyId: null })) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(
    async (tx) => {
      const taken = await take(tx, context, input.month);
      if (!taken.ok) return taken;
      const { plan, record, reading } = taken.value;
      const today = context.clock.today();
      const early = issuingRefusal(input.month, plan, today);
      if (early !== null) return failure("NOT_OPEN", undefined, early);
      const { to } = periodOf(input.month, plan.closingDay);
      const wrongDate = issueDateProblem(input.documentDate, { to, today });
      if (wrongDate !== null) return failure("INVALID_INPUT", { documentDate: wrongDate });
      if (reading.mark !== input.seen) return failure("CONFLICT", undefined, CHANGED);
      const frozen = await freeze(tx, context, plan, { ...input, replaces: record.issue }, reading);
      if (!frozen.ok) return frozen;
      const { hash } = frozen.value;
      const { documentNumber } = input;
      const reportDate = input.documentDate.toString();
      await writeAudit(tx, context, { ...act, after: { ...act.before, documentNumber, reportDate, hash } });
      return success({ hash });
    },
    { maxWait: WAIT_MS, timeout: WAIT_MS },
  );
}

/**
 * Opens the draft of an issued report again, with the words it had, to write the report that takes its place: a mistake in what an
 * issued document says is mended by another of the same form (Decree 30/2020, art. 18.3). The issued one stays in force, and as
 * it is, until then. Only the body that issued it may.
 */
export async function reopenConsolidated(
  context: CommandContext,
  input: ReopenInput,
): Promise<Result<{ month: Temporal.PlainYearMonth }>> {
  const act = { ...actOn("consolidated.reopen", input.month), after: { reason: input.reason } };
  if (!may(context.actor, "consolidated.edit", { agencyId: null })) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
    const { issue } = await readConsolidatedRecord(tx, { plan, month: input.month, asOf: context.clock.today() });
    if (issue === null) return failure("NOT_FOUND");
    if (issue.reopened) return failure("ALREADY_DECIDED", undefined, "Dự thảo báo cáo thay thế đã được mở.");
    await tx.consolidatedReopening.create({
      data: {
        issueId: issue.id,
        reason: input.reason,
        reopenedAt: new Date(context.clock.now().epochMilliseconds),
        reopenedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, { ...act, before: { ...act.before, documentNumber: issue.documentNumber } });
    return success({ month: input.month });
  });
}

const CHANGED =
  "Dự thảo đã thay đổi từ lúc mở trang: có báo cáo vừa được duyệt hoặc có người vừa sửa. Xem lại bản mới dưới đây rồi ban hành.";

/** What it needs of whoever issues. */
type Issuer = Pick<CommandContext, "clock"> & {
  actor: Pick<CommandContext["actor"], "id" | "name" | "title" | "agencyId">;
};

/** The signed document, and the report whose place it takes. */
type Signed = Pick<IssueInput, "month" | "documentNumber" | "documentDate"> & { replaces: IssueRecord | null };

/** Stores a month's report as it stands, and puts it on its issuer's register with its Word file. */
export async function freeze(
  tx: Transaction,
  context: Issuer,
  plan: PlanSettings,
  { month, documentNumber, documentDate, replaces }: Signed,
  { draft }: Pick<DraftReading, "draft">,
): Promise<Result<{ hash: string }>> {
  const { clock, actor } = context;
  if (actor.agencyId === null) {
    return failure("NOT_OPEN", undefined, NO_ISSUER);
  }
  const issuedAt = clock.now();
  const { letterhead } = await readLetterhead(tx, plan);
  const content = issuedText(draft, {
    document: { number: documentNumber, date: documentDate.toString() },
    issuedAt,
    issuedBy: { name: actor.name, title: actor.title },
    letterhead,
    ...replacesOf(replaces),
  });
  const hash = contentHash(content);
  const paper = issuedDocument(readConsolidated(content), letterhead, await showsSampleData(tx));
  const registered = await registerDocument(tx, context, {
    kind: "CONSOLIDATED_REPORT",
    planId: plan.id,
    issuerId: actor.agencyId,
    number: documentNumber,
    date: documentDate,
    title: `Báo cáo ${paper.subject.charAt(0).toLocaleLowerCase("vi")}${paper.subject.slice(1)}`,
    recipients: paper.copies.join(", "),
    content,
    file: { name: `bao-cao-tong-hop-${month}.docx`, bytes: await writeWord(paper) },
    earlier: replaces?.documentId ? { id: replaces.documentId, relation: "REPLACES" } : null,
  });
  if (!registered.ok) return registered;
  await tx.consolidatedIssue.create({
    data: {
      planId: plan.id,
      month: monthColumn(month),
      documentNumber,
      documentDate: dateColumn(documentDate),
      content,
      contentHash: hash,
      issuedAt: new Date(issuedAt.epochMilliseconds),
      issuedById: actor.id,
      documentId: registered.value.documentId,
      replacesId: replaces?.id ?? null,
    },
  });
  return success({ hash });
}

type InHand = { plan: PlanSettings; record: ConsolidatedRecord; reading: DraftReading };

/** The draft of a month that has opened and not been issued, or is open again. Whatever happens to it waits for its turn at the plan's row. */
async function take(tx: Transaction, context: CommandContext, month: Temporal.PlainYearMonth): Promise<Result<InHand>> {
  const plan = await readCurrentPlan(tx);
  const today = context.clock.today();
  if (plan === null || !openedMonths(today, plan).some((opened) => opened.equals(month))) return failure("NOT_FOUND");
  await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id} FOR NO KEY UPDATE`;
  const question = { plan, month, asOf: today };
  const record = await readConsolidatedRecord(tx, question);
  if (record.issue && !record.issue.reopened) {
    const words = `Báo cáo tổng hợp ${formatMonth(month)} đã ban hành (số ${record.issue.documentNumber}) nên không sửa được nữa.`;
    return failure("ALREADY_DECIDED", undefined, words);
  }
  const table = await readReportTable(tx, { plan, asOf: today });
  return success({ plan, record, reading: await readConsolidatedDraft(tx, question, record, table) });
}

function actOn(
  action: "consolidated.edit" | "consolidated.issue" | "consolidated.reopen",
  month: Temporal.PlainYearMonth,
) {
  return { action, subject: "consolidated_report", before: { month: month.toString() } };
}
