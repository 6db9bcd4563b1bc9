import { readLetterhead } from "../documents/letterhead-queries.ts";
import { registerDocument } from "../documents/register.ts";
import { issuedBeforeDrafted } from "../documents/register-rules.ts";
import { NO_ISSUER } from "../documents/words.ts";
import { writeWord } from "../documents/write-word.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import { type Failure, failure, type Result, success } from "../platform/result.ts";
import { canonicalText } from "../reports/content.ts";
import { conclusionDocument, conclusionFileName } from "./conclusion-document.ts";
import { type Conclusion, readConclusion } from "./conclusion-queries.ts";
import { actOn, lockMeeting } from "./in-hand.ts";
import type { IssueInput } from "./schema.ts";

/** Writing a file takes longer than an ordinary change, in milliseconds. */
const PATIENCE = { maxWait: 20_000, timeout: 30_000 };

/**
 * Enters the signed notice of a meeting's conclusions with its number and date: final from now on, with the very file on the register
 * (PRODUCT, "Issued is final"; Decree 30/2020, art. 15, 18). The meeting must have ended, and decided something.
 */
export async function issueConclusion(
  context: CommandContext,
  input: IssueInput,
): Promise<Result<{ meetingId: number }>> {
  const { meetingId, documentNumber, documentDate } = input;
  return context.db.$transaction(async (tx) => {
    const act = "meeting.issue";
    const locked = await lockMeeting(tx, context, { meetingId, action: act, verb: act });
    if (!locked.ok) return locked;
    const plan = await readCurrentPlan(tx);
    const asOf = context.clock.today();
    const conclusion = plan && (await readConclusion(tx, { planId: plan.id, id: meetingId, asOf }));
    if (!plan || !conclusion) return failure("NOT_FOUND");
    const issuerId = context.actor.agencyId;
    if (issuerId === null) return failure("NOT_OPEN", undefined, NO_ISSUER);
    const refused = refusalOf(conclusion, documentDate);
    if (refused) return refused;
    const { content, meeting } = conclusion;
    const { letterhead } = await readLetterhead(tx, plan);
    const signed = { number: documentNumber, date: documentDate };
    const registered = await registerDocument(tx, context, {
      ...signed,
      kind: "CONCLUSION",
      planId: plan.id,
      issuerId,
      title: `Thông báo kết luận ${content.meeting}`,
      recipients: content.recipients.join(", "),
      content: canonicalText(content),
      file: {
        name: conclusionFileName(meeting.heldOn),
        bytes: await writeWord(conclusionDocument(content, { letterhead, drafted: asOf, signed })),
      },
    });
    if (!registered.ok) return registered;
    await tx.meeting.update({ where: { id: meetingId }, data: { documentId: registered.value.documentId } });
    await writeAudit(tx, context, {
      ...actOn(act, meetingId),
      after: { documentNumber, reportDate: documentDate.toString() },
    });
    return success({ meetingId });
  }, PATIENCE);
}

function refusalOf({ meeting, state }: Conclusion, date: Temporal.PlainDate): Failure | null {
  const { endedAt, notice } = meeting;
  if (state === "NONE") return failure("NOT_OPEN", undefined, "Cuộc họp không có kết luận nên không có thông báo.");
  if (notice !== null) {
    return failure("ALREADY_DECIDED", undefined, `Thông báo kết luận đã ban hành, số ${notice.number}.`);
  }
  if (endedAt === null) return failure("NOT_OPEN", undefined, "Kết thúc cuộc họp trước khi ban hành thông báo.");
  const tooOld = issuedBeforeDrafted(date, dateOf(endedAt));
  return tooOld ? failure("INVALID_INPUT", { documentDate: tooOld }) : null;
}
