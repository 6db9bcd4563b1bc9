import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
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
    // Where the engine leaves its last words; without it they are lost in another error.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) } });
    const module = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const binary = await readFile(join(dirname(module), "schema_engine_bg.wasm"));
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
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
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
  const pool = new CatalogPool({ connectionString: url, max: 2 });
  // A connection that breaks fails the query that uses it; an idle one is no matter.
  pool.on("error", () => {});
  const adapter = await new PrismaPg(pool).connect();
  let open = true;
  // The engine disposes of some adapters itself, and not of others.
  const dispose = async () => {
    if (open) await pool.end();
    open = false;
  };
  opened.push({ close: dispose });
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    dispose,
    async queryRaw(query: SqlQuery) {
      const characters: number[] = [];
      const result = await characterColumns.run(characters, () => queryRaw(query));
      for (const column of characters) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    },
    async executeScript(script: string) {
      // The engine hides the server's own words, so they are shown here.
      await pool.query(`${script}\n;${FINISHED}`).catch((error: pg.DatabaseError) => {
        const at = Number(error.position ?? 0);
        const place = at > 0 && at <= script.length ? ` near “${script.slice(at - 1, at + 60)}”` : "";
        throw Object.assign(error, { message: rememberFailure(`${error.message}${place}`) });
      });
    },
  });
}

/**
 * Ends each script, in its own transaction: a migration is on record as finished if and only if it is in the database, so one
 * that a killed run began can be begun again.
 */
const FINISHED = `DO $$ BEGIN IF to_regclass('_prisma_migrations') IS NOT NULL THEN
  UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;
END IF; END $$;`;

let lastFailure: string | null = null;

function rememberFailure(words: string): string {
  lastFailure = words;
  return words;
}

/** What the server answered to the last script that failed; null when none has. */
export function lastScriptFailure(): string | null {
  return lastFailure;
}

const CHAR = 18;
const TEXT = 25;

/** Collects, for one query, which columns of its result are of the type "char". */
const characterColumns = new AsyncLocalStorage<number[]>();

/** PostgreSQL's catalogue has columns of its internal type "char", which the engine wants and the adapter does not know. */
class CatalogPool extends pg.Pool {
  override query = (async (...call: Parameters<pg.Pool["query"]>) => {
    const result = (await super.query(...call)) as unknown as pg.QueryResult;
    for (const [column, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR) continue;
      field.dataTypeID = TEXT;
      characterColumns.getStore()?.push(column);
    }
    return result;
  }) as unknown as pg.Pool["query"];
}

/** A database for the engine to replay the migrations on, dropped when the work is done. */
async function openShadow(url: string, opened: Opened[]): Promise<SqlDriverAdapter> {
  const name = `shadow_${crypto.randomUUID().replaceAll("-", "")}`;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  opened.push({
    async close() {
      await owner.query(`DROP DATABASE ${name}`);
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
    ? readdirSync(MIGRATIONS, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : [];
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
