"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "./form-state.ts";
import { refused, typed } from "./form-values.ts";
import { dismissNotice } from "./notice-commands.ts";
import { noticeForm } from "./notice-form.ts";
import { dismissalInput, fieldErrors } from "./schema.ts";
import { actOnSent } from "./sent-form.ts";

/** An agency tells of a guiding document. With files and without scripts it comes through app/api/sent. */
export async function reportNoticeAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return actOnSent(noticeForm, form);
}

/** The secretariat does not take a notice up. */
export async function dismissNoticeAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = dismissalInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await dismissNotice(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=dismissed`);
}
