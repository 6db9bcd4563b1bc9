import { noSuchFile, signInFirst, wordFile } from "../documents/downloads.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { writeWord } from "../documents/write-word.ts";
import { visitorContext } from "../people/session.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { writeAudit } from "../platform/audit.ts";
import { letterDocument, letterFileName } from "./letter-document.ts";
import { draftContent, readLetters } from "./letter-queries.ts";

/**
 * A draft letter as a Word file (GET /api/letters/<id>/word), with a blank for its number and its day, for those who write letters.
 * For others it does not exist. Every copy goes on record.
 */
export async function sendDraftLetter(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) return signInFirst(request);
  const { db, actor } = context;
  const today = context.clock.today();
  const plan = await readCurrentPlan(db);
  const id = /^[1-9]\d{0,8}$/.test(idText) ? Number(idText) : null;
  const [letter] =
    plan === null || id === null ? [] : await readLetters(db, { planId: plan.id, asOf: today, actor, id });
  if (plan === null || !letter || letter.document !== null) return noSuchFile("Không tìm thấy dự thảo này.");
  const content = await draftContent(db, { today, actor }, plan, letter);
  const { letterhead } = await readLetterhead(db, plan);
  const bytes = await writeWord(letterDocument(content, letterhead, null));
  await writeAudit(db, context, {
    action: "letter.download",
    subject: "urging_letter",
    subjectId: letter.id,
    agencyId: letter.agencyId,
    after: { ordinal: content.ordinal },
  });
  return wordFile(bytes, letterFileName(content, letter.agencyCode));
}
