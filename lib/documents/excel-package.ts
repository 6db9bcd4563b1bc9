import { posix } from "node:path";
import { SaxesParser } from "saxes";
import { unpacking, type ZipEntry } from "../evidence/zip.ts";

/** The parts of a workbook: XML files in a ZIP file that name each other (ECMA-376, part 2), read as they unpack. */
export type WorkbookPackage = {
  /** Where the main part lies, "xl/workbook.xml" as a rule. */
  main: string;
  /** What a part names: where each lies, and of which kind ("worksheet", "styles"), by id. */
  relations(part: string): Promise<ReadonlyMap<string, { kind: string; part: string }>>;
  /** Reads a part from beginning to end. Throws when it is not there, not well formed, or built to exhaust its reader. */
  read(part: string, on: XmlEvents): Promise<void>;
};

/** What is called as a part is read; names come without their prefix. */
export type XmlEvents = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** A workbook's XML is flat; what is nested deeper is made to fill the memory. */
const DEPTH_LIMIT = 64;

const ATTRIBUTE_LIMIT = 200;

/** Opens a workbook that was found to be one (`inspect` in lib/evidence). Throws when it does not say where its main part lies. */
export async function openPackage(bytes: Buffer, entries: readonly ZipEntry[]): Promise<WorkbookPackage> {
  const read = async (part: string, on: XmlEvents) => {
    const entry = entries.find(({ name }) => name === part);
    if (!entry) throw new Error(`there is no ${part}`);
    await readXml(unpacking(bytes, entry), on);
  };
  const relations = async (part: string) => {
    const folder = posix.dirname(part);
    const found = new Map<string, { kind: string; part: string }>();
    await read(posix.join(folder, "_rels", `${posix.basename(part)}.rels`), {
      open(name, { Id = "", Type = "", Target = "", TargetMode }) {
        if (name !== "Relationship" || TargetMode === "External") return;
        const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
        found.set(Id, { kind: posix.basename(Type), part: target });
      },
    });
    return found;
  };
  const main = [...(await relations("")).values()].find(({ kind }) => kind === "officeDocument");
  if (!main) throw new Error("there is no main part");
  return { main: main.part, relations, read };
}

async function readXml(chunks: AsyncIterable<Buffer>, on: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let attributes = 0;
  parser.on("opentagstart", () => {
    attributes = 0;
    depth += 1;
    if (depth > DEPTH_LIMIT) throw new Error("nested too deep");
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > ATTRIBUTE_LIMIT) throw new Error("too many attributes");
  });
  parser.on("opentag", (tag) => on.open?.(localName(tag.name), tag.attributes));
  parser.on("closetag", (tag) => {
    depth -= 1;
    on.close?.(localName(tag.name));
  });
  parser.on("text", (text) => on.text?.(text));
  parser.on("cdata", (text) => on.text?.(text));
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.close();
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}
