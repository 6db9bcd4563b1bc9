import type { LineFields } from "./line-fields.ts";

/** Somebody else saved a line first: what stands there now. */
export type LineConflict = {
  key: number;
  version: number;
  fields: LineFields;
  by: string;
  /** Already written out: "09:40 10/10/2023". */
  at: string;
};

/** What a refused form of the editor is answered with: sentences, and every line as it was typed. */
export type ReportFormState = {
  title: string;
  fields: Record<string, string>;
  typed: Record<number, LineFields>;
  conflicts: LineConflict[];
} | null;

/** What the open page is answered when it keeps a draft by itself. */
export type AutosaveAnswer =
  | {
      ok: true;
      /** "09:42" */
      savedAt: string;
      versions: { key: number; version: number }[];
      conflicts: LineConflict[];
      /** Lines that others have changed since the page last heard. */
      others: LineConflict[];
    }
  | { ok: false; code: "SIGNED_OUT" | "REFUSED"; message: string };

export type ReviewFormState = {
  title: string;
  fields: Record<string, string>;
  typed: Record<string, string>;
} | null;

/** Somebody else saved the same words of the consolidated report first: what stands there now. */
export type SectionConflict = {
  version: number;
  text: string;
  by: string;
  /** Already written out: "09:40 10/10/2023". */
  at: string;
};

export type SectionFormState = (NonNullable<ReviewFormState> & { conflict: SectionConflict | null }) | null;
