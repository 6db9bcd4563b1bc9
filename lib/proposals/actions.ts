"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { adopt, ask, enter } from "./commands.ts";
import { adoptionInput, entryInput, proposalInput } from "./schema.ts";

/** An agency makes a proposal. */
export async function askAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = proposalInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await ask(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/proposals/${outcome.value.proposalId}?done=asked`);
}

/** An answer, passing on, closing, or a further word of the agency: which, says the button pressed. */
export async function enterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = entryInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await enter(context, input.data);
  // Who came second is shown what came first, with what they typed still in the form.
  if (!outcome.ok && outcome.code === "CONFLICT") revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  const done = { ANSWER: "answered", FORWARD: "forwarded", ADDITION: "added", CLOSE: "closed" }[input.data.kind];
  redirect(`/proposals/${outcome.value.proposalId}?done=${done}`);
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
