import type { Actor } from "../platform/actor.ts";

export type ObligationVerb =
  /** See who owes what and what was handed in. */
  | "obligation.read"
  /** Hand in a document for one's own agency. */
  | "obligation.hand-in"
  /** Accept a document or send it back. */
  | "obligation.decide"
  /** Mark a body "không áp dụng", or take that back. */
  | "obligation.exempt";

/** The agency that owes it; null for lists. */
export type ObligationThing = { agencyId: number | null };

/** Who may do what about obligations (PRODUCT, "People"): the group works in the open, writing is one's own agency's. */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: ObligationVerb, thing: ObligationThing): boolean {
  switch (verb) {
    case "obligation.read":
      return true;
    case "obligation.hand-in":
      return (
        (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
        actor.agencyId !== null &&
        actor.agencyId === thing.agencyId
      );
    case "obligation.decide":
    case "obligation.exempt":
      return actor.role === "SECRETARIAT";
  }
}
