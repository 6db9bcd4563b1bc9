/** The slides of a meeting in order: one question each. */
export const SLIDES = [
  "WHOLE",
  "OVERDUE",
  "CHANGES",
  "AGENCIES",
  "REPORTS",
  "INDICATORS",
  "DUE_SOON",
  "CONCLUSION",
] as const;

export type SlideKind = (typeof SLIDES)[number];

/** A slide, and the numbers of those beside it; null at either end. */
export type SlidePlace = { kind: SlideKind; number: number; before: number | null; after: number | null };

/** Reads `?slide=3`, counted from 1; anything else is the first. */
export function slideAt(value: string | string[] | undefined): SlidePlace {
  const asked = Number(Array.isArray(value) ? value[0] : value);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= SLIDES.length ? asked : 1;
  return {
    kind: SLIDES[number - 1] ?? "WHOLE",
    number,
    before: number > 1 ? number - 1 : null,
    after: number < SLIDES.length ? number + 1 : null,
  };
}

/** The number of a slide, for links to it. */
export const slideNumber = (kind: SlideKind): number => SLIDES.indexOf(kind) + 1;
