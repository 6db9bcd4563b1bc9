import { type ChildProcess, spawn } from "node:child_process";
import { PROJECT } from "../../scripts/place.ts";

export type SweepProcess = {
  child: ChildProcess;
  /** How it ended: a code, or the signal that ended it. */
  ended: Promise<number | string>;
};

/** Sweeps the morning of a day once, in a process of its own: what one instance of the product does at 07:00. */
export function startSweep(databaseUrl: string, day: string): SweepProcess {
  const child = spawn(process.execPath, [import.meta.filename, day], {
    cwd: PROJECT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise<number | string>((resolve) => {
    child.once("exit", (code, signal) => {
      process.removeListener("exit", kill);
      resolve(code ?? signal ?? "");
    });
  });
  return { child, ended };
}

if (import.meta.main) {
  const { sweep } = await import("../../lib/oversight/commands.ts");
  const { createDatabase } = await import("../../lib/platform/database.ts");
  const { fixedClock } = await import("../../lib/platform/clock.ts");
  const db = createDatabase(process.env.DATABASE_URL ?? "", { connections: 4 });
  await sweep(db, fixedClock(process.argv[2] ?? "", "07:00"), "schedule");
  await db.$disconnect();
}
