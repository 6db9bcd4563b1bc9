import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import type { ProposalEntryKind } from "../platform/prisma/enums.ts";
import { proposalState } from "../proposals/rules.ts";
import { type Inbox, type InboxJson, inboxColumns, inboxRead } from "./inbox-queries.ts";

/** What a leader's overview holds besides the plan itself. */
export type LeaderDesk = {
  inbox: Inbox;
  /** Drafts that wait for a signature: their number is not on record yet. */
  letterDrafts: number;
  submissionDrafts: { id: number }[];
  /** Meetings that have ended and whose notice of conclusion has no number yet, with their day. */
  conclusionDrafts: { meetingId: number; heldOn: Temporal.PlainDate }[];
  /** Proposals to the leadership without an answer, oldest first. */
  proposals: { id: number; text: string; agencyName: string }[];
  /** All directives of the plan, newest first, with their state. */
  directives: DirectiveRow[];
  /** The last earlier day on which this leader looked at the overview; null before there was one. */
  lastVisit: Temporal.PlainDate | null;
  visited: boolean;
};

type Row = InboxJson & {
  letterDrafts: number;
  submissionDrafts: { id: number }[];
  conclusionDrafts: { meetingId: number; heldOn: string }[];
  asked: { id: number; text: string; agencyName: string; kinds: ProposalEntryKind[] }[];
  given: DirectiveJson[];
  lastVisit: string | null;
  visited: boolean;
};

/** Reads it as of the end of a day, in one statement. */
export async function readLeaderDesk(
  db: Database,
  { planId, userId, asOf }: { planId: number; userId: number; asOf: Temporal.PlainDate },
): Promise<LeaderDesk> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const day = asOf.toString();
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${inboxColumns(planId, asOf)},
      (SELECT count(*)::int FROM urging_letter l LEFT JOIN issued_document i ON i.id = l.document_id
        WHERE l.plan_id = ${planId} AND l.created_at < ${until}
          AND (l.discarded_at IS NULL OR l.discarded_at >= ${until})
          AND (i.id IS NULL OR i.issued_at >= ${until})) AS "letterDrafts",
      coalesce((SELECT json_agg(json_build_object('id', r.id) ORDER BY r.id)
        FROM appraisal_round r LEFT JOIN issued_document i ON i.id = r.document_id
        WHERE r.plan_id = ${planId} AND r.created_at < ${until}
          AND (r.discarded_at IS NULL OR r.discarded_at >= ${until})
          AND (i.id IS NULL OR i.issued_at >= ${until})), '[]') AS "submissionDrafts",
      coalesce((SELECT json_agg(json_build_object('meetingId', m.id, 'heldOn', m.held_on) ORDER BY m.id)
        FROM meeting m LEFT JOIN issued_document i ON i.id = m.document_id
        WHERE m.plan_id = ${planId} AND m.ended_at < ${until} AND (i.id IS NULL OR i.issued_at >= ${until})
          AND EXISTS (SELECT FROM meeting_decision c WHERE c.meeting_id = m.id)), '[]') AS "conclusionDrafts",
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'text', p.text, 'agencyName', g.short_name,
          'kinds', coalesce((SELECT json_agg(e.kind ORDER BY e.seq) FROM proposal_entry e
                              WHERE e.proposal_id = p.id AND e.recorded_at < ${until}), '[]')) ORDER BY p.id)
        FROM proposal p JOIN agency g ON g.id = p.agency_id JOIN agency a ON a.id = p.addressee_id
        WHERE p.plan_id = ${planId} AND a.kind = 'LEADERSHIP' AND p.recorded_at < ${until}), '[]') AS asked,
      (${directivesOf({ planId, asOf })}) AS given,
      (SELECT max(v.day)::text FROM visit v WHERE v.user_id = ${userId} AND v.day < ${day}::date) AS "lastVisit",
      EXISTS (SELECT FROM visit v WHERE v.user_id = ${userId} AND v.day = ${day}::date) AS visited`;
  if (!row) throw new Error("A statement without FROM gave no row.");
  return {
    inbox: inboxRead(row, asOf),
    letterDrafts: row.letterDrafts,
    submissionDrafts: row.submissionDrafts,
    conclusionDrafts: row.conclusionDrafts.map(({ meetingId, heldOn }) => ({
      meetingId,
      heldOn: Temporal.PlainDate.from(heldOn),
    })),
    proposals: row.asked
      .filter(({ kinds }) => proposalState(kinds) === "OPEN")
      .map(({ id, text, agencyName }) => ({ id, text, agencyName })),
    directives: directivesRead(row.given, asOf),
    lastVisit: row.lastVisit === null ? null : Temporal.PlainDate.from(row.lastVisit),
    visited: row.visited,
  };
}
