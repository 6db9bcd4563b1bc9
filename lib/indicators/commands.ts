import { formatInstant, formatMonth } from "../calendar/format.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { ZONE } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { actOn, monthColumn, type ReportInHand, takeForWriting } from "../reports/in-hand.ts";
import { type EntryLine, type EntryRow, entryLines, fieldName, isSame, readEntry } from "./entry-rules.ts";
import { measurerIn, owedFigures } from "./figures.ts";
import { may } from "./policy.ts";
import { readIndicatorFacts, readMeasurerChoices } from "./queries.ts";
import type { EntryInput, MeasurerInput } from "./schema.ts";
import { numbersWords } from "./words.ts";

/**
 * Appends the numbers that an agency says for a month: of the indicators it measures and the procedures it counts, as long as its report of
 * that month may be written. Only what differs from what stands there is appended. Refuses what is no number, a part larger than its whole,
 * and a leap that nobody has explained; CONFLICT where somebody else has said another number since the form was opened.
 */
export async function enterFigures(context: CommandContext, input: EntryInput): Promise<Result<{ entered: number }>> {
  return context.db.$transaction(async (tx) => {
    const taken = await takeForWriting(tx, context, input, "draft.write");
    if (!taken.ok) return taken;
    const report = taken.value;
    const { rows, problems } = readEntry(await linesOf(tx, context, report), input.values);
    if (Object.keys(problems).length > 0) return failure("INVALID_INPUT", problems);
    const changed = rows.filter((row) => !isSame(row));
    const met = conflictsOf(changed);
    if (Object.keys(met).length > 0) return failure("CONFLICT", met);
    if (rows.length === 0) return failure("INVALID_INPUT", undefined, "Chưa nhập số liệu nào.");
    await append(tx, context, report, changed);
    if (changed.length > 0) {
      await writeAudit(tx, context, { ...actOn(report, "figures.enter"), after: { figures: changed.map(wordsOf) } });
    }
    return success({ entered: changed.length });
  });
}

async function linesOf(
  tx: Transaction,
  context: CommandContext,
  { plan, agency, month }: ReportInHand,
): Promise<EntryLine[]> {
  const facts = await readIndicatorFacts(tx, { plan, asOf: context.clock.today() });
  return entryLines(owedFigures(facts, agency.id, month));
}

function conflictsOf(rows: readonly EntryRow[]): FieldErrors {
  const met = rows.filter(({ line, seen }) => line.seen !== seen);
  return Object.fromEntries(
    met.map(({ line }) => {
      const stands = line.now ? numbersWords(line, line.now) : "";
      const who = line.said ? `${line.said.by}, ${formatInstant(line.said.at, ZONE)}` : "";
      return [
        fieldName(line, line.fields[0]?.name ?? ""),
        `Có người vừa ghi ${stands} (${who}). Số đã nhập vẫn giữ; bấm lưu lần nữa để thay.`,
      ];
    }),
  );
}

async function append(
  tx: Transaction,
  context: CommandContext,
  { agency, month }: ReportInHand,
  rows: readonly EntryRow[],
): Promise<void> {
  const common = {
    agencyId: agency.id,
    month: monthColumn(month),
    recordedAt: new Date(context.clock.now().epochMilliseconds),
    recordedById: context.actor.id,
  };
  const number = (row: EntryRow, name: string) => row.numbers[name] ?? 0;
  await tx.indicatorValue.createMany({
    data: rows
      .filter(({ line }) => line.kind === "indicator")
      .map((row) => ({
        ...common,
        indicatorId: row.line.id,
        numerator: number(row, "part"),
        denominator: number(row, "whole"),
        note: row.note,
      })),
  });
  await tx.procedureCount.createMany({
    data: rows
      .filter(({ line }) => line.kind === "procedure")
      .map((row) => ({
        ...common,
        procedureId: row.line.id,
        received: number(row, "received"),
        online: number(row, "online"),
        issued: number(row, "issued"),
        electronic: number(row, "electronic"),
        note: row.note,
      })),
  });
}

/** A line as the trail keeps it. */
const wordsOf = ({ line, numbers }: EntryRow) => `${line.title}: ${numbersWords(line, numbers)}`;

/** The secretariat says who measures an indicator, from which month on; what was said before stays as it was said. */
export async function nameMeasurer(context: CommandContext, input: MeasurerInput): Promise<Result<{ code: string }>> {
  const act = { action: "indicator.measurer", subject: "indicator", subjectId: input.indicatorId };
  if (!may(context.actor, "indicator.name-measurer")) {
    await writeRefusal(context, act);
    return failure("FORBIDDEN");
  }
  return context.db.$transaction(async (tx) => {
    const plan = await readCurrentPlan(tx);
    if (plan === null) return failure("NOT_FOUND");
    await tx.$queryRaw`SELECT id FROM indicator WHERE id = ${input.indicatorId} FOR NO KEY UPDATE`;
    const facts = await readIndicatorFacts(tx, { plan, asOf: context.clock.today() });
    const indicator = facts.indicators.find(({ id }) => id === input.indicatorId);
    if (indicator?.source !== "ENTERED") return failure("NOT_FOUND");
    const agency = (await readMeasurerChoices(tx, context.clock.today())).find(({ id }) => id === input.agencyId);
    if (!agency) return failure("INVALID_INPUT", { agencyId: "Chọn đơn vị đang gửi báo cáo tháng." });
    if (input.from.year !== plan.year) {
      return failure("INVALID_INPUT", { from: `Chọn tháng của năm ${plan.year}.` });
    }
    const before = measurerIn(indicator, input.from);
    if (before?.agency.id === input.agencyId) {
      return failure("DUPLICATE", undefined, `${agency.name} đang đo chỉ tiêu này từ ${formatMonth(before.from)}.`);
    }
    await tx.indicatorMeasurer.create({
      data: {
        indicatorId: indicator.id,
        agencyId: input.agencyId,
        fromMonth: monthColumn(input.from),
        basis: input.basis,
        recordedAt: new Date(context.clock.now().epochMilliseconds),
        recordedById: context.actor.id,
      },
    });
    await writeAudit(tx, context, {
      ...act,
      agencyId: input.agencyId,
      before: { measurer: before?.agency.name ?? "" },
      after: { measurer: agency.name, month: input.from.toString(), basis: input.basis },
    });
    return success({ code: indicator.code });
  });
}
