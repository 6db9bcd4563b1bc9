import type { FileFormat } from "../platform/prisma/enums.ts";
import type { FileRefusal } from "./rules.ts";
import { readZip, unpack, type ZipEntry } from "./zip.ts";

const MB = 1024 * 1024;

/** The parts that say what a file is and where its pieces come from; in ordinary files a few kilobytes. */
const MANIFEST_LIMIT = MB;

const MAIN_TYPES: Readonly<Record<string, FileFormat>> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "XLSX",
};

/** Programs inside: VBA, ActiveX, Excel 4 macro sheets; by what the manifest calls them or where they lie. */
const PROGRAM_TYPE = /macroEnabled|vbaProject|activeX|macrosheet/i;
const PROGRAM_NAME = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|activeX\/|macrosheets\/)/i;

/** A template, frame or object fetched from elsewhere when the document opens; it may bring what this one does not. */
const FETCHED =
  /<Relationship\b(?=[^>]*\bTargetMode\s*=\s*["']External["'])(?=[^>]*\bType\s*=\s*["'][^"']*\/(?:attachedTemplate|oleObject|frame|subDocument)["'])(?=[^>]*\bTarget\s*=\s*["']\s*(?:https?:|ftp:|mhtml:|\\\\|file:\/\/[^/]))/i;

/** A Word or Excel file of today (Office Open XML) by what it says of itself, or why it is refused. */
export async function readOffice(bytes: Buffer): Promise<FileFormat | FileRefusal> {
  const entries = readZip(bytes);
  if (typeof entries === "string") return entries;
  const manifest = entries.find((entry) => entry.name === "[Content_Types].xml");
  if (!manifest) return "UNKNOWN";
  if (entries.some((entry) => PROGRAM_NAME.test(entry.name))) return "MACRO";
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const isText = entry === manifest || entry.name.endsWith(".rels");
    if (isText && entry.size > MANIFEST_LIMIT) return "BROKEN";
    const content = await unpack(bytes, entry, isText ? MANIFEST_LIMIT : 0);
    if (content === null) return "BROKEN";
    if (isText) texts.set(entry.name, xmlText(content));
  }
  return formatOf(texts.get(manifest.name) ?? "", texts, entries);
}

function formatOf(
  manifest: string,
  texts: ReadonlyMap<string, string>,
  entries: readonly ZipEntry[],
): FileFormat | FileRefusal {
  const types = typesInUse(manifest, entries);
  if (types.some((type) => PROGRAM_TYPE.test(type))) return "MACRO";
  if ([...texts.values()].some((text) => FETCHED.test(text))) return "MACRO";
  // A workbook inside a document has a manifest of its own; two main parts in one are neither.
  const formats = [...new Set(types.flatMap((type) => MAIN_TYPES[type] ?? []))];
  const [format] = formats;
  if (format === undefined) return "UNKNOWN";
  if (formats.length > 1) return "MIXED";
  const folder = format === "DOCX" ? "word/" : "xl/";
  return entries.some((entry) => entry.name.startsWith(folder)) ? format : "UNKNOWN";
}

/** What the manifest says its parts are; some programs list types by ending of which there is no part. */
function typesInUse(manifest: string, entries: readonly ZipEntry[]): string[] {
  return [...manifest.matchAll(/<(?:\w+:)?(Default|Override)\b[^>]*>/g)].flatMap(([tag, kind]) => {
    const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? "";
    const ending = `.${attribute("Extension").toLowerCase()}`;
    const used = kind === "Override" || entries.some((entry) => entry.name.toLowerCase().endsWith(ending));
    return used ? [attribute("ContentType").trim()] : [];
  });
}

/** The words of an XML part, whichever of the encodings that Office reads it is in, with character references resolved. */
function xmlText(content: Buffer): string {
  const wide = content[0] === 0xff && content[1] === 0xfe;
  const swapped = content[0] === 0xfe && content[1] === 0xff;
  const text = swapped
    ? Buffer.from(content.subarray(0, content.length & ~1))
        .swap16()
        .toString("utf16le")
    : content.toString(wide || content[1] === 0 ? "utf16le" : "utf8");
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
