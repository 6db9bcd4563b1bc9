import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { ReportTable } from "../reports/table.ts";
import { type AgencyReportsJson, assembleTable, readReportTable, reportRows } from "../reports/table-queries.ts";
import { type IssuedLetterJson, issuedLetters, issuedLettersOf } from "../urging/issued-queries.ts";
import type { IssuedLetter } from "../urging/rules.ts";

/** What the secretariat and the leaders did between two days: letters of urging, and directives with how each agency stands by them. */
export type Since = { letters: IssuedLetter[]; directives: DirectiveRow[] };

/**
 * The report table of a day, and what was issued and given after an earlier day and by the end of this one. One statement; open to
 * everyone signed in.
 * @param question.from the day compared with: what was done on it is not new any more, but for what a meeting of that day decided;
 * null where there is none
 */
export async function readTableAndSince(
  db: Database | Transaction,
  { plan, asOf, from }: { plan: PlanSettings; asOf: Temporal.PlainDate; from: Temporal.PlainDate | null },
): Promise<{ table: ReportTable; since: Since | null }> {
  if (from === null) return { table: await readReportTable(db, { plan, asOf }), since: null };
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const letters = issuedLettersOf({ planId: plan.id, from: from.add({ days: 1 }), to: asOf, until });
  const [row] = await db.$queryRaw<
    [{ rows: AgencyReportsJson[]; letters: IssuedLetterJson[]; directives: DirectiveJson[] }]
  >`
    SELECT (SELECT coalesce(json_agg(r), '[]') FROM (${reportRows({ plan, asOf })}) r) AS rows,
           ${letters} AS letters, (${directivesOf({ planId: plan.id, asOf })}) AS directives`;
  const start = endOfDay(from);
  return {
    table: assembleTable(row.rows, { plan, asOf }),
    since: {
      letters: issuedLetters(row.letters ?? [], asOf),
      directives: directivesRead(row.directives ?? [], asOf).filter(
        ({ at, meeting }) => Temporal.Instant.compare(at, start) >= 0 || meeting?.heldOn.equals(from),
      ),
    },
  };
}
