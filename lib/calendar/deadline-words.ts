/**
 * A deadline phrase made ready for reading. `text` keeps the document's own words, for conditions and notes; `folded` is the
 * same text in lower case without accents, letter for letter as long, so that a place in one is the same place in the other.
 */
export type Phrase = {
  text: string;
  folded: string;
  /** Typed without any accent: "tu" may then be "từ". With accents "tư" is not "từ", and "Sở Tư pháp" starts nothing. */
  plain: boolean;
};

/** From `start` up to, not including, `end`. */
export type Place = { start: number; end: number };

export function readPhrase(raw: string): Phrase {
  const text = raw
    .normalize("NFC")
    .replace(STRAY_MARKS, "")
    .replace(DASHES, "-")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n[\s]*(?:[-+•*] ?(?=\p{L}|\d))?/gu, "\n")
    .trim()
    .replace(/^[-+•*] ?(?=\p{L}|\d)/u, "");
  return { text, folded: fold(text), plain: !/[^\s\x21-\x7e]/u.test(text) };
}

/** Left over after NFC, they belong to no letter; zero-width signs come with text copied from web pages. */
const STRAY_MARKS = /[\u0300-\u036f\u200b-\u200f\u2060\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\u00f7\u2192~]/g;

/** Lower case without accents, as long as what it was given. */
export function fold(text: string): string {
  return text
    .replace(/[^\x20-\x7e\n]/gu, (letter) => {
      if (letter === "đ" || letter === "Đ") return "d";
      const base = letter.normalize("NFD")[0] ?? letter;
      return letter.length === 1 ? base : letter;
    })
    .toLowerCase();
}

/** The document's words at `place` on one line, without punctuation at their ends. */
export function wordsAt(phrase: Phrase, { start, end }: Place): string {
  return tidy(phrase.text.slice(start, end));
}

/** One line, without blanks and punctuation at the ends. A bracket whose partner was cut off gets it back. */
export function tidy(text: string): string {
  let line = text.replace(/\s+/gu, " ");
  for (let trimmed = trimOnce(line); trimmed !== line; trimmed = trimOnce(line)) line = trimmed;
  const { unopened, unclosed } = loneBrackets(line);
  return "(".repeat(unopened) + line + ")".repeat(unclosed);
}

function trimOnce(line: string): string {
  const trimmed = line.replace(/^[\s,;:.)/&+-]+/u, "").replace(/[\s,;:.(/&+-]+$/u, "");
  const { unopened, unclosed } = loneBrackets(trimmed);
  if (unclosed > 0 && unopened === 0 && trimmed.startsWith("(")) return trimmed.slice(1);
  if (unopened > 0 && unclosed === 0 && trimmed.endsWith(")")) return trimmed.slice(0, -1);
  return trimmed;
}

function loneBrackets(text: string): { unopened: number; unclosed: number } {
  let unopened = 0;
  let unclosed = 0;
  for (const sign of text) {
    if (sign === "(") unclosed++;
    else if (sign === ")" && unclosed > 0) unclosed--;
    else if (sign === ")") unopened++;
  }
  return { unopened, unclosed };
}
