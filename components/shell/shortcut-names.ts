/** Names that the shortcut table (drawn on the server) and the listener (in the browser) share. */
export const SHORTCUTS_DIALOG_ID = "phim-tat";

/** Kept in the browser when someone has switched single-letter shortcuts off (WCAG 2.1.4). */
export const SINGLE_KEYS_OFF = "tat-phim-chu";
