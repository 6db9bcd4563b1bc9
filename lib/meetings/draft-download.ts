import { notFoundText, toSignIn, wordFile } from "../documents/downloads.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { writeWord } from "../documents/write-word.ts";
import { visitorContext } from "../people/session.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { writeAudit } from "../platform/audit.ts";
import { conclusionDocument, conclusionFileName } from "./conclusion-document.ts";
import { readConclusion } from "./conclusion-queries.ts";
import { actOn } from "./in-hand.ts";
import { may } from "./policy.ts";

/**
 * The notice of conclusion of a meeting as a draft in Word (GET /api/meetings/<meeting>/word), with a blank for its number and its day.
 * It does not exist for those who may not hold meetings, where nothing was concluded, and once the notice went out. Every copy goes on
 * record.
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
  const conclusion = await readConclusion(db, { planId: plan.id, id, asOf: today });
  if (conclusion === null || conclusion.state === "NONE" || conclusion.state === "ISSUED") return unknown;
  const { letterhead } = await readLetterhead(db, plan);
  const bytes = await writeWord(conclusionDocument(conclusion.content, { letterhead, drafted: today, signed: null }));
  const name = conclusionFileName(conclusion.meeting.heldOn);
  await writeAudit(db, context, { ...actOn("meeting.download", id), after: { name } });
  return wordFile(bytes, name);
}
