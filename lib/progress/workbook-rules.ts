import type { FieldErrors } from "../platform/result.ts";
import type { Board, BoardAssignment, BoardTask, Word } from "./board.ts";
import { type AssignmentFacts, awaitsConfirmation, completionGaps, takesUpdates } from "./rules.ts";
import { fieldErrors, keptText, type ProgressInput, progressInput } from "./schema.ts";
import { CLOSED_PART, draftOf, wordProblems } from "./word-rules.ts";
import { STATE_WORDS, WORD_FIELDS, type WordField } from "./words.ts";
import type { FilledRow } from "./workbook-reading.ts";

/** A part as it stands now. */
export type WorkbookPart = {
  id: number;
  taskNumber: number;
  taskTitle: string;
  version: number;
  facts: AssignmentFacts;
  word: Word | null;
};

/** What a word said, as far as a row of a workbook starts from it. */
export type SeenWord = Pick<Word, "state" | "percent" | "result" | "difficulties" | "proposals">;

/** What a row would change; each side as it is read, empty where nothing stands. */
export type FieldChange = { field: WordField; from: string; to: string };

/** What becomes of a row. */
export type RowOutcome<Part extends WorkbookPart = WorkbookPart> = { line: number; part: Part } & (
  | {
      kind: "change";
      input: ProgressInput;
      changes: FieldChange[];
      /** A claim that waits for confirmation is taken back by it. */
      overtakesClaim: boolean;
    }
  | { kind: "same" }
  | {
      kind: "refused";
      /** About the row as a whole; null where it is about its fields. */
      message: string | null;
      fields: Partial<Record<WordField, string>>;
      /** What stands in the row. */
      values: FilledRow["values"];
      /** What was said after the file was made. */
      since: Word | null;
    }
);

/** The parts of an agency that take updates, in the order of the plan: its file has a row for each. */
export function openParts(board: Board, agencyId: number): { task: BoardTask; part: BoardAssignment }[] {
  return board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => part.agencyId === agencyId && takesUpdates(part.facts))
      .map((part) => ({ task, part })),
  );
}

/** The parts of an agency as a board has them, whether they take updates or not. */
export function workbookParts(board: Board, agencyId: number): Map<number, WorkbookPart> {
  const parts = board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => part.agencyId === agencyId)
      .map((part) => ({ ...part, taskNumber: task.number, taskTitle: task.shortTitle })),
  );
  return new Map(parts.map((part) => [part.id, part]));
}

/** The words that rows started from and that have been followed by others: those are read apart. */
export function wordsToLookUp(
  rows: readonly FilledRow[],
  parts: ReadonlyMap<number, WorkbookPart>,
): { assignmentId: number; seq: number }[] {
  return rows.flatMap(({ assignmentId, version }) => {
    const part = parts.get(assignmentId);
    return part && version > 0 && version < part.version ? [{ assignmentId, seq: version }] : [];
  });
}

/**
 * What becomes of each row, by the rules of the update form: written, left as it is, or refused and why. A row that says what its file
 * came with is left alone, whatever has happened since; one that was changed is refused where somebody has written after the file was
 * made, because its author has not seen that.
 * @param seen the words that rows started from, by part, where they are no longer the newest.
 */
export function judgeRows<Part extends WorkbookPart>(
  rows: readonly FilledRow[],
  about: {
    parts: ReadonlyMap<number, Part>;
    seen: ReadonlyMap<number, SeenWord>;
    today: Temporal.PlainDate;
  },
): RowOutcome<Part>[] {
  return rows.flatMap((row): RowOutcome<Part>[] => {
    const part = about.parts.get(row.assignmentId);
    if (!part) return [];
    const seen = row.version === part.version ? part.word : (about.seen.get(part.id) ?? null);
    return [{ line: row.line, part, ...judgeRow(row, part, seen, about.today) }];
  });
}

type WithoutPlace<Outcome> = Outcome extends unknown ? Omit<Outcome, "line" | "part"> : never;
type Judged = WithoutPlace<RowOutcome>;
type Refused = Extract<Judged, { kind: "refused" }>;

function judgeRow(row: FilledRow, part: WorkbookPart, seen: SeenWord | null, today: Temporal.PlainDate): Judged {
  const refusedRow = (about: Partial<Refused>): Refused => {
    return { kind: "refused", message: null, fields: {}, since: null, values: row.values, ...about };
  };
  if (row.version > part.version) {
    return refusedRow({ message: "Mã dòng đã bị sửa. Tải tệp mới ở bước 1 rồi điền lại dòng này." });
  }
  const changes = changesOf(row, seen);
  const problem = row.problems.row ?? null;
  if (changes.length === 0 && Object.keys(row.problems).length === 0) return { kind: "same" };
  if (problem) return refusedRow({ message: problem });
  if (!takesUpdates(part.facts)) return refusedRow({ message: CLOSED_PART });
  if (row.version < part.version) {
    const message = "Đã có cập nhật mới hơn tệp này. Tải tệp mới ở bước 1 rồi điền lại dòng này.";
    return refusedRow({ message, since: part.word });
  }
  const read = progressInput.safeParse({ assignmentId: part.id, seenVersion: row.version, ...row.values });
  const fields = read.success
    ? wordProblems({ ...read.data, files: 0 }, part.facts, today)
    : { ...gapsTyped(row), ...fieldErrors(read.error) };
  const wrong = { ...fields, ...row.problems };
  if (!read.success || Object.keys(wrong).length > 0) return refusedRow({ fields: wrong });
  return { kind: "change", input: read.data, changes, overtakesClaim: awaitsConfirmation(part.facts) };
}

/** What a completion lacks, said together with what else is wrong. */
function gapsTyped({ values }: FilledRow): FieldErrors {
  return values.state === "COMPLETED" ? completionGaps({ ...values, files: 0 }) : {};
}

/** What differs from what the file came with. */
function changesOf(row: FilledRow, seen: SeenWord | null): FieldChange[] {
  const draft: Partial<Record<WordField, string>> = draftOf(seen);
  return WORD_FIELDS.flatMap((field) => {
    const [from, to] = [keptText(draft[field] ?? ""), keptText(row.values[field])];
    return from === to ? [] : [{ field, from: shown(field, from), to: shown(field, to) }];
  });
}

function shown(field: WordField, text: string): string {
  if (field === "state") return (STATE_WORDS as Readonly<Record<string, string>>)[text] ?? text;
  return field === "percent" && text !== "" ? `${text}%` : text;
}
