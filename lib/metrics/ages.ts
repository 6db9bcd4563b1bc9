import type { OverduePart } from "../oversight/overdue.ts";
import { AGE_GROUPS, type AgeGroup } from "../progress/rules.ts";

/** How many parts of tasks are past their date for how long, and at how many agencies. */
export type AgeFigures = { group: AgeGroup; label: string; parts: number; agencies: number };

/** The parts past their date by how long ago it was, oldest first; every group, also those without any. */
export function overdueAges(late: readonly OverduePart[]): AgeFigures[] {
  return AGE_GROUPS.toReversed().map(({ key, label }) => {
    const held = late.filter(({ ageGroup }) => ageGroup === key);
    return { group: key, label, parts: held.length, agencies: new Set(held.map(({ part }) => part.agencyId)).size };
  });
}
