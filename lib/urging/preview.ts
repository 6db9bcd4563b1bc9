/** The opening of a letter, but for how many things it names. */
export type Opening = { before: string; after: string };

/** The opening with its number, in two digits, as documents have it. */
export function openingOf({ before, after }: Opening, count: number): string {
  return `${before}${String(count).padStart(2, "0")}${after}`;
}

/** What a letter to an agency would say today, but for what is ticked. Text only: a browser puts it together as boxes are ticked. */
export type LetterPreview = {
  agencyCode: string;
  agencyName: string;
  subject: string;
  addressee: string;
  opening: Opening;
  demand: string;
  /** A draft to this agency is there: what is ticked is added to it. */
  drafted: boolean;
};

/** The lines that can be ticked, as a letter lists them, by key. */
export type PreviewLines = Readonly<Record<string, { agencyCode: string; words: string }>>;

/** The letters that what is ticked makes, in the order in which their first line stands in the list. */
export function previewedLetters(
  keys: readonly string[],
  lines: PreviewLines,
  letters: readonly LetterPreview[],
): { letter: LetterPreview; words: string[] }[] {
  const ticked = keys.flatMap((key) => lines[key] ?? []);
  return [...Map.groupBy(ticked, ({ agencyCode }) => agencyCode)].flatMap(([code, named]) => {
    const letter = letters.find(({ agencyCode }) => agencyCode === code);
    return letter ? [{ letter, words: named.map(({ words }) => words) }] : [];
  });
}
