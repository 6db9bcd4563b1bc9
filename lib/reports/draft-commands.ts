import type { CommandContext } from "../platform/actor.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import { ensureReport, type ReportAddress, type ReportInHand, takeForWriting } from "./in-hand.ts";
import { type LineFields, OTHER_LINE, sameFields } from "./line-fields.ts";
import type { StoredLine } from "./lines.ts";
import type { DraftLine } from "./schema.ts";

export type DraftInput = ReportAddress & {
  lines: readonly DraftLine[];
  /** The open page that writes, by a name of its own; "" for a page without JavaScript. */
  writer: string;
};

export type DraftSaved = {
  savedAt: Temporal.Instant;
  /** The versions that the lines now have. */
  lines: { key: number; version: number }[];
  /** Lines that somebody else had saved meanwhile: what stands there. What was typed is kept beside it. */
  conflicts: StoredLine[];
};

/**
 * Keeps lines of a draft as they are being typed. Every text there was stays in the history of its line, also one that met
 * somebody else's; each line stands or falls by itself. Acts on a draft are on record there, not in the audit trail, which
 * holds that the report was opened and each refusal.
 */
export async function saveDraft(context: CommandContext, input: DraftInput): Promise<Result<DraftSaved>> {
  return context.db.$transaction(
    async (tx) => {
      const taken = await takeForWriting(tx, context, input, "draft.write");
      if (!taken.ok) return taken;
      const report = taken.value;
      const own = await ownKeys(tx, report);
      if (input.lines.some(({ key }) => !own.has(key))) return failure("NOT_FOUND");
      const savedAt = context.clock.now();
      const saved: DraftSaved = { savedAt, lines: [], conflicts: [] };
      const changed = input.lines.filter((line) => !settled(report, line, saved));
      if (changed.length === 0) return success(saved);
      const reportId = await ensureReport(tx, context, report);
      for (const line of changed) await saveLine(tx, context, { report, reportId, line, writer: input.writer }, saved);
      await tx.monthlyReport.update({ where: { id: reportId }, data: { version: { increment: 1 } } });
      return success(saved);
    },
    { maxWait: WAIT_MS, timeout: WAIT_MS },
  );
}

/** Everybody writes on the same evening: waiting is better than refusing. */
export const WAIT_MS = 30_000;

async function ownKeys(tx: Transaction, report: ReportInHand): Promise<ReadonlySet<number>> {
  const parts = await tx.assignment.findMany({
    where: { agencyId: report.agency.id, task: { planId: report.plan.id } },
    select: { id: true },
  });
  return new Set([OTHER_LINE, ...parts.map(({ id }) => id)]);
}

/** A line that stands as it is sent already, such as one whose answer got lost on the way: nothing to be kept. */
function settled(report: ReportInHand, line: DraftLine, saved: DraftSaved): boolean {
  const stored = report.stored.find(({ key }) => key === line.key);
  const touchedSinceReturn =
    stored !== undefined && Temporal.Instant.compare(stored.touchedAt, returnedAt(report) ?? stored.touchedAt) >= 0;
  if (!stored || !sameFields(stored.fields, line.fields) || !touchedSinceReturn) return false;
  saved.lines.push({ key: line.key, version: stored.version });
  return true;
}

/** A line that came back is to be touched again, even to be left as it was. */
function returnedAt(report: ReportInHand): Temporal.Instant | null {
  const decision = report.sendings.at(-1)?.decision;
  return decision?.verdict === "RETURNED" ? decision.at : null;
}

type LineToSave = { report: ReportInHand; reportId: number; line: DraftLine; writer: string };

async function saveLine(
  tx: Transaction,
  context: CommandContext,
  { report, reportId, line, writer }: LineToSave,
  saved: DraftSaved,
): Promise<void> {
  const stored = report.stored.find(({ key }) => key === line.key);
  const assignmentId = line.key === OTHER_LINE ? null : line.key;
  const touched = {
    touchedAt: new Date(context.clock.now().epochMilliseconds),
    touchedById: context.actor.id,
    writer,
  };
  if (!stored) {
    const data = { reportId, assignmentId, origin: line.origin, ...line.fields, ...touched };
    const { id } = await tx.reportLine.create({ data, select: { id: true } });
    await keepText(tx, context, id, { version: 1, fields: line.fields, kept: true });
    saved.lines.push({ key: line.key, version: 1 });
    return;
  }
  const { id } = await tx.reportLine.findFirstOrThrow({ where: { reportId, assignmentId }, select: { id: true } });
  const met = stored.version !== line.seenVersion && (writer === "" || stored.writer !== writer);
  if (met && !sameFields(stored.fields, line.fields)) {
    await keepText(tx, context, id, { version: stored.version, fields: line.fields, kept: false });
    saved.conflicts.push(stored);
    return;
  }
  const version = stored.version + 1;
  await tx.reportLine.update({ where: { id }, data: { ...line.fields, ...touched, version } });
  await keepText(tx, context, id, { version, fields: line.fields, kept: true });
  saved.lines.push({ key: line.key, version });
}

async function keepText(
  tx: Transaction,
  context: CommandContext,
  lineId: number,
  text: { version: number; fields: LineFields; kept: boolean },
): Promise<void> {
  await tx.reportLineText.create({
    data: {
      lineId,
      version: text.version,
      content: JSON.stringify(text.fields),
      kept: text.kept,
      savedAt: new Date(context.clock.now().epochMilliseconds),
      savedById: context.actor.id,
    },
  });
}
