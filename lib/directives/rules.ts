import { isAfter } from "../calendar/days.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";

/** Where a directive stands at one agency on a day. Derived from what was appended, never stored. */
export type DirectiveState = "UNACKNOWLEDGED" | "ACKNOWLEDGED" | "UNANSWERED" | "ANSWERED" | "CLOSED";

/** What decides it: the day the directive gave, and what was appended at the agency, oldest first. */
export type DirectiveFacts = {
  answerBy: Temporal.PlainDate;
  entries: readonly { kind: DirectiveEntryKind; answerBy: Temporal.PlainDate | null }[];
};

/** The day by which an answer is owed: that of the last return, else the directive's own. */
export function owedBy({ answerBy, entries }: DirectiveFacts): Temporal.PlainDate {
  return entries.findLast((entry) => entry.answerBy !== null)?.answerBy ?? answerBy;
}

/**
 * Where it stands. Closed is final; a return after an answer asks again. The day asked for still counts ("trả lời chậm nhất ngày …").
 * An agency that answers has received it, whether it said so or not.
 */
export function directiveState(facts: DirectiveFacts, today: Temporal.PlainDate): DirectiveState {
  const kinds = facts.entries.map(({ kind }) => kind);
  if (kinds.includes("CLOSE")) return "CLOSED";
  if (kinds.findLast((kind) => kind === "ANSWER" || kind === "RETURN") === "ANSWER") return "ANSWERED";
  if (isAfter(today, owedBy(facts))) return "UNANSWERED";
  return kinds.length > 0 ? "ACKNOWLEDGED" : "UNACKNOWLEDGED";
}

/** Whether the agency still owes an answer: nothing was answered since the directive, or since it was last returned. */
export function owesAnswer(state: DirectiveState): boolean {
  return state === "UNACKNOWLEDGED" || state === "ACKNOWLEDGED" || state === "UNANSWERED";
}

/** Days from today that a form offers for an answer. */
const DAYS_TO_ANSWER = 7;

/** The day a new directive, or a return, asks to be answered by, unless its author says otherwise. */
export function defaultAnswerBy(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: DAYS_TO_ANSWER });
}

/** Why an entry cannot follow what was appended so far. */
export type EntryRefusal = "CLOSED" | "ACKNOWLEDGED" | "NOT_ANSWERED";

/**
 * What stands in the way of one more entry; null where nothing does. Nothing follows closing, receipt is acknowledged once and before
 * anything else, and only an answer can be returned.
 */
export function entryRefusal(kind: DirectiveEntryKind, state: DirectiveState, entries: number): EntryRefusal | null {
  if (state === "CLOSED") return "CLOSED";
  if (kind === "ACKNOWLEDGE" && entries > 0) return "ACKNOWLEDGED";
  if (kind === "RETURN" && state !== "ANSWERED") return "NOT_ANSWERED";
  return null;
}
