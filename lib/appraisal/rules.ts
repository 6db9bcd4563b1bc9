import type { AppraisalDegree } from "../platform/prisma/enums.ts";

/**
 * What an agency is scored by, in the order of the working: parts done in time, monthly words of standing duties, reports in time,
 * reports that were not sent back, days overdue, letters of urging answered.
 */
export const CRITERIA = ["ON_TIME", "UPDATED", "REPORTED", "NOT_RETURNED", "NOT_OVERDUE", "ANSWERED"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The degrees of censure, the mildest first (DOMAIN-RULES 14: nhắc nhở, then phê bình, then kiểm điểm trách nhiệm). */
export const CENSURES = ["REMIND", "CRITICISE", "REVIEW"] as const satisfies readonly AppraisalDegree[];
export type Censure = (typeof CENSURES)[number];

/** What of an agency leads to a censure by itself, whatever its score, and the score. */
export const MEASURES = ["SCORE", "OVERDUE", "MISSED", "UNANSWERED"] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * The rule as it can be set. Weights are whole per cents that add up to 100. A bound that is null leads to nothing.
 * SCORE: points of 100, below which; OVERDUE: days of the part that is longest overdue, from which on; MISSED: reports missed in a
 * row, from which on; UNANSWERED: letters whose day to answer has passed, from which on.
 */
export type AppraisalTerms = {
  weights: Readonly<Record<Criterion, number>>;
  /** Due things (parts, monthly words, reports) below which an agency is neither ranked nor proposed for anything. */
  minimumBase: number;
  /** Days after which a part that is late has no point left; each day before costs the same. */
  overdueLimit: number;
  /** Praise is proposed for who owes nothing and has this score, a rank up to this one, and as many due things at least. */
  praiseFrom: number;
  praiseRank: number;
  praiseBase: number;
  bounds: Readonly<Record<Censure, Readonly<Record<Measure, number | null>>>>;
};

/**
 * The rule the product comes with, version 0. The scores 80, 70 and 50 are the bounds of Thanh Hóa's 9123/UBND-THKH (on-time rate
 * 70–80% and 50–70%) and of Đà Nẵng's 5120/UBND-KSTT (below 50%; praise from 90%, and only for who has many tasks), DOMAIN-RULES 16;
 * which degree belongs to which band is the product's own, as are the weights, the least numbers and the ranks. 7 and 30 days are those of the ladder (head of the agency, head of the working group).
 */
export const STANDARD_TERMS: AppraisalTerms = {
  weights: { ON_TIME: 30, UPDATED: 15, REPORTED: 20, NOT_RETURNED: 10, NOT_OVERDUE: 15, ANSWERED: 10 },
  minimumBase: 5,
  overdueLimit: 30,
  praiseFrom: 90,
  praiseRank: 10,
  praiseBase: 15,
  bounds: {
    REMIND: { SCORE: 80, OVERDUE: 7, MISSED: 1, UNANSWERED: 1 },
    CRITICISE: { SCORE: 70, OVERDUE: 30, MISSED: 2, UNANSWERED: 2 },
    REVIEW: { SCORE: 50, OVERDUE: 90, MISSED: 3, UNANSWERED: 3 },
  },
};

/** A dated part that counts in the period. Days are yyyy-mm-dd, so that figures can be frozen as they are. */
export type CountedPart = {
  task: number;
  title: string;
  lead: boolean;
  dueOn: string;
  /** Null while it is open. */
  doneOn: string | null;
  /** Days past its last good day: until it was done, or so far. */
  daysLate: number;
};

/** What an agency owed in a period and what came of it, as counted on a day; `lib/appraisal/figures.ts` makes it. */
export type PeriodFigures = {
  agencyId: number;
  code: string;
  name: string;
  parts: CountedPart[];
  /** Tasks whose part is past its day but waits for the secretariat's own answer: counted nowhere. */
  waiting: number[];
  wordsOwed: number;
  wordsGiven: number;
  reportsDue: number;
  reportsOnTime: number;
  /** Due months, yyyy-mm, of which no report has come. */
  missing: string[];
  missedInARow: number;
  /** Reports that were sent, and of them those sent back at least once. */
  reportsSent: number;
  reportsReturned: number;
  lettersDue: number;
  lettersAnswered: number;
  /** Numbers of the letters whose day has passed without an answer. */
  unanswered: string[];
};

/** What was met of what counts. Both in the unit of the criterion. */
export type Tally = { good: number; whole: number };

/** One line of the working. `points` of 100 with one decimal; null: không áp dụng, and its weight is shared by the others. */
export type CriterionLine = Tally & { criterion: Criterion; weight: number; points: number | null };

/** A bound that was reached. `value` in the unit of the measure. */
export type Reason = { measure: Measure; degree: Censure; value: number; bound: number };

/** An agency with the working of its score. */
export type Appraised = {
  figures: PeriodFigures;
  base: number;
  lines: CriterionLine[];
  /** Of 100, one decimal; null: not ranked, below the minimum base or nothing with a weight to count. */
  score: number | null;
  /** From 1; equal scores share a rank. */
  rank: number | null;
  degree: AppraisalDegree | null;
  /** What led to a censure, the severest first. */
  reasons: Reason[];
};

/** What counts of each criterion, in numbers that a spreadsheet can divide. */
export function talliesOf(figures: PeriodFigures, overdueLimit: number): Record<Criterion, Tally> {
  const { parts } = figures;
  const lost = parts.reduce((sum, { daysLate }) => sum + Math.min(daysLate, overdueLimit), 0);
  return {
    ON_TIME: { good: parts.filter(({ daysLate }) => daysLate === 0).length, whole: parts.length },
    UPDATED: { good: figures.wordsGiven, whole: figures.wordsOwed },
    REPORTED: { good: figures.reportsOnTime, whole: figures.reportsDue },
    NOT_RETURNED: { good: figures.reportsSent - figures.reportsReturned, whole: figures.reportsSent },
    NOT_OVERDUE: { good: parts.length * overdueLimit - lost, whole: parts.length * overdueLimit },
    ANSWERED: { good: figures.lettersAnswered, whole: figures.lettersDue },
  };
}

/** part / whole in tenths, half upwards, in whole numbers all the way: a spreadsheet's ROUND gives the same. */
function inTenths(part: number, whole: number): number {
  return Math.floor((20 * part + whole) / (2 * whole)) / 10;
}

/** 0 to 100 with one decimal; null where there is nothing to count. */
export function pointsOf({ good, whole }: Tally): number | null {
  return whole === 0 ? null : inTenths(100 * good, whole);
}

/**
 * The weighted mean of the points as they are shown, with one decimal: whoever calculates with the printed numbers gets the printed
 * score. What does not apply is left out, and the rest share its weight in their proportion.
 */
export function scoreOf(lines: readonly Pick<CriterionLine, "weight" | "points">[]): number | null {
  const counted = lines.filter(({ points }) => points !== null);
  const weight = counted.reduce((sum, line) => sum + line.weight, 0);
  const tenths = counted.reduce((sum, line) => sum + line.weight * Math.round((line.points ?? 0) * 10), 0);
  return weight === 0 ? null : inTenths(tenths, 10 * weight);
}

function linesOf(tallies: Readonly<Record<Criterion, Tally>>, { weights }: Pick<AppraisalTerms, "weights">) {
  return CRITERIA.map(
    (criterion): CriterionLine => ({
      criterion,
      ...tallies[criterion],
      weight: weights[criterion],
      points: pointsOf(tallies[criterion]),
    }),
  );
}

/**
 * Scores, ranks and proposes, by the rule as it is set (PRODUCT, "Praise and criticism"). Ranked first, best first; then those that
 * are not ranked. A person decides what becomes of a proposal.
 */
export function appraise(figures: readonly PeriodFigures[], terms: AppraisalTerms): Appraised[] {
  const scored = figures.map((of) => scoredOf(of, terms));
  const scores = scored.flatMap(({ score }) => score ?? []);
  const rankOf = (score: number | null) => (score === null ? null : 1 + scores.filter((other) => other > score).length);
  return scored
    .map((row) => ({ ...row, rank: rankOf(row.score) }))
    .map((row) => ({ ...row, degree: row.reasons[0]?.degree ?? (isPraised(row, terms) ? ("PRAISE" as const) : null) }))
    .sort(
      (a, b) =>
        (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
        a.figures.name.localeCompare(b.figures.name, "vi"),
    );
}

function scoredOf(figures: PeriodFigures, terms: AppraisalTerms): Omit<Appraised, "rank" | "degree"> {
  const lines = linesOf(talliesOf(figures, terms.overdueLimit), terms);
  const base = figures.parts.length + figures.wordsOwed + figures.reportsDue;
  const score = base < terms.minimumBase ? null : scoreOf(lines);
  return { figures, base, lines, score, reasons: score === null ? [] : reasonsOf(figures, score, terms) };
}

/** What an agency is held against the bounds with. */
function measured(figures: PeriodFigures, score: number): Record<Measure, number> {
  const open = figures.parts.filter(({ doneOn }) => doneOn === null);
  return {
    SCORE: score,
    OVERDUE: Math.max(0, ...open.map(({ daysLate }) => daysLate)),
    MISSED: figures.missedInARow,
    UNANSWERED: figures.unanswered.length,
  };
}

const reaches = (measure: Measure, value: number, bound: number) =>
  measure === "SCORE" ? value < bound : value >= bound;

/** Each measure counts once, by the severest degree it leads to. */
function reasonsOf(figures: PeriodFigures, score: number, { bounds }: AppraisalTerms): Reason[] {
  const values = measured(figures, score);
  const found = MEASURES.flatMap((measure): Reason[] => {
    const value = values[measure];
    const degree = CENSURES.findLast((censure) => {
      const bound = bounds[censure][measure];
      return bound !== null && reaches(measure, value, bound);
    });
    const bound = degree && bounds[degree][measure];
    return degree && bound !== null && bound !== undefined ? [{ measure, degree, value, bound }] : [];
  });
  return found.sort((a, b) => CENSURES.indexOf(b.degree) - CENSURES.indexOf(a.degree));
}

function isPraised(
  { figures, base, score, rank }: Pick<Appraised, "figures" | "base" | "score" | "rank">,
  { praiseFrom, praiseRank, praiseBase }: AppraisalTerms,
): boolean {
  const isHigh = score !== null && rank !== null && score >= praiseFrom && rank <= praiseRank;
  return isHigh && base >= praiseBase && owesNothing(figures);
}

/** Nothing of the period is still open past its day. */
function owesNothing({ parts, missing, unanswered }: PeriodFigures): boolean {
  return parts.every(({ doneOn }) => doneOn !== null) && missing.length === 0 && unanswered.length === 0;
}

/** What one criterion would bring: the score with one more of it met, and with all of it. */
export type Gain = { criterion: Criterion; missing: number; withOne: number; withAll: number };

/**
 * What would change a score, the most first; only what counts and is not whole. For days overdue one more is one day fewer.
 * @returns nothing for an agency that is not ranked.
 */
export function gainsOf({ lines, score }: Pick<Appraised, "lines" | "score">): Gain[] {
  if (score === null) return [];
  const scoreWith = (changed: CriterionLine, good: number) =>
    scoreOf(lines.map((line) => (line === changed ? { ...line, points: pointsOf({ ...line, good }) } : line))) ?? score;
  return lines
    .filter(({ points, weight, good, whole }) => points !== null && weight > 0 && good < whole)
    .map((line) => ({
      criterion: line.criterion,
      missing: line.whole - line.good,
      withOne: scoreWith(line, line.good + 1),
      withAll: scoreWith(line, line.whole),
    }))
    .sort((a, b) => b.withAll - a.withAll);
}

/** The next score above one's own at which something is proposed otherwise, and how far it is; null for the best. */
export function nextBound(
  score: number,
  terms: AppraisalTerms,
): { degree: AppraisalDegree; at: number; short: number } | null {
  const censures = CENSURES.flatMap((degree) => {
    const at = terms.bounds[degree].SCORE;
    return at === null ? [] : [{ degree: degree as AppraisalDegree, at }];
  });
  const above = [...censures, { degree: "PRAISE" as const, at: terms.praiseFrom }]
    .filter(({ at }) => score < at)
    .sort((a, b) => a.at - b.at);
  const [next] = above;
  return next ? { ...next, short: Math.round((next.at - score) * 10) / 10 } : null;
}
