import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketFigures } from "../../lib/metrics/figures.ts";
import { type AssignmentFacts, BUCKETS, type ClaimStanding, standingOf } from "../../lib/progress/rules.ts";
import { boardOf, claimOf, day, factsOf, taskOf } from "../support/builders.ts";

const TODAY = day("2023-10-10");
const done = (on: string, due = "2023-09-30") =>
  factsOf({ due, claim: { completedOn: day(on), standing: "CONFIRMED" as ClaimStanding } });
const open = (due: string) => factsOf({ due });
const exempt = factsOf({ applicable: false });
const guest = (facts: AssignmentFacts): AssignmentFacts => ({ ...facts, counted: false });
const coordinator = (facts: AssignmentFacts): AssignmentFacts => ({ ...facts, role: "COORDINATOR" });

function read(...facts: AssignmentFacts[]) {
  const standing = standingOf(facts, { today: TODAY, dueSoonDays: 30 });
  const { timeliness, daysLate, daysLeft, leadsDone, leadsTotal } = standing;
  const dates = [standing.dueOn?.toString() ?? null, standing.completedOn?.toString() ?? null];
  return [timeliness, ...dates, daysLate, daysLeft, `${leadsDone}/${leadsTotal}`];
}

describe("a task as its leads make it", () => {
  it.each([
    [
      "all done",
      [done("2023-09-01"), done("2023-09-30")],
      ["DONE_ON_TIME", "2023-09-30", "2023-09-30", 0, null, "2/2"],
    ],
    [
      "one of them late",
      [done("2023-09-01"), done("2023-10-02")],
      ["DONE_LATE", "2023-09-30", "2023-10-02", 2, null, "2/2"],
    ],
    [
      "one still open, in time",
      [done("2023-09-01"), open("2023-12-31")],
      ["ON_TRACK", "2023-12-31", null, 0, 82, "1/2"],
    ],
    [
      "one still open, due today",
      [done("2023-10-02"), open("2023-10-10")],
      ["DUE_SOON", "2023-10-10", null, 0, 0, "1/2"],
    ],
    [
      "one overdue, one due soon",
      [open("2023-10-31"), open("2023-10-09")],
      ["OVERDUE", "2023-10-09", null, 1, null, "0/2"],
    ],
    [
      "two overdue: by the one further behind",
      [open("2023-10-09"), open("2023-06-30")],
      ["OVERDUE", "2023-06-30", null, 102, null, "0/2"],
    ],
    [
      "due soon before in time",
      [open("2023-12-31"), open("2023-10-31")],
      ["DUE_SOON", "2023-10-31", null, 0, 21, "0/2"],
    ],
    // Each by its own day: the one that finished last decides, not the one with the last day.
    [
      "late by own days",
      [done("2023-07-10", "2023-03-01"), done("2023-07-01", "2023-06-30")],
      ["DONE_LATE", "2023-03-01", "2023-07-10", 131, null, "2/2"],
    ],
    [
      "in time by own days",
      [done("2023-05-01", "2023-12-31"), done("2023-06-01", "2023-06-30")],
      ["DONE_ON_TIME", "2023-06-30", "2023-06-01", 0, null, "2/2"],
    ],
  ] as const)("%s", (_name, facts, expected) => {
    expect(read(...facts)).toEqual(expected);
  });

  it("takes no notice of coordinators", () => {
    expect(read(done("2023-09-01"), coordinator(open("2023-01-31")))[0]).toBe("DONE_ON_TIME");
    expect(read(open("2023-12-31"), coordinator(done("2023-09-01")))).toContain("0/1");
  });

  it("leaves a lead marked không áp dụng out of every number", () => {
    expect(read(done("2023-09-01"), exempt)).toEqual(["DONE_ON_TIME", "2023-09-30", "2023-09-01", 0, null, "1/1"]);
  });

  it("does not wait for a lead that does not report", () => {
    expect(read(done("2023-09-01"), guest(open("2023-01-31")))).toContain("1/1");
  });

  it("reads guidance that has not come for one of two leads after the one with a date", () => {
    const awaiting = { ...factsOf({ deadlineKind: "CONDITIONAL" }), dueOn: null, originalDueOn: null };
    expect(read(awaiting, { ...open("2023-10-09"), deadlineKind: "CONDITIONAL" })[0]).toBe("OVERDUE");
    expect(read(awaiting, { ...done("2023-09-01"), deadlineKind: "CONDITIONAL" })[0]).toBe("AWAITING");
  });
});

describe("a task without a lead that counts", () => {
  const standingDuty = (about: Partial<AssignmentFacts> = {}) =>
    ({ ...factsOf({ deadlineKind: "ONGOING" }), dueOn: null, originalDueOn: null, ...about }) satisfies AssignmentFacts;

  it("is không áp dụng when every lead is marked so, dated or not", () => {
    expect(read(exempt, exempt)).toEqual(["NOT_APPLICABLE", null, null, 0, null, "0/0"]);
    expect(read(exempt, coordinator(open("2023-01-31")))[0]).toBe("NOT_APPLICABLE");
    expect(read(standingDuty({ applicable: false }))[0]).toBe("NOT_APPLICABLE");
    expect(read(standingDuty({ applicable: false }), standingDuty())[0]).toBe("ONGOING");
  });

  // Nobody marked it, so it stays in the whole: a body that stops reporting takes no finished work along.
  it("is read by its leads all the same when they merely do not report", () => {
    expect(read(guest(done("2023-10-02")))).toEqual(["DONE_LATE", "2023-09-30", "2023-10-02", 2, null, "1/1"]);
    expect(read(guest(open("2023-01-31")), exempt)[0]).toBe("OVERDUE");
    expect(read(guest(standingDuty()))[0]).toBe("ONGOING");
  });

  it("waits while nobody is named to lead it", () => {
    expect(read(coordinator(open("2023-01-31")))[0]).toBe("AWAITING");
    expect(read(coordinator(standingDuty()))[0]).toBe("ONGOING");
    expect(read()).toEqual(["AWAITING", null, null, 0, null, "0/0"]);
  });
});

describe("the principal lead", () => {
  it("speaks for the task, but does not complete it alone", () => {
    const parts = [
      { agency: "so-tttt", isPrincipal: true, word: claimOf("2023-09-01", "CONFIRMED") },
      { agency: "huyen-yen-the" },
    ];
    const task = taskOf(boardOf([{ number: 9, due: ["2023-09-30"], parts }]), 9);
    expect([task.standing.timeliness, task.standing.leadsDone, task.standing.leadsTotal]).toEqual(["OVERDUE", 1, 2]);
  });
});

const anyPart = fc.record({
  role: fc.constantFrom("LEAD" as const, "COORDINATOR" as const),
  applicable: fc.boolean(),
  reports: fc.boolean(),
  word: fc.option(
    fc.record({
      on: fc.integer({ min: 0, max: 300 }),
      verdict: fc.constantFrom(null, "CONFIRMED", "RETURNED", "REOPENED"),
    }),
  ),
  due: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 3 }),
});

const anyTask = fc.record({
  kind: fc.constantFrom("BY_DATE" as const, "ONGOING" as const, "CONDITIONAL" as const, "PERIODIC" as const),
  due: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 3 }),
  parts: fc.array(anyPart, { maxLength: 5 }),
});

const dateAt = (offset: number) => day("2023-01-01").add({ days: offset }).toString();
const AGENCIES = ["so-tttt", "so-tnmt", "so-y-te", "bhxh", "huyen-yen-the"] as const;

const anyBoard = fc.array(anyTask, { maxLength: 12 }).chain((tasks) =>
  fc
    .record({
      today: fc.integer({ min: 0, max: 500 }),
      basis: fc.constantFrom("current" as const, "original" as const),
    })
    .map(({ today, basis }) =>
      boardOf(
        tasks.map((task, index) => ({
          number: index + 1,
          deadlineKind: task.kind,
          due: task.due.map(dateAt),
          parts: task.parts.map(({ word, due, ...part }, place) => ({
            ...part,
            agency: AGENCIES[place] ?? "so-tttt",
            ...(due !== null && { due: [dateAt(due)] }),
            ...(word && { word: claimOf(dateAt(word.on), word.verdict) }),
          })),
        })),
        { today: dateAt(today), basis },
      ),
    ),
);

describe("any board whatever, on any day, by either deadline", () => {
  it("has every task in exactly one group, and the groups add up to the whole", () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        const figures = bucketFigures(board);
        const grouped = [...BUCKETS.flatMap((bucket) => figures.buckets[bucket]), ...figures.notApplicable];
        expect(grouped.map((task) => task.number).toSorted()).toEqual(
          board.tasks.map((task) => task.number).toSorted(),
        );
        expect(figures.dated + figures.undated + figures.notApplicable.length).toBe(board.tasks.length);
        expect(figures.dueSoon.every((task) => figures.buckets.ON_TRACK.includes(task))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("never calls a standing duty late, nor a finished task open, and counts days on one side only", () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        for (const { standing, deadlineKind, assignments } of board.tasks) {
          if (deadlineKind === "ONGOING" || deadlineKind === "PERIODIC") {
            if (assignments.length > 0) expect(["ONGOING", "NOT_APPLICABLE"]).toContain(standing.timeliness);
          }
          const late = standing.timeliness === "OVERDUE" || standing.timeliness === "DONE_LATE";
          expect(standing.daysLate > 0).toBe(late);
          expect(standing.daysLeft !== null).toBe(["ON_TRACK", "DUE_SOON"].includes(standing.timeliness));
          if (standing.leadsTotal > 0) {
            const finished = standing.timeliness === "DONE_ON_TIME" || standing.timeliness === "DONE_LATE";
            expect(standing.leadsDone === standing.leadsTotal).toBe(finished);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
