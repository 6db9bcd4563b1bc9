"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { SimpleFormState } from "./form-state.ts";
import { refused, typed } from "./form-values.ts";
import { dismissNotice, reportNotice } from "./notice-commands.ts";
import { dismissalInput, fieldErrors, noticeInput } from "./schema.ts";

/** An agency tells of a guiding document. */
export async function reportNoticeAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = noticeInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await reportNotice(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=noticed`);
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
