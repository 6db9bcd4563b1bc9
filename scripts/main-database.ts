import { step } from "./lifecycle.ts";
import { placeOf, runningIn, takePlace } from "./place.ts";
import { startPostgres, urlOfRunning } from "./postgres.ts";

/**
 * The database of this installation: DATABASE_URL where it is set, and then nothing is started; else the embedded one. With
 * `join`, one that another process of this installation runs is used; without, that process is named and this one refused.
 */
export async function mainDatabase(what: string, url: string | null, options: { join: boolean }): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const place = placeOf("main");
  if (options.join && runningIn(place)) {
    const running = urlOfRunning(place);
    if (running) return running;
  }
  takePlace(place, what, url);
  const cluster = await step("Database is running", () => startPostgres(place));
  return cluster.url();
}
