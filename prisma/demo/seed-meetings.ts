import { decideInMeeting, endMeeting, startMeeting } from "../../lib/meetings/commands.ts";
import { issueConclusion } from "../../lib/meetings/conclusion-commands.ts";
import type { Database } from "../../lib/platform/database.ts";
import { CAST, SECRETARY } from "./cast.ts";
import { type DemoMeeting, MEETING } from "./directives.ts";
import { entriesOf, inputOf } from "./seed-directives.ts";
import { contextAt, expectDone } from "./seed-sent.ts";

const LEADER = "lanh-dao";

/**
 * The meeting of the demo with its conclusions, what agencies answered and its notice, each to be done at its time: through the commands
 * themselves, so that it freezes the figures of its day; after the seeding's transaction, for each command has its own.
 */
export function meetingsOfTheYear(db: Database, planId: number): { at: string; send: () => Promise<void> }[] {
  const { startedAt, notice, conclusions } = MEETING;
  return [
    { at: startedAt, send: () => hold(db, planId, MEETING) },
    { at: notice.at, send: () => issue(db, MEETING) },
    ...conclusions.flatMap((conclusion) => entriesOf(db, conclusion)),
  ];
}

async function hold(
  db: Database,
  planId: number,
  { title, startedAt, endedAt, conclusions }: DemoMeeting,
): Promise<void> {
  const presider = CAST.find(({ username }) => username === LEADER)?.name ?? "";
  const started = await startMeeting(await contextAt(db, LEADER, startedAt), { title, presider });
  if (!started.ok) return expectDone(started);
  const { meetingId } = started.value;
  for (const conclusion of conclusions) {
    const context = await contextAt(db, conclusion.by, conclusion.at);
    expectDone(await decideInMeeting(context, { meetingId, ...(await inputOf(db, planId, conclusion)) }));
  }
  const seenDecisions = conclusions.length;
  expectDone(await endMeeting(await contextAt(db, LEADER, endedAt), { meetingId, presider, seenDecisions }));
}

async function issue(db: Database, { title, notice: { at, number } }: DemoMeeting): Promise<void> {
  const { id: meetingId } = await db.meeting.findFirstOrThrow({ where: { title } });
  const signed = { documentNumber: number, documentDate: Temporal.PlainDate.from(at.slice(0, 10)) };
  expectDone(await issueConclusion(await contextAt(db, SECRETARY, at), { meetingId, ...signed }));
}
