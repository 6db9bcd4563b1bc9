import type { Board, BoardAssignment, BoardTask, Word } from "../progress/board.ts";
import { awaitsConfirmation } from "../progress/rules.ts";

/** A completion somebody claimed and the secretariat has not answered. */
export type WaitingClaim = { task: BoardTask; part: BoardAssignment; word: Word; claimedOn: Temporal.PlainDate };

/** Every claim that waits on the board's day, the one waiting longest first. */
export function waitingClaims(board: Board): WaitingClaim[] {
  return board.tasks
    .flatMap((task) =>
      task.assignments.flatMap((part) =>
        part.word && part.facts.claim && awaitsConfirmation(part.facts)
          ? [{ task, part, word: part.word, claimedOn: part.facts.claim.completedOn }]
          : [],
      ),
    )
    .sort((a, b) => Temporal.Instant.compare(a.word.recordedAt, b.word.recordedAt));
}
