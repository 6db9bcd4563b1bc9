import type { FileFormat } from "../platform/prisma/enums.ts";
import type { FileRefusal } from "./rules.ts";

/** More than any scanner or telephone makes, in pixels; drawn, each takes four bytes of the reader's memory. */
const PIXEL_LIMIT = 120_000_000;

const PNG_MARK = Buffer.from("89504e470d0a1a0a", "hex");

/** Brands of HEIF files that telephones write ([ISO 23008-12]). */
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** A picture by its content, or why it is refused; null when it is no picture at all. */
export function readImage(bytes: Buffer): FileFormat | FileRefusal | null {
  if (bytes.subarray(0, 8).equals(PNG_MARK)) return readPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
  const mark = (from: number) => bytes.toString("latin1", from, from + 4);
  if (mark(0) === "RIFF" && mark(8) === "WEBP") return readWebp(bytes);
  if (mark(4) === "ftyp" && HEIC_BRANDS.includes(mark(8))) return "HEIC";
  return null;
}

/** Chunk after chunk to the last one, and nothing behind it. */
function readPng(bytes: Buffer): FileFormat | FileRefusal {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") return "BROKEN";
  if (bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > PIXEL_LIMIT) return "SWOLLEN";
  let at = PNG_MARK.length;
  while (at + 12 <= bytes.length) {
    const kind = bytes.toString("latin1", at + 4, at + 8);
    at += 12 + bytes.readUInt32BE(at);
    if (kind === "IEND") return at === bytes.length ? "PNG" : "MIXED";
  }
  return "BROKEN";
}

/**
 * Segment after segment to the picture itself. What stands behind it is left: telephones put previews and short films there,
 * and nothing reads it as anything else (a ZIP or a PDF is looked for with every format).
 */
function readJpeg(bytes: Buffer): FileFormat | FileRefusal {
  let drawn = false;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const kind = bytes.readUInt8(at + 1);
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isFrame) {
      if (at + 9 > bytes.length) return "BROKEN";
      if (bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) > PIXEL_LIMIT) return "SWOLLEN";
      drawn = true;
    }
    if (kind === 0xda) return drawn && bytes.includes(Buffer.from([0xff, 0xd9]), at) ? "JPEG" : "BROKEN";
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return "BROKEN";
}

/** As long as it says, give or take the byte that makes it even. */
function readWebp(bytes: Buffer): FileFormat | FileRefusal {
  const length = bytes.readUInt32LE(4) + 8;
  if (bytes.length < length) return "BROKEN";
  return bytes.length - length <= 1 ? "WEBP" : "MIXED";
}
