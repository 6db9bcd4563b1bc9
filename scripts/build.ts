import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./generate.ts";
import { onExit, Refusal, run, say, step } from "./lifecycle.ts";
import { PROJECT, takeLock } from "./place.ts";
import { birthmark, endLeftTool, runTool } from "./processes.ts";

/** Everything that can change what a build holds. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.js",
  "tsconfig.json",
  "package-lock.json",
];

/** Made from other sources, on each machine. */
const MADE = "lib/platform/prisma";

/** Who serves which build: kept outside the builds, because a build empties its folder. */
const SERVED = join(PROJECT, ".next-served");

/** A digest of all sources of a build. */
export function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesOf(source))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(PROJECT, file)))
        .update("\0");
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (path === MADE || !existsSync(join(PROJECT, path))) return [];
  try {
    const entries = readdirSync(join(PROJECT, path)).sort();
    return entries.flatMap((entry) => filesOf(`${path}/${entry}`));
  } catch {
    return [path];
  }
}

function isCurrent(folder: string): boolean {
  const mark = join(PROJECT, folder, "fingerprint");
  return existsSync(mark) && readFileSync(mark, "utf8") === fingerprint();
}

/** Makes the production build in `folder` unless the one there was made from these very sources; gives the folder. */
export async function build(folder = process.env.NEXT_DIST_DIR || ".next"): Promise<string> {
  await generate();
  if (isCurrent(folder)) return folder;
  const release = await waitForLock(folder);
  if (!isCurrent(folder)) await step("Production build", () => buildNow(folder));
  await release();
  return folder;
}

async function buildNow(folder: string): Promise<void> {
  const server = serverOf(folder);
  if (server !== null) {
    throw new Refusal(
      `The sources have changed, but process ${server} is serving the build in ${folder}; stop it first with: kill ${server}`,
    );
  }
  const before = fingerprint();
  const mark = join(PROJECT, folder, "fingerprint");
  rmSync(mark, { force: true });
  const tool = join(SERVED, `build-${folder.replaceAll("/", "_")}.tool`);
  if (existsSync(tool)) {
    const left = JSON.parse(readFileSync(tool, "utf8"));
    await endLeftTool(left.pid, left.birthmark);
  }
  say("Building for production (about a minute)…");
  const built = await runTool(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: PROJECT,
    quiet: true,
    onStart: (pid) => writeFileSync(tool, JSON.stringify({ pid, birthmark: birthmark(pid) })),
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (built.code !== 0)
    throw new Refusal(`The build failed; mend what it says and start again:\n${built.output.trim()}`);
  writeFileSync(mark, before);
}

async function waitForLock(folder: string): Promise<() => Promise<void>> {
  mkdirSync(SERVED, { recursive: true });
  const file = join(SERVED, `build-${folder.replaceAll("/", "_")}.lock`);
  for (let told = false; ; told = true) {
    const taken = takeLock(file, "A build", null);
    if (typeof taken === "function") return taken;
    if (!told) say(`Waiting for the build of process ${taken.pid}…`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Notes that this process serves a build, so that nobody builds anew beneath it. */
export function markServed(folder: string): void {
  mkdirSync(SERVED, { recursive: true });
  const file = join(SERVED, `${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ folder, birthmark: birthmark(process.pid) }));
  onExit(() => rmSync(file, { force: true }));
}

function serverOf(folder: string): number | null {
  if (!existsSync(SERVED)) return null;
  for (const name of readdirSync(SERVED)) {
    const pid = Number(name.replace(".json", ""));
    if (!Number.isInteger(pid)) continue;
    const served = JSON.parse(readFileSync(join(SERVED, name), "utf8"));
    if (birthmark(pid) !== served.birthmark) rmSync(join(SERVED, name), { force: true });
    else if (served.folder === folder) return pid;
  }
  return null;
}

if (import.meta.main) {
  run(async () => {
    const folder = await build();
    say(`The build is in ${folder}`);
    return 0;
  });
}
