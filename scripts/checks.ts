import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { ensureBrowser } from "./browser.ts";
import { build } from "./build.ts";
import { generate } from "./generate.ts";
import { say } from "./lifecycle.ts";
import { DATA_DIR, PROJECT } from "./place.ts";
import { runTool } from "./processes.ts";

export type Tally = { passed: number; failed: number };

type VitestReport = { numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; flaky: number; unexpected: number } };

const bin = (path: string) => join(PROJECT, "node_modules", path);

/** What is checked without running the product: each counts as one test. */
const STATIC_CHECKS: { name: string; mend: string; args: string[] }[] = [
  { name: "Routes are known to TypeScript", mend: "see above", args: [bin("next/dist/bin/next"), "typegen"] },
  { name: "Types (tsc)", mend: "mend the types above", args: [bin("typescript/bin/tsc"), "--noEmit"] },
  {
    name: "Lint and format (biome)",
    mend: "npm run format mends most of it",
    args: [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"],
  },
  {
    name: "Directions of imports (dependency-cruiser)",
    mend: "each rule says its reason in .dependency-cruiser.js",
    args: ["scripts/import-rules.ts"],
  },
  { name: "Only lib/platform/clock.ts asks the time", mend: "take a day or a clock", args: ["scripts/clock-rule.ts"] },
  { name: "Nothing unused (knip)", mend: "delete it, or use it", args: [bin("knip/bin/knip.js"), "--no-progress"] },
];

/** Runs the static checks one after the other; a failing one shows its output and does not stop the rest. */
export async function runStaticChecks(): Promise<Tally> {
  await generate();
  const tally = { passed: 0, failed: 0 };
  for (const check of STATIC_CHECKS) {
    const begun = performance.now();
    const { code, output } = await runTool(process.execPath, check.args, { cwd: PROJECT, quiet: true });
    const seconds = `(${((performance.now() - begun) / 1000).toFixed(1)} s)`;
    tally[code === 0 ? "passed" : "failed"] += 1;
    if (code === 0) say(`${styleText("green", "✓")} ${check.name} ${styleText("dim", seconds)}`);
    else say(`${output.trim()}\n${styleText("red", "✗")} ${check.name}: ${check.mend}.`);
  }
  return tally;
}

/** Runs one project of vitest; what follows narrows it, as in `npm run test:db -- deadline`. */
export async function runVitest(project: "unit" | "db", filter: readonly string[] = []): Promise<Tally> {
  if (!hasFiles(`tests/${project}`, ".test.ts") && !hasFiles(`tests/${project}`, ".test.tsx"))
    return { passed: 0, failed: 0 };
  await generate();
  const report = join(DATA_DIR, "test", `vitest-${project}-${process.pid}.json`);
  const args = [
    bin("vitest/vitest.mjs"),
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { code } = await runTool(process.execPath, [...args, ...filter], {
    cwd: PROJECT,
    env: { ...process.env, TZ: TEST_ZONE },
  });
  return tallyOf(report, code, (json: VitestReport) => ({ passed: json.numPassedTests, failed: json.numFailedTests }));
}

/** Far from Vietnam and from UTC, so that a date computed in the machine's zone shows. */
const TEST_ZONE = "Pacific/Kiritimati";

/** Builds, then runs the browser tests on the build. */
export async function runBrowserTests(filter: readonly string[] = []): Promise<Tally> {
  if (!hasFiles("tests/e2e", ".spec.ts")) return { passed: 0, failed: 0 };
  const browser = await ensureBrowser();
  const folder = await build(process.env.NEXT_DIST_DIR || ".next-test");
  const report = join(DATA_DIR, "test", `playwright-${process.pid}.json`);
  const { code } = await runTool(
    process.execPath,
    [bin("@playwright/test/cli.js"), "test", "--reporter=list,json", ...filter],
    {
      cwd: PROJECT,
      env: {
        ...process.env,
        TZ: TEST_ZONE,
        CHROMIUM_PATH: browser,
        NEXT_DIST_DIR: folder,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  return tallyOf(report, code, ({ stats }: PlaywrightReport) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
}

/** The production build, as one test of its own. */
export async function runBuild(): Promise<Tally> {
  try {
    await build(process.env.NEXT_DIST_DIR || ".next-test");
    return { passed: 1, failed: 0 };
  } catch (error) {
    say(`${styleText("red", "✗")} ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
}

/** Adds up what several runs counted. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The last line of every check and test run, for people and for machines. */
export function sayTally({ passed, failed }: Tally): number {
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function hasFiles(folder: string, ending: string): boolean {
  const path = join(PROJECT, folder);
  return existsSync(path) && readdirSync(path, { recursive: true }).some((file) => String(file).endsWith(ending));
}

/** Reads a report; a run that failed without a failing test (it did not even start) counts as one failure. */
function tallyOf<T>(report: string, code: number, read: (json: T) => Tally): Tally {
  const tally = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  rmSync(report, { force: true });
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
