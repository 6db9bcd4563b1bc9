import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Database, Transaction } from "../../lib/platform/database.ts";
import { freeze } from "../../lib/reports/consolidated-commands.ts";
import { readConsolidatedDraft, readConsolidatedRecord } from "../../lib/reports/consolidated-queries.ts";
import { monthColumn } from "../../lib/reports/in-hand.ts";
import { readReportTable } from "../../lib/reports/table-queries.ts";
import { CAST, SECRETARY } from "./cast.ts";
import { DOCUMENTS, SEPTEMBER_WORDS } from "./consolidated-words.ts";
import { CLOSED_MONTHS } from "./months.ts";
import { instantOf } from "./words.ts";

/**
 * The consolidated reports of February to September, each to be issued at its time as it drafted itself on the evening before it was
 * signed; September's with words of the secretariat. October's is a draft that nobody has touched.
 */
export async function reportsOfTheYear(db: Database): Promise<{ at: string; send: () => Promise<void> }[]> {
  const plan = await readCurrentPlan(db);
  if (plan === null) return [];
  return CLOSED_MONTHS.map((number) => {
    const month = new Temporal.PlainYearMonth(plan.year, number);
    const signedOn = workingDayBy(month.toPlainDate({ day: plan.consolidatedDueDay }));
    return {
      at: `${signedOn} ${SIGNED_AT}`,
      send: () =>
        db.$transaction((tx) => issueMonth(tx, plan, month, signedOn), { timeout: PATIENCE_MS, maxWait: PATIENCE_MS }),
    };
  });
}

const SIGNED_AT = "10:15";
const PATIENCE_MS = 60_000;
async function issueMonth(
  tx: Transaction,
  plan: PlanSettings,
  month: Temporal.PlainYearMonth,
  signedOn: Temporal.PlainDate,
): Promise<void> {
  const secretary = await tx.user.findUniqueOrThrow({ where: { username: SECRETARY } });
  const question = { plan, month, asOf: signedOn.subtract({ days: 1 }) };
  const place = { planId: plan.id, month: monthColumn(month) };
  const read = async () => {
    const record = await readConsolidatedRecord(tx, question);
    return readConsolidatedDraft(tx, question, record, await readReportTable(tx, question));
  };
  const first = await read();
  const words = month.month === 9 ? SEPTEMBER_WORDS : {};
  await tx.consolidatedText.createMany({
    data: Object.entries(words).map(([name, text]) => {
      const section = name as keyof typeof words;
      const savedAt = instantOf(`${question.asOf} 16:45`);
      return {
        ...place,
        section,
        version: 1,
        text,
        drafted: first.drafted[section],
        savedAt,
        savedById: secretary.id,
      };
    }),
  });
  const { draft } = await read();
  const documentNumber = DOCUMENTS[month.month];
  if (documentNumber === undefined) throw new Error(`Báo cáo tổng hợp minh họa ${month} chưa có số.`);
  const person = CAST.find(({ username }) => username === SECRETARY);
  const clock = fixedClock(signedOn.toString(), SIGNED_AT);
  const { id, agencyId } = secretary;
  const actor = { id, agencyId, name: person?.name ?? "", title: person?.title ?? null };
  const signed = { month, documentNumber, documentDate: signedOn, replaces: null };
  const frozen = await freeze(tx, { clock, actor }, plan, signed, { draft });
  if (!frozen.ok) throw new Error(`Báo cáo tổng hợp minh họa ${month} bị từ chối: ${frozen.code}`);
}

function workingDayBy(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day;
}
