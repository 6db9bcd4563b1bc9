import type { SentForm } from "../progress/sent-form.ts";
import { answerLetter } from "./answer-commands.ts";
import { letterPath } from "./duty-queries.ts";
import { type AnswerInput, answerInput } from "./schema.ts";

/** The name under which an answer to the form is kept. */
export const answerFormName = (letterId: number | string): string => `letter-answer:${letterId}`;

/** An agency answers a letter of urging. */
export const answerForm: SentForm<AnswerInput, { letterId: number }> = {
  schema: answerInput,
  send: answerLetter,
  next: ({ letterId }) => `${letterPath(letterId)}?done=answered`,
  name: (values) => answerFormName(values["letterId"] ?? ""),
  page: async (_context, { letterId = "" }) => (/^[1-9]\d{0,8}$/.test(letterId) ? letterPath(Number(letterId)) : null),
};
