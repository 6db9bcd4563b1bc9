"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { enterDirective, giveDirective } from "./commands.ts";
import { directiveInput, type EntryInput, entryInput, starInput } from "./schema.ts";
import { setStar } from "./star-commands.ts";

const invalid = (fields: Record<string, string>) => ({ ok: false as const, code: "INVALID_INPUT" as const, fields });

/** A leader or the office gives a directive. */
export async function giveDirectiveAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const agencyIds = form.getAll("agencyIds").map(String);
  // Shown again as ticked, these go into one field.
  const values = { ...typed(form), agencyIds: agencyIds.join(",") };
  const input = directiveInput.safeParse({ ...values, agencyIds });
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, "Chưa gửi được");
  const outcome = await giveDirective(context, input.data);
  if (!outcome.ok) return refused(outcome, values, "Chưa gửi được");
  revalidatePath("/", "layout");
  redirect(`/directives/${outcome.value.directiveId}?done=given`);
}

const DONE: Readonly<Record<EntryInput["kind"], string>> = {
  ACKNOWLEDGE: "acknowledged",
  ANSWER: "answered",
  RETURN: "returned",
  CLOSE: "closed",
};

/** An acknowledgement, an answer, a return or a closing at one agency: which, says the button pressed. */
export async function enterDirectiveAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = entryInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values);
  const outcome = await enterDirective(context, input.data);
  // Who came second is shown what came first, with what they typed still in the form.
  if (outcome.ok || outcome.code === "CONFLICT") revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values);
  const { directiveId, agencyCode } = outcome.value;
  redirect(`/directives/${directiveId}?done=${DONE[input.data.kind]}#${agencyCode}`);
}

/** A leader puts a star on a task or takes it off, from the task's page. */
export async function starAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const input = starInput.safeParse(typed(form));
  const outcome = input.success ? await setStar(context, input.data) : null;
  if (!input.success || !outcome?.ok) redirect("/no-access");
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=${input.data.starred ? "starred" : "unstarred"}`);
}
