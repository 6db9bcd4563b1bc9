"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import { nameBodies, setApplicability } from "./assignment-commands.ts";
import { decideCompletion } from "./completion-commands.ts";
import { askExtension, decideExtension } from "./extension-commands.ts";
import type { DecisionFormState, ProgressFormState, SimpleFormState } from "./form-state.ts";
import { refused, typed } from "./form-values.ts";
import { recordGuidance } from "./guidance-commands.ts";
import { answerProgress } from "./progress-answer.ts";
import {
  applicabilityInput,
  bodiesInput,
  decisionInput,
  extensionDecisionInput,
  extensionInput,
  fieldErrors,
  guidanceInput,
} from "./schema.ts";

/** An officer's word about the agency's part of a task. With files and without scripts it comes through app/api/progress. */
export async function recordProgressAction(_state: ProgressFormState, form: FormData): Promise<ProgressFormState> {
  const answer = await answerProgress(await commandContext(), form);
  if (answer.ok || answer.state.conflict) revalidatePath("/", "layout");
  if (!answer.ok) return answer.state;
  redirect(answer.href);
}

/** The secretariat's answer to a claimed completion. */
export async function decideCompletionAction(_state: DecisionFormState, form: FormData): Promise<DecisionFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = decisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideCompletion(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  const done = { CONFIRMED: "confirmed", RETURNED: "returned", REOPENED: "reopened" }[outcome.value.verdict];
  redirect(
    outcome.value.verdict === "REOPENED" ? `/tasks/${outcome.value.taskNumber}?done=${done}` : `/review?done=${done}`,
  );
}

/** "Không áp dụng" for one body, or its withdrawal. */
export async function setApplicabilityAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = applicabilityInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await setApplicability(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=assignment`);
}

/** Bodies for a phrase of the document that names nobody. */
export async function nameBodiesAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = bodiesInput.safeParse({ phraseId: values["phraseId"], agencyIds: form.getAll("agencyIds") });
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await nameBodies(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=assignment`);
}

/** A lead asks for a later deadline. */
export async function askExtensionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = extensionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await askExtension(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=asked`);
}

/** The secretariat's answer to a request for a later deadline; or the asker takes it back. */
export async function decideExtensionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = extensionDecisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideExtension(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  if (input.data.verdict === "WITHDRAWN") redirect(`/tasks/${outcome.value.taskNumber}?done=withdrawn`);
  redirect(`/review/extensions?done=${input.data.verdict === "GRANTED" ? "granted" : "refused"}`);
}

/** The document that starts a conditional deadline, or puts right the one recorded before. */
export async function recordGuidanceAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = guidanceInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await recordGuidance(context, input.data);
  if (!outcome.ok) {
    // The page then shows what is recorded now, and the form keeps what was typed against it.
    if (outcome.code === "CONFLICT") revalidatePath("/", "layout");
    const { seen: _seen, ...kept } = values;
    return refused(outcome, outcome.code === "CONFLICT" ? kept : values);
  }
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=${outcome.value.corrected ? "guidance-corrected" : "guidance"}`);
}
