import { readZip, unpack } from "../../lib/evidence/zip.ts";

/** The members of a .docx or .xlsx file as text, by their path in it. */
export async function membersOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const file = Buffer.from(bytes);
  const entries = readZip(file);
  if (typeof entries === "string") throw new Error(`not an ordinary ZIP file: ${entries}`);
  const members = await Promise.all(
    entries.map(async (entry) => {
      const content = await unpack(file, entry, entry.size);
      if (content === null) throw new Error(`${entry.name} does not unpack`);
      return [entry.name, content.toString("utf8")] as const;
    }),
  );
  return new Map(members);
}

/** One member; a test that asks for what is not there fails. */
export function member(members: ReadonlyMap<string, string>, path: string): string {
  const found = members.get(path);
  if (found === undefined) throw new Error(`no ${path} among ${[...members.keys()].join(", ")}`);
  return found;
}

/** Every element of a name with all that is in it. None of these names nest in themselves in what the product writes. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*?)?(?:/>|>[\\s\\S]*?</${name}>)`, "g"))].map(([all]) => all);
}

/** The value of an attribute of the first element of a name; null without one. */
export function attribute(xml: string, element: string, name: string): string | null {
  const found = new RegExp(`<${element}\\b[^>]*?\\b${name}="([^"]*)"`).exec(xml);
  return found?.[1] ?? null;
}

/** The text that a reader sees, line breaks as such. */
export function textOf(xml: string): string {
  return xml
    .replace(/<w:br\/>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
