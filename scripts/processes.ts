import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { onExit } from "./lifecycle.ts";

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * A mark of when a process began, so that a number given again to another process is not taken for the first; null when there
 * is no such process.
 */
export function birthmark(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      // A zombie has ended; only its parent has not asked yet.
      return fields && fields[0] !== "Z" ? `${boot}/${fields[19]}` : null;
    } catch {
      return null;
    }
  }
  const started = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return started.stdout?.trim() || null;
}

/** The command line of a process, or null. */
export function commandLine(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return null;
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || null;
}

/** Waits until a process is gone; false when it is still there after `seconds`. */
export async function gone(pid: number, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/**
 * Starts a tool in a process group of its own and ends the whole group with this process: a tool that starts workers leaves
 * none behind, and Ctrl-C reaches it once, from here.
 */
export function startTool(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { stdio: "inherit", ...options, detached: true });
  const stop = onExit(async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    killGroup(child.pid, "SIGTERM");
    if (!(await gone(child.pid, 5))) killGroup(child.pid, "SIGKILL");
  });
  child.once("exit", () => void stop());
  return child;
}

/** Ends a tool that a killed run left behind, if the process of this number is still the one that was born then. */
export async function endLeftTool(pid: number, born: string | null): Promise<void> {
  if (born === null || birthmark(pid) !== born) return;
  killGroup(pid, "SIGKILL");
  await gone(pid, 5);
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

export type ToolResult = { code: number; output: string };

/** Runs a tool to its end. `quiet` keeps its output (both streams) for the caller instead of showing it. */
export function runTool(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; quiet?: boolean; cwd?: string; onStart?: (pid: number) => void } = {},
): Promise<ToolResult> {
  const { quiet, onStart, ...rest } = options;
  const child = startTool(command, args, { ...rest, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
  if (child.pid !== undefined) onStart?.(child.pid);
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
