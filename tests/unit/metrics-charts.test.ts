import { describe, expect, it } from "vitest";
import { changesBetween } from "../../lib/metrics/changes.ts";
import { readCompareDay } from "../../lib/metrics/compare.ts";
import { scoped } from "../../lib/metrics/summary-queries.ts";
import { trendOf } from "../../lib/metrics/trend.ts";
import { filterTasks, NO_FILTER } from "../../lib/progress/filter.ts";
import { boardOf, claimOf, day, wordOf } from "../support/builders.ts";

const TASKS = [
  { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-03-20", "CONFIRMED") }] },
  { number: 2, due: ["2023-06-30"], parts: [{ agency: "huyen-luc-ngan", word: wordOf({ percent: 40 }) }] },
  { number: 3, due: ["2023-11-30"], parts: [{ agency: "so-y-te", word: wordOf({ percent: 70 }) }] },
];

describe("what has changed between two days", () => {
  it("is said task by task, what got worse first, with the buckets' differences", () => {
    const before = boardOf(
      [
        { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt" }] },
        { number: 2, due: ["2023-06-30"], parts: [{ agency: "huyen-luc-ngan", word: wordOf({ percent: 30 }) }] },
        { number: 3, due: ["2023-11-30"], parts: [{ agency: "so-y-te", word: wordOf({ percent: 75 }) }] },
      ],
      { today: "2023-03-10" },
    );
    const { moved, progressed, buckets, from, to } = changesBetween(before, boardOf(TASKS, { today: "2023-10-10" }));
    expect([from.toString(), to.toString()]).toEqual(["2023-03-10", "2023-10-10"]);
    expect(moved.map(({ task, from: was, to: is }) => [task.number, was, is])).toEqual([
      [2, "ON_TRACK", "OVERDUE"],
      [1, "DUE_SOON", "DONE_ON_TIME"],
    ]);
    expect(progressed.map((one) => [one.task.number, one.from, one.to])).toEqual([
      [2, 30, 40],
      [3, 75, 70],
    ]);
    expect(buckets).toEqual({ DONE_ON_TIME: 1, DONE_LATE: 0, ON_TRACK: -2, OVERDUE: 1, ONGOING: 0, AWAITING: 0 });
  });

  it("is nothing between a day and itself", () => {
    const board = boardOf(TASKS, { today: "2023-10-10" });
    expect(changesBetween(board, board)).toMatchObject({ moved: [], progressed: [] });
  });
});

describe("completion against the plan", () => {
  it("counts what was due and what was done by each month's end, and knows nothing of months to come", () => {
    const points = trendOf(boardOf(TASKS, { today: "2023-07-10" }), 2023);
    expect(points.map(({ planned }) => planned)).toEqual([0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]);
    expect(points.map(({ done }) => done)).toEqual([0, 0, 1, 1, 1, 1, 1, null, null, null, null, null]);
    expect(points[6]?.day.toString()).toBe("2023-07-10");
    expect(points[5]?.day.toString()).toBe("2023-06-30");
  });

  it("is what the lists behind its marks hold", () => {
    const board = boardOf(TASKS, { today: "2023-10-10" });
    for (const { month, day: on, planned, done } of trendOf(board, 2023)) {
      expect(filterTasks(board, { ...NO_FILTER, dueBy: month.toString() })).toHaveLength(planned);
      if (done !== null) expect(filterTasks(board, { ...NO_FILTER, doneBy: on.toString() })).toHaveLength(done);
    }
  });
});

describe("the day compared with", () => {
  const question = { asOf: day("2023-10-10"), planYear: 2023 };

  it.each([
    ["the same day a month before, unless asked otherwise", undefined, "2023-09-10", null],
    ["the day that was asked for, however it is typed", "01/07/2023", "2023-07-01", null],
    ["not the day of the figures itself", "10/10/2023", "2023-09-10", "10/10/2023"],
    ["not a day to come", "2023-12-01", "2023-09-10", "2023-12-01"],
    ["not a day before the plan", "2022-12-31", "2023-09-10", "2022-12-31"],
    ["not a day there never was", "31/02/2023", "2023-09-10", "31/02/2023"],
  ])("is %s", (_what, typed, date, refused) => {
    const read = readCompareDay(typed, question);
    expect([read.date?.toString() ?? null, read.refused]).toEqual([date, refused]);
  });

  it("is that of the last meeting where there was one, and the first day of the year in January", () => {
    expect(
      readCompareDay(undefined, { ...question, meetingDays: [day("2023-09-21"), day("2023-10-10")] }).date,
    ).toEqual(day("2023-09-21"));
    expect(readCompareDay(undefined, { ...question, asOf: day("2023-01-20") }).date).toEqual(day("2023-01-01"));
    expect(readCompareDay(undefined, { ...question, asOf: day("2023-01-01") }).date).toBeNull();
  });
});

describe("charts narrowed to a scope", () => {
  const whole = boardOf(TASKS, { today: "2023-10-10" });
  const table = { asOf: day("2023-10-10"), months: [], rows: [], closed: [] };
  const read = (scope: Parameters<typeof scoped>[0]) => scoped(scope, { whole, earlier: whole, table, year: 2023 });
  const none = { kind: null, group: null, role: null };

  it("hold the tasks that the list narrowed alike holds, and count only agencies within it", () => {
    const districts = read({ ...none, kind: "DISTRICT" });
    expect(districts.board.tasks.map(({ number }) => number)).toEqual(
      filterTasks(whole, { ...NO_FILTER, kind: "DISTRICT" }).map(({ number }) => number),
    );
    expect(districts.agencies.map(({ code }) => code)).toEqual(["huyen-luc-ngan"]);
    expect(districts.ages.reduce((sum, { parts }) => sum + parts, 0)).toBe(1);
    expect(read(none).kinds).toEqual(districts.kinds);
    expect(read({ ...none, group: "STANDING" }).board.tasks).toEqual([]);
  });
});
