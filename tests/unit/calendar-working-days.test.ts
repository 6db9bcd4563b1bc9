import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAfter } from "../../lib/calendar/days.ts";
import { holidayFile } from "../../lib/calendar/schema.ts";
import {
  addWorkingDays,
  type DayOff,
  isWorkingDay,
  nextWorkingDay,
  shiftedDueDay,
  workingCalendar,
} from "../../lib/calendar/working-days.ts";
import { day } from "../support/builders.ts";

const FOLDER = path.join(import.meta.dirname, "../../prisma/holidays");
const YEARS = [2022, 2023, 2024, 2025, 2026, 2027];

const read = async (year: number): Promise<unknown> =>
  JSON.parse(await readFile(path.join(FOLDER, `${year}.json`), "utf8"));
const files = await Promise.all(YEARS.map(async (year) => holidayFile.parse(await read(year))));
const days = files.flatMap((file) => file.days);
const calendar = workingCalendar(days);
const inYear = (year: number) => days.filter(({ date }) => date.year === year);

const dayOff = (date: string, kind: DayOff["kind"]): DayOff => ({ date: day(date), name: kind, kind });

describe("the holiday files", () => {
  it("are there for every year, and no others", async () => {
    expect((await readdir(FOLDER)).sort()).toEqual(YEARS.map((year) => `${year}.json`));
  });

  it.each(YEARS)("%i has the days of the Labour Code, art. 112", (year) => {
    const holidays = inYear(year).filter(({ kind }) => kind === "HOLIDAY");
    const on = (monthDay: string) => holidays.some(({ date }) => date.toString() === `${year}-${monthDay}`);
    expect(["01-01", "04-30", "05-01", "09-02"].filter((monthDay) => !on(monthDay))).toEqual([]);
    expect(holidays.filter(({ name }) => name === "Giỗ Tổ Hùng Vương")).toHaveLength(1);
    // Of 2027 the Prime Minister has not chosen the fifth day of Tết and the second of Quốc khánh.
    const chosen = year === 2027 ? { tet: 4, independence: 1 } : { tet: 5, independence: 2 };
    expect(holidays.filter(({ name }) => name === "Tết Nguyên đán")).toHaveLength(chosen.tet);
    expect(holidays.filter(({ name }) => name === "Quốc khánh 2/9")).toHaveLength(chosen.independence);
  });

  it.each(YEARS)("%i gives a day in lieu for each holiday on a weekend, on a weekday", (year) => {
    const onWeekend = inYear(year).filter(({ kind, date }) => kind === "HOLIDAY" && date.dayOfWeek > 5);
    const inLieu = inYear(year).filter(({ kind }) => kind === "COMPENSATORY");
    expect(inLieu).toHaveLength(onWeekend.length);
    expect(inLieu.every(({ date }) => date.dayOfWeek <= 5)).toBe(true);
  });

  it.each(YEARS)("%i pays for each swapped weekday with a Saturday", (year) => {
    const off = inYear(year).filter(({ kind }) => kind === "SWAPPED_OFF");
    const worked = inYear(year).filter(({ kind }) => kind === "SWAPPED_WORKING");
    expect(worked).toHaveLength(off.length);
    expect(off.every(({ date }) => date.dayOfWeek <= 5)).toBe(true);
    expect(worked.every(({ date }) => date.dayOfWeek === 6)).toBe(true);
  });

  it.each<[number, string, string]>([
    [2023, "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9", ""],
    [2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"],
    [2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"],
    [2026, "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9", "10/1 22/8"],
  ])("%i is off on %s, and works on %s", (year, off, worked) => {
    const short = (rows: DayOff[]) => rows.map(({ date }) => `${date.day}/${date.month}`).join(" ");
    const rows = inYear(year);
    expect(short(rows.filter(({ kind, date }) => kind !== "SWAPPED_WORKING" && date.dayOfWeek <= 5))).toBe(off);
    expect(short(rows.filter(({ kind }) => kind === "SWAPPED_WORKING"))).toBe(worked);
  });

  it("say where they are not certain", () => {
    const uncertain = files.filter(({ notes, days }) => notes.length > 0 || days.some((row) => row.uncertain));
    expect(uncertain.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2026, 2027]);
  });

  it.each<[string, object, string]>([
    [
      "a day twice",
      {
        days: [
          { date: "2023-01-02", name: "A", kind: "HOLIDAY" },
          { date: "2023-01-02", name: "B", kind: "HOLIDAY" },
        ],
      },
      "ghi hai lần",
    ],
    ["a day of another year", { days: [{ date: "2024-01-02", name: "A", kind: "HOLIDAY" }] }, "không thuộc năm 2023"],
    ["a day that is none", { days: [{ date: "2023-02-31", name: "A", kind: "HOLIDAY" }] }, "Invalid ISO date"],
    ["an unknown kind", { days: [{ date: "2023-01-02", name: "A", kind: "off" }] }, "Invalid option"],
  ])("refuse %s", (_, content, message) => {
    const file = { year: 2023, source: "luật", notes: [], ...content };
    const result = holidayFile.safeParse(file);
    expect(result.error?.issues[0]?.message).toContain(message);
  });
});

describe("a working day", () => {
  it.each<[string, boolean]>([
    ["2023-10-13", true], // a Friday
    ["2023-10-14", false], // a Saturday
    ["2023-10-15", false], // a Sunday
    ["2023-01-24", false], // Tết
    ["2023-01-26", false], // in lieu of Tết
    ["2023-01-27", true],
    ["2024-04-29", false], // swapped
    ["2024-05-04", true], // a Saturday worked for it
    ["2026-08-22", true],
    ["2026-08-31", false],
  ])("%s: %s", (date, working) => {
    expect(isWorkingDay(day(date), calendar)).toBe(working);
  });

  it("cannot be said of a calendar that has a day twice", () => {
    expect(() => workingCalendar([dayOff("2023-01-02", "HOLIDAY"), dayOff("2023-01-02", "SWAPPED_WORKING")])).toThrow(
      "2023-01-02",
    );
  });
});

describe("the next working day", () => {
  it.each([
    ["2023-10-12", "2023-10-13"],
    ["2023-10-13", "2023-10-16"],
    ["2023-10-14", "2023-10-16"],
    ["2023-01-19", "2023-01-27"], // eight days of Tết
    ["2023-04-28", "2023-05-04"],
    ["2024-05-03", "2024-05-04"], // the Saturday worked
    ["2022-12-31", "2023-01-03"],
  ])("after %s is %s", (date, next) => {
    expect(nextWorkingDay(day(date), calendar).toString()).toBe(next);
  });
});

describe("working days counted", () => {
  it.each<[string, number, string]>([
    ["2023-10-09", 5, "2023-10-16"],
    ["2023-01-19", 1, "2023-01-27"],
    ["2023-01-18", 2, "2023-01-27"],
    ["2023-01-27", -1, "2023-01-19"],
    ["2023-10-14", 0, "2023-10-14"],
    ["2023-10-14", -1, "2023-10-13"],
  ])("from %s, %i: %s", (date, count, reached) => {
    expect(addWorkingDays(day(date), count, calendar).toString()).toBe(reached);
  });

  const anyDay = fc.integer({ min: 0, max: 2100 }).map((days) => day("2022-02-10").add({ days }));

  it("end on a working day, and two counts make their sum", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (date, one, more) => {
        const reached = addWorkingDays(date, one, calendar);
        expect(isWorkingDay(reached, calendar)).toBe(true);
        expect(addWorkingDays(reached, more, calendar).equals(addWorkingDays(date, one + more, calendar))).toBe(true);
      }),
    );
  });

  it("back and forth from a working day come home", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), (date, count) => {
        fc.pre(isWorkingDay(date, calendar));
        const there = addWorkingDays(date, count, calendar);
        expect(addWorkingDays(there, -count, calendar).toString()).toBe(date.toString());
      }),
    );
  });
});

describe("a due day on a day off", () => {
  it.each<[string, "KEEP" | "NEXT_WORKING_DAY", string]>([
    ["2023-12-31", "KEEP", "2023-12-31"],
    ["2023-12-31", "NEXT_WORKING_DAY", "2024-01-02"], // Sunday, then New Year's Day
    ["2023-09-30", "NEXT_WORKING_DAY", "2023-10-02"], // a Saturday
    ["2023-06-30", "NEXT_WORKING_DAY", "2023-06-30"], // a Friday
    ["2024-04-29", "NEXT_WORKING_DAY", "2024-05-02"],
    ["2024-05-04", "NEXT_WORKING_DAY", "2024-05-04"],
    ["2025-05-31", "KEEP", "2025-05-31"], // as the national board keeps it (624/TB-VPCP)
  ])("%s, %s: %s", (due, rule, moved) => {
    expect(shiftedDueDay(day(due), rule, calendar).toString()).toBe(moved);
  });

  it("never comes earlier, and never by more than the longest break", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2150 }), (offset) => {
        const due = day("2022-01-01").add({ days: offset });
        const moved = shiftedDueDay(due, "NEXT_WORKING_DAY", calendar);
        expect(isAfter(due, moved)).toBe(false);
        expect(due.until(moved).days).toBeLessThanOrEqual(10);
      }),
    );
  });
});
