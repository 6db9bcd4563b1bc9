import { describe, expect, it } from "vitest";
import {
  ageGroupOf,
  awaitsConfirmation,
  bucketOf,
  type ClaimStanding,
  completedOn,
  completionRefusal,
  hasDoneItsPart,
  silentMonths,
  type Timeliness,
  takesUpdates,
  timelinessOf,
} from "../../lib/progress/rules.ts";
import { boardOf, day, factsOf, month, taskOf } from "../support/builders.ts";

const claim = (on: string, standing: ClaimStanding) => ({ completedOn: day(on), standing });

const read = (facts: ReturnType<typeof factsOf>, today: string, dueSoonDays = 30) =>
  timelinessOf(facts, { today: day(today), dueSoonDays });

describe("what the clock says of a part due on 30/09", () => {
  it.each<[string, Timeliness]>([
    ["2023-01-01", "ON_TRACK"],
    ["2023-08-30", "ON_TRACK"],
    ["2023-08-31", "DUE_SOON"],
    ["2023-09-29", "DUE_SOON"],
    ["2023-09-30", "DUE_SOON"],
    ["2023-10-01", "OVERDUE"],
    ["2024-12-31", "OVERDUE"],
  ])("on %s: %s", (today, expected) => {
    expect(read(factsOf({ due: "2023-09-30" }), today)).toBe(expected);
  });

  it.each<[number, string, Timeliness]>([
    [0, "2023-09-29", "ON_TRACK"],
    [0, "2023-09-30", "DUE_SOON"],
    [15, "2023-09-14", "ON_TRACK"],
    [15, "2023-09-15", "DUE_SOON"],
  ])("with “sắp đến hạn” from %i days, on %s: %s", (dueSoonDays, today, expected) => {
    expect(read(factsOf({ due: "2023-09-30" }), today, dueSoonDays)).toBe(expected);
  });

  it.each<["STRICT" | "LENIENT", string, Timeliness]>([
    ["STRICT", "2023-09-30", "DUE_SOON"],
    ["STRICT", "2023-10-01", "OVERDUE"],
    ["LENIENT", "2023-10-01", "DUE_SOON"],
    ["LENIENT", "2023-10-02", "OVERDUE"],
  ])("“trước ngày 01/10” read %s, on %s: %s", (exclusiveReading, today, expected) => {
    const task = { number: 1, due: ["2023-10-01"], exclusive: true, parts: [{ agency: "so-tnmt" }] };
    const board = boardOf([task], { today, settings: { exclusiveReading } });
    expect(taskOf(board, 1).standing.timeliness).toBe(expected);
  });

  it.each<[ClaimStanding, string, Timeliness]>([
    ["CONFIRMED", "2023-09-30", "DONE_ON_TIME"],
    ["CONFIRMED", "2023-01-05", "DONE_ON_TIME"],
    ["CONFIRMED", "2023-10-01", "DONE_LATE"],
    ["WAITING", "2023-09-30", "OVERDUE"],
    ["RETURNED", "2023-09-30", "OVERDUE"],
    ["REOPENED", "2023-09-30", "OVERDUE"],
  ])("claimed, %s, as done on %s, read on 10/10: %s", (standing, on, expected) => {
    const facts = factsOf({ due: "2023-09-30", state: "COMPLETED", claim: claim(on, standing) });
    expect(read(facts, "2023-10-10")).toBe(expected);
  });

  it("counts what was confirmed from the day claimed, whenever it is read", () => {
    const facts = factsOf({ due: "2023-09-30", claim: claim("2023-09-30", "CONFIRMED") });
    expect(read(facts, "2025-01-01")).toBe("DONE_ON_TIME");
  });
});

describe("what the clock says by the two deadlines", () => {
  it.each<[ClaimStanding | null, Timeliness, Timeliness]>([
    [null, "DUE_SOON", "OVERDUE"],
    ["CONFIRMED", "DONE_ON_TIME", "DONE_LATE"],
  ])("claim %s, extended from 30/06 to 31/10: %s, by the original %s", (standing, current, original) => {
    const facts = factsOf({
      due: "2023-10-31",
      original: "2023-06-30",
      claim: standing && claim("2023-09-01", standing),
    });
    const at = { today: day("2023-10-10"), dueSoonDays: 30 };
    expect(timelinessOf(facts, at)).toBe(current);
    expect(timelinessOf(facts, { ...at, basis: "current" })).toBe(current);
    expect(timelinessOf(facts, { ...at, basis: "original" })).toBe(original);
  });
});

describe("what has no date", () => {
  const undated = { dueOn: null, originalDueOn: null };

  it.each<[Parameters<typeof factsOf>[0], Timeliness]>([
    [{ ...undated, deadlineKind: "ONGOING" }, "ONGOING"],
    [{ ...undated, deadlineKind: "PERIODIC" }, "ONGOING"],
    [{ ...undated, deadlineKind: "CONDITIONAL" }, "AWAITING"],
    [{ deadlineKind: "CONDITIONAL", due: "2023-12-31" }, "ON_TRACK"],
    [{ deadlineKind: "CONDITIONAL", due: "2023-10-09" }, "OVERDUE"],
    // Never late, even where somebody wrote a date beside "thường xuyên".
    [{ deadlineKind: "ONGOING", due: "2023-01-31" }, "ONGOING"],
    [{ applicable: false, due: "2023-01-31" }, "NOT_APPLICABLE"],
    [{ applicable: false, claim: claim("2023-01-31", "CONFIRMED") }, "NOT_APPLICABLE"],
    [{ applicable: false, ...undated, deadlineKind: "ONGOING" }, "NOT_APPLICABLE"],
  ])("%j: %s", (about, expected) => {
    expect(read(factsOf(about), "2023-10-10")).toBe(expected);
  });
});

describe("the official bucket of each word", () => {
  it.each<[Timeliness, string | null]>([
    ["DONE_ON_TIME", "DONE_ON_TIME"],
    ["DONE_LATE", "DONE_LATE"],
    ["ON_TRACK", "ON_TRACK"],
    ["DUE_SOON", "ON_TRACK"],
    ["OVERDUE", "OVERDUE"],
    ["ONGOING", "ONGOING"],
    ["AWAITING", "AWAITING"],
    ["NOT_APPLICABLE", null],
  ])("%s: %s", (timeliness, bucket) => {
    expect(bucketOf(timeliness)).toBe(bucket);
  });
});

describe("a claim of completion", () => {
  //                            counts, waits, part done, takes words
  it.each<[ClaimStanding | null, boolean, boolean, boolean, boolean]>([
    [null, false, false, false, true],
    ["WAITING", false, true, true, true],
    ["CONFIRMED", true, false, true, false],
    ["RETURNED", false, false, false, true],
    ["REOPENED", false, false, false, true],
  ])("%s: counts %s, waits %s, done its part %s, takes words %s", (standing, counts, waits, done, takes) => {
    const facts = factsOf({ claim: standing && claim("2023-09-30", standing) });
    expect(completedOn(facts)?.toString() ?? null).toBe(counts ? "2023-09-30" : null);
    expect([awaitsConfirmation(facts), hasDoneItsPart(facts), takesUpdates(facts)]).toEqual([waits, done, takes]);
  });

  it("asks nothing of a part that does not apply, and takes no word from it", () => {
    const facts = factsOf({ applicable: false });
    expect([hasDoneItsPart(facts), takesUpdates(facts)]).toEqual([true, false]);
  });

  it("cannot be made for a standing duty, nor before guidance; else it can", () => {
    const undated = { dueOn: null, originalDueOn: null };
    expect(completionRefusal(factsOf({ ...undated, deadlineKind: "ONGOING" }))).toContain("thường xuyên");
    expect(completionRefusal(factsOf({ deadlineKind: "PERIODIC" }))).toContain("thường xuyên");
    expect(completionRefusal(factsOf({ ...undated, deadlineKind: "CONDITIONAL" }))).toContain("chờ hướng dẫn");
    expect(completionRefusal(factsOf({ deadlineKind: "CONDITIONAL" }))).toBeNull();
    expect(completionRefusal(factsOf())).toBeNull();
  });
});

describe("silent months in a row, closed up to September", () => {
  it.each([
    ["2023-02", null, 8],
    ["2023-02", "2023-09", 0],
    ["2023-02", "2023-08", 1],
    ["2023-02", "2023-06", 3],
    // A word before anything was owed does not make the first months count.
    ["2023-08", "2023-01", 2],
    ["2023-08", null, 2],
    ["2023-10", null, 0],
    ["2023-12", null, 0],
  ])("owed from %s, last word %s: %i", (firstOwed, lastSpoken, count) => {
    const words = { firstOwed: month(firstOwed), lastSpoken: lastSpoken === null ? null : month(lastSpoken) };
    expect(silentMonths(words, month("2023-09"))).toBe(count);
  });
});

describe("the age group of what is late", () => {
  it.each([
    [1, "1-7"],
    [7, "1-7"],
    [8, "8-15"],
    [15, "8-15"],
    [16, "16-30"],
    [30, "16-30"],
    [31, "30+"],
    [193, "30+"],
  ])("%i days: %s", (days, group) => {
    expect(ageGroupOf(days)).toBe(group);
  });
});
