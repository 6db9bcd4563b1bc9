import { dateColumn } from "../../lib/calendar/days.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import type { Transaction } from "../../lib/platform/database.ts";
import { issuedText } from "../../lib/reports/consolidated-content.ts";
import { readConsolidatedDraft, readConsolidatedRecord } from "../../lib/reports/consolidated-queries.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { monthColumn } from "../../lib/reports/in-hand.ts";
import { readReportTable } from "../../lib/reports/table-queries.ts";
import { CAST, SECRETARY } from "./cast.ts";
import { DOCUMENTS, SEPTEMBER_WORDS } from "./consolidated-words.ts";
import { SAMPLE_LETTERHEAD } from "./letterhead.ts";
import { CLOSED_MONTHS } from "./months.ts";
import { instantOf } from "./words.ts";

type UserId = (username: string) => number;

/**
 * The consolidated reports of February to September, each as it drafted itself on the evening before it was signed; September's
 * with words of the secretariat. October's is a draft that nobody has touched.
 */
export async function recordConsolidated(tx: Transaction, userId: UserId): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  for (const number of CLOSED_MONTHS)
    await issueMonth(tx, plan, new Temporal.PlainYearMonth(plan.year, number), userId);
}

async function issueMonth(
  tx: Transaction,
  plan: PlanSettings,
  month: Temporal.PlainYearMonth,
  userId: UserId,
): Promise<void> {
  const signedOn = workingDayBy(month.toPlainDate({ day: plan.consolidatedDueDay }));
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
        savedById: userId(SECRETARY),
      };
    }),
  });
  const { draft } = await read();
  const documentNumber = DOCUMENTS[month.month];
  if (documentNumber === undefined) throw new Error(`Báo cáo tổng hợp minh họa ${month} chưa có số.`);
  const issuedAt = instantOf(`${signedOn} 10:15`);
  const person = CAST.find(({ username }) => username === SECRETARY);
  const content = issuedText(draft, {
    document: { number: documentNumber, date: signedOn.toString() },
    issuedAt: Temporal.Instant.fromEpochMilliseconds(issuedAt.getTime()),
    issuedBy: { name: person?.name ?? "", title: person?.title ?? null },
    letterhead: SAMPLE_LETTERHEAD,
  });
  await tx.consolidatedIssue.create({
    data: {
      ...place,
      documentNumber,
      documentDate: dateColumn(signedOn),
      content,
      contentHash: contentHash(content),
      issuedAt,
      issuedById: userId(SECRETARY),
    },
  });
}

function workingDayBy(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day;
}
