"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { actOnSent } from "../progress/sent-form.ts";
import { decideDelivery, type ObligationPlace, setObligationApplicability } from "./commands.ts";
import { deliveryForm } from "./delivery-form.ts";
import { deliveryDecisionInput, exemptionInput } from "./schema.ts";

/** An agency hands in its document. With files and without scripts it comes through app/api/sent. */
export async function handInAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return actOnSent(deliveryForm, form);
}

/** The secretariat's answer to a document. */
export async function decideDeliveryAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = deliveryDecisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideDelivery(context, input.data);
  // Who came second is shown what came first, with what they typed still in the form.
  if (!outcome.ok && outcome.code === "CONFLICT") revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values);
  return backTo(outcome.value, input.data.verdict === "ACCEPTED" ? "accepted" : "returned");
}

/** "Không áp dụng" for one body, or its withdrawal. */
export async function setObligationApplicabilityAction(
  _state: SimpleFormState,
  form: FormData,
): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = exemptionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await setObligationApplicability(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  return backTo(outcome.value, "applicability");
}

function backTo({ ref, agencyCode }: ObligationPlace, done: string): never {
  revalidatePath("/", "layout");
  redirect(`/obligations/${ref}/${agencyCode}?done=${done}`);
}
