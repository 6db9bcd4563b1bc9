import type { ProposalEntryKind } from "../platform/prisma/enums.ts";

/** Derived from what was appended, never stored. */
export type ProposalState = "OPEN" | "ANSWERED" | "CLOSED";

/**
 * Where a proposal stands after its entries, oldest first. Closed is final. Passing it on to a body outside answers nothing;
 * one more word of the agency after an answer asks again.
 */
export function proposalState(entries: readonly ProposalEntryKind[]): ProposalState {
  if (entries.includes("CLOSE")) return "CLOSED";
  const last = entries.findLast((kind) => kind === "ANSWER" || kind === "ADDITION");
  return last === "ANSWER" ? "ANSWERED" : "OPEN";
}

/** To whom a proposal was passed on last; null while it was not. */
export function forwardedTo(
  entries: readonly { kind: ProposalEntryKind; forwardedTo: string | null }[],
): string | null {
  return entries.findLast(({ kind }) => kind === "FORWARD")?.forwardedTo ?? null;
}
