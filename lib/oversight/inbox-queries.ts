import { directiveState, owesAnswer } from "../directives/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { DeliveryVerdict, DirectiveEntryKind, ProposalEntryKind } from "../platform/prisma/enums.ts";
import { proposalState } from "../proposals/rules.ts";

/** What agencies have sent that waits for an answer of those who follow the plan, and what they have not answered themselves. */
export type Inbox = {
  /** Documents handed in for obligations. */
  deliveries: number;
  proposals: number;
  /** Directives that some agency still owes an answer to. */
  directives: number;
  notices: { id: number; taskNumber: number; agencyName: string; documentNumber: string }[];
};

/** The same as the database has it. */
export type InboxJson = {
  deliveries: { verdict: DeliveryVerdict | null; applicable: boolean | null }[];
  proposals: { kinds: ProposalEntryKind[] }[];
  directives: { id: number; answerBy: string; entries: { kind: DirectiveEntryKind; answerBy: string | null }[] }[];
  notices: Inbox["notices"];
};

/** What waited at the end of a day, in one statement. The facts come from here, what waits is the rooms' own rules. */
export async function readInbox(db: Database, planId: number, asOf: Temporal.PlainDate): Promise<Inbox> {
  const [row] = await db.$queryRaw<InboxJson[]>`SELECT ${inboxColumns(planId, asOf)}`;
  return inboxRead(row, asOf);
}

/** The same as columns of a larger statement; `inboxRead` reads them. */
export function inboxColumns(planId: number, asOf: Temporal.PlainDate): Prisma.Sql {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`
      coalesce((
        SELECT json_agg(json_build_object(
          'verdict', (SELECT c.verdict FROM obligation_decision c
                       WHERE c.delivery_id = d.id AND c.recorded_at < ${until} ORDER BY c.id DESC LIMIT 1),
          'applicable', (SELECT e.applicable FROM obligation_exemption e
                          WHERE e.part_id = p.id AND e.recorded_at < ${until} ORDER BY e.id DESC LIMIT 1)))
        FROM obligation o JOIN obligation_part p ON p.obligation_id = o.id
        CROSS JOIN LATERAL (SELECT l.id FROM obligation_delivery l
                             WHERE l.part_id = p.id AND l.recorded_at < ${until} ORDER BY l.seq DESC LIMIT 1) d
        WHERE o.plan_id = ${planId}), '[]') AS deliveries,
      coalesce((
        SELECT json_agg(json_build_object('kinds', coalesce((
          SELECT json_agg(e.kind ORDER BY e.seq) FROM proposal_entry e
           WHERE e.proposal_id = p.id AND e.recorded_at < ${until}), '[]')))
        FROM proposal p WHERE p.plan_id = ${planId} AND p.recorded_at < ${until}), '[]') AS proposals,
      coalesce((
        SELECT json_agg(json_build_object('id', d.id, 'answerBy', d.answer_by, 'entries', coalesce((
          SELECT json_agg(json_build_object('kind', e.kind, 'answerBy', e.answer_by) ORDER BY e.seq) FROM directive_entry e
           WHERE e.part_id = g.id AND e.recorded_at < ${until}), '[]')))
        FROM directive d JOIN directive_agency g ON g.directive_id = d.id
        WHERE d.plan_id = ${planId} AND d.recorded_at < ${until}), '[]') AS directives,
      coalesce((
        SELECT json_agg(json_build_object('id', n.id, 'taskNumber', t.number, 'agencyName', g.short_name,
          'documentNumber', n.document_number) ORDER BY n.id)
        FROM guidance_notice n JOIN task t ON t.id = n.task_id JOIN agency g ON g.id = n.agency_id
        WHERE t.plan_id = ${planId} AND n.recorded_at < ${until} AND NOT EXISTS (
          SELECT 1 FROM guidance_notice_answer w WHERE w.notice_id = n.id AND w.recorded_at < ${until})), '[]') AS notices`;
}

/** @param asOf the day on which it is read: it decides what is still owed. */
export function inboxRead(row: InboxJson | undefined, asOf: Temporal.PlainDate): Inbox {
  if (!row) return { deliveries: 0, proposals: 0, directives: 0, notices: [] };
  return {
    deliveries: row.deliveries.filter(({ verdict, applicable }) => verdict === null && applicable !== false).length,
    proposals: row.proposals.filter(({ kinds }) => proposalState(kinds) === "OPEN").length,
    directives: new Set(row.directives.filter((part) => owesAnswer(stateOf(part, asOf))).map(({ id }) => id)).size,
    notices: row.notices,
  };
}

function stateOf({ answerBy, entries }: InboxJson["directives"][number], asOf: Temporal.PlainDate) {
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  const facts = {
    answerBy: Temporal.PlainDate.from(answerBy),
    entries: entries.map((entry) => ({ kind: entry.kind, answerBy: day(entry.answerBy) })),
  };
  return directiveState(facts, asOf);
}
