import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOwed,
  obligationFigures,
  type PartFacts,
  type PartStanding,
  standingOf,
  takesDelivery,
} from "../../lib/obligations/rules.ts";
import { documentDateProblem } from "../../lib/plans/rules.ts";
import { day } from "../support/builders.ts";

const DUE = day("2023-01-26");
const facts = (deliveries: [string, "ACCEPTED" | "RETURNED" | null][], applicable = true): PartFacts => ({
  dueOn: DUE,
  applicable,
  deliveries: deliveries.map(([on, verdict]) => ({ handedInOn: day(on), verdict })),
});

const read = ({ standing, daysLate, returns }: PartStanding) => [standing, daysLate, returns];

describe("where a body stands with an obligation due by 26/01", () => {
  it.each([
    ["nothing yet, on the last good day", facts([]), "2023-01-26", ["NOT_YET", 0, 0]],
    ["nothing on the day after", facts([]), "2023-01-27", ["MISSING", 1, 0]],
    ["nothing in October", facts([]), "2023-10-10", ["MISSING", 257, 0]],
    ["handed in on the last good day", facts([["2023-01-26", null]]), "2023-10-10", ["HANDED_IN", 0, 0]],
    ["handed in a day late, accepted", facts([["2023-01-27", "ACCEPTED"]]), "2023-10-10", ["ACCEPTED", 1, 0]],
    ["sent back", facts([["2023-01-20", "RETURNED"]]), "2023-10-10", ["RETURNED", 0, 1]],
    [
      "in time at first, sent back, handed in again after the date: still in time",
      facts([
        ["2023-01-20", "RETURNED"],
        ["2023-03-01", "ACCEPTED"],
      ]),
      "2023-10-10",
      ["ACCEPTED", 0, 1],
    ],
    [
      "late at first, sent back, waiting again: as late as the first",
      facts([
        ["2023-02-05", "RETURNED"],
        ["2023-03-01", null],
      ]),
      "2023-10-10",
      ["HANDED_IN", 10, 1],
    ],
    ["does not owe it", facts([["2023-02-05", null]], false), "2023-10-10", ["NOT_APPLICABLE", 0, 0]],
    ["does not owe it, and never handed anything in", facts([], false), "2023-10-10", ["NOT_APPLICABLE", 0, 0]],
  ])("%s", (_name, part, today, expected) => {
    expect(read(standingOf(part as PartFacts, day(today as string)))).toEqual(expected);
  });

  it("asks for a document while none stands, and takes one until it is accepted", () => {
    const table = (["ACCEPTED", "HANDED_IN", "RETURNED", "NOT_YET", "MISSING", "NOT_APPLICABLE"] as const).map(
      (standing) => [standing, takesDelivery(standing), isOwed(standing)],
    );
    expect(table).toEqual([
      ["ACCEPTED", false, false],
      ["HANDED_IN", true, false],
      ["RETURNED", true, true],
      ["NOT_YET", true, true],
      ["MISSING", true, true],
      ["NOT_APPLICABLE", false, false],
    ]);
  });
});

describe("the figures", () => {
  const anyPart = fc.record({
    dueOn: fc.constant(DUE),
    applicable: fc.boolean(),
    deliveries: fc.array(
      fc.record({
        handedInOn: fc.integer({ min: 0, max: 300 }).map((days) => day("2023-01-02").add({ days })),
        verdict: fc.constantFrom("ACCEPTED" as const, "RETURNED" as const, null),
      }),
      { maxLength: 3 },
    ),
  });

  it("add up to the whole, whatever was handed in", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 20 }), fc.integer({ min: 0, max: 300 }), (parts, days) => {
        const today = day("2023-01-02").add({ days });
        const figures = obligationFigures(parts.map((part) => standingOf(part, today)));
        expect(figures.owed + figures.exempt).toBe(parts.length);
        expect(figures.handedIn + figures.missing).toBe(figures.owed);
        expect(figures.onTime + figures.late).toBe(figures.handedIn);
        expect(figures.accepted + figures.waiting + figures.returned).toBe(figures.handedIn);
      }),
    );
  });
});

describe("the date of a document", () => {
  it.each([
    ["2023-10-10", null],
    ["2023-01-01", null],
    ["2023-10-11", "Ngày văn bản không thể sau hôm nay (10/10/2023)."],
    ["2022-12-31", "Ngày văn bản không thể trước năm 2023 của Kế hoạch."],
  ])("%s: %s", (date, problem) => {
    expect(documentDateProblem(day(date), day("2023-10-10"), 2023)).toBe(problem);
  });
});
