import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import pg from "pg";
import { giveTo, type Launcher, launcherFor, postgresPrograms } from "./launcher.ts";
import { isEnding, onExit, Refusal } from "./lifecycle.ts";
import { secretsOf } from "./place.ts";
import { freePort } from "./ports.ts";
import { commandLine, gone, isAlive } from "./processes.ts";

/** The role that owns the databases. Not a superuser: what the product can be talked into, the database still refuses. */
const OWNER = "project06";

export const DATABASE_NAME = "project06";

export type Cluster = {
  /** The address of a database of this cluster, `project06` unless another is named. */
  url(database?: string): string;
  stop(): Promise<void>;
};

type Programs = Awaited<ReturnType<typeof postgresPrograms>>;

/**
 * Starts the PostgreSQL of a place and makes what is missing: the cluster, the owner, the database. Stops with this process.
 * Takes over what a killed run left: half a cluster is made anew, a server left alive is stopped in order and started again.
 * `durable: false` trades safety against a crash of the machine for speed: for tests only.
 */
export async function startPostgres(place: string, options: { durable?: boolean } = {}): Promise<Cluster> {
  const programs = await postgresPrograms();
  const launcher = launcherFor(programs, place);
  const data = join(place, "postgres");
  await stopLeftover(programs, launcher, data);
  if (!existsSync(join(data, "PG_VERSION"))) initialise(programs, launcher, place);
  const port = await freePort(rememberedPort(place));
  writeFileSync(join(place, "postgres.port"), String(port));
  const stop = await launch(programs, launcher, place, port, options.durable ?? true);
  await prepareOwner(place, port);
  return { url: (database = DATABASE_NAME) => urlOf(place, port, OWNER, database), stop };
}

/** Stops a server that a killed run left alive in this place; nothing happens where there is none. */
export async function stopPostgres(place: string): Promise<void> {
  const data = join(place, "postgres");
  if (!postmasterOf(data)) return;
  const programs = await postgresPrograms();
  await stopLeftover(programs, launcherFor(programs, place), data);
}

/** The address of the database that another process runs in this place; null when none does. */
export function urlOfRunning(place: string): string | null {
  const running = postmasterOf(join(place, "postgres"));
  return running?.port ? urlOf(place, running.port, OWNER, DATABASE_NAME) : null;
}

function urlOf(place: string, port: number, user: string, database: string): string {
  const { ownerPassword, superuserPassword } = secretsOf(place);
  return `postgresql://${user}:${user === OWNER ? ownerPassword : superuserPassword}@127.0.0.1:${port}/${database}`;
}

function rememberedPort(place: string): number | undefined {
  const file = join(place, "postgres.port");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) || undefined : undefined;
}

/** The server that runs on a data folder, from its postmaster.pid; null when that is stale or absent. */
function postmasterOf(data: string): { pid: number; port: number } | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  // The number may have gone to another program since: only a process that names this folder is this server.
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !commandLine(pid)?.includes(data)) return null;
  return { pid, port: Number(lines[3]) };
}

async function stopLeftover(programs: Programs, launcher: Launcher, data: string): Promise<void> {
  const left = postmasterOf(data);
  if (left) {
    command(programs.pgCtl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "60"], launcher);
    if (!(await gone(left.pid, 5))) {
      throw new Refusal(
        `A database left by an earlier run (process ${left.pid}) does not stop; end it with: kill -INT ${left.pid}`,
      );
    }
  }
  // PostgreSQL would take any living process with the number in this file for itself.
  if (!postmasterOf(data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a killed run leaves no half of one. */
function initialise(programs: Programs, launcher: Launcher, place: string): void {
  const data = join(place, "postgres");
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new Refusal(`${data} holds files but no database; move it away and start again.`);
  }
  // Names of their own: an initdb that a killed run left behind may still be writing.
  const draft = join(place, `postgres.new-${process.pid}`);
  const passwordFile = join(place, `postgres.password-${process.pid}`);
  for (const name of readdirSync(place)) {
    if (/^postgres\.(new|password)-\d+$/.test(name)) rmSync(join(place, name), { recursive: true, force: true });
  }
  rmSync(data, { recursive: true, force: true });
  // initdb makes its folder itself, in one that its user may write to.
  mkdirSync(draft, { mode: 0o700 });
  giveTo(launcher, draft);
  writeFileSync(passwordFile, `${secretsOf(place).superuserPassword}\n`, { mode: 0o600 });
  giveTo(launcher, passwordFile);
  try {
    command(
      programs.initdb,
      [
        `--pgdata=${draft}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // Sorts alike on every machine; Vietnamese names are ordered by COLLATE "vi-x-icu" where they are listed.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      launcher,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
}

function command(program: string, args: readonly string[], launcher: Launcher): void {
  const line = [...launcher.prefix, program, ...args];
  const done = spawnSync(line[0] ?? program, line.slice(1), { encoding: "utf8", cwd: "/" });
  if (done.status !== 0) {
    const why = (done.stderr || done.stdout || String(done.error ?? "")).trim().split("\n").slice(-3).join(" ");
    throw new Refusal(`${basename(program)} failed: ${why}`);
  }
}

async function launch(programs: Programs, launcher: Launcher, place: string, port: number, durable: boolean) {
  const data = join(place, "postgres");
  const logFile = join(place, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, "a", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: 100,
    ...(!durable && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const line = [...launcher.prefix, programs.postgres, "-D", data, ...flags];
  // A group of its own: Ctrl-C in the terminal must reach the product first and the database last.
  const server = spawn(line[0] ?? "", line.slice(1), { cwd: "/", detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let over = false;
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    server.once("error", () => resolve());
    server.once("exit", () => resolve());
  }).then(() => {
    over = true;
  });
  const stop = onExit(async () => {
    if (over || server.pid === undefined) return;
    process.kill(server.pid, "SIGINT");
    await Promise.race([ended, gone(server.pid, 30)]);
    if (!over) process.kill(server.pid, "SIGQUIT");
  });
  await answering(place, port, () => over, logFile);
  void ended.then(() => {
    if (!isEnding() && !stopping) throw new Refusal(`The database has stopped by itself; ${logFile} says why.`);
  });
  return async () => {
    stopping = true;
    await stop();
  };
}

async function answering(place: string, port: number, over: () => boolean, logFile: string): Promise<void> {
  // Recovery after a crash replays what was acknowledged, which may take a while.
  for (const until = performance.now() + 120_000; performance.now() < until; ) {
    if (over()) break;
    const client = new pg.Client({ connectionString: urlOf(place, port, "postgres", "postgres") });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "28P01") {
        throw new Refusal(
          `${join(place, "secrets.json")} does not hold the password of the database beside it; put the right file back.`,
        );
      }
      await client.end().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Refusal(`The database did not start; ${logFile} says why.`);
}

async function prepareOwner(place: string, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(place, port, "postgres", "postgres") });
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [OWNER]);
    if (role.rowCount === 0) {
      await client.query(
        `CREATE ROLE ${OWNER} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(secretsOf(place).ownerPassword)}`,
      );
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}
