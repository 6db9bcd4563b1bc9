import { obligationPath } from "../obligations/rules.ts";
import { readDuties } from "../oversight/duty-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { EscalationTarget } from "../platform/prisma/enums.ts";
import type { Board } from "../progress/board.ts";
import { readBoard } from "../progress/queries.ts";
import type { DeadlineBasis } from "../progress/rules.ts";
import { type OwedItem, owedItems } from "./owed.ts";
import type { Urged } from "./rules.ts";

/** Everything owed and late on a day, with the board it was read from. Two readings: the board's, and that of reports and documents. */
export async function readOwed(
  db: Database | Transaction,
  question: { plan: PlanSettings; asOf: Temporal.PlainDate; basis?: DeadlineBasis },
): Promise<{ board: Board; items: OwedItem[] }> {
  const { plan, asOf } = question;
  const board = await readBoard(db, question);
  const { reports, obligations } = await readDuties(db, { plan, asOf });
  const parts = obligations.map((part) => ({ ...part, path: obligationPath(part) }));
  return { board, items: owedItems({ board, reports, obligations: parts }, plan.silentMonthsLimit) };
}

/** The key by which what is owed is named, of an item `i` of a letter `l`. */
export const ITEM_KEY = Prisma.sql`CASE
  WHEN i.assignment_id IS NOT NULL THEN 'part:' || i.assignment_id
  WHEN i.report_month IS NOT NULL THEN 'report:' || l.agency_id || ':' || to_char(i.report_month, 'YYYY-MM')
  ELSE 'obligation:' || i.obligation_part_id END`;

type UrgedRow = {
  key: string;
  letters: { ordinal: number; answerBy: string; issuedOn: string }[];
  draftId: number | null;
  promisedOn: string | null;
  askedUntil: string | null;
  escalated: EscalationTarget[];
};

/**
 * What was urged so far by the end of a day, by the keys of what is owed; ask it with `urgedOf`. A letter that was replaced and
 * the one in its place are one. One statement. Open to everyone
 * signed in, but for drafts, whose ids lead others nowhere.
 */
export async function readUrged(
  db: Database | Transaction,
  planId: number,
  asOf: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Urged>> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.$queryRaw<UrgedRow[]>`
    WITH named AS (
      SELECT ${ITEM_KEY} AS key, l.id, l.ordinal, l.answer_by, d.document_date,
        l.replaces_id IS NOT NULL AS replaces
      FROM urging_letter l JOIN urging_item i ON i.letter_id = l.id
      LEFT JOIN issued_document d ON d.id = l.document_id AND d.issued_at < ${until}
      WHERE l.plan_id = ${planId} AND l.discarded_at IS NULL AND l.created_at < ${until}
        AND NOT EXISTS (SELECT FROM urging_letter n JOIN issued_document e ON e.id = n.document_id
                         WHERE n.replaces_id = l.id AND e.issued_at < ${until})
    ), written AS (
      SELECT key, json_agg(json_build_object('ordinal', ordinal, 'answerBy', answer_by, 'issuedOn', document_date)
          ORDER BY ordinal) FILTER (WHERE document_date IS NOT NULL) AS letters,
        max(id) FILTER (WHERE document_date IS NULL AND NOT replaces) AS draft
      FROM named GROUP BY key
    ), promised AS (
      SELECT DISTINCT ON (c.assignment_id) 'part:' || c.assignment_id AS key, c.promised_on
      FROM commitment c JOIN assignment a ON a.id = c.assignment_id JOIN task t ON t.id = a.task_id
      WHERE t.plan_id = ${planId} AND c.recorded_at < ${until} ORDER BY c.assignment_id, c.id DESC
    ), asked AS (
      SELECT DISTINCT ON (r.assignment_id) 'part:' || r.assignment_id AS key, r.requested_due_on
      FROM extension_request r JOIN assignment a ON a.id = r.assignment_id JOIN task t ON t.id = a.task_id
      WHERE t.plan_id = ${planId} AND r.recorded_at < ${until}
        AND NOT EXISTS (SELECT FROM extension_decision v WHERE v.request_id = r.id AND v.recorded_at < ${until})
      ORDER BY r.assignment_id, r.id DESC
    ), taken_up AS (
      SELECT 'part:' || e.assignment_id AS key, json_agg(e.target ORDER BY e.id) AS targets
      FROM escalation e JOIN assignment a ON a.id = e.assignment_id JOIN task t ON t.id = a.task_id
      WHERE t.plan_id = ${planId} AND e.recorded_at < ${until} GROUP BY e.assignment_id)
    SELECT key, coalesce(w.letters, '[]') AS letters, w.draft AS "draftId", p.promised_on::text AS "promisedOn",
      k.requested_due_on::text AS "askedUntil",
      coalesce(u.targets, '[]') AS escalated
    FROM written w FULL JOIN promised p USING (key) FULL JOIN asked k USING (key) FULL JOIN taken_up u USING (key)`;
  return new Map(rows.map((row) => [row.key, urgedRow(row)]));
}

function urgedRow({ letters, draftId, promisedOn, askedUntil, escalated }: UrgedRow): Urged {
  const date = (text: string) => Temporal.PlainDate.from(text);
  const last = letters.at(-1);
  return {
    letters: letters.map(({ ordinal, answerBy }) => ({ ordinal, answerBy: date(answerBy) })),
    lastIssuedOn: last ? date(last.issuedOn) : null,
    draftId,
    promisedOn: promisedOn === null ? null : date(promisedOn),
    askedUntil: askedUntil === null ? null : date(askedUntil),
    escalated,
  };
}
