import type { Phrase } from "./deadline-words.ts";

/**
 * A line of a table: what is written, and what it means. Patterns are written for the folded text, in lower case without
 * accents; a blank in them stands for any blanks or none, and each ends where a word ends.
 */
export type Rule<Meaning> = {
  pattern: RegExp;
  /** For words that accents alone tell apart ("Tư" and "từ"): matched in the document's own text. */
  accented: boolean;
  /** Null when a closer look shows that the words mean something else. */
  read: (found: RegExpExecArray) => Meaning | null;
};

/** A meaning and the place after its words. */
export type Match<Meaning> = { meaning: Meaning; end: number };

export function when<Meaning>(pattern: string, read: Rule<Meaning>["read"]): Rule<Meaning> {
  return { pattern: new RegExp(`(?:${blanks(pattern)})(?![a-z0-9])`, "y"), accented: false, read };
}

export function whenWritten<Meaning>(pattern: string, read: Rule<Meaning>["read"]): Rule<Meaning> {
  return { pattern: new RegExp(`(?:${blanks(pattern)})(?![\\p{L}\\d])`, "iuy"), accented: true, read };
}

/** The first rule of a table that reads something at `at`. */
export function firstMatch<Meaning>(
  rules: readonly Rule<Meaning>[],
  phrase: Phrase,
  at: number,
): Match<Meaning> | null {
  for (const { pattern, accented, read } of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(accented ? phrase.text : phrase.folded);
    const meaning = found === null ? null : read(found);
    if (found !== null && meaning !== null) return { meaning, end: at + found[0].length };
  }
  return null;
}

function blanks(pattern: string): string {
  return pattern.replaceAll(" ", "\\s*");
}
