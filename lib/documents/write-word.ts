import type { OfficialDocument } from "./official.ts";

/** An official document as the bytes of a Word file. What lays it out is loaded when the first is asked for, not with every page. */
export async function writeWord(document: OfficialDocument): Promise<Uint8Array> {
  const { writeDocument } = await import("./word.ts");
  return writeDocument(document);
}
