import type { Actor } from "../platform/actor.ts";

export type IndicatorVerb =
  | "indicator.read"
  /** Say who measures one, and from which month on. */
  | "indicator.name-measurer";

/**
 * Who may do what about indicators: everyone reads, the secretariat says who measures. Numbers are entered with the monthly report, by
 * whoever may write it (`draft.write` of lib/reports/policy.ts).
 */
export function may(actor: Pick<Actor, "role">, verb: IndicatorVerb): boolean {
  switch (verb) {
    case "indicator.read":
      return true;
    case "indicator.name-measurer":
      return actor.role === "SECRETARIAT";
  }
}
