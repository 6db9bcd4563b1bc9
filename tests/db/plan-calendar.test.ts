import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { dateColumn } from "../../lib/calendar/days.ts";
import { addDayOff, changeDayOff, deleteDayOff } from "../../lib/plans/calendar-commands.ts";
import { findDayOff, readCalendarYear } from "../../lib/plans/calendar-queries.ts";
import type { DayOffInput } from "../../lib/plans/calendar-schema.ts";
import { readCurrentPlan, readWorkingCalendar } from "../../lib/plans/queries.ts";
import { HOLIDAY_FOLDER, loadHolidays } from "../../prisma/load-holidays.ts";
import { day } from "../support/builders.ts";
import { ADMINISTRATOR, OFFICER, SECRETARY } from "../support/cast.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);
const { db } = test;
const admin = await contextOf(db, ADMINISTRATOR.username);

const input = (date: string, about: Partial<DayOffInput> = {}): DayOffInput => ({
  date: day(date),
  name: "Nghỉ theo quyết định của UBND tỉnh",
  kind: "HOLIDAY",
  uncertain: "",
  ...about,
});

const onDay = (date: string) => db.dayOff.findUnique({ where: { date: dateColumn(day(date)) } });
const acts = (action: string) => db.auditEntry.findMany({ where: { action }, orderBy: { id: "asc" } });

describe("the files of the years", () => {
  it("are in a new database, with what they say of the year", async () => {
    const year = await readCalendarYear(db, 2023);
    expect(year.days).toHaveLength(17);
    expect(year.years).toEqual([2022, 2023, 2024, 2025, 2026, 2027]);
    expect(year.notes.join(" ")).toContain("chưa đối chiếu");
    expect((await onDay("2024-05-04"))?.kind).toBe("SWAPPED_WORKING");
  });

  it("are given once: what an administrator deleted or changed stays so", async () => {
    const gone = await onDay("2022-01-03");
    const changed = await onDay("2022-04-11");
    if (!gone || !changed) throw new Error("2022 is not as its file");
    await deleteDayOff(admin, { id: gone.id, version: gone.version });
    await changeDayOff(admin, { ...input("2022-04-12", { name: "Dời" }), id: changed.id, version: changed.version });
    const before = await db.dayOff.findMany({ orderBy: { id: "asc" } });
    expect(await loadHolidays(db)).toEqual([]);
    expect(await Promise.all([loadHolidays(db), loadHolidays(db)])).toEqual([[], []]);
    expect(await db.dayOff.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  it("of a year that comes later are loaded, unless somebody entered days of it before", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "holidays-"));
    const file = (year: number) => ({
      year,
      source: "Thông báo",
      notes: [],
      days: [{ date: `${year}-01-01`, name: "Tết Dương lịch", kind: "HOLIDAY" }],
    });
    try {
      for (const year of [2031, 2032]) await writeFile(path.join(folder, `${year}.json`), JSON.stringify(file(year)));
      await addDayOff(admin, input("2032-09-02", { name: "Quốc khánh 2/9" }));
      expect(await loadHolidays(db, folder)).toEqual([2031]);
      expect((await readCalendarYear(db, 2032)).days.map(({ name }) => name)).toEqual(["Quốc khánh 2/9"]);
      expect(await loadHolidays(db, folder)).toEqual([]);
      await writeFile(path.join(folder, "2033.json"), JSON.stringify({ ...file(2033), year: 2034 }));
      await expect(loadHolidays(db, folder)).rejects.toThrow("2033.json");
      expect(await onDay("2033-01-01")).toBeNull();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("are loaded into a database from before there was a calendar", async () => {
    const old = await testDatabase({ template: "empty" });
    try {
      expect(await old.db.dayOff.count()).toBe(0);
      const both = await Promise.all([loadHolidays(old.db), loadHolidays(old.db)]);
      expect(both.map((years) => years.length).sort()).toEqual([0, 6]);
      const { days } = JSON.parse(await readFile(path.join(HOLIDAY_FOLDER, "2025.json"), "utf8")) as { days: object[] };
      expect((await readCalendarYear(old.db, 2025)).days).toHaveLength(days.length);
    } finally {
      await old.drop();
    }
  });
});

describe("an edit of the calendar", () => {
  it("is the administrator's; another's is refused and on record", async () => {
    for (const { username } of [OFFICER, SECRETARY]) {
      const outcome = await addDayOff(await contextOf(db, username), input("2023-11-20"));
      expect(outcome).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect((await acts("calendar.add")).filter(({ outcome }) => outcome === "REFUSED")).toHaveLength(2);
    expect(await onDay("2023-11-20")).toBeNull();
  });

  it("adds a day once, and says what stands there already", async () => {
    expect(await addDayOff(admin, input("2023-11-20"))).toMatchObject({ ok: true, value: { year: 2023 } });
    const again = await addDayOff(admin, input("2023-11-20", { name: "Khác" }));
    expect(!again.ok && again.fields?.["date"]).toBe(
      "Ngày 20/11/2023 đã có trong lịch: Nghỉ theo quyết định của UBND tỉnh (nghỉ lễ, tết). Sửa dòng đó, không ghi hai lần.",
    );
    const both = await Promise.all(["A", "B"].map((name) => addDayOff(admin, input("2023-11-21", { name }))));
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["INVALID_INPUT", "OK"]);
    const [act] = (await acts("calendar.add"))
      .filter(({ subjectId, outcome }) => subjectId && outcome === "DONE")
      .slice(-2);
    expect(act?.after).toMatchObject({ date: "2023-11-20", dayOffKind: "HOLIDAY" });
  });

  it("changes what its author has seen, not what another saved meanwhile", async () => {
    const row = await onDay("2023-11-20");
    if (!row) throw new Error("not added");
    const first = await changeDayOff(admin, {
      ...input("2023-11-22", { name: "Dời" }),
      id: row.id,
      version: row.version,
    });
    expect(first).toMatchObject({ ok: true });
    const second = await changeDayOff(admin, { ...input("2023-11-23"), id: row.id, version: row.version });
    expect(second).toMatchObject({ ok: false, code: "CONFLICT" });
    expect(await deleteDayOff(admin, { id: row.id, version: row.version })).toMatchObject({ code: "CONFLICT" });
    expect(await findDayOff(db, row.id)).toMatchObject({ name: "Dời", version: 1 });
    const onto = await changeDayOff(admin, { ...input("2023-11-21"), id: row.id, version: 1 });
    expect(!onto.ok && Object.keys(onto.fields ?? {})).toEqual(["date"]);
    expect((await acts("calendar.change")).at(-1)).toMatchObject({
      before: { date: "2023-11-20" },
      after: { date: "2023-11-22", dayOffName: "Dời" },
    });
  });

  it("deletes a day, and keeps on record what it was", async () => {
    const row = await onDay("2023-11-22");
    if (!row) throw new Error("not changed");
    expect(await deleteDayOff(admin, { id: row.id, version: row.version })).toMatchObject({ ok: true });
    expect(await deleteDayOff(admin, { id: row.id, version: row.version })).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeDayOff(admin, { ...input("2023-11-22"), id: row.id, version: 1 })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await acts("calendar.delete")).at(-1)).toMatchObject({ before: { date: "2023-11-22", dayOffName: "Dời" } });
  });

  it("keeps a day to the kinds that its weekday allows, in the database too", async () => {
    const put = (date: string, kind: "SWAPPED_WORKING" | "COMPENSATORY") =>
      db.dayOff.create({ data: { date: dateColumn(day(date)), name: "x", kind } });
    await expect(put("2023-12-12", "SWAPPED_WORKING")).rejects.toThrow("day_off_weekday");
    await expect(put("2023-12-16", "COMPENSATORY")).rejects.toThrow("day_off_weekday");
  });
});

describe("the calendar", () => {
  it("comes with the plan's settings only where dates are moved by it", async () => {
    expect((await readCurrentPlan(db))?.calendar.size).toBe(0);
    await db.plan.updateMany({ data: { dayOffRule: "NEXT_WORKING_DAY" } });
    const plan = await readCurrentPlan(db);
    expect(plan?.calendar.get("2023-05-01")).toBe("HOLIDAY");
    expect(plan?.calendar.get("2022-09-02")).toBe("HOLIDAY");
    expect(new Map(plan?.calendar)).toEqual(await readWorkingCalendar(db));
    await db.plan.updateMany({ data: { dayOffRule: "KEEP" } });
  });
});
