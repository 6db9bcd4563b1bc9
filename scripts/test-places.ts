import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DATA_DIR, placeOf, runningIn, takePlace } from "./place.ts";
import { stopPostgres } from "./postgres.ts";

/** A throw-away folder for this run of tests, after sweeping out those of runs that were killed. */
export async function testPlace(): Promise<string> {
  await sweepDeadPlaces();
  const place = placeOf(`test/run-${process.pid}`);
  rmSync(join(place, "postgres"), { recursive: true, force: true });
  takePlace(place, "A run of tests", null);
  return place;
}

async function sweepDeadPlaces(): Promise<void> {
  const folder = join(DATA_DIR, "test");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (!/^(run|migration)-\d+$/.test(name) || runningIn(place)) continue;
    await stopPostgres(place);
    rmSync(place, { recursive: true, force: true });
  }
}
