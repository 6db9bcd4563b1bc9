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
import { decideProposal, discardRound, draftRound, issueRound } from "./commands.ts";
import { replaceRound } from "./replacement-commands.ts";
import { changeRule } from "./rule-commands.ts";
import {
  decisionInput,
  discardRoundInput,
  issueRoundInput,
  replaceRoundInput,
  roundInput,
  ruleInput,
} from "./schema.ts";

type Act<Input, Value> = {
  schema: z.ZodType<Input>;
  command: (context: CommandContext, input: Input) => Promise<Result<Value>>;
  /** Said when nothing was done. */
  undone: string;
  /** Where its author goes on. */
  next: (value: Value, values: Record<string, string>) => string;
};

/** Authenticate, parse, one command, and on: every form of this room is answered alike. */
async function answer<Input, Value>(
  form: FormData,
  { schema, command, undone, next }: Act<Input, Value>,
): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = schema.safeParse(values);
  if (!input.success) {
    return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values, undone);
  }
  const outcome = await command(context, input.data);
  // Also after a conflict: its author is shown what stands now, with what they typed still in the form.
  revalidatePath("/", "layout");
  if (!outcome.ok) return refused(outcome, values, undone);
  redirect(next(outcome.value, values));
}

const roundPath = (roundId: number, done: string) => `/review/appraisal/proposals/${roundId}?done=${done}`;

/** Sets the rule. */
export async function changeRuleAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: ruleInput,
    command: changeRule,
    undone: "Chưa lưu được",
    next: () => "/review/appraisal/rule?done=saved",
  });
}

/** Drafts the proposals of a period. */
export async function draftRoundAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: roundInput,
    command: draftRound,
    undone: "Chưa lập được",
    next: ({ roundId }) => roundPath(roundId, "drafted"),
  });
}

/** Takes or dismisses a proposal: which, says the button pressed. */
export async function decideProposalAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: decisionInput,
    command: decideProposal,
    undone: "Chưa ghi được",
    next: ({ roundId }, { verdict }) => roundPath(roundId, verdict === "ACCEPTED" ? "accepted" : "dismissed"),
  });
}

/** Lets a draft go. */
export async function discardRoundAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: discardRoundInput,
    command: discardRound,
    undone: "Chưa bỏ được",
    next: () => "/review/appraisal?done=discarded",
  });
}

/** Enters number and date of the signed submission. */
export async function issueRoundAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: issueRoundInput,
    command: issueRound,
    undone: "Chưa ban hành được",
    next: ({ roundId }) => roundPath(roundId, "issued"),
  });
}

/** Drafts the submission that takes the place of an issued one. */
export async function replaceRoundAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  return answer(form, {
    schema: replaceRoundInput,
    command: replaceRound,
    undone: "Chưa lập được",
    next: ({ roundId }) => roundPath(roundId, "replacing"),
  });
}
