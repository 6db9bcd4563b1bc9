import { may as mayDirect } from "../directives/policy.ts";
import type { Actor } from "../platform/actor.ts";

export type MeetingVerb =
  | "meeting.read"
  /** Begin one, which freezes the figures; end it, or discard what was begun by mistake. */
  | "meeting.hold"
  /** Take down a conclusion, which is a directive. */
  | "meeting.decide"
  /** Enter number and date of the signed notice of conclusion. */
  | "meeting.issue";

/**
 * Who may do what about meetings (PRODUCT, "People"): everyone reads, those who follow the whole plan hold them, and a conclusion is
 * taken down by those who may give directives. Its notice is issued as letters are, by the secretariat or the office.
 */
export function may(actor: Pick<Actor, "id" | "role" | "agencyId">, verb: MeetingVerb): boolean {
  switch (verb) {
    case "meeting.read":
      return true;
    case "meeting.hold":
      return actor.role === "LEADER" || actor.role === "OFFICE" || actor.role === "SECRETARIAT";
    case "meeting.decide":
      return mayDirect(actor, "directive.give", { agencyId: null, authorId: null });
    case "meeting.issue":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
  }
}
