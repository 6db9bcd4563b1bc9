import { constants } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { environment } from "./env.ts";
import { openBucket } from "./files-bucket.ts";

/** First and last byte, both counted, from 0. */
export type ByteRange = { from: number; to: number };

/**
 * Where the bytes of files lie, by the SHA-256 of their content (hex): the same content lies there once, and what lies there
 * is never changed.
 */
export type FileStore = {
  /** Takes in a copy of a file of this machine. Acknowledged, it survives a crash; given twice, it lies there once. */
  put(sha256: string, path: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /** The bytes, or a stretch of them; null when they are not there. */
  read(sha256: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Lets the bytes go; nothing happens when they are not there. */
  remove(sha256: string): Promise<void>;
};

/** Opens the store that FILES_URL names: a folder of this machine (file:) or a bucket of an S3-compatible store (https:). */
export function openFileStore(url: string): FileStore {
  return url.startsWith("file:") ? openFolder(fileURLToPath(url)) : openBucket(url);
}

// On globalThis, because a development server loads this module anew after each change.
const kept = globalThis as { project06Files?: FileStore };

/** The one store of this process. */
export function fileStore(): FileStore {
  kept.project06Files ??= openFileStore(environment().filesUrl);
  return kept.project06Files;
}

/** Only the product's own user reads files: the folder of the installation itself can be passed by others. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/** Makes a folder that only the product's own user may enter. */
export async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: OWN_FOLDER });
  return path;
}

function openFolder(folder: string): FileStore {
  // Two letters a folder: no folder then grows so long that listing it takes time.
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(sha256, path) {
      const place = pathOf(sha256);
      await ownFolder(dirname(place));
      // Under a name of its own until it is whole and on the disk: a crash leaves nothing half-written under the hash.
      const draft = `${place}.${crypto.randomUUID()}`;
      try {
        await copyFile(path, draft, constants.COPYFILE_EXCL);
        await syncToDisk(draft, OWN_FILE);
        await rename(draft, place);
      } finally {
        await rm(draft, { force: true });
      }
      await syncToDisk(dirname(place));
    },
    async has(sha256) {
      return (await orMissing(stat(pathOf(sha256)))) !== null;
    },
    async read(sha256, range) {
      const file = await orMissing(open(pathOf(sha256), "r"));
      if (file === null) return null;
      const stretch = range ? { start: range.from, end: range.to } : {};
      return Readable.toWeb(file.createReadStream(stretch)) as ReadableStream<Uint8Array>;
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
  };
}

async function syncToDisk(path: string, mode?: number): Promise<void> {
  const handle = await open(path, "r");
  try {
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
