import { plainDate } from "../calendar/days.ts";
import type { DirectiveDuty } from "../oversight/rules.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";
import { directiveState, owedBy, owesAnswer } from "./rules.ts";

/** Where a directive is read and answered: its page, at the agency's own place on it. */
export const directivePath = (directiveId: number, agencyCode: string): string =>
  `/directives/${directiveId}#${agencyCode}`;

type DutyRow = {
  partId: number;
  directiveId: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  text: string;
  answerBy: Date;
  entries: { kind: DirectiveEntryKind; answerBy: string | null }[];
};

/** What of a plan's directives still waits for an answer, for those who remind. One statement. */
export async function readDirectiveDuties(
  db: Database | Transaction,
  planId: number,
  today: Temporal.PlainDate,
): Promise<DirectiveDuty[]> {
  const rows = await db.$queryRaw<DutyRow[]>`
    SELECT p.id AS "partId", d.id AS "directiveId", g.id AS "agencyId", g.code AS "agencyCode", g.short_name AS "agencyName",
      d.text, d.answer_by AS "answerBy",
      coalesce((SELECT json_agg(json_build_object('kind', e.kind, 'answerBy', e.answer_by) ORDER BY e.seq)
        FROM directive_entry e WHERE e.part_id = p.id), '[]') AS entries
    FROM directive d JOIN directive_agency p ON p.directive_id = d.id JOIN agency g ON g.id = p.agency_id
    WHERE d.plan_id = ${planId}
      AND NOT EXISTS (SELECT FROM directive_entry e WHERE e.part_id = p.id AND e.kind = 'CLOSE')
    ORDER BY p.id`;
  return rows.flatMap(({ directiveId, agencyCode, answerBy, entries, ...row }) => {
    const facts = {
      answerBy: plainDate(answerBy),
      entries: entries.map(({ kind, answerBy: again }) => ({
        kind,
        answerBy: again === null ? null : Temporal.PlainDate.from(again),
      })),
    };
    if (!owesAnswer(directiveState(facts, today))) return [];
    return [{ ...row, answerBy: owedBy(facts), path: directivePath(directiveId, agencyCode) }];
  });
}
