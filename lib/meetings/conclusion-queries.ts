import type { Database, Transaction } from "../platform/database.ts";
import { type ConclusionContent, conclusionContent } from "./content.ts";
import { type Meeting, readMeeting } from "./queries.ts";
import { type NoticeState, noticeState } from "./rules.ts";

/** A meeting with what the notice of its conclusions says, and how that stands. */
export type Conclusion = { meeting: Meeting; state: NoticeState; content: ConclusionContent };

/** Reads it as of the end of a day; null where there is no such meeting. Two statements. For those who may hold or issue. */
export async function readConclusion(
  db: Database | Transaction,
  question: { planId: number; id: number; asOf: Temporal.PlainDate },
): Promise<Conclusion | null> {
  const meeting = await readMeeting(db, question);
  if (meeting === null) return null;
  const { decisions, endedAt, notice } = meeting;
  const asked = decisions.flatMap(({ parts }) => parts.map(({ agencyId }) => agencyId));
  const agencies = await db.agency.findMany({ where: { id: { in: asked } }, select: { id: true, name: true } });
  return {
    meeting,
    state: noticeState({ decisions: decisions.length, ended: endedAt !== null, issued: notice !== null }),
    content: conclusionContent(meeting, new Map(agencies.map(({ id, name }) => [id, name]))),
  };
}
