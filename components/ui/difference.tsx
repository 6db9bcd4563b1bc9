import { diffWords } from "diff";

/** A number with its separators is one word: 948.600 is struck out whole. */
const WORDS = new Intl.Segmenter("vi", { granularity: "word" });

/** One text over another: what came underlined, what went struck out. `fresh`: there was none before, and nothing is marked. */
export function Difference({ before, after, fresh }: { before: string; after: string; fresh: boolean }) {
  if (fresh) return after;
  return diffWords(before, after, { intlSegmenter: WORDS }).map(({ value, added, removed }, index) => {
    const key = `${index}-${value.length}`;
    if (added) return <ins key={key}>{value}</ins>;
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
  });
}
