/** Longest words of one part of the consolidated report, in characters. */
export const SECTION_LIMIT = 10_000;
