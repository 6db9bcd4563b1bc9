import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { PROJECT } from "./place.ts";

export const MIGRATIONS = join(PROJECT, "prisma/migrations");
const SCHEMA = join(PROJECT, "prisma/schema.prisma");

/** No table or enum of this database belongs to somebody else. */
export const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** Prisma's schema engine as WebAssembly: the native one is a download, which a closed network refuses. */
function load(): Promise<void> {
  loaded ??= (async () => {
    const module = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const binary = await readFile(fileURLToPath(new URL("schema_engine_bg.wasm", module)));
    const imports = { "./schema_engine_bg.js": bindings } as unknown as WebAssembly.Imports;
    const { instance } = await WebAssembly.instantiate(binary, imports);
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

/** The schema as the engine takes it. */
export function schemaFiles() {
  return [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }];
}

/** Lets `work` use the schema engine on a database, and closes what it opened. */
export async function withSchemaEngine<T>(url: string, work: (engine: bindings.SchemaEngine) => Promise<T>): Promise<T> {
  await load();
  const opened: Opened[] = [];
  const factory = new PrismaPg({ connectionString: url });
  const adapters = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: factory.adapterName,
    connect: () => openWholeScripts(url, opened),
    connectToShadowDb: () => openShadow(url, opened),
  });
  const schema = schemaFiles().map(({ path, content }): [string, string] => [path, content]);
  const engine = await bindings.SchemaEngine.new({ datamodels: schema }, () => {}, adapters);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const each of opened.reverse()) await each.close();
  }
}

type Opened = { close(): Promise<void> };

/**
 * The adapter as it is, except that a script goes to the server whole: the adapter splits it at every semicolon, also within
 * the body of a function. The server takes it as one transaction, so a migration applies wholly or not at all.
 */
async function openWholeScripts(url: string, opened: Opened[]): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  const scripts = new pg.Client({ connectionString: url });
  await scripts.connect();
  let open = true;
  opened.push({
    async close() {
      if (!open) return;
      open = false;
      await scripts.end();
      await adapter.dispose();
    },
  });
  return Object.assign(adapter, {
    async executeScript(script: string) {
      await scripts.query(script);
    },
  });
}

async function openShadow(url: string, opened: Opened[]): Promise<SqlDriverAdapter> {
  const name = `shadow_${crypto.randomUUID().replaceAll("-", "")}`;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  opened.push({
    async close() {
      await owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await owner.end();
    },
  });
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  return openWholeScripts(shadowUrl.href, opened);
}

/** The migrations folder as the engine takes it, oldest first. */
export function migrationList(): bindings.MigrationList {
  const lockfile = join(MIGRATIONS, "migration_lock.toml");
  const names = existsSync(MIGRATIONS)
    ? readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    : [];
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8") } },
    })),
  };
}
