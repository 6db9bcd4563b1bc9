import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadPlans, loadSample, withDatabase } from "./contents.ts";
import { DEMO_TODAY } from "./demo.ts";
import { generate } from "./generate.ts";
import { run, say, step, untilStopped } from "./lifecycle.ts";
import { mainDatabase } from "./main-database.ts";
import { migrateAndSay } from "./migrate.ts";
import { placeOf, secretsOf, takePlace } from "./place.ts";
import { portToServe } from "./ports.ts";
import { startPostgres } from "./postgres.ts";
import { serve } from "./serve.ts";

/** `npm run dev`: pages are built as they are asked for. `npm run dev -- --sample` runs on the demo's data and day. */
run(async () => {
  const sample = process.argv.includes("--sample");
  const place = placeOf(sample ? "demo" : "main");
  const host = process.env.HOST || undefined;
  const url = `http://localhost:${process.env.PORT || 3000}`;
  await generate();
  const database = sample
    ? await sampleDatabase(place, url)
    : await mainDatabase("The development server", url, { join: false });
  const port = await portToServe(host);
  await migrateAndSay(database);
  const filesUrl = pathToFileURL(join(place, "files")).href;
  await withDatabase(database, async (db) => {
    await loadPlans(db);
    if (sample) await loadSample(db, filesUrl);
  });
  Object.assign(process.env, {
    DATABASE_URL: database,
    APP_MODE: sample ? "demo" : process.env.APP_MODE || "development",
    ...(sample && { APP_TODAY: DEMO_TODAY, FILES_URL: filesUrl }),
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secretsOf(place).authSecret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || url,
  });
  await step("Development server is ready", () => serve({ port, host, dev: true }));
  say(`\nServing ${url}, with every change at the next click. Stop it with Ctrl-C.`);
  return untilStopped();
});

async function sampleDatabase(place: string, url: string): Promise<string> {
  takePlace(place, "The demo", url);
  const cluster = await step("Database is running", () => startPostgres(place));
  return cluster.url();
}
