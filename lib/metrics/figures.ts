import { monthsFromTo } from "../calendar/month.ts";
import type { OverduePart } from "../oversight/overdue.ts";
import type { AgencyKind } from "../platform/prisma/enums.ts";
import {
  type Board,
  type BoardAssignment,
  type BoardTask,
  isCounted,
  isSilent,
  spokenInClosedMonth,
} from "../progress/board.ts";
import { lateLeads } from "../progress/roll-up.ts";
import { BUCKETS, type Bucket, bucketOf, type DeadlineBasis } from "../progress/rules.ts";

/** The six groups of the whole, each with its tasks; together with không áp dụng they are all the tasks there are. */
export type BucketFigures = {
  buckets: Record<Bucket, BoardTask[]>;
  notApplicable: BoardTask[];
  /** Part of "trong hạn". */
  dueSoon: BoardTask[];
  /** Tasks with a date: the denominator of the four official buckets. */
  dated: number;
  /** Thường xuyên and chờ hướng dẫn. */
  undated: number;
  /** All that is counted: dated and undated, without what is không áp dụng. */
  whole: number;
  done: number;
  /** Standing duties without a word for the newest closed month from any body that owed one. */
  silent: BoardTask[];
  /** Standing duties with a word for that month from some of the bodies that owed one, not from all. */
  partlySilent: BoardTask[];
};

/** Sorts the tasks of a board into the official buckets (PRODUCT, "Timeliness"). */
export function bucketFigures(board: Board, tasks: readonly BoardTask[] = board.tasks): BucketFigures {
  const groups = Map.groupBy(tasks, (task) => bucketOf(task.standing.timeliness));
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, groups.get(bucket) ?? []])) as Record<
    Bucket,
    BoardTask[]
  >;
  const done = buckets.DONE_ON_TIME.length + buckets.DONE_LATE.length;
  const dated = done + buckets.ON_TRACK.length + buckets.OVERDUE.length;
  const undated = buckets.ONGOING.length + buckets.AWAITING.length;
  return {
    buckets,
    notApplicable: groups.get(null) ?? [],
    dueSoon: buckets.ON_TRACK.filter((task) => task.standing.timeliness === "DUE_SOON"),
    dated,
    undated,
    whole: dated + undated,
    done,
    silent: tasks.filter((task) => isSilent(task, board.closedMonth)),
    partlySilent: buckets.ONGOING.filter((task) => {
      const { part, whole } = spokenInClosedMonth(task, board.closedMonth);
      return part > 0 && part < whole;
    }),
  };
}

/**
 * Of the standing duties, those with a word for the newest closed month; none of none while nobody has owed a word yet, so that the
 * first days of a plan do not look like a month in which everybody spoke.
 */
export function spokenFigures(
  { buckets: { ONGOING }, silent }: Pick<BucketFigures, "buckets" | "silent">,
  { closedMonth }: Pick<Board, "closedMonth">,
): { spoken: number; whole: number } {
  if (!ONGOING.some((task) => spokenInClosedMonth(task, closedMonth).whole > 0)) return { spoken: 0, whole: 0 };
  return { spoken: ONGOING.length - silent.length, whole: ONGOING.length };
}

/** How many tasks are overdue by one of the two deadlines, whichever the board is read by. */
export function overdueBy(basis: DeadlineBasis, tasks: readonly BoardTask[]): number {
  const read = (task: BoardTask) => (basis === "original" ? task.originalStanding : task.currentStanding);
  return tasks.filter((task) => read(task).timeliness === "OVERDUE").length;
}

/** What one reporting agency owed up to the board's day, and what of it came in time. */
export type AgencyFigures = {
  agencyId: number;
  code: string;
  name: string;
  kind: AgencyKind;
  /** Dated parts whose day has come, or that are done: in time, late, and still open past the date. */
  doneOnTime: number;
  doneLate: number;
  overdue: number;
  /** Monthly words owed by standing duties in closed months, and given. */
  wordsOwed: number;
  wordsGiven: number;
  /** doneOnTime + wordsGiven of everything that was due. */
  inTime: number;
  due: number;
};

/**
 * On-time figures of every agency that reports: dated parts that have come due, and one word a closed month for each
 * standing duty. Parts marked không áp dụng are in no number (PRODUCT, "Praise and criticism").
 */
export function agencyFigures(board: Board): AgencyFigures[] {
  const parts = board.tasks.flatMap((task) => task.assignments.filter(isCounted));
  const byAgency = Map.groupBy(parts, (part) => part.agencyId);
  return [...byAgency.values()].flatMap((held) => {
    const first = held[0];
    return first ? [figuresOf(first, held, board.closedMonth)] : [];
  });
}

function figuresOf(who: BoardAssignment, held: BoardAssignment[], closedMonth: Temporal.PlainYearMonth): AgencyFigures {
  const count = (timeliness: BoardAssignment["timeliness"]) => held.filter((a) => a.timeliness === timeliness).length;
  const standing = held.filter((a) => a.timeliness === "ONGOING");
  const words = standing.map((a) => wordsWithin(a, { from: a.firstOwedMonth, to: closedMonth }));
  const wordsOwed = words.reduce((sum, { owed }) => sum + owed, 0);
  const wordsGiven = words.reduce((sum, { given }) => sum + given, 0);
  const doneOnTime = count("DONE_ON_TIME");
  const doneLate = count("DONE_LATE");
  const overdue = count("OVERDUE");
  return {
    agencyId: who.agencyId,
    code: who.agencyCode,
    name: who.agencyName,
    kind: who.agencyKind,
    doneOnTime,
    doneLate,
    overdue,
    wordsOwed,
    wordsGiven,
    inTime: doneOnTime + wordsGiven,
    due: doneOnTime + doneLate + overdue + wordsOwed,
  };
}

/** The monthly words that a standing duty owed within some report months, the first and the last counted, and those that were given. */
export function wordsWithin(
  { firstOwedMonth, spokenMonths }: Pick<BoardAssignment, "firstOwedMonth" | "spokenMonths">,
  { from, to }: { from: Temporal.PlainYearMonth; to: Temporal.PlainYearMonth },
): { owed: number; given: number } {
  const isBefore = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth) =>
    Temporal.PlainYearMonth.compare(a, b) < 0;
  const first = isBefore(from, firstOwedMonth) ? firstOwedMonth : from;
  // The months are in order, and nearly always all within: both ends are asked instead of each.
  const begin = spokenMonths.findIndex((month) => !isBefore(month, first));
  const end = spokenMonths.findLastIndex((month) => !isBefore(to, month));
  return { owed: monthsFromTo(first, to), given: begin < 0 ? 0 : Math.max(0, end - begin + 1) };
}

/** What one reporting agency holds, by the official buckets; together with không áp dụng that is every part it has. */
export type AgencyBuckets = {
  agencyId: number;
  code: string;
  name: string;
  buckets: Record<Bucket, number>;
  notApplicable: number;
};

/** The parts of every agency that reports, whether it leads or coordinates, by their bucket; in the order of the names. */
export function agencyBuckets(board: Board): AgencyBuckets[] {
  const parts = board.tasks.flatMap((task) => task.assignments.filter(({ reports }) => reports));
  const byAgency = Map.groupBy(parts, (part) => part.agencyId);
  return [...byAgency.values()]
    .flatMap((held) => {
      const who = held[0];
      if (!who) return [];
      const groups = Map.groupBy(held, (part) => bucketOf(part.timeliness));
      const count = (bucket: Bucket | null) => groups.get(bucket)?.length ?? 0;
      const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, count(bucket)])) as Record<Bucket, number>;
      const { agencyId, agencyCode: code, agencyFullName: name } = who;
      return [{ agencyId, code, name, buckets, notApplicable: count(null) }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}

/** Agencies in order of their on-time rate, lowest first; those under the minimum are shown apart, unranked. */
export function rankAgencies(
  figures: readonly AgencyFigures[],
  minimum: number,
): { ranked: AgencyFigures[]; unranked: AgencyFigures[] } {
  const isRanked = (f: AgencyFigures) => f.due > 0 && f.due >= minimum;
  const ranked = figures.filter(isRanked);
  ranked.sort(
    (a, b) => a.inTime / a.due - b.inTime / b.due || b.overdue - a.overdue || a.name.localeCompare(b.name, "vi"),
  );
  return { ranked, unranked: figures.filter((f) => !isRanked(f)) };
}

/**
 * Both ends of the ranking, each from its own end on, at most so many of each and nobody in both. Who is in time with
 * everything is never among the lowest, however short the list.
 * @param ranked lowest first, as rankAgencies gives them
 */
export function rankingEnds(
  ranked: readonly AgencyFigures[],
  most: number,
): { lowest: AgencyFigures[]; highest: AgencyFigures[] } {
  const lowest = ranked.slice(0, most).filter((agency) => agency.inTime < agency.due);
  return { lowest, highest: ranked.slice(Math.max(lowest.length, ranked.length - most)).reverse() };
}

/** The sentence a leader reads first, in parts so that what is overdue can be set apart. */
export type Headline = {
  asOf: Temporal.PlainDate;
  basis: DeadlineBasis;
  done: number;
  dated: number;
  onTime: number;
  overdue: { task: BoardTask; owedBy: string[]; days: number }[];
};

export function headlineOf(board: Board, figures: BucketFigures): Headline {
  return {
    asOf: board.asOf,
    basis: board.basis,
    done: figures.done,
    dated: figures.dated,
    onTime: figures.buckets.DONE_ON_TIME.length,
    overdue: figures.buckets.OVERDUE.map((task) => ({
      task,
      owedBy: lateLeads(task).map((lead) => lead.agencyName),
      days: task.standing.daysLate,
    })),
  };
}

/** The same sentence for a part of the plan: what is late is owed by those whom the charts are narrowed to, where any of them owes it. */
export function headlineWithin(headline: Headline, late: readonly OverduePart[]): Headline {
  const overdue = headline.overdue.map((one) => {
    const names = late.filter(({ task }) => task.id === one.task.id).map(({ part }) => part.agencyName);
    return names.length > 0 ? { ...one, owedBy: [...new Set(names)] } : one;
  });
  return { ...headline, overdue };
}
