import { may as mayDirect } from "../directives/policy.ts";
import type { Actor } from "../platform/actor.ts";

export type MeetingVerb =
  | "meeting.read"
  /** Begin one, which freezes the figures, and end it. */
  | "meeting.hold"
  /** Take down a conclusion, which is a directive. */
  | "meeting.decide";

/**
 * Who may do what about meetings (PRODUCT, "People"): everyone reads, those who follow the whole plan hold them, and a conclusion is
 * taken down by those who may give directives.
 */
export function may(actor: Pick<Actor, "id" | "role" | "agencyId">, verb: MeetingVerb): boolean {
  switch (verb) {
    case "meeting.read":
      return true;
    case "meeting.hold":
      return actor.role === "LEADER" || actor.role === "OFFICE" || actor.role === "SECRETARIAT";
    case "meeting.decide":
      return mayDirect(actor, "directive.give", { agencyId: null, authorId: null });
  }
}
