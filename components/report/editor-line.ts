import type { ReactNode } from "react";
import type { FileFormat, PrefillOrigin } from "../../lib/platform/prisma/enums.ts";
import type { LineConflict } from "../../lib/reports/form-state.ts";
import type { LineFields } from "../../lib/reports/line-fields.ts";

/** A file that a line's draft refers to. */
export type LineFile = {
  id: number;
  name: string;
  format: FileFormat;
  size: number;
  /** Withdrawn, or let go: it cannot be sent. */
  gone: boolean;
  /** Nothing that was sent refers to it. */
  unsent: boolean;
};

/** A line as the open page is given it. */
export type EditorLine = {
  key: number;
  /** STT of its task; null for "nội dung khác". */
  number: number | null;
  title: string;
  /** The document's own words. */
  fullTitle: string;
  group: string;
  meta: string;
  /** What the clock says of the part. */
  chip: ReactNode;
  origin: PrefillOrigin;
  fields: LineFields;
  /** What the files are that its fields refer to. */
  files: LineFile[];
  /** What the server holds, where the fields hold something else that was typed. */
  saved: LineFields | null;
  version: number;
  /** Settled on the part itself: told, not asked. */
  closed: string | null;
  completable: boolean;
  awaitsAnswer: boolean;
  /** Why it came back, of this report or of last month's. */
  returned: string | null;
  lastReturned: string | null;
  copied: LineFields | null;
  /** "tháng 9", and what its report said here. */
  lastMonth: string;
  lastWords: string;
  conflict: LineConflict | null;
};
