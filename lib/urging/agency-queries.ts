import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import {
  type ObligationJson,
  type ObligationPartRow,
  obligationParts,
  readObligationRow,
} from "../obligations/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";
import { type LetterJson, type LetterRow, lettersOf, lettersRead } from "./letter-queries.ts";

/**
 * What one agency owes by Section IV, the letters it was sent and the directives it was given, by the end of a day; the same queries as their own pages', in one
 * statement.
 */
export async function readAgencyDuties(
  db: Database,
  question: {
    plan: PlanSettings;
    asOf: Temporal.PlainDate;
    agencyId: number;
    actor: Pick<Actor, "role" | "agencyId">;
  },
): Promise<{ obligations: ObligationPartRow[]; letters: LetterRow[]; directives: DirectiveRow[] }> {
  const { plan, asOf, agencyId, actor } = question;
  const about = { planId: plan.id, asOf, actor, agencyId };
  const [row] = await db.$queryRaw<
    { obligations: ObligationJson[]; letters: LetterJson[]; directives: DirectiveJson[] }[]
  >`
    SELECT (SELECT coalesce(json_agg(o), '[]') FROM (${obligationParts({ plan, asOf, agencyId })}) o) AS obligations,
           (${lettersOf(about)}) AS letters,
           (${directivesOf({ planId: plan.id, asOf, agencyId })}) AS directives`;
  return {
    obligations: (row?.obligations ?? []).map((part) => readObligationRow(part, { plan, asOf })),
    letters: lettersRead(row?.letters ?? [], about),
    directives: directivesRead(row?.directives ?? [], asOf),
  };
}
