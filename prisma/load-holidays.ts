import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dateColumn } from "../lib/calendar/days.ts";
import { HOLIDAY_YEARS, type HolidayFile, holidayFile, holidayYears } from "../lib/calendar/schema.ts";
import type { Database, Transaction } from "../lib/platform/database.ts";

/** Where the files are, one a year. */
export const HOLIDAY_FOLDER = path.join(import.meta.dirname, "holidays");

/** Any fixed number: of two starts at the same moment the second finds what the first has loaded. */
const HOLIDAY_LOCK = 2_023_000_008;

/**
 * Gives a database the days off and worked Saturdays of every year that has a file and that it was not given before. From then
 * on they are the administrator's: a year is never loaded twice, so that a day deleted stays deleted and a day changed stays
 * changed; and where somebody has entered days of a year before its file came, the file keeps out (docs/decisions/0065).
 * @returns the years loaded now.
 * @throws when a file is not what lib/calendar/schema.ts says; nothing is loaded then.
 */
export async function loadHolidays(db: Database, folder = HOLIDAY_FOLDER): Promise<number[]> {
  const files = await readHolidays(folder);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${HOLIDAY_LOCK})`;
    const setting = await tx.setting.findUnique({ where: { key: HOLIDAY_YEARS } });
    const given = holidayYears.parse(setting?.value ?? {});
    const news = files.filter(({ year }) => !(year in given));
    if (news.length === 0) return [];
    const loaded: number[] = [];
    for (const file of news) {
      const fresh = await loadYear(tx, file);
      given[file.year] = fresh ? file.notes : [];
      if (fresh) loaded.push(file.year);
    }
    const value = { value: given };
    await tx.setting.upsert({ where: { key: HOLIDAY_YEARS }, create: { key: HOLIDAY_YEARS, ...value }, update: value });
    return loaded;
  });
}

/** False where days of that year are already on record. */
async function loadYear(tx: Transaction, { year, days }: HolidayFile): Promise<boolean> {
  const from = new Date(Date.UTC(year, 0, 1));
  const to = new Date(Date.UTC(year, 11, 31));
  if ((await tx.dayOff.count({ where: { date: { gte: from, lte: to } } })) > 0) return false;
  const data = days.map(({ date, name, kind, uncertain }) => ({
    date: dateColumn(date),
    name,
    kind,
    uncertain: uncertain ?? null,
  }));
  await tx.dayOff.createMany({ data });
  return true;
}

async function readHolidays(folder: string): Promise<HolidayFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => {
      const parsed = holidayFile.safeParse(JSON.parse(await readFile(path.join(folder, name), "utf8")));
      if (parsed.success) return parsed.data;
      throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
    }),
  );
}
