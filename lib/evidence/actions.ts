"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, refused } from "../people/form-state.ts";
import { commandContext } from "../people/session.ts";
import { withdrawFile } from "./commands.ts";
import { withdrawalInput } from "./schema.ts";

/** Takes a file off the record, from its own page. */
export async function withdrawFileAction(_state: FormState, form: FormData): Promise<FormState> {
  const context = await commandContext();
  const values = { fileId: String(form.get("fileId") ?? ""), reason: String(form.get("reason") ?? "") };
  const input = withdrawalInput.safeParse(values);
  if (!input.success) {
    const fields = { reason: input.error.issues[0]?.message ?? "" };
    return refused({ ok: false, code: "INVALID_INPUT", fields }, values);
  }
  const outcome = await withdrawFile(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`${outcome.value.href}?done=file-withdrawn#dien-bien`);
}

/** Takes a file that no word refers to off the record, without leaving the form it was chosen in; one that is sent stays. */
export async function withdrawUnsentAction(fileId: number): Promise<void> {
  const context = await commandContext();
  const input = withdrawalInput.safeParse({ fileId });
  if (input.success) await withdrawFile(context, input.data);
}
