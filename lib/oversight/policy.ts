import type { Actor } from "../platform/actor.ts";

export type OversightVerb =
  /** See what is late and who owes it. */
  | "overdue.read"
  /** See claims that wait for an answer. */
  | "review.read"
  /** Run the sweep by hand ("Rà soát ngay"). */
  | "sweep.run"
  /** Read one's own bell. */
  | "alert.read"
  /** See which agencies have acknowledged what they were told. */
  | "receipt.read"
  /** See which e-mails did not go out, and send them again. */
  | "mail.retry"
  /** Send a test e-mail to oneself. */
  | "mail.test"
  /** Choose which e-mails one gets oneself. */
  | "mail.choose"
  /** Make, replace and revoke the secret address of one's own calendar. */
  | "feed.keep";

/** Whose bell an alert hangs on; null for things of nobody in particular. */
export type OversightThing = { userId: number | null };

/** Who may do what about oversight (PRODUCT, "People"). */
export function may(actor: Pick<Actor, "id" | "role">, verb: OversightVerb, thing: OversightThing): boolean {
  switch (verb) {
    case "overdue.read":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE" || actor.role === "LEADER";
    case "review.read":
    case "receipt.read":
      return actor.role === "SECRETARIAT" || actor.role === "OFFICE";
    case "sweep.run":
      return actor.role === "SECRETARIAT" || actor.role === "ADMIN";
    case "mail.retry":
    case "mail.test":
      return actor.role === "ADMIN";
    case "feed.keep":
      // The administrator has no deadlines to put in a calendar.
      return thing.userId === actor.id && actor.role !== "ADMIN";
    case "mail.choose":
    case "alert.read":
      return thing.userId === actor.id;
  }
}
