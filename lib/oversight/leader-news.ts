import { isBefore } from "../calendar/days.ts";
import type { DirectiveRow } from "../directives/queries.ts";
import { owesAnswer } from "../directives/rules.ts";
import { dateOf } from "../platform/clock.ts";
import type { Board, BoardAssignment, BoardTask } from "../progress/board.ts";

/** The newest word about a task that a leader watches; null where nobody has said anything yet. */
export type WatchedTask = { task: BoardTask; said: BoardAssignment | null; isNew: boolean };

/** The tasks that a leader has put a star on, those with something new first. */
export function watchedTasks(board: Board, userId: number, since: Temporal.PlainDate | null): WatchedTask[] {
  return board.tasks
    .filter(({ stars }) => stars.some((star) => star.userId === userId))
    .map((task): WatchedTask => {
      const said = newest(task.assignments);
      return { task, said, isNew: said !== null && isSince(said, since) };
    })
    .sort((a, b) => Number(b.isNew) - Number(a.isNew) || a.task.number - b.task.number);
}

/** What is new since a day, that day included: what was written on it after the leader had looked would be missed otherwise. */
export type NewsSince = {
  /** Tasks that have become overdue. */
  overdue: BoardTask[];
  /** Parts about which something was said, and how many tasks they belong to. */
  words: { parts: number; tasks: number };
  /** Answers to directives. */
  answers: number;
};

/** What changed since a leader last looked. */
export function newsSince(board: Board, directives: readonly DirectiveRow[], since: Temporal.PlainDate): NewsSince {
  const days = since.until(board.asOf).days;
  const spoken = board.tasks.map(({ assignments }) => assignments.filter((part) => isSince(part, since)).length);
  return {
    overdue: board.tasks.filter(({ standing }) => standing.timeliness === "OVERDUE" && standing.daysLate <= days),
    words: { parts: spoken.reduce((sum, count) => sum + count, 0), tasks: spoken.filter((count) => count > 0).length },
    answers: directives
      .flatMap(({ parts }) => parts.flatMap(({ entries }) => entries))
      .filter(({ kind, at }) => kind === "ANSWER" && !isBefore(dateOf(at), since)).length,
  };
}

/** A leader's own directives that some agency still owes an answer to, those past their day first. */
export function ownUnanswered(directives: readonly DirectiveRow[], authorId: number): DirectiveRow[] {
  const late = ({ parts }: DirectiveRow) => parts.some(({ state }) => state === "UNANSWERED");
  return directives
    .filter((row) => row.authorId === authorId && row.parts.some(({ state }) => owesAnswer(state)))
    .sort((a, b) => Number(late(b)) - Number(late(a)));
}

function newest(parts: readonly BoardAssignment[]): BoardAssignment | null {
  const at = (part: BoardAssignment) => part.word?.recordedAt.epochMilliseconds ?? 0;
  return parts.filter(({ word }) => word !== null).sort((a, b) => at(b) - at(a))[0] ?? null;
}

function isSince({ word }: BoardAssignment, since: Temporal.PlainDate | null): boolean {
  return word !== null && since !== null && !isBefore(dateOf(word.recordedAt), since);
}
