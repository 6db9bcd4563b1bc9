import { type FrozenIndicator, frozenIndicator } from "../indicators/frozen.ts";
import { headlineOf, rankAgencies, rankingEnds, spokenFigures } from "../metrics/figures.ts";
import type { Summary } from "../metrics/summary-queries.ts";
import { type SinceLine, sinceLines } from "../oversight/since-words.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { type BoardTask, isCounted } from "../progress/board.ts";
import { BUCKETS, type Bucket, type DeadlineBasis, type Timeliness } from "../progress/rules.ts";
import { agenciesByState, monthRates } from "../reports/table.ts";

/** A task by its number at Phụ lục II, with those who lead it. */
export type SnapshotTask = { number: number; title: string; leads: string[] };

/** What an agency did in time of what was due. */
export type SnapshotRate = { code: string; name: string; inTime: number; due: number; overdue: number };

/** How a month was reported. */
export type SnapshotReports = { month: string; due: number; onTime: number; late: number; missing: number };

/**
 * Everything a meeting was shown, as plain text, numbers and days (yyyy-mm-dd): what is frozen when it begins, and all that its slides
 * are drawn from. A later shape gets a format of its own; those already stored are never rewritten.
 */
export type MeetingSnapshot = {
  format: 1 | 2;
  asOf: string;
  basis: DeadlineBasis;
  sampleData: boolean;
  /** Null where nothing lies before. */
  compared: { day: string; meeting: boolean } | null;
  /** How many days ahead count as "sắp đến hạn", and how much must have been due for a place in the ranking. */
  dueSoonDays: number;
  rankingMinimum: number;
  done: number;
  onTime: number;
  dated: number;
  undated: number;
  buckets: Record<Bucket, SnapshotTask[]>;
  notApplicable: SnapshotTask[];
  overdueTasks: { number: number; title: string; owedBy: string[]; days: number }[];
  overdueParts: {
    number: number;
    title: string;
    agency: string;
    days: number;
    awaiting: boolean;
    /** The newest word, and who gave it when; null where none was given. */
    word: { text: string; by: string; at: string } | null;
  }[];
  dueSoon: (SnapshotTask & { dueOn: string; days: number })[];
  /** Every task that has a day, the earliest first; days late, or left where it is still open. */
  deadlines: (SnapshotTask & { dueOn: string; timeliness: Timeliness; days: number })[];
  /** Standing duties with a word for the newest closed month, of all of them. */
  standing: { month: string; spoken: number; whole: number; silent: SnapshotTask[] };
  changes: {
    moved: { number: number; title: string; from: Timeliness; to: Timeliness }[];
    progressed: { number: number; from: number; to: number }[];
    buckets: Record<Bucket, number>;
    lines: SinceLine[];
  } | null;
  agencies: { ranked: number; lowest: SnapshotRate[]; highest: SnapshotRate[] };
  /** The newest month, the one before, and every month so far, oldest first (absent in format 1). */
  reports:
    | (SnapshotReports & {
        before: SnapshotReports | null;
        lateFrom: string[];
        missingFrom: string[];
        months?: SnapshotReports[];
      })
    | null;
  /** Null in what was frozen before the indicators were (format 1). */
  indicators: FrozenIndicator[] | null;
};

/** Agencies shown at either end of the ranking. */
const ENDS = 5;

/**
 * Freezes the charts' figures for a meeting.
 * @param summary as /charts reads it for the meeting's day, over the whole plan
 */
export function meetingSnapshot(
  summary: Summary,
  { plan, sampleData }: { plan: PlanSettings; sampleData: boolean },
): MeetingSnapshot {
  const { board, figures, compare, changes, since, newestSince } = summary;
  const { overdue } = headlineOf(board, figures);
  const { ranked } = rankAgencies(summary.agencies, plan.rankingMinimum);
  const ends = rankingEnds(ranked, ENDS);
  return {
    format: 2,
    asOf: board.asOf.toString(),
    basis: board.basis,
    sampleData,
    compared: compare.date && { day: compare.date.toString(), meeting: compare.meeting },
    dueSoonDays: plan.dueSoonDays,
    rankingMinimum: plan.rankingMinimum,
    done: figures.done,
    onTime: figures.buckets.DONE_ON_TIME.length,
    dated: figures.dated,
    undated: figures.undated,
    buckets: Object.fromEntries(BUCKETS.map((bucket) => [bucket, figures.buckets[bucket].map(taskOf)])) as Record<
      Bucket,
      SnapshotTask[]
    >,
    notApplicable: figures.notApplicable.map(taskOf),
    overdueTasks: overdue.map(({ task, owedBy, days }) => ({
      number: task.number,
      title: task.shortTitle,
      owedBy,
      days,
    })),
    overdueParts: summary.overdue.map(({ task, part, days, awaiting }) => ({
      number: task.number,
      title: part.part ?? task.shortTitle,
      agency: part.agencyName,
      days,
      awaiting,
      word: part.word && {
        text: part.word.result,
        by: part.word.recordedBy,
        at: part.word.recordedAt.toString(),
      },
    })),
    dueSoon: figures.dueSoon.flatMap((task) => {
      const dueOn = task.standing.dueOn;
      return dueOn ? [{ ...taskOf(task), dueOn: dueOn.toString(), days: board.asOf.until(dueOn).days }] : [];
    }),
    deadlines: board.tasks
      .flatMap(deadlineOf(board.asOf))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn))),
    standing: {
      month: board.closedMonth.toString(),
      ...spokenFigures(figures, board),
      silent: figures.silent.map(taskOf),
    },
    changes: changes && {
      moved: changes.moved.map(({ task, from, to }) => ({ number: task.number, title: task.shortTitle, from, to })),
      progressed: changes.progressed.map(({ task, from, to }) => ({ number: task.number, from, to })),
      buckets: changes.buckets,
      lines: since ? sinceLines(newestSince, since) : [],
    },
    agencies: { ranked: ranked.length, lowest: ends.lowest.map(rateOf), highest: ends.highest.map(rateOf) },
    reports: reportsOf(summary),
    indicators: summary.indicators.map(frozenIndicator),
  };
}

/** Reads what was frozen, in whichever format. */
export function readSnapshot(text: string): MeetingSnapshot {
  const stored = JSON.parse(text) as Omit<MeetingSnapshot, "indicators"> & Partial<Pick<MeetingSnapshot, "indicators">>;
  return { ...stored, indicators: stored.indicators ?? null };
}

function taskOf(task: BoardTask): SnapshotTask {
  const leads = task.assignments.filter((part) => part.role === "LEAD" && isCounted(part));
  return { number: task.number, title: task.shortTitle, leads: leads.map(({ agencyName }) => agencyName) };
}

function deadlineOf(asOf: Temporal.PlainDate) {
  return (task: BoardTask): MeetingSnapshot["deadlines"] => {
    const { dueOn, timeliness, daysLate } = task.standing;
    if (dueOn === null || timeliness === "NOT_APPLICABLE") return [];
    const days = daysLate > 0 ? daysLate : Math.max(0, asOf.until(dueOn).days);
    return [{ ...taskOf(task), dueOn: dueOn.toString(), timeliness, days }];
  };
}

const rateOf = ({ code, name, inTime, due, overdue }: SnapshotRate): SnapshotRate => ({
  code,
  name,
  inTime,
  due,
  overdue,
});

function reportsOf({ newest, reports }: Summary): MeetingSnapshot["reports"] {
  if (newest === null) return null;
  const plain = ({
    month,
    due,
    onTime,
    late,
    missing,
  }: Omit<NonNullable<Summary["newest"]>, "before">): SnapshotReports => ({
    month: month.toString(),
    due,
    onTime,
    late,
    missing,
  });
  const owing = [...agenciesByState(reports, newest.month).values()].flat();
  const names = (which: (one: (typeof owing)[number]) => boolean) =>
    owing.filter(which).map(({ row }) => row.shortName);
  return {
    ...plain(newest),
    before: newest.before && plain(newest.before),
    months: monthRates(reports).map(plain),
    lateFrom: names(({ standing }) => standing.firstSentAt !== null && standing.late),
    missingFrom: names(({ standing }) => standing.firstSentAt === null),
  };
}
