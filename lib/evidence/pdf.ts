import { promisify } from "node:util";
import { constants, inflate } from "node:zlib";
import type { FileRefusal } from "./rules.ts";

const unzip = promisify(inflate);

const MB = 1024 * 1024;

/** Objects packed together are small; a stream that unpacks to more is a picture or a bomb, and is not read to its end. */
const STREAM_LIMIT = 16 * MB;
const TOTAL_LIMIT = 256 * MB;

/** Any character of a name may stand as "#" and its number in hex. */
function nameOf(word: string): string {
  const characters = [...word].map((character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
    const either = [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join("");
    return `(?:${character}|#${either})`;
  });
  return `/${characters.join("")}(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)`;
}

const anyOf = (words: readonly string[]) => new RegExp(words.map(nameOf).join("|"));

/** Scripts, programs started, players, forms with scripts. Long names: by chance none turns up among packed bytes. */
const ACTS = anyOf(["JavaScript", "Launch", "Rendition", "RichMedia", "ImportData", "XFA"]);
const PACKED_OBJECTS = new RegExp(nameOf("ObjStm"), "g");
const OTHER_PACKING = anyOf([
  "ASCIIHexDecode",
  "ASCII85Decode",
  "LZWDecode",
  "RunLengthDecode",
  "Crypt",
  "AHx",
  "A85",
  "LZW",
  "RL",
]);
const ENCRYPT = anyOf(["Encrypt"]);

/**
 * Whether a PDF is whole and does nothing by itself; null when so. Reads every byte outside and, unpacked, inside its streams
 * rather than following its structure: what no reader is led to is harmless, but readers differ in where they are led.
 */
export async function pdfProblem(bytes: Buffer): Promise<FileRefusal | null> {
  const text = bytes.toString("latin1");
  if (!/%%EOF\s*\0*\s*$/.test(text.slice(-2048))) return text.includes("%%EOF") ? "MIXED" : "BROKEN";
  if (!/\d+\s+\d+\s+obj\b/.test(text)) return "BROKEN";
  if (ENCRYPT.test(text)) return "ENCRYPTED";
  if (ACTS.test(text)) return "ACTIVE";
  return hasUnreadableObjects(text) ? "BROKEN" : await problemInside(bytes, text);
}

/** Objects packed in a way that is not read here could hold anything; no program of today writes them so. */
function hasUnreadableObjects(text: string): boolean {
  return [...text.matchAll(PACKED_OBJECTS)].some(({ index }) => {
    const from = text.lastIndexOf("obj", index);
    const to = text.indexOf("stream", index);
    return from < 0 || to < 0 || OTHER_PACKING.test(text.slice(from, to));
  });
}

async function problemInside(bytes: Buffer, text: string): Promise<FileRefusal | null> {
  let total = 0;
  for (const { index, 0: mark } of text.matchAll(/stream[ \t]*(?:\r\n?|\n)/g)) {
    const from = index + mark.length;
    if (!looksPacked(bytes, from)) continue;
    const end = text.indexOf("endstream", from);
    const unpacked = await inflated(bytes.subarray(from, end < 0 ? bytes.length : end));
    total += unpacked.length;
    if (total > TOTAL_LIMIT) return "SWOLLEN";
    if (ACTS.test(unpacked.toString("latin1"))) return "ACTIVE";
  }
  return null;
}

/** The two bytes with which zlib begins. */
function looksPacked(bytes: Buffer, at: number): boolean {
  if (at + 2 > bytes.length) return false;
  const header = bytes.readUInt16BE(at);
  return (header & 0x0f00) === 0x0800 && header % 31 === 0;
}

async function inflated(packed: Buffer): Promise<Buffer> {
  try {
    // What is cut short is read as far as it goes, as readers do.
    return await unzip(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: STREAM_LIMIT });
  } catch {
    return Buffer.alloc(0);
  }
}
