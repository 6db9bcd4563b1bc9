import { spawn } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { onExit, Refusal, run, say, step } from "../lifecycle.ts";
import { migrate } from "../migrate.ts";
import { onCluster, ownPostgres } from "../own-postgres.ts";
import { PROJECT } from "../place.ts";
import type { Cluster } from "../postgres.ts";
import { fillForSweep, SWEPT_DAY } from "./sweep-data.ts";

/** Parts in the plan, ten times more each time: what grows linearly takes ten times as long. */
const SIZES = [10_000, 100_000, 1_000_000] as const;

/** The three mornings measured, each in a process of its own that has done nothing else. */
const MORNINGS = [
  { name: "first morning, all is new", day: SWEPT_DAY },
  { name: "the same morning again", day: SWEPT_DAY },
  { name: "the next morning", day: Temporal.PlainDate.from(SWEPT_DAY).add({ days: 1 }).toString() },
] as const;

type Measured = { seconds: number; processorSeconds: number; peakBytes: number; raised: number; closed: number };

type Row = Measured & { assignments: number; name: string };

/**
 * Measures the morning sweep over generated plans, each in a database of its own on a PostgreSQL of this run's own: how long, with
 * how much memory, and how it grows. The sweep is the product's own `sweep()`.
 */
export async function benchSweep(): Promise<void> {
  const { cluster } = await ownPostgres();
  say(`
Machine     ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, shared by the sweep and its PostgreSQL
Load        ${(loadavg()[0] ?? 0).toFixed(1)} before measuring
Data        made by SQL, the same each time: scripts/bench/plan-data.ts
`);
  const rows: Row[] = [];
  for (const assignments of SIZES) rows.push(...(await measureSize(cluster, assignments)));
  print(rows);
}

async function measureSize(cluster: Cluster, assignments: number): Promise<Row[]> {
  const name = `sweep_${assignments}`;
  const url = cluster.url(name);
  await onCluster(cluster, `CREATE DATABASE ${name}`);
  await migrate(url);
  await step(`A plan of ${assignments} assignments is there`, () => fillForSweep(url, assignments));
  const rows: Row[] = [];
  for (const { name: morning, day } of MORNINGS) {
    const measured = await sweepInProcess(url, day);
    rows.push({ assignments, name: morning, ...measured });
    say(`  ${morning}: ${measured.seconds.toFixed(1)} s`);
  }
  await onCluster(cluster, `DROP DATABASE ${name}`);
  return rows;
}

/** Sweeps once in a process of its own, whose memory is thereby the sweep's. */
function sweepInProcess(url: string, day: string): Promise<Measured> {
  const child = spawn(process.execPath, [import.meta.filename, day], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: undefined, DATABASE_URL: url, NODE_ENV: "production" },
  });
  const stop = onExit(() => {
    child.kill();
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      void stop();
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Refusal(`The sweep ended with code ${code}.`));
    });
  });
}

function print(rows: readonly Row[]): void {
  const heads = ["assignments", "seconds", "per second", "processor s", "peak MB", "raised", "closed", "÷ a tenth", ""];
  const lines = rows.map((row) => {
    const tenth = rows.find(({ name, assignments }) => name === row.name && assignments * 10 === row.assignments);
    return [
      String(row.assignments),
      row.seconds.toFixed(2),
      Math.round(row.assignments / row.seconds).toString(),
      row.processorSeconds.toFixed(1),
      (row.peakBytes / 1e6).toFixed(0),
      String(row.raised),
      String(row.closed),
      tenth ? `${(row.seconds / tenth.seconds).toFixed(1)}×` : "",
      row.name,
    ];
  });
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const align = (line: readonly string[]) =>
    line
      .map((cell, column) => (column === heads.length - 1 ? cell : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  say(`\n${align(heads)}\n${widths.map((width) => "─".repeat(width)).join("──")}`);
  for (const line of lines) say(align(line));
  say(
    "\nProcessor seconds are the sweep's own process, without PostgreSQL; peak MB is the most memory it ever held (RSS).",
  );
}

/** On its own: sweeps the day given, on $DATABASE_URL, and prints what it took as JSON. */
if (import.meta.main) {
  run(async () => {
    const [{ sweep }, { createDatabase }, { fixedClock }] = await Promise.all([
      import("../../lib/oversight/commands.ts"),
      import("../../lib/platform/database.ts"),
      import("../../lib/platform/clock.ts"),
    ]);
    const db = createDatabase(process.env.DATABASE_URL ?? "", { connections: 4 });
    const begun = performance.now();
    const { raised, closed } = await sweep(db, fixedClock(process.argv[2] ?? SWEPT_DAY, "07:00"), "schedule");
    const seconds = (performance.now() - begun) / 1000;
    await db.$disconnect();
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const measured: Measured = {
      seconds,
      processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
      peakBytes: maxRSS * 1024,
      raised,
      closed,
    };
    process.stdout.write(JSON.stringify(measured));
    return 0;
  });
}
