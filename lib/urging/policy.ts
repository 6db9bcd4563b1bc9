import type { Actor } from "../platform/actor.ts";

export type UrgingVerb =
  /** Read letters that went out, their answers, commitments and what was taken further up. */
  | "letter.read"
  /** Read and write drafts, issue them. */
  | "letter.write"
  /** Replace an issued letter; the agency is the body that issued it. */
  | "letter.replace"
  /** Answer a letter to one's own agency. */
  | "letter.answer"
  /** Promise a day for one's own agency. */
  | "commitment.give"
  /** Take what is late to Văn phòng UBND tỉnh, or from there to the head of the working group. */
  | "escalation.office"
  | "escalation.group-head";

/** The agency it is about; null for lists. */
export type UrgingThing = { agencyId: number | null };

/** Who may do what about urging (PRODUCT, "People"): the secretariat and the office urge, the group reads, an agency answers for itself. */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: UrgingVerb, thing: UrgingThing): boolean {
  switch (verb) {
    case "letter.read":
      return true;
    case "letter.write":
    case "escalation.group-head":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
    case "escalation.office":
      return actor.role === "SECRETARIAT";
    case "letter.replace":
      return may(actor, "letter.write", thing) && actor.agencyId !== null && actor.agencyId === thing.agencyId;
    case "letter.answer":
    case "commitment.give":
      return (
        (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
        actor.agencyId !== null &&
        actor.agencyId === thing.agencyId
      );
  }
}
