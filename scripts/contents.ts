import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../lib/platform/database.ts";
import type { FileStore } from "../lib/platform/files.ts";
import { say, step } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";

/** Opens a database for one piece of work, and closes it. */
export async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  // Not at the top: on a fresh clone the client is made by the script that imports this one.
  const { createDatabase } = await import("../lib/platform/database.ts");
  const db = createDatabase(url, { connections: 2 });
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

/**
 * Loads every plan that has a folder prisma/plan-<year>, and the days off of every year that the database was never given;
 * loading again changes nothing.
 */
export async function loadPlans(db: Database): Promise<void> {
  const { loadPlan } = await import("../prisma/load-plan.ts");
  for (const entry of readdirSync(join(PROJECT, "prisma")).sort()) {
    const year = /^plan-(\d{4})$/.exec(entry)?.[1];
    if (!year) continue;
    await step(`The plan of ${year} is loaded`, () => loadPlan(db, Number(year)));
  }
  const { loadHolidays } = await import("../prisma/load-holidays.ts");
  await step("The calendar of days off is loaded", () => loadHolidays(db));
}

/** Fills in the demo's people and sample progress, its files under `filesUrl`; doing it again changes nothing. */
export async function loadSample(db: Database, filesUrl: string): Promise<void> {
  const file = join(PROJECT, "prisma/demo/seed.ts");
  if (!existsSync(file)) {
    say("No sample data: prisma/demo/seed.ts is not there.");
    return;
  }
  const { seedDemo } = (await import(file)) as { seedDemo(db: Database, files: FileStore): Promise<unknown> };
  const { openFileStore } = await import("../lib/platform/files.ts");
  await step("The sample data is loaded", () => seedDemo(db, openFileStore(filesUrl)));
}
