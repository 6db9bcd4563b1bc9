import { rmSync } from "node:fs";
import pg from "pg";
import { onExit, step } from "./lifecycle.ts";
import { type Cluster, startPostgres } from "./postgres.ts";
import { testPlace } from "./test-places.ts";

/** A PostgreSQL that belongs to this process, and the folder it lies in. */
export type OwnPostgres = { place: string; cluster: Cluster };

let own: Promise<OwnPostgres> | null = null;

/** The PostgreSQL of this process, started when it is first asked for; its data goes with the process. */
export function ownPostgres(): Promise<OwnPostgres> {
  own ??= startOwn();
  return own;
}

async function startOwn(): Promise<OwnPostgres> {
  const place = await testPlace();
  onExit(() => rmSync(place, { recursive: true, force: true }));
  return { place, cluster: await step("A database of its own is running", () => startPostgres(place)) };
}

/** Runs one statement in the cluster's main database. */
export async function onCluster(cluster: Cluster, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
