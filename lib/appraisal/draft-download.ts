import { notFoundText, toSignIn, wordFile } from "../documents/downloads.ts";
import { readLetterhead } from "../documents/letterhead-queries.ts";
import { writeWord } from "../documents/write-word.ts";
import { visitorContext } from "../people/session.ts";
import { readCurrentPlan, showsSampleData } from "../plans/queries.ts";
import { writeAudit } from "../platform/audit.ts";
import { submissionContent } from "./content.ts";
import { may } from "./policy.ts";
import { readAppraisalRecord, readRoundContent } from "./queries.ts";
import { submissionDocument, submissionFileName } from "./submission-document.ts";

/**
 * A submission that has not been issued as a Word file (GET /api/appraisal/<round>/word), with what has been accepted so far and a
 * blank for its number and its day. For those who may not read proposals it does not exist. Every copy goes on record.
 */
export async function sendDraftSubmission(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) return toSignIn(request);
  const { db } = context;
  const today = context.clock.today();
  const plan = await readCurrentPlan(db);
  const id = /^[1-9]\d{0,8}$/.test(idText) ? Number(idText) : null;
  const unknown = notFoundText("Không tìm thấy dự thảo này.");
  if (plan === null || id === null || !may(context.actor, "proposal.read", { agencyId: null })) return unknown;
  const { rounds } = await readAppraisalRecord(db, { planId: plan.id, asOf: today });
  const round = rounds.find((known) => known.id === id && known.document === null);
  const appraisal = round ? await readRoundContent(db, { planId: plan.id, id }) : null;
  if (!round || appraisal === null) return unknown;
  const document = submissionDocument(submissionContent(appraisal, round, plan), {
    letterhead: (await readLetterhead(db, plan)).letterhead,
    drafted: today,
    signed: null,
    sampleData: await showsSampleData(db),
  });
  const bytes = await writeWord(document);
  await writeAudit(db, context, {
    action: "appraisal.download",
    subject: "appraisal_round",
    subjectId: id,
    after: { name: submissionFileName(appraisal) },
  });
  return wordFile(bytes, submissionFileName(appraisal));
}
