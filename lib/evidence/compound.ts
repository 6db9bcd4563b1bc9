import type { FileFormat } from "../platform/prisma/enums.ts";
import type { FileRefusal } from "./rules.ts";

/** The old Office formats: a small file system in one file ([MS-CFB]), its parts in chains of sectors. */

const FREE = 0xfffffffa;
const HEADER_LENGTH = 512;

type Entry = { name: string; stream: boolean; start: number; size: number };

/** The container with its tables read, so that streams can be followed. */
type Container = { entries: Entry[]; read(entry: Entry): Buffer | null };

/** A Word or Excel file of 1997–2003, or why it is refused. */
export function readCompound(bytes: Buffer): FileFormat | FileRefusal {
  const container = open(bytes);
  if (container === null) return "BROKEN";
  const { entries } = container;
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  // How Office keeps a .docx or .xlsx behind a password.
  if (has(/^(EncryptedPackage|EncryptionInfo)$|DataSpaces$/)) return "ENCRYPTED";
  if (has(/^(_VBA_PROJECT_CUR|_VBA_PROJECT|VBA|Macros)$/i)) return "MACRO";
  const word = streamNamed(entries, /^WordDocument$/i);
  const book = streamNamed(entries, /^(Workbook|Book)$/i);
  if (word && book) return "MIXED";
  if (word) return readWord(container.read(word));
  if (book) return readBook(container.read(book));
  return "UNKNOWN";
}

const streamNamed = (entries: readonly Entry[], pattern: RegExp) =>
  entries.find(({ name, stream }) => stream && pattern.test(name));

/** [MS-DOC] 2.5.2: the flags of a Word document say whether it is encrypted. */
function readWord(stream: Buffer | null): FileFormat | FileRefusal {
  if (stream === null || stream.length < 32 || stream.readUInt16LE(0) !== 0xa5ec) return "BROKEN";
  return (stream.readUInt16LE(10) & 0x0100) !== 0 ? "ENCRYPTED" : "DOC";
}

/** [MS-XLS]: a workbook is a row of records, each with its kind and length. */
function readBook(stream: Buffer | null): FileFormat | FileRefusal {
  if (stream === null || stream.length < 8 || (stream.readUInt16LE(0) & 0xff) !== 0x09) return "BROKEN";
  for (let at = 0; at + 4 <= stream.length; ) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (kind === 0x002f) return "ENCRYPTED";
    // BoundSheet8: kind 1 is a sheet of Excel 4 macros, 6 a Visual Basic module.
    if (kind === 0x0085 && length >= 6 && [1, 6].includes(stream.readUInt8(at + 9))) return "MACRO";
    if (kind === 0x000a) break;
    at += 4 + length;
  }
  return "XLS";
}

function open(bytes: Buffer): Container | null {
  if (bytes.length < HEADER_LENGTH * 3) return null;
  const shift = bytes.readUInt16LE(30);
  if ((shift !== 9 && shift !== 12) || bytes.readUInt16LE(32) !== 6) return null;
  const sectorSize = 1 << shift;
  const sector = (id: number) => bytes.subarray((id + 1) * sectorSize, (id + 2) * sectorSize);
  const table = sectorTable(bytes, sector, sectorSize);
  if (table === null) return null;
  const follow = (start: number) => followChain(start, table, sector, bytes.length);
  const directory = follow(bytes.readUInt32LE(48));
  if (directory === null) return null;
  const entries = directoryOf(directory);
  const root = entries[0];
  if (!root) return null;
  const miniTable = follow(bytes.readUInt32LE(60)) ?? Buffer.alloc(0);
  const miniSize = 64;
  const smallerThan = bytes.readUInt32LE(56);
  return {
    entries,
    read(entry) {
      if (entry.size >= smallerThan) return follow(entry.start)?.subarray(0, entry.size) ?? null;
      const minis = follow(root.start);
      if (minis === null) return null;
      const mini = (id: number) => minis.subarray(id * miniSize, (id + 1) * miniSize);
      return followChain(entry.start, miniTable, mini, minis.length)?.subarray(0, entry.size) ?? null;
    },
  };
}

/** Which sector follows which: the table's own sectors are listed in the header, and on from there (DIFAT). */
function sectorTable(bytes: Buffer, sector: (id: number) => Buffer, sectorSize: number): Buffer | null {
  const parts: Buffer[] = [];
  const add = (id: number) => id < FREE && parts.push(sector(id));
  for (let at = 76; at < HEADER_LENGTH; at += 4) add(bytes.readUInt32LE(at));
  let next = bytes.readUInt32LE(68);
  const most = bytes.length / sectorSize;
  for (let seen = 0; next < FREE; seen++) {
    const more = sector(next);
    if (seen > most || more.length < sectorSize) return null;
    for (let at = 0; at + 8 <= sectorSize; at += 4) add(more.readUInt32LE(at));
    next = more.readUInt32LE(sectorSize - 4);
  }
  return parts.length > most ? null : Buffer.concat(parts);
}

/** The bytes of a chain; null when it leads out of the file or in a circle. */
function followChain(start: number, table: Buffer, sector: (id: number) => Buffer, atMost: number): Buffer | null {
  const parts: Buffer[] = [];
  let length = 0;
  for (let id = start; id < FREE; id = table.readUInt32LE(id * 4)) {
    const part = sector(id);
    length += part.length;
    if (part.length === 0 || length > atMost || id * 4 + 4 > table.length) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function directoryOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const kind = directory.readUInt8(at + 66);
    if (kind === 0) continue;
    const nameLength = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString("utf16le", at, at + Math.max(0, nameLength - 2)),
      stream: kind === 2,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}
