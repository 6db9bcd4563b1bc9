import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import type { IndicatorFacts } from "../indicators/figures.ts";
import { type IndicatorFactsJson, indicatorFacts, indicatorFactsOf } from "../indicators/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { ReportTable } from "../reports/table.ts";
import { type AgencyReportsJson, assembleTable, reportRows } from "../reports/table-queries.ts";
import { type IssuedLetterJson, issuedLetters, issuedLettersOf } from "../urging/issued-queries.ts";
import type { IssuedLetter } from "../urging/rules.ts";

/** What the secretariat and the leaders did between two days: letters of urging, and directives with how each agency stands by them. */
export type Since = { from: Temporal.PlainDate; letters: IssuedLetter[]; directives: DirectiveRow[] };

/** `from` is the day compared with: what was done on it is not new, but for what a meeting of that day decided. */
type Question = { plan: PlanSettings; asOf: Temporal.PlainDate; from: Temporal.PlainDate | null };

type Beside = {
  rows: AgencyReportsJson[];
  letters: IssuedLetterJson[];
  directives: DirectiveJson[];
  facts: IndicatorFactsJson;
};

/**
 * What the charts show beside the board, in one statement: the report table of a day, what was issued and given after an earlier day and
 * by the end of this one (null where there is no earlier day), and where the plan's targets stand. Open to everyone signed in.
 */
export async function readTableSinceAndTargets(
  db: Database | Transaction,
  { plan, asOf, from }: Question,
): Promise<{ table: ReportTable; since: Since | null; targets: IndicatorFacts }> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const first = (from ?? asOf).add({ days: 1 });
  const [row] = await db.$queryRaw<[Beside]>`
    SELECT (SELECT coalesce(json_agg(r), '[]') FROM (${reportRows({ plan, asOf })}) r) AS rows,
           ${issuedLettersOf({ planId: plan.id, from: first, to: asOf, until })} AS letters,
           (${directivesOf({ planId: plan.id, asOf })}) AS directives,
           ${indicatorFactsOf({ planId: plan.id, asOf })} AS facts`;
  return {
    table: assembleTable(row.rows, { plan, asOf }),
    since: from && sinceOf(row, from, asOf),
    targets: indicatorFacts(row.facts, { plan, asOf }),
  };
}

function sinceOf({ letters, directives }: Beside, from: Temporal.PlainDate, to: Temporal.PlainDate): Since {
  const start = endOfDay(from);
  return {
    from,
    letters: issuedLetters(letters, to),
    directives: directivesRead(directives, to).filter(
      ({ at, meeting }) => Temporal.Instant.compare(at, start) >= 0 || meeting?.heldOn.equals(from),
    ),
  };
}
