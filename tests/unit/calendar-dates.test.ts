import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAsOf } from "../../lib/calendar/as-of.ts";
import { dateColumn, daysBetween, earliest, isAfter, isBefore, latest, plainDate } from "../../lib/calendar/days.ts";
import {
  formatDate,
  formatDayMonth,
  formatInstant,
  formatMonth,
  formatNumber,
  formatRate,
  formatTime,
  formatWeekday,
  readDate,
} from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { day, month } from "../support/builders.ts";

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => day("1900-01-01").add({ days }));

describe("a date as people type it", () => {
  it.each([
    ["30/09/2023", "2023-09-30"],
    ["1/2/2023", "2023-02-01"],
    ["01-02-2023", "2023-02-01"],
    ["1.2.2023", "2023-02-01"],
    ["2023-02-01", "2023-02-01"],
    ["  30/09/2023\n", "2023-09-30"],
    ["29/02/2024", "2024-02-29"],
    ["29/02/2000", "2000-02-29"],
  ])("%j is %s", (typed, read) => {
    expect(readDate(typed)?.toString()).toBe(read);
  });

  it.each([
    "31/02/2023",
    "29/02/2023",
    "29/02/1900",
    "31/04/2023",
    "00/01/2023",
    "01/00/2023",
    "01/13/2023",
    "2023-13-01",
    "2023-1-1",
    "30/09/23",
    "30/09",
    "09/2023",
    "",
    "hôm nay",
    "30/09/2023 08:00",
    "２０２３-０９-３０",
  ])("%j is none", (typed) => {
    expect(readDate(typed)).toBeNull();
  });

  // A slip of the year would make every completion one in time, and the year 0 is none that the database can hold.
  it.each(["01/01/0000", "30/09/0223", "0023-09-30", "31/12/1899"])("%j, a slip of the year, is none", (typed) => {
    expect(readDate(typed)).toBeNull();
  });

  it("reads back what the product writes, in both orders", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(readDate(formatDate(date))?.toString()).toBe(date.toString());
        expect(readDate(date.toString())?.toString()).toBe(date.toString());
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/)), (typed) => {
        const read = readDate(typed);
        expect(read === null || read instanceof Temporal.PlainDate).toBe(true);
      }),
    );
  });
});

describe("the words for a date", () => {
  it("are the ones of Vietnamese papers", () => {
    expect(formatDate(day("2023-02-01"))).toBe("01/02/2023");
    expect(formatDayMonth(day("2023-02-01"))).toBe("01/02");
    expect(formatMonth(month("2023-01"))).toBe("tháng 1/2023");
    expect(["2023-10-09", "2023-10-10", "2023-10-14", "2023-10-15"].map((date) => formatWeekday(day(date)))).toEqual([
      "thứ Hai",
      "thứ Ba",
      "thứ Bảy",
      "Chủ nhật",
    ]);
  });

  it("take the hour and the day from the zone they are given", () => {
    const instant = Temporal.Instant.from("2023-10-09T17:05:00Z");
    expect(formatTime(instant, ZONE)).toBe("00:05");
    expect(formatInstant(instant, ZONE)).toBe("00:05 10/10/2023");
    expect(formatInstant(instant, "UTC")).toBe("17:05 09/10/2023");
  });

  it("write numbers with a dot for thousands and a comma for decimals", () => {
    expect(formatNumber(1_042_300)).toBe("1.042.300");
    expect(formatRate(648, 1000)).toBe("64,8%");
    expect(formatRate(1, 3)).toBe("33,3%");
    expect(formatRate(2, 3)).toBe("66,7%");
    expect(formatRate(5, 5)).toBe("100%");
    expect(formatRate(0, 5)).toBe("0%");
    expect(formatRate(0, 0)).toBeNull();
  });
});

describe("days apart", () => {
  it("count calendar days, across a year and a leap day", () => {
    expect(daysBetween(day("2023-09-30"), day("2023-10-10"))).toBe(10);
    expect(daysBetween(day("2023-10-10"), day("2023-09-30"))).toBe(-10);
    expect(daysBetween(day("2023-12-31"), day("2024-01-01"))).toBe(1);
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
  });

  it("agree with before, after, the first and the last", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(isBefore(a, b)).toBe(daysBetween(a, b) > 0);
        expect(isAfter(a, b)).toBe(daysBetween(a, b) < 0);
        expect(earliest([a, b])?.equals(daysBetween(a, b) >= 0 ? a : b)).toBe(true);
        expect(latest([a, b])?.equals(daysBetween(a, b) >= 0 ? b : a)).toBe(true);
      }),
    );
    expect([earliest([]), latest([])]).toEqual([null, null]);
  });

  it("come out of a date column as they went in, wherever the machine stands", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(plainDate(dateColumn(date)).toString()).toBe(date.toString());
      }),
    );
    expect(dateColumn(day("2023-10-14")).toISOString()).toBe("2023-10-14T00:00:00.000Z");
  });
});

describe("the day a page is read as of", () => {
  const TODAY = day("2023-10-10");
  const read = (value: string | string[] | undefined) => {
    const { date, past, refused } = readAsOf(value, TODAY);
    return [date.toString(), past, refused];
  };

  it.each([
    [undefined, "2023-10-10", false, null],
    ["", "2023-10-10", false, null],
    ["  ", "2023-10-10", false, null],
    ["2023-10-10", "2023-10-10", false, null],
    ["2023-10-09", "2023-10-09", true, null],
    ["09/10/2023", "2023-10-09", true, null],
    [["2023-06-30", "2023-01-01"], "2023-06-30", true, null],
    [[], "2023-10-10", false, null],
    ["2023-10-11", "2023-10-10", false, "IN_THE_FUTURE"],
    ["9999-12-31", "2023-10-10", false, "IN_THE_FUTURE"],
    ["2023-02-29", "2023-10-10", false, "NOT_A_DATE"],
    ["0000-01-01", "2023-10-10", false, "NOT_A_DATE"],
    ["'; drop table", "2023-10-10", false, "NOT_A_DATE"],
  ])("%j is %s", (value, date, past, refused) => {
    expect(read(value)).toEqual([date, past, refused]);
  });
});
