"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { commandContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import type { Result } from "../platform/result.ts";
import type { SimpleFormState } from "../progress/form-state.ts";
import { refused, typed } from "../progress/form-values.ts";
import { fieldErrors } from "../progress/schema.ts";
import { decideInMeeting, discardMeeting, endMeeting, startMeeting } from "./commands.ts";
import { issueConclusion } from "./conclusion-commands.ts";
import { slideNumber } from "./rules.ts";
import { decisionInput, discardInput, endInput, issueInput, meetingInput } from "./schema.ts";

type Act<Input> = {
  schema: z.ZodType<Input>;
  command: (context: CommandContext, input: Input) => Promise<Result<{ meetingId: number }>>;
  /** Said when nothing was done. */
  undone: string;
  /** Where its author goes on. */
  next: (meetingId: number) => string;
};

/** Authenticate, parse, one command, and on; a refusal shows what stands now, with what was typed still in the form. */
async function answer<Input>(
  values: Record<string, string>,
  { schema, command, undone, next }: Act<Input>,
  fields: Record<string, string | string[]> = values,
): Promise<SimpleFormState> {
  const context = await commandContext();
  const input = schema.safeParse(fields);
  if (!input.success) {
    return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values, undone);
  }
  const outcome = await command(context, input.data);
  revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values, undone);
  redirect(next(outcome.value.meetingId));
}

const conclusions = (done: string) => (meetingId: number) =>
  `/meetings/${meetingId}?slide=${slideNumber("CONCLUSION")}&done=${done}`;

/** Begins a meeting, and opens its first slide. */
export async function startMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(typed(form), {
    schema: meetingInput,
    command: startMeeting,
    undone: "Chưa bắt đầu được",
    next: (meetingId) => `/meetings/${meetingId}`,
  });
}

/** Takes down a conclusion. */
export async function decideInMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const agencyIds = form.getAll("agencyIds").map(String);
  // Shown again as ticked, these go into one field.
  const values = { ...typed(form), agencyIds: agencyIds.join(",") };
  return answer(
    values,
    { schema: decisionInput, command: decideInMeeting, undone: "Chưa ghi được", next: conclusions("decided") },
    { ...values, agencyIds },
  );
}

/** Ends the meeting. */
export async function endMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(typed(form), {
    schema: endInput,
    command: endMeeting,
    undone: "Chưa kết thúc được",
    next: conclusions("ended"),
  });
}

/** Discards a meeting begun by mistake. */
export async function discardMeetingAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(typed(form), {
    schema: discardInput,
    command: discardMeeting,
    undone: "Chưa hủy được",
    next: () => "/meetings?done=discarded",
  });
}

/** Enters number and date of the signed notice of conclusion. */
export async function issueConclusionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(typed(form), {
    schema: issueInput,
    command: issueConclusion,
    undone: "Chưa ban hành được",
    next: conclusions("issued"),
  });
}
