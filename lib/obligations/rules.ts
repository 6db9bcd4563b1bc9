import { daysBetween, isAfter } from "../calendar/days.ts";
import type { DeliveryVerdict } from "../platform/prisma/enums.ts";

/** A document handed in: on which day, and what the secretariat made of it last; null while it waits. */
export type DeliveryFacts = { handedInOn: Temporal.PlainDate; verdict: DeliveryVerdict | null };

/** What is on record about one body's part of a dated obligation. */
export type PartFacts = {
  /** The last good day, by the plan's reading of "trước ngày". */
  dueOn: Temporal.PlainDate;
  /** False where the secretariat has marked the body "không áp dụng". */
  applicable: boolean;
  /** Oldest first. */
  deliveries: readonly DeliveryFacts[];
};

export type ObligationStanding = "ACCEPTED" | "HANDED_IN" | "RETURNED" | "NOT_YET" | "MISSING" | "NOT_APPLICABLE";

export type PartStanding = {
  standing: ObligationStanding;
  /** Days after the last good day: of the first document, or of today while there is none; 0 in time. */
  daysLate: number;
  /** The day of the first document. */
  firstOn: Temporal.PlainDate | null;
  /** How many documents were sent back. */
  returns: number;
};

/**
 * Where a body stands with an obligation on a day. The first document decides between in time and late: what is sent back
 * and handed in again does not become late by it, as with the monthly report (PRODUCT, "The monthly report").
 */
export function standingOf(facts: PartFacts, today: Temporal.PlainDate): PartStanding {
  const { dueOn, applicable, deliveries } = facts;
  const firstOn = deliveries[0]?.handedInOn ?? null;
  const returns = deliveries.filter(({ verdict }) => verdict === "RETURNED").length;
  if (!applicable) return { standing: "NOT_APPLICABLE", daysLate: 0, firstOn, returns };
  const late = daysBetween(dueOn, firstOn ?? today);
  return { standing: heldStanding(facts, today), daysLate: Math.max(0, late), firstOn, returns };
}

function heldStanding({ dueOn, deliveries }: PartFacts, today: Temporal.PlainDate): ObligationStanding {
  const last = deliveries.at(-1);
  if (last) return last.verdict ?? "HANDED_IN";
  return isAfter(today, dueOn) ? "MISSING" : "NOT_YET";
}

/** The page of one body's part, where it hands its document in and is answered. */
export function obligationPath({ ref, agencyCode }: { ref: string; agencyCode: string }): string {
  return `/obligations/${ref}/${agencyCode}`;
}

/** Whether the body may hand a document in: one that waits may be replaced, one that was accepted may not. */
export function takesDelivery(standing: ObligationStanding): boolean {
  return standing !== "ACCEPTED" && standing !== "NOT_APPLICABLE";
}

/** Whether something is still asked of the body itself. */
export function isOwed(standing: ObligationStanding): boolean {
  return standing === "NOT_YET" || standing === "MISSING" || standing === "RETURNED";
}

/** How the bodies of an obligation stand. `owed` is the denominator of everything else: who does not owe it is outside. */
export type ObligationFigures = {
  owed: number;
  handedIn: number;
  onTime: number;
  late: number;
  accepted: number;
  waiting: number;
  returned: number;
  missing: number;
  exempt: number;
};

/** Counts standings; handedIn = onTime + late, and owed = handedIn + missing, whether or not the day has passed. */
export function obligationFigures(parts: readonly PartStanding[]): ObligationFigures {
  const owed = parts.filter(({ standing }) => standing !== "NOT_APPLICABLE");
  const handedIn = owed.filter(({ firstOn }) => firstOn !== null);
  const late = handedIn.filter(({ daysLate }) => daysLate > 0).length;
  const count = (standing: ObligationStanding) => owed.filter((part) => part.standing === standing).length;
  return {
    owed: owed.length,
    handedIn: handedIn.length,
    onTime: handedIn.length - late,
    late,
    accepted: count("ACCEPTED"),
    waiting: count("HANDED_IN"),
    returned: count("RETURNED"),
    missing: owed.length - handedIn.length,
    exempt: parts.length - owed.length,
  };
}
