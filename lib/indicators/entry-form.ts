import type { ReportAddress } from "../reports/in-hand.ts";

/** What the form of a month's numbers is answered with: what was wrong with it, or what was read in a table and waits to be looked through. */
export type EntryFormState = {
  title: string;
  kind: "refused" | "preview";
  fields: Record<string, string>;
  /** Everything as it was typed or read. */
  typed: Record<string, string>;
  /** Rows of the table that are about nothing of the agency's. */
  strays: string[];
} | null;

/** Where a month's numbers are entered; the page is its agency's. */
export const entryPath = ({ month, agencyCode }: ReportAddress): string => `/reports/${month}/${agencyCode}/figures`;

/** The form whose answer is kept: one a report. */
export const entryFormName = ({ month, agencyCode }: ReportAddress): string => `figures:${month}:${agencyCode}`;

/** Names of the inputs for a pasted table and for a file; what is wrong with either comes back by it. */
export const TABLE_FIELD = "table";
export const FILE_FIELD = "workbook";

/** The name of the sheet that is looked for in a workbook. */
export const FIGURES_SHEET = "So lieu thu tuc";
