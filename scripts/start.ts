import { build } from "./build.ts";
import { loadPlans, withDatabase } from "./contents.ts";
import { Refusal, run, say, step, untilStopped } from "./lifecycle.ts";
import { mainDatabase } from "./main-database.ts";
import { migrateAndSay } from "./migrate.ts";
import { placeOf, secretsOf } from "./place.ts";
import { portToServe } from "./ports.ts";
import { serve } from "./serve.ts";

/** `npm start`: the product for real work, without sample data and without any account that was not made on purpose. */
run(async () => {
  if (process.env.APP_TODAY) {
    throw new Refusal("APP_TODAY is for the demo: records would carry a date that never was; start again without it.");
  }
  if (process.env.APP_MODE && process.env.APP_MODE !== "production") {
    throw new Refusal(
      `npm start is for real work, APP_MODE=${process.env.APP_MODE} is not: use npm run demo, or start again without it.`,
    );
  }
  const host = process.env.HOST || undefined;
  const url = process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || 3000}`;
  const database = await mainDatabase("The product", url, { join: false });
  const port = await portToServe(host);
  const folder = await build();
  await migrateAndSay(database);
  const administrators = await withDatabase(database, async (db) => {
    await loadPlans(db);
    return db.user.count({ where: { role: "ADMIN", disabledAt: null } });
  });
  Object.assign(process.env, {
    DATABASE_URL: database,
    APP_MODE: "production",
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secretsOf(placeOf("main")).authSecret,
    NEXTAUTH_URL: url,
  });
  await step("Server is ready", () => serve({ port, host, folder }));
  say(`\nServing ${url}. Stop it with Ctrl-C.`);
  if (administrators === 0)
    say("Nobody can sign in yet. Make the first administrator, in another terminal: npm run admin:create");
  if (url.startsWith("http://") && !url.startsWith("http://localhost")) {
    say("Passwords travel in the clear over http; put a TLS proxy in front and set NEXTAUTH_URL to its https address.");
  }
  return untilStopped();
});
