import type { SentForm } from "../progress/sent-form.ts";
import { ask, enter } from "./commands.ts";
import { type EntryInput, entryInput, type ProposalInput, proposalInput } from "./schema.ts";

/** The names under which answers to the forms are kept. */
export const PROPOSAL_FORM_NAME = "proposal";
export const entryFormName = (proposalId: number | string): string => `entry:${proposalId}`;

/** An agency makes a proposal. */
export const proposalForm: SentForm<ProposalInput, { proposalId: number }> = {
  schema: proposalInput,
  send: ask,
  next: ({ proposalId }) => `/proposals/${proposalId}?done=asked`,
  name: () => PROPOSAL_FORM_NAME,
  page: async () => "/proposals/new",
};

const DONE: Readonly<Record<EntryInput["kind"], string>> = {
  ANSWER: "answered",
  FORWARD: "forwarded",
  ADDITION: "added",
  CLOSE: "closed",
};

/** An answer, passing on, closing, or a further word of the agency: which, says the button pressed. */
export const entryForm: SentForm<EntryInput, { proposalId: number }> = {
  schema: entryInput,
  send: enter,
  next: ({ proposalId }, { kind }) => `/proposals/${proposalId}?done=${DONE[kind]}`,
  name: (values) => entryFormName(values["proposalId"] ?? ""),
  page: async (_context, { proposalId = "" }) =>
    /^[1-9]\d{0,8}$/.test(proposalId) ? `/proposals/${proposalId}` : null,
};
