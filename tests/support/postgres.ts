import { rmSync } from "node:fs";
import pg from "pg";
import { loadHolidays } from "../../prisma/load-holidays.ts";
import { loadPlan } from "../../prisma/load-plan.ts";
import { withDatabase } from "../../scripts/contents.ts";
import { migrate } from "../../scripts/migrate.ts";
import { type Cluster, startPostgres } from "../../scripts/postgres.ts";
import { testPlace } from "../../scripts/test-places.ts";

/** Databases that tests are copied from: migrated only; with the plan of 2023 and the calendar; with the demo's people and progress too. */
export type Template = "empty" | "plan" | "demo";

/**
 * Starts a throw-away PostgreSQL with its templates; for vitest and Playwright alike. The workers find it through
 * TEST_DATABASE_URL. Gives what ends it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const place = await testPlace();
  const cluster = await startPostgres(place, { durable: false });
  const end = async () => {
    await cluster.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    await makeTemplates(cluster);
  } catch (error) {
    await end();
    throw error;
  }
  process.env.TEST_DATABASE_URL = cluster.url("postgres");
  process.env.TEST_POSTGRES_PLACE = place;
  return end;
}

export function templateName(template: Template): string {
  return `template_${template}`;
}

async function makeTemplates(cluster: Cluster): Promise<void> {
  const owner = new pg.Client({ connectionString: cluster.url("postgres") });
  await owner.connect();
  try {
    await owner.query(`CREATE DATABASE ${templateName("empty")}`);
    await migrate(cluster.url(templateName("empty")));
    await owner.query(`CREATE DATABASE ${templateName("plan")} TEMPLATE ${templateName("empty")}`);
    await withDatabase(cluster.url(templateName("plan")), async (db) => {
      await loadPlan(db, 2023);
      await loadHolidays(db);
    });
    await owner.query(`CREATE DATABASE ${templateName("demo")} TEMPLATE ${templateName("plan")}`);
    const { seedDemo } = await import("../../prisma/demo/seed.ts");
    await withDatabase(cluster.url(templateName("demo")), (db) => seedDemo(db));
  } finally {
    await owner.end();
  }
}
