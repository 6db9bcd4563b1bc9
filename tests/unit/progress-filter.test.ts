import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  filterTasks,
  isNarrowed,
  NO_FILTER,
  needsAttention,
  readTaskFilter,
  type TaskFilter,
  taskFilterParams,
} from "../../lib/progress/filter.ts";
import { boardOf, claimOf, wordOf } from "../support/builders.ts";

const SPOKEN = ["2023-08", "2023-09"];

/** On 10/10/2023: 1 done in time, 2 done late, 3 in time, 4 due soon, 5 late, 6 and 7 standing, 8 waits, 9 exempt. */
const BOARD = boardOf([
  { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-03-30", "CONFIRMED") }] },
  { number: 2, due: ["2023-01-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-02-15", "CONFIRMED") }] },
  {
    number: 3,
    due: ["2023-12-31"],
    parts: [
      { agency: "bhxh", word: wordOf({ percent: 91 }) },
      { agency: "so-y-te", role: "COORDINATOR" },
    ],
    matchesSearch: true,
  },
  { number: 4, due: ["2023-06-30", "2023-10-31"], parts: [{ agency: "so-tttt", word: wordOf({ percent: 86 }) }] },
  {
    number: 5,
    due: ["2023-03-31", "2023-09-30"],
    parts: [{ agency: "so-tnmt", word: wordOf({ percent: 80 }), matchesSearch: true }],
  },
  { number: 6, parts: [{ agency: "so-noi-vu", spoken: ["2023-08"] }] },
  { number: 7, parts: [{ agency: "so-tai-chinh", spoken: SPOKEN }] },
  { number: 8, deadlineKind: "CONDITIONAL", parts: [{ agency: "so-y-te" }] },
  { number: 9, due: ["2023-12-31"], parts: [{ agency: "so-y-te", applicable: false }] },
]);

const numbers = (filter: Partial<TaskFilter>) =>
  filterTasks(BOARD, { ...NO_FILTER, ...filter }).map((task) => task.number);

describe("a filter", () => {
  it.each<[Partial<TaskFilter>, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ bucket: "DONE_ON_TIME" }, [1]],
    [{ bucket: "DONE_LATE" }, [2]],
    [{ bucket: "ON_TRACK" }, [3, 4]],
    [{ bucket: "OVERDUE" }, [5]],
    [{ bucket: "ONGOING" }, [6, 7]],
    [{ bucket: "AWAITING" }, [8]],
    [{ timeliness: "DUE_SOON" }, [4]],
    [{ timeliness: "ON_TRACK" }, [3]],
    [{ timeliness: "NOT_APPLICABLE" }, [9]],
    [{ agency: "so-y-te" }, [3, 8, 9]],
    [{ agency: "so-y-te", role: "COORDINATOR" }, [3]],
    [{ agency: "so-y-te", role: "LEAD" }, [8, 9]],
    [{ role: "COORDINATOR" }, [3]],
    [{ agency: "huyen-yen-the" }, []],
    [{ due: "2023-12" }, [3, 9]],
    [{ due: "2023-10" }, [4]],
    [{ due: "2023-06" }, []],
    [{ due: "2023-06", basis: "original" }, [4]],
    [{ due: "2023-03", basis: "original" }, [1, 5]],
    [{ due: "none" }, [6, 7, 8]],
    [{ view: "attention" }, [4, 5, 6]],
    [{ view: "silent" }, [6]],
    [{ q: "đất đai" }, [3, 5]],
    [{ q: "đất đai", bucket: "OVERDUE", agency: "so-tnmt" }, [5]],
  ])("%j lets through %j", (filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
  });

  it("knows whether it narrows: sorting and the choice of deadline do not", () => {
    expect(isNarrowed({ ...NO_FILTER, sort: "due", descending: true, basis: "original" })).toBe(false);
    for (const filter of [
      { q: "a" },
      { bucket: "OVERDUE" },
      { agency: "x" },
      { due: "none" },
      { view: "silent" },
    ] as const) {
      expect(isNarrowed({ ...NO_FILTER, ...filter })).toBe(true);
    }
  });

  it("counts as asking for attention what is late, due soon or silent, and nothing else", () => {
    expect(BOARD.tasks.filter((task) => needsAttention(task, BOARD)).map((task) => task.number)).toEqual([4, 5, 6]);
  });
});

describe("the order", () => {
  it.each<[Partial<TaskFilter>, number[]]>([
    [{ sort: "number" }, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ sort: "number", descending: true }, [9, 8, 7, 6, 5, 4, 3, 2, 1]],
    [{ sort: "due" }, [2, 1, 5, 4, 3, 9, 6, 7, 8]],
    [{ sort: "status" }, [5, 4, 3, 6, 7, 8, 2, 1, 9]],
    [{ sort: "percent", bucket: "ON_TRACK" }, [4, 3]],
    [{ sort: "percent", bucket: "ON_TRACK", descending: true }, [3, 4]],
  ])("%j is %j", (filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
  });

  it("by date follows the deadline the filter reads by", () => {
    const extended = { number: 1, due: ["2023-01-31", "2023-12-31"], parts: [{ agency: "so-tttt" }] };
    const kept = { number: 2, due: ["2023-06-30"], parts: [{ agency: "so-tttt" }] };
    const order = (basis: TaskFilter["basis"]) =>
      filterTasks(boardOf([extended, kept]), { ...NO_FILTER, sort: "due", basis }).map((task) => task.number);
    expect(order("current")).toEqual([2, 1]);
    expect(order("original")).toEqual([1, 2]);
  });
});

describe("a filter in the address", () => {
  it("leaves out what is at its default", () => {
    expect(taskFilterParams(NO_FILTER).toString()).toBe("");
    expect(readTaskFilter({})).toEqual(NO_FILTER);
  });

  it("leaves out what it does not know, rather than refuse the page", () => {
    const junk = {
      bucket: "LATE",
      timeliness: "x",
      role: "HEAD",
      due: "2023",
      basis: "b",
      view: "v",
      sort: "s",
      dir: "up",
    };
    expect(readTaskFilter(junk)).toEqual(NO_FILTER);
    expect(readTaskFilter({ due: "2023-13" })).toEqual(NO_FILTER);
    expect(readTaskFilter({ q: ["one", "two"], agency: "  so-tttt " })).toEqual({
      ...NO_FILTER,
      q: "one",
      agency: "so-tttt",
    });
  });

  // The database holds no such character and would refuse the whole page.
  it("drops control characters", () => {
    expect(readTaskFilter({ q: "đất\u0000 đai\u001b", agency: "so\u0000-tttt" })).toMatchObject({
      q: "đất đai",
      agency: "so-tttt",
    });
  });

  const anyParams = fc.record(
    {
      q: fc.oneof(fc.string({ unit: "grapheme", maxLength: 260 }), fc.constant("a ".repeat(150))),
      bucket: fc.constantFrom("OVERDUE", "ON_TRACK", "nothing"),
      timeliness: fc.constantFrom("DUE_SOON", "NOT_APPLICABLE", ""),
      agency: fc.constantFrom("so-tttt", "", " bhxh"),
      role: fc.constantFrom("LEAD", "COORDINATOR", "x"),
      due: fc.constantFrom("none", "2023-12", "2023-00", "x"),
      basis: fc.constantFrom("original", "current"),
      view: fc.constantFrom("attention", "silent"),
      sort: fc.constantFrom("number", "due", "status", "percent"),
      dir: fc.constantFrom("asc", "desc"),
    },
    { requiredKeys: [] },
  );

  it("reads back as it was written, whatever was in it", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const filter = readTaskFilter(params);
        expect(readTaskFilter(Object.fromEntries(taskFilterParams(filter)))).toEqual(filter);
      }),
    );
  });
});
