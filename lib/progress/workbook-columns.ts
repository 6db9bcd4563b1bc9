import { FIELD_WORDS, type WordField } from "./words.ts";

/** On the tab of the sheet that an agency downloads, fills in and sends back. */
export const WORKBOOK_SHEET = "Cập nhật tiến độ";

/** Says which part a row is about; its cells are not to be changed, but rows may be sorted, copied and taken out. */
export const CODE_TITLE = "Mã dòng";

/** Titles of the columns that are filled in: what the fields are called on the form. */
export const FILL_TITLES: Readonly<Record<WordField, string>> = {
  ...FIELD_WORDS,
  percent: `${FIELD_WORDS.percent} (%)`,
};

/** What a row is about: a part, and the number of its newest word when the file was made (0: none). */
export type RowCode = { planYear: number; agencyCode: string; assignmentId: number; version: number };

/** "2023/so-tnmt/145/3" */
export function rowCode({ planYear, agencyCode, assignmentId, version }: RowCode): string {
  return [planYear, agencyCode, assignmentId, version].join("/");
}

/** What a row code says; null for what is none. */
export function readRowCode(text: string): RowCode | null {
  const [, year, agencyCode = "", id, version] =
    /^(\d{4})\/([a-z0-9-]+)\/(\d{1,9})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  return { planYear: Number(year), agencyCode, assignmentId: Number(id), version: Number(version) };
}
