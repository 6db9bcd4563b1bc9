import { type Board, type BoardTask, leadingWord } from "../progress/board.ts";
import { type Bucket, bucketOf, type Timeliness } from "../progress/rules.ts";

/** A task that stands otherwise than on the earlier day. */
export type MovedTask = { task: BoardTask; from: Timeliness; to: Timeliness };

/** A task whose newest figure rose or fell, in per cent. */
export type ProgressedTask = { task: BoardTask; from: number; to: number };

/** What has changed between two days, by the record of each. */
export type Changes = {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  /** What got worse first. */
  moved: MovedTask[];
  progressed: ProgressedTask[];
  /** How many more or fewer tasks stand in each bucket. */
  buckets: Record<Bucket, number>;
};

/** What wants attention stands first. */
const GRAVITY: readonly Timeliness[] = [
  "OVERDUE",
  "DUE_SOON",
  "DONE_LATE",
  "DONE_ON_TIME",
  "ON_TRACK",
  "AWAITING",
  "ONGOING",
  "NOT_APPLICABLE",
];

/**
 * How the tasks of a board stand compared with an earlier day: the very readings of both days, task by task.
 * @param earlier the plan's board as of the day compared with
 */
export function changesBetween(earlier: Board, board: Board): Changes {
  const before = new Map(earlier.tasks.map((task) => [task.id, task]));
  const moved: MovedTask[] = [];
  const progressed: ProgressedTask[] = [];
  const buckets: Record<Bucket, number> = {
    DONE_ON_TIME: 0,
    DONE_LATE: 0,
    ON_TRACK: 0,
    OVERDUE: 0,
    ONGOING: 0,
    AWAITING: 0,
  };
  for (const task of board.tasks) {
    const then = before.get(task.id);
    if (!then) continue;
    const [from, to] = [then.standing.timeliness, task.standing.timeliness];
    const [bucketBefore, bucketNow] = [bucketOf(from), bucketOf(to)];
    if (bucketBefore) buckets[bucketBefore] -= 1;
    if (bucketNow) buckets[bucketNow] += 1;
    if (from !== to) moved.push({ task, from, to });
    const [percentBefore, percentNow] = [percentOf(then), percentOf(task)];
    if (percentBefore !== null && percentNow !== null && percentBefore !== percentNow) {
      progressed.push({ task, from: percentBefore, to: percentNow });
    }
  }
  moved.sort((a, b) => GRAVITY.indexOf(a.to) - GRAVITY.indexOf(b.to) || a.task.number - b.task.number);
  return { from: earlier.asOf, to: board.asOf, moved, progressed, buckets };
}

const percentOf = (task: BoardTask): number | null => leadingWord(task)?.word.percent ?? null;
