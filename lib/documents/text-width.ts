/**
 * How wide bold words in Times New Roman are, in thousandths of the letter size: the lines of an official head are as long as a
 * part of the words above them (Decree 30/2020, Annex I, II.1b, II.2, II.5b), and nothing else in a file says how long those are.
 */
const BOLD: Readonly<Record<string, number>> = widths({
  250: " .,",
  278: "il",
  333: "fjt-():;/",
  389: "IsJ",
  444: "cer",
  500: "agovxyz0123456789“”",
  556: "bdhknpqukS",
  611: "FP",
  667: "BELTZ",
  722: "ACDNRUVXYKw&",
  778: "GHOQ",
  833: "m",
  944: "M",
  1000: "W",
});

/** Of a letter that is not in the table. */
const OTHER = 556;

/** What the horn of ơ and ư adds; no other mark makes a letter wider. */
const HORN = 60;

function widths(groups: Record<number, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(groups).flatMap(([width, letters]) => [...letters].map((l) => [l, +width])));
}

/**
 * The width of bold words, in points; marks above and below a letter take no room.
 * @param size of the letters, in points
 */
export function boldWidth(words: string, size: number): number {
  const marked = words.normalize("NFD");
  const horns = marked.split("\u031b").length - 1;
  const plain = marked.replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
  return ([...plain].reduce((sum, letter) => sum + (BOLD[letter] ?? OTHER), horns * HORN) * size) / 1000;
}
