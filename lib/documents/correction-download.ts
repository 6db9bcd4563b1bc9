import { visitorContext } from "../people/session.ts";
import { writeAudit } from "../platform/audit.ts";
import { correctionDocument, correctionFileName } from "./correction.ts";
import { readCorrectionDraft } from "./correction-queries.ts";
import { notFoundText, toSignIn, wordFile } from "./downloads.ts";
import { readLetterhead } from "./letterhead-queries.ts";
import { may } from "./policy.ts";
import { writeWord } from "./write-word.ts";

/**
 * The draft of a letter of correction as a Word file (GET /api/corrections/<id>/word), with a blank for its number and its day, for
 * those who write it. For others it does not exist. Every copy goes on record.
 */
export async function sendCorrectionDraft(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) return toSignIn(request);
  const { db, actor, clock } = context;
  const draft = /^[1-9]\d{0,8}$/.test(idText) ? await readCorrectionDraft(db, { id: Number(idText) }) : null;
  if (draft === null || !may(actor, "correction.write", draft)) return notFoundText("Không tìm thấy dự thảo này.");
  const plan = await db.plan.findUniqueOrThrow({ where: { id: draft.planId }, select: { id: true, province: true } });
  const { letterhead } = await readLetterhead(db, plan);
  const bytes = await writeWord(correctionDocument(draft.content, letterhead, { today: clock.today() }));
  await writeAudit(db, context, {
    action: "correction.download",
    subject: "issued_document",
    subjectId: draft.documentId,
    after: { documentNumber: draft.content.corrected.number },
  });
  return wordFile(bytes, correctionFileName(draft.content));
}
