"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { type FormState, refused } from "../people/form-state.ts";
import { formValues, parseForm } from "../people/schema.ts";
import { commandContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import type { Result } from "../platform/result.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused as refusedSimply, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { discardCorrection, draftCorrection, issueCorrection, saveCorrection } from "./correction-commands.ts";
import {
  correctionDiscardInput,
  correctionDraftInput,
  correctionInput,
  correctionIssueInput,
} from "./correction-schema.ts";
import { changeLetterhead } from "./letterhead-commands.ts";
import { letterheadForm } from "./letterhead-schema.ts";

/** What the plan's documents go out under. The page is read anew after a refusal, too: a conflict shows what is stored now. */
export async function changeLetterheadAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = formValues(form);
  const read = parseForm(letterheadForm, values);
  if (!read.ok) return refused(read, values);
  const result = await changeLetterhead(context, read.value);
  revalidatePath("/admin/letterhead");
  if (!result.ok) return refused(result, values);
  redirect(`/admin/letterhead?saved=${result.value.changed ? "changed" : "same"}`);
}

/** The act of a form about a correction, and back to the document it is about. */
async function correct<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  command: (context: CommandContext, input: Input) => Promise<Result<{ documentId: number }>>,
  { undone, done }: { undone: string; done: string },
): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = schema.safeParse(values);
  if (!input.success) {
    return refusedSimply({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values, undone);
  }
  const outcome = await command(context, input.data);
  if (!outcome.ok) return refusedSimply(outcome, values, undone);
  revalidatePath("/", "layout");
  redirect(`/documents/issued/${outcome.value.documentId}?done=${done}`);
}

/** Drafts a letter of correction. */
export async function draftCorrectionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return correct(form, correctionDraftInput, draftCorrection, { undone: "Chưa lập được", done: "drafted" });
}

/** Keeps what was made of the draft of a correction. */
export async function saveCorrectionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return correct(form, correctionInput, saveCorrection, { undone: "Chưa lưu được", done: "saved" });
}

/** Lets the draft of a correction go. */
export async function discardCorrectionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return correct(form, correctionDiscardInput, discardCorrection, { undone: "Chưa bỏ được", done: "discarded" });
}

/** Enters number and date of a signed letter of correction; on to its own page. */
export async function issueCorrectionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return correct(form, correctionIssueInput, issueCorrection, { undone: "Chưa ban hành được", done: "issued" });
}
