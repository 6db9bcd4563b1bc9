/** Longest text of one field, in characters: counted on screen, refused beyond, never cut. */
export const TEXT_LIMIT = 4000;
