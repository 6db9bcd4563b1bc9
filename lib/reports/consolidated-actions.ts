"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formatInstant } from "../calendar/format.ts";
import { commandContext } from "../people/session.ts";
import { ZONE } from "../platform/clock.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused as refusedSimply, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { issueConsolidated, reopenConsolidated, saveSection } from "./consolidated-commands.ts";
import { issueInput, reopenInput, sectionInput } from "./consolidated-schema.ts";
import type { ReviewFormState, SectionFormState } from "./form-state.ts";
import { refused } from "./refused-form.ts";

/** The secretariat's words of one part of the consolidated report; back to that part. */
export async function saveSectionAction(_state: SectionFormState, form: FormData): Promise<SectionFormState> {
  const context = await commandContext();
  const input = sectionInput.safeParse(typed(form));
  if (!input.success) {
    const answer = refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
    return { ...answer, conflict: null };
  }
  const { month, section } = input.data;
  const outcome = await saveSection(context, input.data);
  if (!outcome.ok) return { ...refused(outcome, form), conflict: null };
  const { conflict, version: saved } = outcome.value;
  if (conflict) {
    const { version, text, drafted, savedBy: by, savedAt } = conflict;
    const stored = { version, text: text ?? drafted, by, at: formatInstant(savedAt, ZONE) };
    return { ...refused({ ok: false, code: "CONFLICT" }, form), conflict: stored };
  }
  revalidatePath("/", "layout");
  redirect(
    `/reports/${month}?done=${input.data.text === null ? "redrafted" : "text"}&saved=${section}-${saved}#${section}`,
  );
}

/** Issues the consolidated report of a month, for good. */
export async function issueConsolidatedAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = issueInput.safeParse(typed(form));
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  const outcome = await issueConsolidated(context, input.data);
  if (!outcome.ok) {
    // What has changed is shown at once: the page below the answer is read anew.
    if (outcome.code === "CONFLICT") revalidatePath("/", "layout");
    return refused(outcome, form);
  }
  revalidatePath("/", "layout");
  redirect(`/reports/${input.data.month}?done=issued`);
}

/** Opens the draft of an issued report again, for the one that takes its place. */
export async function reopenConsolidatedAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = reopenInput.safeParse(values);
  if (!input.success) {
    return refusedSimply(
      { ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) },
      values,
      "Chưa mở được",
    );
  }
  const outcome = await reopenConsolidated(context, input.data);
  if (!outcome.ok) return refusedSimply(outcome, values, "Chưa mở được");
  revalidatePath("/", "layout");
  redirect(`/reports/${outcome.value.month}?done=reopened`);
}
