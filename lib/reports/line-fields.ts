import type { ProgressState } from "../platform/prisma/enums.ts";

/** The fields of a line as they stand in a form: percentage and dates as typed. */
export type LineFields = {
  state: ProgressState;
  percent: string;
  result: string;
  difficulties: string;
  proposals: string;
  nextMonth: string;
  completedOn: string;
  evidenceNumber: string;
  evidenceDate: string;
  evidenceIssuer: string;
  /** Ids of the files it refers to, ascending, as one text: "12,15". */
  files: string;
  /** "Không phát sinh mới". */
  noNews: boolean;
  /** Looked at: what was copied from last month still holds. */
  kept: boolean;
};

export const EMPTY_FIELDS: LineFields = {
  state: "IN_PROGRESS",
  percent: "",
  result: "",
  difficulties: "",
  proposals: "",
  nextMonth: "",
  completedOn: "",
  evidenceNumber: "",
  evidenceDate: "",
  evidenceIssuer: "",
  files: "",
  noNews: false,
  kept: false,
};

/** The texts among them, in the order in which they are shown. */
export const TEXT_FIELDS = [
  "percent",
  "result",
  "difficulties",
  "proposals",
  "nextMonth",
  "completedOn",
  "evidenceNumber",
  "evidenceDate",
  "evidenceIssuer",
  "files",
] as const satisfies readonly (keyof LineFields)[];

/** The files a line refers to. */
export function fileIdsOf({ files }: Pick<LineFields, "files">): number[] {
  return files.split(",").filter(Boolean).map(Number);
}

/** The same as one text. */
export function filesText(ids: Iterable<number>): string {
  return [...new Set(ids)].sort((a, b) => a - b).join(",");
}

/** Whether two versions of a line say the same. */
export function sameWords(a: LineFields, b: LineFields): boolean {
  return a.state === b.state && TEXT_FIELDS.every((name) => a[name] === b[name]);
}

/** A line after something in it was changed: who writes words has news, also where "không phát sinh" stood before. */
export function newsOf(before: LineFields, change: Partial<LineFields>): LineFields {
  const after = { ...before, ...change };
  return change.noNews === undefined && !sameWords(before, after) ? { ...after, noNews: false } : after;
}

/** Whether they are the same to the last mark. */
export function sameFields(a: LineFields, b: LineFields): boolean {
  return sameWords(a, b) && a.noNews === b.noNews && a.kept === b.kept;
}

/** The key of "nội dung khác", the line that belongs to no part; other lines have their assignment's id. */
export const OTHER_LINE = 0;

/** How a line stood when a form was written out, so that only what was changed is kept. */
export function fieldsMark(fields: LineFields): string {
  return JSON.stringify([fields.state, fields.noNews, fields.kept, ...TEXT_FIELDS.map((name) => fields[name])]);
}

/** What a line counts as on the bar and in the index. */
export type LineMark = "UPDATED" | "NO_NEWS" | "CLOSED" | "EMPTY" | "PREFILLED" | "RETURNED";

/** What decides it. */
export type MarkFacts = {
  fields: LineFields;
  /** Settled on the part itself: told, not asked. */
  closed: boolean;
  /** Came back, and nobody has touched it since. */
  awaitsAnswer: boolean;
  /** What was copied in from last month. */
  copied: LineFields | null;
};

/**
 * What a line counts as. A returned one waits until somebody has touched it; what was copied from last month counts only
 * once somebody has changed it or said that it still holds. The open page and the server ask the same.
 */
export function markOf({ fields, closed, awaitsAnswer, copied }: MarkFacts): LineMark {
  if (closed) return "CLOSED";
  if (awaitsAnswer) return "RETURNED";
  if (fields.noNews) return "NO_NEWS";
  if (fields.result.trim() === "") return "EMPTY";
  return copied && !fields.kept && sameWords(fields, copied) ? "PREFILLED" : "UPDATED";
}

const DONE: readonly LineMark[] = ["UPDATED", "NO_NEWS", "CLOSED"];

/** Whether a line asks for nothing more before the report can be sent; "nội dung khác" is never owed. */
export function isDone(line: { key: number; mark: LineMark }): boolean {
  return DONE.includes(line.mark) || (line.key === OTHER_LINE && line.mark === "EMPTY");
}
