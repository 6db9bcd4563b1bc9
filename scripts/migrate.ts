import pg from "pg";
import { Refusal, run, say, step } from "./lifecycle.ts";
import { mainDatabase } from "./main-database.ts";
import { lastScriptFailure, migrationList, NOTHING_EXTERNAL, withSchemaEngine } from "./schema-engine.ts";

/** Any fixed number: it makes two starts at the same moment migrate one after the other. */
const MIGRATION_LOCK = 2_023_000_006;

/** Applies the migrations that a database lacks, in the ordinary _prisma_migrations table; gives the names of those applied. */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect().catch((error: Error) => {
    throw new Refusal(
      `The database of DATABASE_URL cannot be reached (${error.message}); check its address, or start it.`,
    );
  });
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const begun = await unfinished(guard);
    const applied = await withSchemaEngine(url, async (engine) => {
      for (const migrationName of begun) await engine.markMigrationRolledBack({ migrationName });
      return engine.applyMigrations({ migrationsList: migrationList(), filters: NOTHING_EXTERNAL });
    });
    return applied.appliedMigrationNames;
  } catch (error) {
    const why = lastScriptFailure() ?? (error instanceof Error ? error.message : String(error)).trim();
    throw new Refusal(`The database was left as it was, because a migration does not apply: ${why}`);
  } finally {
    await guard.end();
  }
}

/** Migrations that a killed run began: their changes were rolled back with it (see FINISHED in schema-engine.ts). */
async function unfinished(client: pg.Client): Promise<string[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
  if (!table.rows[0]?.there) return [];
  const rows = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
  return rows.rows.map((row) => row.migration_name);
}

/** Migrates and says what was done. */
export async function migrateAndSay(url: string): Promise<void> {
  const names = await step("Database is up to date with prisma/migrations", () => migrate(url));
  for (const name of names) say(`  applied ${name}`);
}

if (import.meta.main) {
  run(async () => {
    await migrateAndSay(await mainDatabase("A migration", null, { join: true }));
    return 0;
  });
}
