import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAfter, isBefore } from "../../lib/calendar/days.ts";
import { type DateReading, lastGoodDay, lastPrintedDay, readPrinted } from "../../lib/calendar/deadline.ts";
import { lastDayInShort, lastDayWords, printedWords } from "../../lib/calendar/due-words.ts";
import {
  type DayOff,
  isWorkingDay,
  lastDayOfNotice,
  unfitKind,
  workingCalendar,
} from "../../lib/calendar/working-days.ts";
import { notLaterRefusal } from "../../lib/progress/extension-rules.ts";
import { boardOf, day, taskOf } from "../support/builders.ts";

const off = (date: string, kind: DayOff["kind"] = "HOLIDAY"): DayOff => ({ date: day(date), name: date, kind });

const calendar = workingCalendar([
  ...["2023-04-29", "2023-04-30", "2023-05-01", "2023-10-31"].map((date) => off(date)),
  off("2023-05-02", "COMPENSATORY"),
  off("2023-05-03", "COMPENSATORY"),
  off("2024-04-29", "SWAPPED_OFF"),
  off("2024-05-04", "SWAPPED_WORKING"),
]);

const reading = (
  dayOffRule: DateReading["dayOffRule"],
  exclusiveReading: DateReading["exclusiveReading"] = "STRICT",
): DateReading => ({ exclusiveReading, dayOffRule, calendar });

const printed = (date: string, exclusive = false) => ({ dueOn: day(date), exclusive });

describe("the last good day", () => {
  it.each([
    [true, "STRICT", "2023-02-28"],
    [true, "LENIENT", "2023-03-01"],
    [false, "STRICT", "2023-03-01"],
    [false, "LENIENT", "2023-03-01"],
  ] as const)("of 01/03, “trước ngày” %s, read %s, is %s", (exclusive, exclusiveReading, good) => {
    expect(lastGoodDay(printed("2023-03-01", exclusive), reading("KEEP", exclusiveReading)).toString()).toBe(good);
  });

  it.each([
    ["2023-10-31", false, "STRICT", "2023-11-01"], // a holiday on a Tuesday
    ["2023-04-30", false, "STRICT", "2023-05-04"], // a Sunday before three days off
    ["2023-10-15", true, "STRICT", "2023-10-16"], // the 14th is a Saturday
    ["2023-10-15", true, "LENIENT", "2023-10-16"], // the 15th a Sunday: the same Monday by another way
    ["2023-10-16", true, "STRICT", "2023-10-16"], // before Monday: Sunday, moved to that Monday
    ["2024-05-04", false, "STRICT", "2024-05-04"], // a Saturday worked
    ["2024-04-29", false, "STRICT", "2024-04-30"],
  ] as const)(
    "of %s, “trước ngày” %s, read %s, moves to the working day %s",
    (date, exclusive, exclusiveReading, good) => {
      const due = printed(date, exclusive);
      expect(lastGoodDay(due, reading("NEXT_WORKING_DAY", exclusiveReading)).toString()).toBe(good);
    },
  );

  const anyDue = fc.record({
    dueOn: fc.integer({ min: 0, max: 1800 }).map((days) => day("2022-01-01").add({ days })),
    exclusive: fc.boolean(),
  });
  const anyReading = fc.constantFrom("STRICT", "LENIENT");
  const anyCalendar = fc
    .uniqueArray(
      fc.record({
        date: fc.integer({ min: 0, max: 1850 }).map((days) => day("2022-01-01").add({ days })),
        kind: fc.constantFrom("HOLIDAY", "COMPENSATORY", "SWAPPED_OFF", "SWAPPED_WORKING"),
      }),
      { maxLength: 80, selector: ({ date }) => date.toString() },
    )
    .map((days) => workingCalendar(days.map((one) => ({ ...one, name: "x" }))));

  it("stays where the words put it when dates are kept, whatever the calendar", () => {
    fc.assert(
      fc.property(anyDue, anyReading, anyCalendar, (due, exclusiveReading, days) => {
        const good = lastGoodDay(due, { exclusiveReading, dayOffRule: "KEEP", calendar: days });
        expect(good.equals(lastPrintedDay(due, exclusiveReading))).toBe(true);
      }),
    );
  });

  it("is otherwise a working day, never earlier, and the first one there is", () => {
    fc.assert(
      fc.property(anyDue, anyReading, anyCalendar, (due, exclusiveReading, days) => {
        const good = lastGoodDay(due, { exclusiveReading, dayOffRule: "NEXT_WORKING_DAY", calendar: days });
        expect(isWorkingDay(good, days)).toBe(true);
        const from = lastPrintedDay(due, exclusiveReading);
        expect(isBefore(good, from)).toBe(false);
        for (let date = from; isBefore(date, good); date = date.add({ days: 1 })) {
          expect(isWorkingDay(date, days)).toBe(false);
        }
      }),
    );
  });

  it("decides what is late, by either deadline", () => {
    const tasks = [{ number: 9, due: ["2023-10-31"], parts: [{ agency: "so-tttt" }] }];
    const on = (today: string, dayOffRule: DateReading["dayOffRule"]) => {
      const task = taskOf(boardOf(tasks, { today, settings: { dayOffRule, calendar } }), 9);
      return [task.standing.timeliness, task.originalStanding.timeliness, task.standing.daysLate];
    };
    expect(on("2023-11-01", "KEEP")).toEqual(["OVERDUE", "OVERDUE", 1]);
    expect(on("2023-11-01", "NEXT_WORKING_DAY")).toEqual(["DUE_SOON", "DUE_SOON", 0]);
    expect(on("2023-11-02", "NEXT_WORKING_DAY")).toEqual(["OVERDUE", "OVERDUE", 1]);
  });
});

describe("what is said of a last good day", () => {
  const said = (date: string, exclusive: boolean, rule: DateReading) => {
    const read = readPrinted(printed(date, exclusive), rule);
    return [printedWords(read), lastDayWords(read), lastDayInShort(read)];
  };

  it.each([
    ["2023-06-30", false, reading("KEEP"), ["30/06/2023", null, null]],
    ["2023-06-30", false, reading("NEXT_WORKING_DAY"), ["30/06/2023", null, null]],
    [
      "2023-04-30",
      false,
      reading("NEXT_WORKING_DAY"),
      ["30/04/2023", "30/04/2023 (Chủ nhật) → 04/05/2023, ngày làm việc tiếp theo", "→ 04/05/2023"],
    ],
    ["2023-10-15", true, reading("KEEP"), ["trước 15/10/2023", "hạn cuối 14/10/2023 (thứ Bảy)", "hạn cuối 14/10/2023"]],
    [
      "2023-10-15",
      true,
      reading("KEEP", "LENIENT"),
      ["trước 15/10/2023", "tính cả ngày 15/10/2023", "hạn cuối 15/10/2023"],
    ],
    [
      "2023-10-15",
      true,
      reading("NEXT_WORKING_DAY"),
      ["trước 15/10/2023", "14/10/2023 (thứ Bảy) → 16/10/2023, ngày làm việc tiếp theo", "→ 16/10/2023"],
    ],
  ] as const)("%s, “trước ngày” %s", (date, exclusive, rule, words) => {
    expect(said(date, exclusive, rule)).toEqual(words);
  });
});

describe("a later deadline", () => {
  it.each([
    ["2023-10-30", "2023-10-31", false],
    ["2023-10-31", "2023-10-31", false],
    ["2023-11-01", "2023-10-31", true],
    // 31/10 already counts until 01/11, and 05/11 is a Sunday.
    ["2023-11-01", "2023-10-31", false, reading("NEXT_WORKING_DAY")],
    ["2023-11-05", "2023-11-04", false, reading("NEXT_WORKING_DAY")],
    ["2023-11-02", "2023-10-31", true, reading("NEXT_WORKING_DAY")],
  ] as const)("%s after %s: %s", (newDueOn, inForce, later, rule = reading("KEEP")) => {
    const refusal = notLaterRefusal(day(newDueOn), printed(inForce), rule);
    expect(refusal === null).toBe(later);
    if (refusal) expect(refusal).toContain(inForce.split("-").reverse().join("/"));
  });

  it("says what the last day is where the printed date does not", () => {
    expect(notLaterRefusal(day("2023-11-01"), printed("2023-10-31"), reading("NEXT_WORKING_DAY"))).toBe(
      "Hạn mới phải sau hạn đang áp dụng (31/10/2023 (thứ Ba) → 01/11/2023, ngày làm việc tiếp theo).",
    );
  });

  it.each([
    ["2023-10-16", 0, "2023-10-16"],
    ["2023-10-16", 1, "2023-10-13"],
    ["2023-10-16", 5, "2023-10-09"],
    ["2023-11-01", 1, "2023-10-30"], // over the holiday of the 31st
    ["2024-05-06", 1, "2024-05-04"], // the Saturday worked
  ])("of %s is asked for %i working days before: by %s", (deadline, count, last) => {
    expect(lastDayOfNotice(day(deadline), count, calendar).toString()).toBe(last);
    expect(isAfter(day(last), day(deadline))).toBe(false);
  });
});

describe("a day of the calendar", () => {
  it.each([
    ["2023-10-13", "HOLIDAY", null],
    ["2023-10-14", "HOLIDAY", null], // a holiday on a Saturday is the cause of a day in lieu
    ["2023-10-14", "COMPENSATORY", "ALREADY_OFF"],
    ["2023-10-15", "SWAPPED_OFF", "ALREADY_OFF"],
    ["2023-10-13", "SWAPPED_OFF", null],
    ["2023-10-13", "SWAPPED_WORKING", "ALREADY_WORKED"],
    ["2023-10-14", "SWAPPED_WORKING", null],
  ] as const)("%s as %s: %s", (date, kind, unfit) => {
    expect(unfitKind({ date: day(date), kind })).toBe(unfit);
  });
});
