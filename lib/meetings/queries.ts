import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { type MeetingSnapshot, readSnapshot } from "./snapshot.ts";

/** A meeting in the list of those held. */
export type MeetingRow = {
  id: number;
  title: string;
  heldOn: Temporal.PlainDate;
  startedBy: string;
  /** Null while it goes on. */
  endedAt: Temporal.Instant | null;
  decisions: number;
};

/** A meeting with what it was shown and what it decided. */
export type Meeting = Omit<MeetingRow, "decisions"> & {
  startedAt: Temporal.Instant;
  endedBy: string | null;
  contentHash: string;
  snapshot: MeetingSnapshot;
  /** In the order in which they were taken down, with their state on the day asked for. */
  decisions: DirectiveRow[];
};

type Question = { planId: number; asOf: Temporal.PlainDate };

/** Meetings begun by the end of a day, newest first, in one statement. Open to everyone signed in. */
export async function readMeetings(db: Database, { planId, asOf }: Question): Promise<MeetingRow[]> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.$queryRaw<
    (Omit<MeetingRow, "heldOn" | "endedAt"> & { heldOn: string; endedAt: Date | null })[]
  >`
    SELECT m.id, m.title, m.held_on::text AS "heldOn", u.name AS "startedBy",
           CASE WHEN m.ended_at < ${until} THEN m.ended_at END AS "endedAt",
           (SELECT count(*)::int FROM meeting_decision c JOIN directive d ON d.id = c.directive_id
             WHERE c.meeting_id = m.id AND d.recorded_at < ${until}) AS decisions
      FROM meeting m JOIN app_user u ON u.id = m.started_by_id
     WHERE m.plan_id = ${planId} AND m.started_at < ${until}
     ORDER BY m.held_on DESC, m.id DESC`;
  return rows.map(({ heldOn, endedAt, ...row }) => ({
    ...row,
    heldOn: Temporal.PlainDate.from(heldOn),
    endedAt: endedAt && Temporal.Instant.fromEpochMilliseconds(endedAt.getTime()),
  }));
}

type MeetingRecord = {
  id: number;
  title: string;
  heldOn: string;
  content: string;
  contentHash: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  decisions: DirectiveJson[];
};

/** One meeting as of the end of a day, in one statement; null where none had begun by then. Open to everyone signed in. */
export async function readMeeting(
  db: Database | Transaction,
  { planId, id, asOf }: Question & { id: number },
): Promise<Meeting | null> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const [row] = await db.$queryRaw<MeetingRecord[]>`
    SELECT m.id, m.title, m.held_on::text AS "heldOn", m.content, m.content_hash AS "contentHash",
           m.started_at AS "startedAt", s.name AS "startedBy",
           CASE WHEN m.ended_at < ${until} THEN m.ended_at END AS "endedAt",
           CASE WHEN m.ended_at < ${until} THEN e.name END AS "endedBy",
           (${directivesOf({ asOf, planId, meetingId: id })}) AS decisions
      FROM meeting m
      JOIN app_user s ON s.id = m.started_by_id
      LEFT JOIN app_user e ON e.id = m.ended_by_id
     WHERE m.plan_id = ${planId} AND m.id = ${id} AND m.started_at < ${until}`;
  if (!row) return null;
  const { content, heldOn, startedAt, endedAt, decisions, ...rest } = row;
  return {
    ...rest,
    heldOn: Temporal.PlainDate.from(heldOn),
    startedAt: Temporal.Instant.fromEpochMilliseconds(startedAt.getTime()),
    endedAt: endedAt && Temporal.Instant.fromEpochMilliseconds(endedAt.getTime()),
    snapshot: readSnapshot(content),
    decisions: directivesRead(decisions, asOf).toReversed(),
  };
}
