import type { Actor } from "../platform/actor.ts";
import type { ProposalEntryKind } from "../platform/prisma/enums.ts";

export type ProposalVerb =
  | "proposal.read"
  /** Make a proposal of one's own agency. */
  | "proposal.ask"
  /** Add a word to one's own agency's proposal. */
  | "proposal.add"
  /** Answer it, pass it on to a body outside, close it. */
  | "proposal.answer"
  /** Make a proposal of what an agency wrote in an update, so that it can be answered. */
  | "proposal.adopt";

/** The agency whose proposal it is; null for lists. */
export type ProposalThing = { agencyId: number | null };

/** Who may do what about proposals (PRODUCT, "People"): everyone reads, an agency asks, the secretariat and the office answer. */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: ProposalVerb, thing: ProposalThing): boolean {
  switch (verb) {
    case "proposal.read":
      return true;
    case "proposal.ask":
    case "proposal.add":
      return (
        (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
        actor.agencyId !== null &&
        actor.agencyId === thing.agencyId
      );
    case "proposal.answer":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
    case "proposal.adopt":
      return actor.role === "SECRETARIAT";
  }
}

/** Which verb an entry of a kind needs. */
export function verbOf(kind: ProposalEntryKind): ProposalVerb {
  return kind === "ADDITION" ? "proposal.add" : "proposal.answer";
}
