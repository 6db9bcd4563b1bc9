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
 * What one agency owes by Section IV, and the letters it was sent, by the end of a day; the same queries as their own pages', in one
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
): Promise<{ obligations: ObligationPartRow[]; letters: LetterRow[] }> {
  const { plan, asOf, agencyId, actor } = question;
  const about = { planId: plan.id, asOf, actor, agencyId };
  const [row] = await db.$queryRaw<{ obligations: ObligationJson[]; letters: LetterJson[] }[]>`
    SELECT (SELECT coalesce(json_agg(o), '[]') FROM (${obligationParts({ plan, asOf, agencyId })}) o) AS obligations,
           (${lettersOf(about)}) AS letters`;
  return {
    obligations: (row?.obligations ?? []).map((part) => readObligationRow(part, { plan, asOf })),
    letters: lettersRead(row?.letters ?? [], about),
  };
}
