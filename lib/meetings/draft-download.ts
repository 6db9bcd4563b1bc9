import { notFoundText, toSignIn, wordFile } from "../documents/downloads.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { writeWord } from "../documents/write-word.ts";
import { visitorContext } from "../people/session.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { writeAudit } from "../platform/audit.ts";
import { conclusionDocument, conclusionFileName } from "./conclusion-document.ts";
import { may } from "./policy.ts";
import { readMeeting } from "./queries.ts";

/**
 * The notice of conclusion of a meeting as a draft in Word (GET /api/meetings/<meeting>/word), with a blank for its number and its day.
 * For those who may not hold meetings it does not exist. Every copy goes on record.
 */
export async function sendDraftConclusion(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) return toSignIn(request);
  const { db } = context;
  const today = context.clock.today();
  const plan = await readCurrentPlan(db);
  const id = /^[1-9]\d{0,8}$/.test(idText) ? Number(idText) : null;
  const unknown = notFoundText("Không tìm thấy cuộc họp này.");
  if (plan === null || id === null || !may(context.actor, "meeting.hold")) return unknown;
  const meeting = await readMeeting(db, { planId: plan.id, id, asOf: today });
  if (meeting === null) return unknown;
  const { letterhead } = await readLetterhead(db, plan);
  const bytes = await writeWord(conclusionDocument(meeting, { letterhead, drafted: today }));
  const name = conclusionFileName(meeting);
  await writeAudit(db, context, { action: "meeting.download", subject: "meeting", subjectId: id, after: { name } });
  return wordFile(bytes, name);
}
