"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formatTime } from "../calendar/format.ts";
import { commandContext, currentDesk } from "../people/session.ts";
import { ZONE } from "../platform/clock.ts";
import { sentenceFor } from "../platform/messages.ts";
import { typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { saveDraft } from "./draft-commands.ts";
import { answerReportForm, conflictOf, readAddress } from "./form-answer.ts";
import type { AutosaveAnswer, ReportFormState, ReviewFormState } from "./form-state.ts";
import { readReport } from "./queries.ts";
import { refused } from "./refused-form.ts";
import { closeMonth, decideReport, grantException } from "./review-commands.ts";
import { autosaveInput, closeMonthInput, exceptionInput, readMarks, reportDecisionInput } from "./schema.ts";

/** The editor's whole form: keeps what was changed, then does what the button says. Without scripts it comes through app/api. */
export async function reportFormAction(_state: ReportFormState, form: FormData): Promise<ReportFormState> {
  const answer = await answerReportForm(await commandContext(), form);
  if (answer.ok || answer.state.conflicts.length > 0) revalidatePath("/", "layout");
  if (!answer.ok) return answer.state;
  redirect(answer.href);
}

/**
 * Keeps a draft while it is being typed, for the door in app/api: also says what others have changed since. Never leads to
 * the sign-in page; the open page says by itself that the session is over, and holds what was typed.
 */
export async function autosave(month: string, agencyCode: string, body: unknown): Promise<AutosaveAnswer> {
  const desk = await currentDesk();
  if (desk === null || desk.actor.mustChangePassword) {
    return { ok: false, code: "SIGNED_OUT", message: "Phiên làm việc đã hết." };
  }
  const context = await commandContext();
  const address = readAddress(month, agencyCode);
  const input = autosaveInput.safeParse(body);
  if (address === null || !input.success) {
    return { ok: false, code: "REFUSED", message: "Nội dung quá dài hoặc không đọc được, chưa lưu lên hệ thống." };
  }
  const { lines, writer, known } = input.data;
  const kept = await saveDraft(context, { ...address, lines, writer });
  if (!kept.ok) return { ok: false, code: "REFUSED", message: sentenceFor(kept) };
  const now = await readReport(context.db, { plan: desk.plan, ...address, asOf: desk.today });
  const mine = new Set(lines.map(({ key }) => key));
  const others = (now?.stored ?? []).filter((line) => {
    const seen = known[String(line.key)];
    return !mine.has(line.key) && line.writer !== writer && seen !== undefined && seen < line.version;
  });
  return {
    ok: true,
    savedAt: formatTime(kept.value.savedAt, ZONE),
    versions: kept.value.lines,
    conflicts: kept.value.conflicts.map(conflictOf),
    others: others.map(conflictOf),
  };
}

/** The secretariat's answer to a report; on to the next agency that waits. */
export async function decideReportAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = reportDecisionInput.safeParse(typed(form));
  if (!input.success) {
    return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  }
  const outcome = await decideReport(context, { ...input.data, answers: readMarks(form) });
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  const { verdict, month, agencyCode } = outcome.value;
  redirect(
    `/review/reports?month=${month}&after=${agencyCode}&done=${verdict === "ACCEPTED" ? "accepted" : "returned"}`,
  );
}

export async function closeMonthAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = closeMonthInput.safeParse(typed(form));
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  const outcome = await closeMonth(context, input.data);
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  redirect(`/reports/${input.data.month}?view=units&done=closed`);
}

export async function grantExceptionAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = exceptionInput.safeParse(typed(form));
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  const outcome = await grantException(context, input.data);
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  redirect(`/reports/${input.data.month}?view=units&done=opened`);
}
