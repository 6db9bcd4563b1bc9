import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { type AgeGroup, ageGroupOf, awaitsConfirmation } from "../progress/rules.ts";

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
