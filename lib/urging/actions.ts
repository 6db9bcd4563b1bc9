"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { actOnSent } from "../progress/sent-form.ts";
import { escalate, giveCommitment } from "./answer-commands.ts";
import { answerForm } from "./answer-form.ts";
import { discardLetter, issueLetter, saveLetter } from "./commands.ts";
import { draftLetters } from "./drafting-commands.ts";
import { replaceLetter } from "./replacement-commands.ts";
import {
  commitmentInput,
  discardInput,
  draftInput,
  escalationInput,
  issueLetterInput,
  letterInput,
  replaceInput,
} from "./schema.ts";

const invalid = (fields: Record<string, string>) => ({ ok: false as const, code: "INVALID_INPUT" as const, fields });

/** Drafts a letter for each agency of what was ticked on the desk. */
export async function draftLettersAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const input = draftInput.safeParse({ keys: form.getAll("keys").map(String) });
  if (!input.success) return refused(invalid(fieldErrors(input.error)), {});
  const outcome = await draftLetters(context, input.data);
  if (!outcome.ok) return refused(outcome, {});
  revalidatePath("/", "layout");
  const { letterIds, leftOut } = outcome.value;
  const [only] = letterIds;
  const left = leftOut > 0 ? `&left=${leftOut}` : "";
  redirect(letterIds.length === 1 ? `/letters/${only}?done=drafted${left}` : `/letters?done=drafted${left}`);
}

/** Keeps what was made of a draft. */
export async function saveLetterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = letterInput.safeParse({ ...values, keys: form.getAll("keys").map(String) });
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values);
  const outcome = await saveLetter(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/letters/${outcome.value.letterId}?done=saved`);
}

/** Lets a draft go. */
export async function discardLetterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = discardInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, "Chưa bỏ được");
  const outcome = await discardLetter(context, input.data);
  if (!outcome.ok) return refused(outcome, values, "Chưa bỏ được");
  revalidatePath("/", "layout");
  redirect("/letters?done=discarded");
}

/** Enters the number and date of a signed letter. */
export async function issueLetterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = issueLetterInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, "Chưa ban hành được");
  const outcome = await issueLetter(context, input.data);
  if (!outcome.ok) return refused(outcome, values, "Chưa ban hành được");
  revalidatePath("/", "layout");
  redirect(`/letters/${outcome.value.letterId}?done=issued`);
}

/** Drafts the letter that takes the place of an issued one. */
export async function replaceLetterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = replaceInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, "Chưa lập được");
  const outcome = await replaceLetter(context, input.data);
  if (!outcome.ok) return refused(outcome, values, "Chưa lập được");
  revalidatePath("/", "layout");
  redirect(`/letters/${outcome.value.letterId}?done=drafted`);
}

/** An agency answers a letter. With files and without scripts it comes through app/api/sent. */
export async function answerLetterAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return actOnSent(answerForm, form);
}

/** An agency promises a day. */
export async function giveCommitmentAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = commitmentInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values);
  const outcome = await giveCommitment(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=committed`);
}

/** Takes what is late further up. */
export async function escalateAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = escalationInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values);
  const outcome = await escalate(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=escalated`);
}
