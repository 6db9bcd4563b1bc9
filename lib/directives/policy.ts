import type { Actor } from "../platform/actor.ts";
import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";

export type DirectiveVerb =
  | "directive.read"
  /** Write one, to whatever agencies. */
  | "directive.give"
  /** Acknowledge and answer what one's own agency was given. */
  | "directive.answer"
  /** Return an answer, close the directive at an agency. */
  | "directive.decide"
  /** Put a star of one's own on a task, and take it off. */
  | "star.set";

/** The agency that was given the directive, and the account that gave it; null for lists. */
export type DirectiveThing = { agencyId: number | null; authorId: number | null };

/**
 * Who may do what about directives (PRODUCT, "People"): everyone reads, leaders and the office give them, an agency answers for itself,
 * and whoever gave one decides about the answers, or the office for them.
 */
export function may(
  actor: Pick<Actor, "id" | "role" | "agencyId">,
  verb: DirectiveVerb,
  thing: DirectiveThing,
): boolean {
  switch (verb) {
    case "directive.read":
      return true;
    case "directive.give":
      return actor.role === "LEADER" || actor.role === "OFFICE";
    case "directive.answer":
      return (
        (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
        actor.agencyId !== null &&
        actor.agencyId === thing.agencyId
      );
    case "directive.decide":
      return actor.role === "OFFICE" || (actor.role === "LEADER" && actor.id === thing.authorId);
    case "star.set":
      return actor.role === "LEADER";
  }
}

/** Which verb an entry of a kind needs. */
export function verbOf(kind: DirectiveEntryKind): DirectiveVerb {
  return kind === "ACKNOWLEDGE" || kind === "ANSWER" ? "directive.answer" : "directive.decide";
}
