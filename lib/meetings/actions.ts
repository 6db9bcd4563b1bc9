"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import type { Failure, Result } from "../platform/result.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { decideInMeeting, endMeeting, startMeeting } from "./commands.ts";
import { slideNumber } from "./rules.ts";
import { decisionInput, endInput, meetingInput } from "./schema.ts";

const invalid = (fields: Record<string, string>): Failure => ({ ok: false, code: "INVALID_INPUT", fields });

/** Goes on to the meeting; a refusal shows what stands now, with what was typed still in the form. */
function answer(
  outcome: Result<{ meetingId: number }>,
  { values, undone, next }: { values: Record<string, string>; undone: string; next: string },
): SimpleFormState {
  revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values, undone);
  redirect(`/meetings/${outcome.value.meetingId}${next}`);
}

const conclusion = (done: string) => `?slide=${slideNumber("CONCLUSION")}&done=${done}`;

/** Begins a meeting, and opens its first slide. */
export async function startMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const [values, undone] = [typed(form), "Chưa bắt đầu được"];
  const input = meetingInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, undone);
  return answer(await startMeeting(context, input.data), { values, undone, next: "" });
}

/** Takes down a conclusion. */
export async function decideInMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const agencyIds = form.getAll("agencyIds").map(String);
  const undone = "Chưa ghi được";
  // Shown again as ticked, these go into one field.
  const values = { ...typed(form), agencyIds: agencyIds.join(",") };
  const input = decisionInput.safeParse({ ...values, agencyIds });
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, undone);
  return answer(await decideInMeeting(context, input.data), { values, undone, next: conclusion("decided") });
}

/** Ends the meeting. */
export async function endMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const [values, undone] = [typed(form), "Chưa kết thúc được"];
  const input = endInput.safeParse(values);
  if (!input.success) return refused(invalid(fieldErrors(input.error)), values, undone);
  return answer(await endMeeting(context, input.data), { values, undone, next: conclusion("ended") });
}
