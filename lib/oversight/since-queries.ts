import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import type { IndicatorFacts } from "../indicators/figures.ts";
import { type IndicatorFactsJson, indicatorFacts, indicatorFactsOf } from "../indicators/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { type IssuedLetterJson, issuedLetters, issuedLettersOf } from "../urging/issued-queries.ts";
import type { IssuedLetter } from "../urging/rules.ts";

/** What the secretariat and the leaders did between two days: letters of urging, and directives with how each agency stands by them. */
export type Since = { letters: IssuedLetter[]; directives: DirectiveRow[] };

/** Between which days; `from` is the day compared with: what was done on it is not new, but for what a meeting of that day decided. */
type Question = {
  plan: Pick<PlanSettings, "id" | "closingDay">;
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate;
};

type SinceRow = { letters: IssuedLetterJson[]; directives: DirectiveJson[]; facts: IndicatorFactsJson };

/**
 * What was issued and given after one day and by the end of another, and where the plan's targets stand by then: one statement. `since`
 * is null where there is no day to compare with. Open to everyone signed in.
 */
export async function readSinceAndTargets(
  db: Database | Transaction,
  { plan, from, to }: Question,
): Promise<{ since: Since | null; targets: IndicatorFacts }> {
  const until = new Date(endOfDay(to).epochMilliseconds);
  const first = (from ?? to).add({ days: 1 });
  const [row] = await db.$queryRaw<SinceRow[]>`
    SELECT ${issuedLettersOf({ planId: plan.id, from: first, to, until })} AS letters,
           (${directivesOf({ planId: plan.id, asOf: to })}) AS directives,
           ${indicatorFactsOf({ planId: plan.id, asOf: to })} AS facts`;
  if (!row) throw new Error("a SELECT without FROM gives a row");
  return {
    since: from && sinceOf(row, from, to),
    targets: indicatorFacts(row.facts, { plan, asOf: to }),
  };
}

function sinceOf({ letters, directives }: SinceRow, from: Temporal.PlainDate, to: Temporal.PlainDate): Since {
  const start = endOfDay(from);
  return {
    letters: issuedLetters(letters, to),
    directives: directivesRead(directives, to).filter(
      ({ at, meeting }) => Temporal.Instant.compare(at, start) >= 0 || meeting?.heldOn.equals(from),
    ),
  };
}
