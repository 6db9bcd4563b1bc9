import { createInflateRaw } from "node:zlib";
import type { FileRefusal } from "./rules.ts";

/** One member of a ZIP file, where its bytes lie and how large it says it becomes. */
export type ZipEntry = { name: string; deflated: boolean; from: number; to: number; size: number };

const MB = 1024 * 1024;

/** An Office file of 20 MB unpacks to a few hundred at most; a bomb to far more. */
const UNPACKED_LIMIT = 400 * MB;

/** Beyond this no document compresses: rows of the same number come to a hundredth. */
const RATIO_LIMIT = 250;

const ENTRIES_LIMIT = 10_000;

const END_MARK = 0x06054b50;
const CENTRAL_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_LENGTH = 22;

/**
 * The members of a ZIP file, or why it is not an ordinary one. Strict on purpose: what two readers could read differently is
 * refused. No comment, nothing before or after, no gaps that overlap, no encryption, no names that lead elsewhere.
 */
export function readZip(bytes: Buffer): ZipEntry[] | FileRefusal {
  const end = bytes.length - END_LENGTH;
  if (end < 0 || bytes.readUInt32LE(end) !== END_MARK) return endsAsZip(bytes) ? "MIXED" : "BROKEN";
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (start + bytes.readUInt32LE(end + 12) !== end || bytes.readUInt16LE(end + 8) !== count) return "BROKEN";
  if (count === 0 || count > ENTRIES_LIMIT) return "BROKEN";
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const read = readEntry(bytes, at, start);
    if (typeof read === "string") return read;
    entries.push(read.entry);
    at = read.next;
  }
  if (at !== end) return "BROKEN";
  return problemOf(entries, bytes.length) ?? entries;
}

function readEntry(bytes: Buffer, at: number, limit: number): { entry: ZipEntry; next: number } | FileRefusal {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_MARK) return "BROKEN";
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
  const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
  const local = bytes.readUInt32LE(at + 42);
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  // Bit 0: encrypted; bit 13: the directory itself is.
  if ((flags & 0x2001) !== 0) return "ENCRYPTED";
  if (method !== 0 && method !== 8) return "BROKEN";
  if (local + 30 > limit || bytes.readUInt32LE(local) !== LOCAL_MARK) return "BROKEN";
  const localName = bytes.readUInt16LE(local + 26);
  const from = local + 30 + localName + bytes.readUInt16LE(local + 28);
  const sameName = name.equals(bytes.subarray(local + 30, local + 30 + localName));
  const sameMethod = bytes.readUInt16LE(local + 8) === method;
  if (!sameName || !sameMethod || from + packed > limit) return "BROKEN";
  const text = name.toString("utf8");
  if (/^\/|\\|(^|\/)\.\.(\/|$)|\0/.test(text)) return "BROKEN";
  return {
    entry: { name: text, deflated: method === 8, from, to: from + packed, size },
    next: at + 46 + nameLength + extraLength + commentLength,
  };
}

function problemOf(entries: readonly ZipEntry[], length: number): FileRefusal | null {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > UNPACKED_LIMIT || unpacked > length * RATIO_LIMIT) return "SWOLLEN";
  const inOrder = entries.toSorted((a, b) => a.from - b.from);
  // Members that share bytes are how a small file becomes a huge one.
  if (inOrder.some((entry, index) => index > 0 && entry.from < (inOrder[index - 1]?.to ?? 0))) return "SWOLLEN";
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length) return "BROKEN";
  return null;
}

/** Whether the end of a file is that of a ZIP, so that it opens as one whatever stands before. */
export function endsAsZip(bytes: Buffer): boolean {
  const tail = Math.max(0, bytes.length - END_LENGTH - 0xffff);
  for (let at = bytes.length - END_LENGTH; at >= tail; at--) {
    if (bytes.readUInt32LE(at) !== END_MARK) continue;
    if (at + END_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

/**
 * A member piece by piece, as it unpacks; never more of it than it said, because what it said is within the limits. Throws where it
 * does not unpack to that.
 */
export async function* unpacking(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.from, entry.to);
  let size = 0;
  for await (const chunk of entry.deflated ? (createInflateRaw().end(packed) as AsyncIterable<Buffer>) : [packed]) {
    size += chunk.length;
    if (size > entry.size) break;
    yield chunk;
  }
  if (size !== entry.size) throw new Error(`${entry.name} does not unpack to what it says`);
}

/** The first kilobytes of a member, unpacked; null when it does not unpack to what it says. `keep` in bytes. */
export async function unpack(bytes: Buffer, entry: ZipEntry, keep: number): Promise<Buffer | null> {
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacking(bytes, entry)) {
      if (size < keep) kept.push(chunk.subarray(0, keep - size));
      size += chunk.length;
    }
  } catch {
    return null;
  }
  return Buffer.concat(kept);
}
