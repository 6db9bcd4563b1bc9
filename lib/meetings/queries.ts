import { type DirectiveJson, type DirectiveRow, directivesOf, directivesRead } from "../directives/queries.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { type MeetingSnapshot, readSnapshot } from "./snapshot.ts";

/** The notice of a meeting's conclusions on the register. */
export type IssuedNotice = { id: number; number: string; date: Temporal.PlainDate };

/** A meeting in the list of those held. */
export type MeetingRow = {
  id: number;
  title: string;
  /** Empty while nobody has said who presides. */
  presider: string;
  heldOn: Temporal.PlainDate;
  startedBy: string;
  /** Null while it goes on. */
  endedAt: Temporal.Instant | null;
  decisions: number;
  /** Null until it went out. */
  notice: IssuedNotice | null;
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

type NoticeJson = Omit<IssuedNotice, "date"> & { date: string };

const noticeOf = (json: NoticeJson | null): IssuedNotice | null =>
  json && { ...json, date: Temporal.PlainDate.from(json.date) };

/** A column about meeting `m`: its notice, if that was issued before an instant. */
const noticeBy = (until: Date) => Prisma.sql`
  (SELECT json_build_object('id', i.id, 'number', i.number, 'date', i.document_date)
     FROM issued_document i WHERE i.id = m.document_id AND i.issued_at < ${until})`;

/** Meetings begun by the end of a day, newest first, but for those begun by mistake; in one statement. Open to everyone signed in. */
export async function readMeetings(db: Database, { planId, asOf }: Question): Promise<MeetingRow[]> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const rows = await db.$queryRaw<
    (Omit<MeetingRow, "heldOn" | "endedAt" | "notice"> & {
      heldOn: string;
      endedAt: Date | null;
      notice: NoticeJson | null;
    })[]
  >`
    SELECT m.id, m.title, m.presider, m.held_on::text AS "heldOn", u.name AS "startedBy",
           CASE WHEN m.ended_at < ${until} THEN m.ended_at END AS "endedAt",
           (SELECT count(*)::int FROM meeting_decision c JOIN directive d ON d.id = c.directive_id
             WHERE c.meeting_id = m.id AND d.recorded_at < ${until}) AS decisions,
           ${noticeBy(until)} AS notice
      FROM meeting m JOIN app_user u ON u.id = m.started_by_id
     WHERE m.plan_id = ${planId} AND m.started_at < ${until} AND m.discarded_at IS NULL
     ORDER BY m.held_on DESC, m.id DESC`;
  return rows.map(({ heldOn, endedAt, notice, ...row }) => ({
    ...row,
    notice: noticeOf(notice),
    heldOn: Temporal.PlainDate.from(heldOn),
    endedAt: endedAt && Temporal.Instant.fromEpochMilliseconds(endedAt.getTime()),
  }));
}

type MeetingRecord = {
  id: number;
  title: string;
  presider: string;
  heldOn: string;
  content: string;
  contentHash: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  notice: NoticeJson | null;
  decisions: DirectiveJson[];
};

/**
 * One meeting as of the end of a day, in one statement; null where none had begun by then, or it was begun by mistake. Open to everyone
 * signed in.
 */
export async function readMeeting(
  db: Database | Transaction,
  { planId, id, asOf }: Question & { id: number },
): Promise<Meeting | null> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const [row] = await db.$queryRaw<MeetingRecord[]>`
    SELECT m.id, m.title, m.presider, m.held_on::text AS "heldOn", m.content, m.content_hash AS "contentHash",
           m.started_at AS "startedAt", s.name AS "startedBy",
           CASE WHEN m.ended_at < ${until} THEN m.ended_at END AS "endedAt",
           CASE WHEN m.ended_at < ${until} THEN e.name END AS "endedBy",
           ${noticeBy(until)} AS notice,
           (${directivesOf({ asOf, planId, meetingId: id })}) AS decisions
      FROM meeting m
      JOIN app_user s ON s.id = m.started_by_id
      LEFT JOIN app_user e ON e.id = m.ended_by_id
     WHERE m.plan_id = ${planId} AND m.id = ${id} AND m.started_at < ${until} AND m.discarded_at IS NULL`;
  if (!row) return null;
  const { content, heldOn, startedAt, endedAt, notice, decisions, ...rest } = row;
  return {
    ...rest,
    heldOn: Temporal.PlainDate.from(heldOn),
    startedAt: Temporal.Instant.fromEpochMilliseconds(startedAt.getTime()),
    endedAt: endedAt && Temporal.Instant.fromEpochMilliseconds(endedAt.getTime()),
    notice: noticeOf(notice),
    snapshot: readSnapshot(content),
    decisions: directivesRead(decisions, asOf).toReversed(),
  };
}
