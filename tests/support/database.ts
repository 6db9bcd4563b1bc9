import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { createDatabase, type Database } from "../../lib/platform/database.ts";
import { type Template, templateName } from "./postgres.ts";

export type TestDatabase = { db: Database; url: string; drop(): Promise<void> };

/**
 * A database of its own for one test file (or one browser worker), copied from a template in a fraction of a second.
 * Whoever asks for it drops it: `afterAll(drop)`.
 */
export async function testDatabase(options: { template: Template }): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error("No test database is running: start these tests with npm run test:db or npm run test:e2e.");
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${templateName(options.template)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = createDatabase(url.href, { connections: 5 });
  return {
    db,
    url: url.href,
    async drop() {
      await db.$disconnect();
      await dropped(server, name);
    },
  };
}

/** PostgreSQL's own vacuum may be at work in it, which nobody but a superuser may interrupt: it is soon done. */
async function dropped(server: string, name: string, tries = 50): Promise<void> {
  try {
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  } catch (error) {
    if (tries === 0 || !String(error).includes("terminate process")) throw error;
    await pause(200);
    await dropped(server, name, tries - 1);
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
