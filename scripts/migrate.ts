import pg from "pg";
import { Refusal, run, say, step } from "./lifecycle.ts";
import { placeOf, runningIn, takePlace } from "./place.ts";
import { startPostgres, urlOfRunning } from "./postgres.ts";
import { migrationList, NOTHING_EXTERNAL, withSchemaEngine } from "./schema-engine.ts";

/** Any fixed number: it makes two starts at the same moment migrate one after the other. */
const MIGRATION_LOCK = 2_023_000_006;

/** Applies the migrations that a database lacks, in the ordinary _prisma_migrations table; gives the names of those applied. */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect().catch((error: Error) => {
    throw new Refusal(`The database of DATABASE_URL cannot be reached (${error.message}); check its address, or start it.`);
  });
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(), filters: NOTHING_EXTERNAL }),
    );
    return applied.appliedMigrationNames;
  } catch (error) {
    throw new Refusal(`The database could not be migrated: ${reason(error)}`);
  } finally {
    await guard.end();
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return error.message || String(error);
}

/** Migrates and says what was done. */
export async function migrateAndSay(url: string): Promise<void> {
  const names = await step("Database is up to date with prisma/migrations", () => migrate(url));
  for (const name of names) say(`  applied ${name}`);
}

if (import.meta.main) {
  run(async () => {
    const outside = process.env.DATABASE_URL;
    if (outside) {
      await migrateAndSay(outside);
      return 0;
    }
    const place = placeOf("main");
    const running = runningIn(place) && urlOfRunning(place);
    if (running) {
      await migrateAndSay(running);
      return 0;
    }
    takePlace(place, "A migration", null);
    const cluster = await startPostgres(place);
    await migrateAndSay(cluster.url());
    return 0;
  });
}
