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
  | "receipt.read";

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
    case "alert.read":
      return thing.userId === actor.id;
  }
}
