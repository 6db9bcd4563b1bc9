import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { onExit, Refusal } from "./lifecycle.ts";
import { birthmark } from "./processes.ts";

/** The folder of this project, wherever a script is started from. */
export const PROJECT = resolve(import.meta.dirname, "..");

/** Where everything is kept that is not source: $DATA_DIR, or .data in the project. */
export const DATA_DIR = resolve(PROJECT, process.env.DATA_DIR || ".data");

/**
 * One installation's folder: its database, secrets and lock. `main` is what `npm start` and `npm run dev` run on; the demo and
 * the tests have their own, so that neither can reach real records.
 */
export function placeOf(name: "main" | "demo" | `test/${string}`): string {
  const place = name === "main" ? DATA_DIR : join(DATA_DIR, name);
  const missing: string[] = [];
  for (let path = place; !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    mkdirSync(path, { recursive: true });
    // The database may run as another user (see launcher.ts), who must get through but need not look around.
    chmodSync(path, 0o711);
  }
  return place;
}

export type Secrets = { ownerPassword: string; superuserPassword: string; authSecret: string };

/** The generated secrets of a place, made at first use and readable by its owner only. */
export function secretsOf(place: string): Secrets {
  const file = join(place, "secrets.json");
  const known: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secret = () => randomBytes(32).toString("base64url");
  const secrets = { ownerPassword: secret(), superuserPassword: secret(), authSecret: secret(), ...known };
  if (Object.keys(known).length < Object.keys(secrets).length) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  return secrets;
}

export type Holder = { pid: number; birthmark: string | null; what: string; url: string | null };

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Who holds a lock right now; null when nobody does, or when the one who took it is dead. */
function livingHolder(file: string): Holder | null {
  const holder = holderOf(file);
  return holder && birthmark(holder.pid) === holder.birthmark ? holder : null;
}

/** Who runs in a place right now. */
export function runningIn(place: string): Holder | null {
  return livingHolder(join(place, "run.lock"));
}

/**
 * Takes a lock for this process until it ends, or until the returned function is called. Gives the holder when another process
 * has it. A lock whose holder was killed is taken over.
 */
export function takeLock(file: string, what: string, url: string | null): Holder | (() => Promise<void>) {
  const mine = `${file}.${process.pid}`;
  const me: Holder = { pid: process.pid, birthmark: birthmark(process.pid), what, url };
  writeFileSync(mine, JSON.stringify(me));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        // A link either appears whole or not at all: two starts at the same moment cannot both get it.
        linkSync(mine, file);
        return onExit(() => {
          if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
        });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = livingHolder(file);
      if (holder) return holder;
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new Refusal(`The lock ${file} cannot be taken; remove it and start again.`);
}

/** Takes a place for this process until it ends; refuses when another process runs there. */
export function takePlace(place: string, what: string, url: string | null): void {
  const taken = takeLock(join(place, "run.lock"), what, url);
  if (typeof taken === "function") return;
  const where = taken.url ? ` at ${taken.url}` : "";
  throw new Refusal(
    `${taken.what} is already running${where} (process ${taken.pid}); use it, or stop it first with: kill ${taken.pid}`,
  );
}
