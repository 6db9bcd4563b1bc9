import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../scripts/place.ts";
import { LEADER, OFFICER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

const KB = 1024;

/**
 * What every page of this build loads, even an empty one: the files in which Next keeps React, its router and its loader. The
 * build names them itself. An empty page of an empty project with the same Next was seen to load these and one file of 3 kB
 * more (its error boundaries), so this floor is a little lower than the truth, and the test a little stricter.
 */
const FRAMEWORK: readonly string[] = JSON.parse(
  readFileSync(join(PROJECT, process.env.NEXT_DIST_DIR || ".next-test", "build-manifest.json"), "utf8"),
).rootMainFiles;

type Weight = { framework: number; above: number };

/** Bytes of scripts as they came over the line, in a browser that has none yet. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weights: Promise<{ url: string; bytes: number }>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    weights.push(request.sizes().then(({ responseBodySize }) => ({ url: request.url(), bytes: responseBodySize })));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const all = await Promise.all(weights);
  const isFramework = ({ url }: { url: string }) => FRAMEWORK.some((file) => new URL(url).pathname.endsWith(file));
  const sum = (files: { bytes: number }[]) => files.reduce((total, { bytes }) => total + bytes, 0);
  const framework = all.filter(isFramework);
  expect(framework, "the framework's files are all among what was loaded").toHaveLength(FRAMEWORK.length);
  return { framework: sum(framework), above: sum(all.filter((file) => !isFramework(file))) };
}

const LIMITS: readonly [username: string, path: string, kilobytes: number][] = [
  [OFFICER.username, "/", 50],
  [OFFICER.username, "/tasks", 50],
  [OFFICER.username, "/tasks/16", 50],
  [OFFICER.username, "/tasks/16/update", 50],
  [OFFICER.username, "/reports", 50],
  [OFFICER.username, "/reports/2023-10/so-tnmt", 50],
  [OFFICER.username, "/alerts", 50],
  [OFFICER.username, "/documents", 50],
  [OFFICER.username, "/agencies", 50],
  [OFFICER.username, "/account", 50],
  [LEADER.username, "/charts", 150],
];

test("scripts stay light: 50 kB above an empty page for officers, 150 kB for the charts", async ({ as }) => {
  const measured: Record<string, string> = {};
  for (const [username, path, kilobytes] of LIMITS) {
    const session = await (await as(username)).context().storageState();
    // A context of its own: its cache is empty, as on the first visit.
    const page = await as(null, { storageState: session });
    const { framework, above } = await weigh(page, path);
    measured[path] = `${(above / KB).toFixed(1)} kB above ${(framework / KB).toFixed(1)} kB`;
    expect.soft(above / KB, `${path}: ${measured[path]}`).toBeLessThanOrEqual(kilobytes);
    expect(framework / KB, "the framework came, and compressed").toBeGreaterThan(50);
    expect(framework / KB, "the framework came, and compressed").toBeLessThan(200);
  }
  console.log("Scripts:", measured);
});
