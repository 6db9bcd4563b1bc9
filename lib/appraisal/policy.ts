import type { Actor } from "../platform/actor.ts";
import type { Role } from "../platform/prisma/enums.ts";

export type AppraisalVerb =
  /** See all agencies with their scores and ranks. */
  | "ranking.read"
  /** See the working of one agency's score, and what was issued about it. */
  | "working.read"
  /** Read proposals before they are issued. */
  | "proposal.read"
  /** Draft, accept, word otherwise, dismiss; issue the submission. */
  | "proposal.write"
  /** Replace an issued submission; the agency is the body that issued it. */
  | "submission.replace"
  /** Set weights and bounds. */
  | "rule.edit";

/** The agency it is about; null for lists. */
export type AppraisalThing = { agencyId: number | null };

const FOLLOWERS: readonly Role[] = ["SECRETARIAT", "OFFICE", "LEADER"];

/**
 * Who may do what about praise and criticism (PRODUCT, "People": the secretariat proposes, the office and the leaders follow). An
 * agency reads its own working, and of proposals only what was issued about it: a draft of criticism is nobody's rumour.
 */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: AppraisalVerb, thing: AppraisalThing): boolean {
  switch (verb) {
    case "ranking.read":
    case "proposal.read":
      return FOLLOWERS.includes(actor.role);
    case "working.read":
      return FOLLOWERS.includes(actor.role) || (actor.agencyId !== null && isOwn(actor, thing));
    case "proposal.write":
    case "rule.edit":
      return actor.role === "SECRETARIAT";
    case "submission.replace":
      return may(actor, "proposal.write", thing) && actor.agencyId !== null && actor.agencyId === thing.agencyId;
  }
}

function isOwn({ role, agencyId }: Pick<Actor, "role" | "agencyId">, thing: AppraisalThing): boolean {
  return (role === "OFFICER" || role === "AGENCY_HEAD") && agencyId === thing.agencyId;
}
