import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Refusal, run, say } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";
import { runTool } from "./processes.ts";

/** Chromium without a window: it takes about half the processor time of the whole browser. */
const SHELL = "/usr/bin/chromium-headless-shell";

/** Where Debian, Ubuntu, Google and macOS put theirs. */
const USUAL = [
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** No sandbox: the tests visit this product only, and as root, or in a container, the sandbox does not start. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser that is there: the one of CHROMIUM_PATH, Playwright's own, or the system's; null when there is none. */
export function installedBrowser(): string | null {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen))
    throw new Refusal(`CHROMIUM_PATH=${chosen} is not there; correct it, or unset it.`);
  return [chosen, playwrightsOwn(), ...USUAL].find((path) => path && existsSync(path)) ?? null;
}

function playwrightsOwn(): string | null {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

/** A browser for the tests, installed when there is none; on Debian, as root, the faster shell is added to what is there. */
export async function ensureBrowser(): Promise<string> {
  const there = installedBrowser();
  const isAptThere = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (there && (!isAptThere || !USUAL.includes(there) || there === SHELL)) return there;
  say(there ? "Adding Chromium's shell, which tests faster…" : "No browser found; installing one…");
  const attempts = [
    ...(there ? [] : [() => installPlaywrights()]),
    ...(isAptThere ? [() => installDebians("chromium-headless-shell")] : []),
    ...(isAptThere && !there ? [() => installDebians("chromium")] : []),
  ];
  for (const attempt of attempts) {
    await attempt();
    const installed = installedBrowser();
    if (installed && installed !== there) return installed;
  }
  if (there) return there;
  throw new Refusal(
    "No browser could be installed for the browser tests: install Chromium and set CHROMIUM_PATH to it, then start again.",
  );
}

function installPlaywrights(): Promise<unknown> {
  const cli = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  const withSystemParts = process.getuid?.() === 0 ? [...cli, "--with-deps"] : cli;
  return runTool(process.execPath, withSystemParts, { cwd: PROJECT, quiet: true });
}

function installDebians(name: string): Promise<unknown> {
  // Without a network it gives up in time to test with what is there.
  const script = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${name}`;
  return runTool("timeout", ["180", "sh", "-c", script], { cwd: PROJECT, quiet: true });
}

if (import.meta.main) {
  run(async () => {
    say(await ensureBrowser());
    return 0;
  });
}
