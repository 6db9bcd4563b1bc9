"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { actOnSent } from "../progress/sent-form.ts";
import { adopt } from "./commands.ts";
import { entryForm, proposalForm } from "./proposal-forms.ts";
import { adoptionInput } from "./schema.ts";

/** An agency makes a proposal. With files and without scripts it comes through app/api/sent, as a further word about one does. */
export async function askAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return actOnSent(proposalForm, form);
}

/** An answer, passing on, closing, or a further word of the agency: which, says the button pressed. */
export async function enterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return actOnSent(entryForm, form);
}

/** Makes a proposal of what an officer wrote in an update. */
export async function adoptAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = adoptionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await adopt(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/proposals/${outcome.value.proposalId}?done=adopted`);
}
