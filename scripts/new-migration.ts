import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onExit, Refusal, run, say, step } from "./lifecycle.ts";
import { placeOf, takePlace } from "./place.ts";
import { startPostgres } from "./postgres.ts";
import { MIGRATIONS, migrationList, NOTHING_EXTERNAL, schemaFiles, withSchemaEngine } from "./schema-engine.ts";

/** `npm run db:new-migration -- name`: writes the SQL that leads from the migrations folder to prisma/schema.prisma. */
run(async () => {
  const name = (process.argv[2] ?? "")
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_");
  if (!name) throw new Refusal("A migration needs a name: npm run db:new-migration -- add_evidence_files");
  const place = placeOf(`test/migration-${process.pid}`);
  takePlace(place, "Writing a migration", null);
  onExit(() => rmSync(place, { recursive: true, force: true }));
  const cluster = await step("A throw-away database to replay the migrations on", () =>
    startPostgres(place, { durable: false }),
  );
  const lockfile = join(MIGRATIONS, "migration_lock.toml");
  if (!existsSync(lockfile)) {
    mkdirSync(MIGRATIONS, { recursive: true });
    writeFileSync(lockfile, '# Read by Prisma; leave it in version control.\nprovider = "postgresql"\n');
  }
  const list = migrationList();
  const sql = await step("The migrations compared with prisma/schema.prisma", () =>
    withSchemaEngine(cluster.url(), async (engine) => {
      const compared = await engine.diff({
        from: { tag: "migrations", ...list },
        to: { tag: "schemaDatamodel", files: schemaFiles() },
        script: true,
        exitCode: null,
        filters: NOTHING_EXTERNAL,
      });
      return compared.stdout ?? "";
    }),
  );
  if (!sql.trim() || sql.includes("This is an empty migration")) {
    say(
      "prisma/schema.prisma says nothing that the migrations do not say already; an empty file for SQL by hand is written all the same.",
    );
  }
  const folder = join(MIGRATIONS, `${timestamp()}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  say(`Written: ${join(folder, "migration.sql")}`);
  say("Add by hand what Prisma cannot say (checks, triggers, partial indexes), read it, then: npm run migrate");
  return 0;
});

function timestamp(): string {
  return Temporal.Now.plainDateTimeISO("UTC").toString({ smallestUnit: "second" }).replaceAll(/\D/g, "");
}
