/**
 * The plan's data files cannot be loaded. Every problem found is in `problems`, each naming file, row and field, so
 * that one look at the message is enough to mend them all.
 */
export class PlanDataError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "PlanDataError";
    this.problems = problems;
  }
}

/** "appendix-2-tasks.json, STT 16, deadline.date: …"; row and field are left out where there is none. */
export function problem(file: string, row: string | null, field: string | null, what: string): string {
  return `${[file, row, field].filter((part) => part !== null && part !== "").join(", ")}: ${what}`;
}
