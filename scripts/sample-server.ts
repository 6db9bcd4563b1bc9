import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.ts";
import { loadPlans, loadSample, withDatabase } from "./contents.ts";
import { DEMO_TODAY } from "./demo.ts";
import { Refusal, step } from "./lifecycle.ts";
import { migrateAndSay } from "./migrate.ts";
import { onCluster, ownPostgres } from "./own-postgres.ts";
import { PROJECT } from "./place.ts";
import { freePort } from "./ports.ts";
import { DATABASE_NAME } from "./postgres.ts";
import { startTool } from "./processes.ts";

/** What a server is started on: a database of its own, what fills it, and the day it stands at. */
export type SampleSource = { database: string; today: string; fill(url: string, filesUrl: string): Promise<void> };

const DEMO: SampleSource = {
  database: DATABASE_NAME,
  today: DEMO_TODAY,
  fill: (url, filesUrl) =>
    withDatabase(url, async (db) => {
      await loadPlans(db);
      await loadSample(db, filesUrl);
    }),
};

/**
 * Serves the demo, or what else is given, from a process of its own, on data of its own that goes with this process: what is
 * measured or pictured is always the same, and a demo that somebody is using is not touched. Its schedules are off.
 */
export async function startSampleServer({ database, today, fill }: SampleSource = DEMO): Promise<string> {
  const folder = await build();
  const { place, cluster } = await ownPostgres();
  const databaseUrl = cluster.url(database);
  if (database !== DATABASE_NAME) await onCluster(cluster, `CREATE DATABASE ${database}`);
  await migrateAndSay(databaseUrl);
  const filesUrl = pathToFileURL(join(place, `files-${database}`)).href;
  await fill(databaseUrl, filesUrl);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  await step("Server is ready", () =>
    serverReady(join(PROJECT, "scripts/serve.ts"), {
      NEXT_DIST_DIR: folder,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      APP_MODE: "demo",
      APP_TODAY: today,
      FILES_URL: filesUrl,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: "only-for-sample-data-only-for-sample-data",
      JOBS: "off",
      LOG_LEVEL: "warn",
    }),
  );
  return url;
}

/** Starts a script that serves; gives when it says "Server is ready". It ends with this process. */
export function serverReady(script: string, env: Record<string, string>): Promise<void> {
  const child = startTool(process.execPath, [script], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    // Without npm's mark: the child is ended by this process, and need not watch for npm.
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
  });
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      // Only what leads up to the start is worth keeping: a server may log for as long as it lives.
      if (output.includes("Server is ready")) return;
      output += chunk.toString();
      if (output.includes("Server is ready")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Refusal(`The server ended with code ${code}; it said:\n${output.trim()}`)));
  });
}
