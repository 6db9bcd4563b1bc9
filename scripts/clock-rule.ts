import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./place.ts";

/** Nothing but this file asks what time it is: rules take a day, commands take a clock (docs/architecture.md). */
const CLOCK = "lib/platform/clock.ts";

const ASKS = /Temporal\.Now\b|\bDate\.now\(|\bnew Date\(\)/;

let found = 0;
for (const folder of ["app", "components", "lib", "prisma"]) {
  for (const name of readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })) {
    const path = `${folder}/${name}`;
    if (!/\.tsx?$/.test(name) || path === CLOCK || path.startsWith("lib/platform/prisma/")) continue;
    for (const [index, line] of readFileSync(join(PROJECT, path), "utf8").split("\n").entries()) {
      if (!ASKS.test(line)) continue;
      found += 1;
      console.error(`${path}:${index + 1} asks what time it is: ${line.trim()}`);
    }
  }
}
process.exitCode = found === 0 ? 0 : 1;
