import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.ts";
import { loadPlans, loadSample, withDatabase } from "./contents.ts";
import { run, say, step, untilStopped } from "./lifecycle.ts";
import { migrateAndSay } from "./migrate.ts";
import { placeOf, secretsOf, takePlace } from "./place.ts";
import { portToServe } from "./ports.ts";
import { startPostgres } from "./postgres.ts";
import { serve } from "./serve.ts";

/** The day the sample data was made for (the demo's today). */
export const DEMO_TODAY = "2023-10-10";

/** `npm run demo`: the product with the plan of 2023 and sample progress, on a database of its own. */
if (import.meta.main) {
  run(async () => {
    const place = placeOf("demo");
    const host = process.env.HOST || undefined;
    const url = `http://localhost:${process.env.PORT || 3000}`;
    takePlace(place, "The demo", url);
    const port = await portToServe(host);
    const folder = await build();
    // DATABASE_URL is left alone on purpose: sample data must never reach real records.
    const cluster = await step("Database is running", () => startPostgres(place));
    await migrateAndSay(cluster.url());
    // Like the database: sample files must never lie among real ones.
    const filesUrl = pathToFileURL(join(place, "files")).href;
    await withDatabase(cluster.url(), async (db) => {
      await loadPlans(db);
      await loadSample(db, filesUrl);
    });
    Object.assign(process.env, {
      DATABASE_URL: cluster.url(),
      APP_MODE: "demo",
      APP_TODAY: DEMO_TODAY,
      FILES_URL: filesUrl,
      NEXTAUTH_SECRET: secretsOf(place).authSecret,
      NEXTAUTH_URL: process.env.NEXTAUTH_URL || url,
    });
    await step("Server is ready", () => serve({ port, host, folder }));
    say(`\nThe demo is at ${url}/login – its accounts are listed there. Its day is ${DEMO_TODAY}.`);
    say(`Its data is in ${place}. Stop it with Ctrl-C.`);
    return untilStopped();
  });
}
