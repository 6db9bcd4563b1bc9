import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { secretsOf } from "../../scripts/place.ts";
import type { TestDatabase } from "./database.ts";

/** Reads what PostgreSQL itself says it has run, from its log. */
export type StatementLog = {
  /** Does the work and gives the statements run meanwhile on the database, whoever asked for them. */
  during(work: () => Promise<unknown>): Promise<string[]>;
  stop(): Promise<void>;
};

// Every statement, also BEGIN and COMMIT; not the parsing and binding of it, which are the same statement.
const STATEMENT = /^(?:execute [^:]*|statement): (.*)$/;

/** Makes the cluster of the tests log every statement, with the database it ran on. */
export async function logStatements(database: TestDatabase): Promise<StatementLog> {
  const place = process.env.TEST_POSTGRES_PLACE;
  const server = process.env.TEST_DATABASE_URL;
  if (!place || !server) throw new Error("No test database is running: start these tests with npm run test:e2e.");
  const superuser = new URL(server);
  superuser.username = "postgres";
  superuser.password = secretsOf(place).superuserPassword;
  const name = new URL(database.url).pathname.slice(1);
  await set(superuser.href, ["SET log_line_prefix = '%d|'", "SET log_statement = 'all'"]);
  const file = openSync(join(place, "postgres.log"), "r");
  return {
    async during(work) {
      const from = fstatSync(file).size;
      await work();
      const text = Buffer.alloc(fstatSync(file).size - from);
      readSync(file, text, 0, text.length, from);
      return text
        .toString()
        .split("\n")
        .filter((line) => line.startsWith(`${name}|LOG:  `))
        .flatMap((line) => STATEMENT.exec(line.slice(`${name}|LOG:  `.length))?.[1] ?? []);
    },
    async stop() {
      closeSync(file);
      await set(superuser.href, ["RESET log_line_prefix", "RESET log_statement"]);
    },
  };
}

async function set(url: string, changes: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const change of changes) await client.query(`ALTER SYSTEM ${change}`);
  await client.query("SELECT pg_reload_conf()");
  await client.end();
  // The running sessions hear of it by a signal.
  await new Promise((resolve) => setTimeout(resolve, 500));
}
