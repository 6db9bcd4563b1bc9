import { createHash } from "node:crypto";
import { open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ownFolder } from "../platform/files.ts";

/**
 * A file on its way, on the disk of this machine: whatever of it has arrived stays there, so that a broken upload goes on where
 * it broke. Nothing of it counts before it is whole, looked at and in the file store.
 */
export type Stage = {
  /** How much has arrived, in bytes. */
  size(): Promise<number>;
  /** Adds what arrives, as it arrives; more than `most` bytes in all are refused. A break keeps what had arrived. */
  append(body: AsyncIterable<Uint8Array>, most: number): Promise<"taken" | "too-large" | "broken-off">;
  /** The whole, with its SHA-256 in hex. */
  read(): Promise<{ path: string; bytes: Buffer; sha256: string }>;
  discard(): Promise<void>;
};

/** How many files of one person may be on their way, a form's as many as it takes; the oldest make room. */
const ON_THEIR_WAY = 24;

/** What did not arrive whole within a day is let go. */
const STALE_MS = 24 * 3600 * 1000;

/**
 * The stage of one person's file, in the folder for uploads on their way. `key` tells files of one part, or (null) of one agency, apart;
 * only letters, digits and hyphens.
 */
export async function openStage(
  incoming: string,
  about: { userId: number; assignmentId: number | null; key: string },
): Promise<Stage> {
  const folder = await ownFolder(join(incoming, String(about.userId)));
  const path = join(folder, `${about.assignmentId ?? "agency"}-${about.key}`);
  const size = () => sizeOf(path);
  return {
    size,
    async append(body, most) {
      if ((await size()) === 0) await makeRoom(folder);
      const file = await open(path, "a", 0o600);
      try {
        let arrived = await size();
        for await (const chunk of body) {
          arrived += chunk.byteLength;
          if (arrived > most) return "too-large";
          await file.appendFile(chunk);
        }
        return "taken";
      } catch {
        return "broken-off";
      } finally {
        await file.close();
      }
    },
    async read() {
      const bytes = await readFile(path);
      return { path, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
    discard: () => rm(path, { force: true }),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

async function makeRoom(folder: string): Promise<void> {
  const aged = await byAge(folder);
  for (const { path } of aged.slice(0, Math.max(0, aged.length - ON_THEIR_WAY + 1))) await rm(path, { force: true });
}

async function byAge(folder: string): Promise<{ path: string; touched: number }[]> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  const aged = await Promise.all(
    paths.map(async (path) => ({ path, touched: (await stat(path).catch(() => null))?.mtimeMs ?? 0 })),
  );
  return aged.sort((a, b) => a.touched - b.touched);
}

/** Lets go of what broke off and was not taken up again. `now` by the real clock, as the disk keeps it. */
export async function clearStages(incoming: string, now: number): Promise<number> {
  const root = await ownFolder(incoming);
  let cleared = 0;
  for (const person of await readdir(root)) {
    for (const { path, touched } of await byAge(join(root, person))) {
      if (now - touched < STALE_MS) continue;
      await rm(path, { force: true });
      cleared += 1;
    }
  }
  return cleared;
}
