import type { Actor } from "../platform/actor.ts";

/** What can be done about progress. Reading is open to everyone signed in: the group works in the open. */
export type ProgressVerb =
  | "progress.read"
  /** Write words about an assignment. */
  | "progress.write"
  /** Confirm, return or reopen a claimed completion. */
  | "completion.decide"
  /** Name bodies for an open phrase, mark an assignment không áp dụng. */
  | "assignment.edit"
  /** Ask for a later deadline of one's own part. */
  | "extension.ask"
  /** Answer such a request; enter one for a lead after the deadline. */
  | "extension.decide"
  /** Record the document that starts a conditional deadline, and correct it. */
  | "guidance.record"
  /** Say for one's own agency that its ministry has issued the guidance a task waits for. */
  | "notice.report"
  /** Dismiss such a notice. (Taking it up is recording the guidance.) */
  | "notice.dismiss"
  /** See what the document's words leave uncertain ("Ghi chú văn bản"). */
  | "document-note.read";

/** The agency an assignment belongs to; null for things of no agency. */
export type ProgressThing = { agencyId: number | null };

/** Who may do what about progress (PRODUCT, "People"): writing is scoped to one's own agency. */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: ProgressVerb, thing: ProgressThing): boolean {
  switch (verb) {
    case "progress.read":
      return true;
    case "progress.write":
    case "extension.ask":
    case "notice.report":
      return (
        (actor.role === "OFFICER" || actor.role === "AGENCY_HEAD") &&
        actor.agencyId !== null &&
        actor.agencyId === thing.agencyId
      );
    case "completion.decide":
    case "extension.decide":
    case "guidance.record":
    case "notice.dismiss":
    case "assignment.edit":
      return actor.role === "SECRETARIAT";
    case "document-note.read":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
  }
}
