import type { Actor } from "../platform/actor.ts";

export type ReportVerb =
  /** Who has reported, and what was sent: the group works in the open. */
  | "report.read"
  /** What is still being written. */
  | "draft.read"
  | "draft.write"
  /** Send the report, as the agency asks for it: any of its writers, or its head only. */
  | "report.send"
  /** Hand it to the head for sending. */
  | "report.propose"
  | "desk.read"
  | "report.decide"
  | "month.close"
  | "exception.grant"
  /** The consolidated report before it is issued; issued, everyone reads it. */
  | "consolidated.draft"
  | "consolidated.edit"
  | "consolidated.issue";

/** The agency a report belongs to, and whether its head signs off; null for things of no agency. */
export type ReportThing = { agencyId: number | null; needsSignOff?: boolean };

type Who = Pick<Actor, "role" | "agencyId">;

const writesFor = (actor: Who, thing: ReportThing) =>
  (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
  actor.agencyId !== null &&
  actor.agencyId === thing.agencyId;

/** Who may do what about monthly reports (PRODUCT, "People"): drafts belong to their agency, answers to the secretariat. */
export function may(actor: Who, verb: ReportVerb, thing: ReportThing): boolean {
  switch (verb) {
    case "report.read":
      return true;
    case "draft.read":
    case "draft.write":
    case "report.propose":
      return writesFor(actor, thing);
    case "report.send":
      return writesFor(actor, thing) && (!thing.needsSignOff || actor.role === "AGENCY_HEAD");
    case "consolidated.draft":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE" || actor.role === "LEADER";
    case "desk.read":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
    case "report.decide":
    case "month.close":
    case "exception.grant":
    case "consolidated.edit":
    case "consolidated.issue":
      return actor.role === "SECRETARIAT";
  }
}

/** Whose months the actor finds on the list of reports: their own, or everybody's for who follows everything. */
export function scopeFor(actor: Who): { agencyId: number | null } {
  return { agencyId: actor.role === "OFFICER" || actor.role === "AGENCY_HEAD" ? actor.agencyId : null };
}
