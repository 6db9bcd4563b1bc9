"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, refused } from "../people/form-state.ts";
import { formValues, parseForm } from "../people/schema.ts";
import { commandContext } from "../people/session.ts";
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
