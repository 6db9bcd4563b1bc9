import type { Censure, Criterion, Measure } from "./rules.ts";

/** What the fields of the rule's form are called, there and where it is read: "weight-ON_TIME", "REMIND-SCORE". */
export const weightField = (criterion: Criterion) => `weight-${criterion}` as const;
export const boundField = (degree: Censure, measure: Measure) => `${degree}-${measure}` as const;
