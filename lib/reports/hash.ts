import { createHash } from "node:crypto";

/** SHA-256 of a text's UTF-8, in hex: what the database checks too. */
export function contentHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
