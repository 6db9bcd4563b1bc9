import { fillPlan } from "./plan-data.ts";

/** The morning that is swept. */
export const SWEPT_DAY = "2023-10-10";

/** Parts of one task, and the agencies that have them. */
const SHAPE = { parts: 50, agencies: 500, day: SWEPT_DAY, words: "few" } as const;

/** Fills an empty, migrated database with a plan of `assignments` parts, as it stands on the morning swept. */
export async function fillForSweep(url: string, assignments: number): Promise<void> {
  await fillPlan(url, { ...SHAPE, tasks: Math.ceil(assignments / SHAPE.parts) });
}
