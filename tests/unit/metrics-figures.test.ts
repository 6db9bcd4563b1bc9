import { describe, expect, it } from "vitest";
import {
  type AgencyFigures,
  agencyFigures,
  bucketFigures,
  headlineOf,
  overdueBy,
  rankAgencies,
  rankingEnds,
} from "../../lib/metrics/figures.ts";
import { boardOf, claimOf, wordOf } from "../support/builders.ts";

/** On 10/10/2023, with September the newest closed month: eight months of words have been owed since February. */
const BOARD = boardOf([
  { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-03-30", "CONFIRMED") }] },
  { number: 2, due: ["2023-01-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-02-15", "CONFIRMED") }] },
  { number: 3, due: ["2023-12-31"], parts: [{ agency: "bhxh", word: claimOf("2023-10-01") }] },
  { number: 4, due: ["2023-06-30", "2023-10-31"], parts: [{ agency: "so-tttt", word: wordOf() }] },
  {
    number: 5,
    due: ["2023-03-31", "2023-09-30"],
    parts: [
      { agency: "so-tnmt" },
      { agency: "huyen-yen-the", applicable: false },
      { agency: "huyen-son-dong", role: "COORDINATOR" },
    ],
  },
  {
    number: 6,
    parts: [
      { agency: "so-tttt", spoken: ["2023-01", "2023-02", "2023-03", "2023-09"] },
      { agency: "so-tnmt" },
      { agency: "huyen-yen-the", applicable: false, spoken: ["2023-02"] },
      { agency: "huyen-son-dong", reports: false, spoken: ["2023-02"] },
    ],
  },
  { number: 7, parts: [{ agency: "so-noi-vu", spoken: ["2023-08"] }] },
  { number: 8, deadlineKind: "CONDITIONAL", parts: [{ agency: "so-y-te" }] },
  { number: 9, due: ["2023-01-31"], parts: [{ agency: "huyen-yen-the", applicable: false }] },
]);

const numbers = (tasks: readonly { number: number }[]) => tasks.map(({ number }) => number);

describe("the figures of a board", () => {
  const figures = bucketFigures(BOARD);

  it("put each task in its bucket", () => {
    const read = Object.fromEntries(Object.entries(figures.buckets).map(([bucket, tasks]) => [bucket, numbers(tasks)]));
    expect(read).toEqual({
      DONE_ON_TIME: [1],
      DONE_LATE: [2],
      ON_TRACK: [3, 4],
      OVERDUE: [5],
      ONGOING: [6, 7],
      AWAITING: [8],
    });
    const { notApplicable, dueSoon, silent, partlySilent } = figures;
    expect([notApplicable, dueSoon, silent, partlySilent].map(numbers)).toEqual([[9], [4], [7], [6]]);
  });

  it("add up: done, dated, undated, exempt", () => {
    expect([figures.done, figures.dated, figures.undated]).toEqual([2, 5, 3]);
    expect(figures.dated + figures.undated + figures.notApplicable.length).toBe(9);
  });

  it("are those of some tasks only where asked so", () => {
    const some = bucketFigures(BOARD, BOARD.tasks.slice(0, 2));
    expect([some.done, some.dated, some.undated]).toEqual([2, 2, 0]);
  });

  it("count by the plan's own deadlines what an extension has mended", () => {
    expect([overdueBy("current", BOARD.tasks), overdueBy("original", BOARD.tasks)]).toEqual([1, 2]);
  });

  it("make the headline: what is done of what is dated, and who owes what is late", () => {
    const headline = headlineOf(BOARD, figures);
    expect([headline.asOf.toString(), headline.done, headline.dated, headline.onTime]).toEqual(["2023-10-10", 2, 5, 1]);
    expect(headline.overdue.map(({ task, owedBy, days }) => [task.number, owedBy, days])).toEqual([
      [5, ["so-tnmt"], 10],
    ]);
  });
});

describe("the figures of an agency", () => {
  const of = (code: string) => agencyFigures(BOARD).find((agency) => agency.code === code);

  it("count dated parts that have come due, and a word for every closed month owed", () => {
    // The word of January came before any was owed.
    expect(of("so-tttt")).toMatchObject({
      doneOnTime: 1,
      doneLate: 1,
      overdue: 0,
      wordsOwed: 8,
      wordsGiven: 3,
      inTime: 4,
      due: 10,
    });
    expect(of("so-tnmt")).toMatchObject({ overdue: 1, wordsOwed: 8, wordsGiven: 0, inTime: 0, due: 9 });
    expect(of("bhxh")).toMatchObject({ inTime: 0, due: 0 });
  });

  it("count a coordinator's part at the coordinator's door", () => {
    expect(of("huyen-son-dong")).toMatchObject({ overdue: 1, wordsOwed: 0, due: 1 });
  });

  it("are none of an agency whose every part is exempt", () => {
    expect(of("huyen-yen-the")).toBeUndefined();
  });
});

describe("the ranking", () => {
  const agency = (name: string, inTime: number, due: number, overdue = 0): AgencyFigures => ({
    ...{ agencyId: 1, code: name, name, kind: "DEPARTMENT", doneOnTime: 0, doneLate: 0, wordsOwed: 0, wordsGiven: 0 },
    ...{ inTime, due, overdue },
  });

  it("puts the lowest rate first, then more overdue, then the name as Vietnamese sorts it", () => {
    const given = [
      agency("Đ", 5, 10),
      agency("A", 9, 10),
      agency("B", 5, 10, 2),
      agency("C", 0, 5),
      agency("Ă", 5, 10),
      agency("D", 5, 10),
    ];
    expect(rankAgencies(given, 5).ranked.map(({ name }) => name)).toEqual(["C", "B", "Ă", "D", "Đ", "A"]);
    expect(given[0]?.name).toBe("Đ");
  });

  it("shows its ends: nobody at both, and never among the lowest who is in time with everything", () => {
    const names = (given: AgencyFigures[]) => {
      const { lowest, highest } = rankingEnds(rankAgencies(given, 5).ranked, 2);
      return [lowest.map(({ name }) => name).join(""), highest.map(({ name }) => name).join("")];
    };
    const five = [1, 2, 3, 4, 5].map((inTime) => agency("ABCDE".charAt(inTime - 1), inTime, 5));
    expect(names(five)).toEqual(["AB", "ED"]);
    expect(names(five.slice(0, 3))).toEqual(["AB", "C"]);
    expect(names(five.slice(3))).toEqual(["D", "E"]);
    expect(names([agency("A", 5, 5), agency("B", 6, 6), agency("C", 7, 7)])).toEqual(["", "CB"]);
  });

  it("shows those under the minimum apart, and at it among the others", () => {
    const { ranked, unranked } = rankAgencies([agency("A", 0, 4), agency("B", 5, 5), agency("C", 0, 0)], 5);
    expect([ranked.map(({ name }) => name), unranked.map(({ name }) => name)]).toEqual([["B"], ["A", "C"]]);
  });

  it("ranks nobody who owed nothing, whatever the minimum", () => {
    expect(rankAgencies([agency("A", 0, 0), agency("B", 1, 1)], 0).ranked.map(({ name }) => name)).toEqual(["B"]);
  });
});
