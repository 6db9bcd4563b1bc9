import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { type IssuedLetterJson, issuedLetters, issuedLettersOf } from "../urging/issued-queries.ts";
import type { IssuedLetter } from "../urging/rules.ts";

/** What the secretariat and the leaders did between two days: letters of urging, and directives with how each agency stands by them. */
export type Since = { letters: IssuedLetter[]; directives: DirectiveRow[] };

/**
 * What was issued and given after one day and by the end of another. One statement; open to everyone signed in.
 * @param from the day compared with: what was done on it is not new any more, but for what a meeting of that day decided
 */
export async function readSince(
  db: Database | Transaction,
  { planId, from, to }: { planId: number; from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<Since> {
  const until = new Date(endOfDay(to).epochMilliseconds);
  const [row] = await db.$queryRaw<{ letters: IssuedLetterJson[]; directives: DirectiveJson[] }[]>`
    SELECT ${issuedLettersOf({ planId, from: from.add({ days: 1 }), to, until })} AS letters,
           (${directivesOf({ planId, asOf: to })}) AS directives`;
  const start = endOfDay(from);
  return {
    letters: issuedLetters(row?.letters ?? [], to),
    directives: directivesRead(row?.directives ?? [], to).filter(
      ({ at, meeting }) => Temporal.Instant.compare(at, start) >= 0 || meeting?.heldOn.equals(from),
    ),
  };
}
