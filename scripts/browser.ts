import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Refusal, run, say } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";
import { runTool } from "./processes.ts";

/** Where Debian, Ubuntu, Google and macOS put theirs. */
const USUAL = [
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

/** A browser for the tests, installed when there is none. */
export async function ensureBrowser(): Promise<string> {
  const there = installedBrowser();
  if (there) return there;
  say("No browser found; installing one (Playwright's, or Debian's where that cannot be downloaded)…");
  const cli = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  const withSystemParts = process.getuid?.() === 0 ? [...cli, "--with-deps"] : cli;
  const attempts: [string, string[]][] = [[process.execPath, withSystemParts]];
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    attempts.push([
      "sh",
      ["-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"],
    ]);
  }
  for (const [command, args] of attempts) {
    await runTool(command, args, { cwd: PROJECT, quiet: true });
    const installed = installedBrowser();
    if (installed) return installed;
  }
  throw new Refusal(
    "No browser could be installed for the browser tests: install Chromium and set CHROMIUM_PATH to it, then start again.",
  );
}

if (import.meta.main) {
  run(async () => {
    say(await ensureBrowser());
    return 0;
  });
}
