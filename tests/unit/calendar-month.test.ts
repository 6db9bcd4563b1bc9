import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOwedMonth, lastClosedMonth, monthsFromTo, periodOf, reportMonthOf } from "../../lib/calendar/month.ts";
import { day, month } from "../support/builders.ts";

const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => day("2020-01-01").add({ days }));
const closingDays = fc.integer({ min: 1, max: 28 });

describe("the report month a day belongs to", () => {
  it.each([
    ["2023-10-14", 14, "2023-10"],
    ["2023-10-15", 14, "2023-11"],
    ["2023-10-01", 14, "2023-10"],
    ["2023-10-31", 14, "2023-11"],
    ["2022-12-14", 14, "2022-12"],
    ["2022-12-15", 14, "2023-01"],
    ["2023-12-31", 14, "2024-01"],
    ["2024-01-01", 14, "2024-01"],
    ["2023-01-31", 28, "2023-02"],
    ["2023-02-28", 28, "2023-02"],
    ["2024-02-29", 28, "2024-03"],
    ["2023-10-01", 1, "2023-10"],
    ["2023-10-02", 1, "2023-11"],
  ])("%s, closing on the %i, is %s", (date, closingDay, expected) => {
    expect(reportMonthOf(day(date), closingDay).toString()).toBe(expected);
  });
});

describe("the period of a report month", () => {
  it.each([
    ["2023-10", 14, "2023-09-15", "2023-10-14"],
    ["2023-01", 14, "2022-12-15", "2023-01-14"],
    ["2023-12", 14, "2023-11-15", "2023-12-14"],
    ["2023-03", 28, "2023-03-01", "2023-03-28"],
    ["2024-03", 28, "2024-02-29", "2024-03-28"],
    ["2023-03", 1, "2023-02-02", "2023-03-01"],
  ])("%s, closing on the %i, runs from %s to %s", (text, closingDay, from, to) => {
    const period = periodOf(month(text), closingDay);
    expect([period.from.toString(), period.to.toString()]).toEqual([from, to]);
  });

  it("holds a day if and only if the day belongs to the month, for every closing day", () => {
    fc.assert(
      fc.property(anyDay, closingDays, (date, closingDay) => {
        const { from, to } = periodOf(reportMonthOf(date, closingDay), closingDay);
        expect(Temporal.PlainDate.compare(from, date)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(date, to)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("follows the one before without a gap and without a day in both", () => {
    fc.assert(
      fc.property(anyDay, closingDays, (date, closingDay) => {
        const of = date.toPlainYearMonth();
        const next = periodOf(of.add({ months: 1 }), closingDay);
        expect(periodOf(of, closingDay).to.add({ days: 1 }).equals(next.from)).toBe(true);
      }),
    );
  });
});

describe("the newest closed month", () => {
  it.each([
    ["2023-10-10", "2023-09"],
    ["2023-10-14", "2023-09"],
    ["2023-10-15", "2023-10"],
    ["2024-01-14", "2023-12"],
    ["2024-01-15", "2024-01"],
    ["2023-12-31", "2023-12"],
  ])("on %s is %s", (today, closed) => {
    expect(lastClosedMonth(day(today), 14).toString()).toBe(closed);
  });

  it("has ended before today, and the next has not", () => {
    fc.assert(
      fc.property(anyDay, closingDays, (today, closingDay) => {
        const closed = lastClosedMonth(today, closingDay);
        expect(Temporal.PlainDate.compare(periodOf(closed, closingDay).to, today)).toBe(-1);
        const next = periodOf(closed.add({ months: 1 }), closingDay).to;
        expect(Temporal.PlainDate.compare(next, today)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the first month a word is owed for", () => {
  it.each([
    ["2023-01-01", "2023-02"],
    ["2023-01-31", "2023-02"],
    ["2023-07-12", "2023-08"],
    ["2023-12-20", "2024-01"],
  ])("given on %s is %s", (given, owed) => {
    expect(firstOwedMonth(day(given)).toString()).toBe(owed);
  });
});

describe("months counted from one to another", () => {
  it.each([
    ["2023-02", "2023-09", 8],
    ["2023-09", "2023-09", 1],
    ["2023-10", "2023-09", 0],
    ["2023-12", "2023-09", 0],
    ["2022-11", "2023-02", 4],
  ])("%s to %s: %i", (from, to, count) => {
    expect(monthsFromTo(month(from), month(to))).toBe(count);
  });
});
