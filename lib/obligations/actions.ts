"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { Failure } from "../platform/result.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { decideDelivery, handIn, type ObligationPlace, setObligationApplicability } from "./commands.ts";
import { deliveryDecisionInput, deliveryInput, exemptionInput } from "./schema.ts";

/** An agency hands in its document. */
export async function handInAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = deliveryInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await handIn(context, input.data);
  if (!outcome.ok) return shownAgain(outcome, values);
  return backTo(outcome.value, "handed-in");
}

/** The secretariat's answer to a document. */
export async function decideDeliveryAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = deliveryDecisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideDelivery(context, input.data);
  if (!outcome.ok) return shownAgain(outcome, values);
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

/** Who came second is shown what came first, with what they typed still in the form. */
function shownAgain(failure: Failure, values: Record<string, string>): SimpleFormState {
  if (failure.code === "CONFLICT") revalidatePath("/", "layout");
  return refused(failure, values);
}

function backTo({ ref, agencyCode }: ObligationPlace, done: string): never {
  revalidatePath("/", "layout");
  redirect(`/obligations/${ref}/${agencyCode}?done=${done}`);
}
