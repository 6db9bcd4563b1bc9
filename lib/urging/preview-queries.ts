import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";
import { letterDemand, letterRows, letterSubject, openingAround, planName, rowLine } from "./content.ts";
import type { OwedItem } from "./owed.ts";
import type { LetterPreview, PreviewLines } from "./preview.ts";
import { defaultAnswerBy } from "./rules.ts";

type LastLetter = {
  code: string;
  name: string;
  fullName: string;
  drafted: boolean;
  before: { number: string; date: string; ordinal: number } | null;
};

/** What letters about some of what is owed would say today, for those who write letters. One statement. */
export async function readPreviews(
  db: Database,
  { plan, today, actor }: { plan: PlanSettings; today: Temporal.PlainDate; actor: Pick<Actor, "agencyName"> },
  items: readonly OwedItem[],
): Promise<{ letters: LetterPreview[]; lines: PreviewLines }> {
  const chosen = items.filter(({ awaiting }) => !awaiting);
  const ids = [...new Set(chosen.map(({ agencyId }) => agencyId))];
  const agencies = await db.$queryRaw<LastLetter[]>`
    SELECT g.code, g.short_name AS name, g.name AS "fullName",
      EXISTS (SELECT FROM urging_letter l WHERE l.plan_id = ${plan.id} AND l.agency_id = g.id AND l.document_id IS NULL
        AND l.discarded_at IS NULL AND l.replaces_id IS NULL) AS drafted,
      (SELECT json_build_object('number', d.number, 'date', d.document_date, 'ordinal', l.ordinal)
         FROM urging_letter l JOIN issued_document d ON d.id = l.document_id
        WHERE l.plan_id = ${plan.id} AND l.agency_id = g.id ORDER BY l.ordinal DESC, l.id DESC LIMIT 1) AS before
    FROM agency g WHERE g.id = ANY(${ids}::int[])`;
  return {
    letters: agencies.map(({ code, name, fullName, drafted, before }) => {
      const figures = {
        plan: planName(plan),
        issuer: actor.agencyName ?? "cơ quan thường trực",
        agency: fullName,
        asOf: today,
        answerBy: defaultAnswerBy(today),
        ordinal: (before?.ordinal ?? 0) + 1,
        before: before && { ...before, date: Temporal.PlainDate.from(before.date) },
      };
      return {
        agencyCode: code,
        agencyName: name,
        subject: letterSubject(figures.ordinal),
        addressee: fullName,
        opening: openingAround(figures),
        demand: letterDemand(figures),
        drafted,
      };
    }),
    lines: Object.fromEntries(
      letterRows(chosen).map((row, place) => {
        const { agencyCode = "" } = chosen[place] ?? {};
        return [row.key, { agencyCode, words: rowLine(row) }];
      }),
    ),
  };
}
