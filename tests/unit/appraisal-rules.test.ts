import { describe, expect, test } from "vitest";
import {
  type AppraisalTerms,
  appraise,
  CRITERIA,
  gainsOf,
  nextBound,
  type PeriodFigures,
  pointsOf,
  STANDARD_TERMS,
  scoreOf,
} from "../../lib/appraisal/rules.ts";

/** An agency that owed nothing; a test names what it did. */
const figuresOf = (about: Partial<PeriodFigures> = {}): PeriodFigures => ({
  agencyId: 1,
  code: "so-tttt",
  name: "Sở TTTT",
  parts: [],
  waiting: [],
  wordsOwed: 0,
  wordsGiven: 0,
  reportsDue: 0,
  reportsOnTime: 0,
  missing: [],
  missedInARow: 0,
  reportsSent: 0,
  reportsReturned: 0,
  lettersDue: 0,
  lettersAnswered: 0,
  unanswered: [],
  ...about,
});

const part = (daysLate: number, doneOn: string | null = "2023-08-01") => ({
  task: 16,
  title: "Nhiệm vụ 16",
  lead: true,
  dueOn: "2023-07-31",
  doneOn,
  daysLate,
});

/** Everything met, with enough of it to be praised. */
const GOOD = figuresOf({ wordsOwed: 12, wordsGiven: 12, reportsDue: 3, reportsOnTime: 3, reportsSent: 3 });

function only(figures: PeriodFigures, terms: AppraisalTerms = STANDARD_TERMS) {
  const [row] = appraise([figures], terms);
  if (!row) throw new Error("nobody was appraised");
  return row;
}

const bounds = (about: Partial<AppraisalTerms["bounds"]>): AppraisalTerms => ({
  ...STANDARD_TERMS,
  bounds: { ...STANDARD_TERMS.bounds, ...about },
});

describe("points and scores", () => {
  test.each([
    [{ good: 2, whole: 3 }, 66.7],
    [{ good: 1, whole: 8 }, 12.5],
    // Half upwards, as a spreadsheet rounds: 1/16 = 6.25%.
    [{ good: 1, whole: 16 }, 6.3],
    [{ good: 0, whole: 3 }, 0],
    [{ good: 3, whole: 3 }, 100],
    [{ good: 0, whole: 0 }, null],
  ])("%j gives %s", (tally, points) => {
    expect(pointsOf(tally)).toBe(points);
  });

  test("what does not apply is left out, and the rest share its weight in their proportion", () => {
    const row = only(figuresOf({ wordsOwed: 4, wordsGiven: 1, reportsDue: 2, reportsOnTime: 1, reportsSent: 2 }));
    expect(row.lines.map(({ points }) => points)).toEqual([null, 25, 50, 100, null, null]);
    // (15 × 25 + 20 × 50 + 10 × 100) : 45
    expect(row.score).toBe(52.8);
  });

  test("the days of every part count up to the most there are, and a part done late as well as one still open", () => {
    const row = only(figuresOf({ parts: [part(0), part(10), part(193, null)], reportsDue: 3 }));
    expect(row.lines.find(({ criterion }) => criterion === "ON_TIME")).toMatchObject({ good: 1, whole: 3 });
    expect(row.lines.find(({ criterion }) => criterion === "NOT_OVERDUE")).toMatchObject({ good: 50, whole: 90 });
  });

  test("a score is the weighted mean of the points as they are printed", () => {
    let seed = 1;
    const random = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % (most + 1);
    };
    for (let round = 0; round < 2000; round++) {
      const lines = CRITERIA.map(() => {
        const whole = random(40);
        return { weight: random(50), points: pointsOf({ good: random(whole), whole }) };
      });
      const counted = lines.flatMap(({ weight, points }) => (points === null ? [] : [{ weight, points }]));
      const weight = counted.reduce((sum, line) => sum + line.weight, 0);
      const mean = counted.reduce((sum, line) => sum + line.weight * line.points, 0) / weight;
      const score = scoreOf(lines);
      if (weight === 0) expect(score).toBeNull();
      else expect(Math.abs((score ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });
});

describe("ranking", () => {
  const agency = (agencyId: number, wordsGiven: number) =>
    figuresOf({ agencyId, name: `Đơn vị ${agencyId}`, wordsOwed: 10, wordsGiven });

  test("equal scores share a rank, and the next has the place it stands on", () => {
    const rows = appraise([agency(1, 5), agency(2, 9), agency(3, 9), agency(4, 10)], STANDARD_TERMS);
    expect(rows.map(({ figures, rank }) => [figures.agencyId, rank])).toEqual([
      [4, 1],
      [2, 2],
      [3, 2],
      [1, 4],
    ]);
  });

  test("does not depend on the order in which agencies are given", () => {
    const figures = [
      agency(1, 5),
      agency(2, 9),
      agency(3, 9),
      agency(4, 10),
      figuresOf({ agencyId: 5, reportsDue: 1 }),
    ];
    expect(appraise(figures.toReversed(), STANDARD_TERMS)).toEqual(appraise(figures, STANDARD_TERMS));
  });

  test("nobody is ranked or proposed for anything below the minimum base", () => {
    const few = figuresOf({ agencyId: 9, reportsDue: 4, missedInARow: 4, missing: ["2023-07"] });
    const rows = appraise([GOOD, few], STANDARD_TERMS);
    expect(rows.map(({ score, rank, degree }) => [score, rank, degree])).toEqual([
      [100, 1, "PRAISE"],
      [null, null, null],
    ]);
    expect(only(few, { ...STANDARD_TERMS, minimumBase: 4 }).degree).toBe("REVIEW");
  });
});

describe("what is proposed", () => {
  test.each([
    ["7 days overdue", figuresOf({ ...GOOD, parts: [part(0), part(0), part(0), part(7, null)] }), "REMIND"],
    [
      "two reports missed in a row",
      figuresOf({ ...GOOD, missedInARow: 2, missing: ["2023-08", "2023-09"] }),
      "CRITICISE",
    ],
    ["three letters unanswered", figuresOf({ ...GOOD, unanswered: ["1/CAT", "2/CAT", "3/CAT"] }), "REVIEW"],
  ])("%s", (_, figures, degree) => {
    expect(only(figures).degree).toBe(degree);
  });

  test("the severest of several, with all that led to a censure", () => {
    const row = only(figuresOf({ ...GOOD, missedInARow: 1, missing: ["2023-09"], unanswered: ["1/CAT", "2/CAT"] }));
    expect(row.degree).toBe("CRITICISE");
    expect(row.reasons).toEqual([
      { measure: "UNANSWERED", degree: "CRITICISE", value: 2, bound: 2 },
      { measure: "MISSED", degree: "REMIND", value: 1, bound: 1 },
    ]);
  });

  test("a score on a bound is not below it, days on a bound have reached it", () => {
    const half = figuresOf({ wordsOwed: 10, wordsGiven: 5 });
    expect(only(half).score).toBe(50);
    expect(only(half).degree).toBe("CRITICISE");
    expect(only(figuresOf({ wordsOwed: 10, wordsGiven: 8 })).degree).toBeNull();
  });

  test("a bound that is not used leads to nothing", () => {
    const none = { SCORE: null, OVERDUE: null, MISSED: null, UNANSWERED: null };
    const terms = bounds({ REMIND: none, CRITICISE: none, REVIEW: none });
    expect(only(figuresOf({ wordsOwed: 10, missedInARow: 5 }), terms)).toMatchObject({ degree: null, reasons: [] });
  });

  test("praise is for who owes nothing, stands high enough and was given enough to do", () => {
    expect(only(GOOD).degree).toBe("PRAISE");
    const oneOpen = [...Array.from({ length: 19 }, () => part(0)), part(1, null)];
    expect(only({ ...GOOD, parts: oneOpen })).toMatchObject({ degree: null, reasons: [] });
    expect(only({ ...GOOD, wordsOwed: 11, wordsGiven: 11 }).degree).toBeNull();
    const better = Array.from({ length: 10 }, (_, index) => ({ ...GOOD, agencyId: index + 2 }));
    const rows = appraise([{ ...GOOD, wordsGiven: 11 }, ...better], STANDARD_TERMS);
    expect(rows.at(-1)).toMatchObject({ rank: 11, degree: null });
  });
});

describe("what would change it", () => {
  test("one more of each criterion that counts and is not whole, the most first", () => {
    const row = only(figuresOf({ ...GOOD, wordsGiven: 9, lettersDue: 2, lettersAnswered: 1 }));
    const gains = gainsOf(row);
    expect(gains.map(({ criterion }) => criterion)).toEqual(["ANSWERED", "UPDATED"]);
    for (const { criterion, withOne, withAll } of gains) {
      const changed = criterion === "ANSWERED" ? { lettersAnswered: 2 } : { wordsGiven: 10 };
      expect(withOne).toBe(only({ ...row.figures, ...changed }).score);
      expect(withAll).toBeGreaterThanOrEqual(withOne);
    }
  });

  test("the next bound above a score, and how far it is", () => {
    expect(nextBound(45.7, STANDARD_TERMS)).toEqual({ degree: "REVIEW", at: 50, short: 4.3 });
    expect(nextBound(82.1, STANDARD_TERMS)).toEqual({ degree: "PRAISE", at: 90, short: 7.9 });
    expect(nextBound(90, STANDARD_TERMS)).toBeNull();
  });
});
