import type { FileFormat } from "../platform/prisma/enums.ts";
import { readCompound } from "./compound.ts";
import { readImage } from "./image.ts";
import { readOffice } from "./office.ts";
import { pdfProblem } from "./pdf.ts";
import { FILE_LIMIT, type FileRefusal, FORMATS } from "./rules.ts";
import { endsAsZip } from "./zip.ts";

export type Inspection = { ok: true; format: FileFormat } | { ok: false; refusal: FileRefusal };

const COMPOUND_MARK = Buffer.from("d0cf11e0a1b11ae1", "hex");

/** How far into a file PDF readers look for its beginning. */
const PDF_START = 1024;

/**
 * What a file is by its content, or why it is not taken in; its name is not asked. Of documents it is also seen to that nothing in them
 * runs. `bytes`: the whole file.
 */
export async function inspect(bytes: Buffer): Promise<Inspection> {
  const found = await formatOrRefusal(bytes);
  return found in FORMATS ? { ok: true, format: found as FileFormat } : { ok: false, refusal: found as FileRefusal };
}

async function formatOrRefusal(bytes: Buffer): Promise<FileFormat | FileRefusal> {
  if (bytes.length === 0) return "EMPTY";
  if (bytes.length > FILE_LIMIT) return "TOO_LARGE";
  if (bytes.toString("latin1", 0, 4) === "PK\x03\x04") return readOffice(bytes);
  const found = await formatOfWhole(bytes);
  // Opened by another program, the same bytes would be another file.
  if (found in FORMATS && (endsAsZip(bytes) || (found !== "PDF" && startsAsPdf(bytes)))) return "MIXED";
  return found;
}

async function formatOfWhole(bytes: Buffer): Promise<FileFormat | FileRefusal> {
  if (/^%PDF-[12]\.\d/.test(bytes.toString("latin1", 0, 8))) return (await pdfProblem(bytes)) ?? "PDF";
  if (bytes.subarray(0, 8).equals(COMPOUND_MARK)) return readCompound(bytes);
  return readImage(bytes) ?? "UNKNOWN";
}

const startsAsPdf = (bytes: Buffer) => bytes.subarray(0, PDF_START).includes("%PDF-");
