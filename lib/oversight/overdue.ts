import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { AGE_GROUPS, type AgeGroup, ageGroupOf, awaitsConfirmation } from "../progress/rules.ts";

/** One part that is past its date: who owes what, since when, and what they last said. */
export type OverduePart = {
  task: BoardTask;
  part: BoardAssignment;
  days: number;
  ageGroup: AgeGroup;
  /** Claimed as done and waiting for the secretariat: late on the clock, but not theirs to act on. */
  awaiting: boolean;
};

/** Every part past its date on the board's day, longest first. */
export function overdueParts(board: Board): OverduePart[] {
  return board.tasks
    .flatMap((task) =>
      task.assignments
        .filter((part) => isCounted(part) && part.timeliness === "OVERDUE")
        .map((part) => ({
          task,
          part,
          days: part.daysLate,
          ageGroup: ageGroupOf(part.daysLate),
          awaiting: awaitsConfirmation(part.facts),
        })),
    )
    .sort((a, b) => b.days - a.days || a.task.number - b.task.number || a.part.id - b.part.id);
}

export type OverdueGroup = { key: string; label: string; parts: OverduePart[] };

/** Grouped by age, oldest first; groups without anything are left out. */
export function groupByAge(parts: readonly OverduePart[]): OverdueGroup[] {
  return AGE_GROUPS.toReversed()
    .map((group) => ({ key: group.key, label: group.label, parts: parts.filter((p) => p.ageGroup === group.key) }))
    .filter((group) => group.parts.length > 0);
}

/** Grouped by agency, the one that owes most first. */
export function groupByAgency(parts: readonly OverduePart[]): OverdueGroup[] {
  return [...Map.groupBy(parts, (p) => p.part.agencyCode)]
    .map(([key, owed]) => ({ key, label: owed[0]?.part.agencyFullName ?? key, parts: owed }))
    .sort((a, b) => b.parts.length - a.parts.length || (b.parts[0]?.days ?? 0) - (a.parts[0]?.days ?? 0));
}
