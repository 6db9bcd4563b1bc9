import { isAfter } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import type { ProgressState } from "../platform/prisma/enums.ts";
import type { FieldErrors } from "../platform/result.ts";
import type { Word } from "./board.ts";
import { type AssignmentFacts, completionGaps, completionRefusal } from "./rules.ts";
import type { ProgressInput } from "./schema.ts";

/** The fields that a new word starts with, as a form holds them. */
export type WordDraft = { state: ProgressState | "" } & Record<
  "percent" | "result" | "difficulties" | "proposals",
  string
>;

/**
 * What a new word starts from: the newest one, so that an officer changes what changed. A completion is claimed anew, with evidence of its own.
 */
export function draftOf(
  word: Pick<Word, "state" | "percent" | "result" | "difficulties" | "proposals"> | null,
): WordDraft {
  if (word === null) return { state: "", percent: "", result: "", difficulties: "", proposals: "" };
  const { state, percent, result, difficulties, proposals } = word;
  const open = state !== "COMPLETED";
  return {
    state: open ? state : "IN_PROGRESS",
    percent: open && percent !== null ? String(percent) : "",
    result,
    difficulties,
    proposals,
  };
}

/** Why a part takes no more words (takesUpdates). */
export const CLOSED_PART = "Phần việc này đã được xác nhận hoàn thành hoặc không áp dụng, không nhận thêm cập nhật.";

/** What of a word the rules judge; the form of one part and a line of the monthly report both have it. */
export type JudgedWord = Pick<
  ProgressInput,
  "state" | "percent" | "completedOn" | "evidenceNumber" | "evidenceDate"
> & {
  /** How many files it refers to. */
  files: number;
};

/**
 * What is wrong with a word about a part, a sentence per field: a completion that cannot be claimed or lacks its evidence
 * (PRODUCT, "Progress"), facts that do not fit together, and dates that have not come yet.
 */
export function wordProblems(
  input: JudgedWord,
  facts: Pick<AssignmentFacts, "deadlineKind" | "dueOn">,
  today: Temporal.PlainDate,
): FieldErrors {
  const refused = input.state === "COMPLETED" ? completionRefusal(facts) : null;
  if (refused) return { state: refused };
  const completable = completionRefusal(facts) === null;
  const fields: FieldErrors = input.state === "COMPLETED" ? completionGaps(input) : openProblems(input, completable);
  const later = `không thể sau hôm nay (${formatDate(today)}).`;
  if (input.evidenceDate && isAfter(input.evidenceDate, today)) fields["evidenceDate"] = `Ngày văn bản ${later}`;
  if (input.completedOn && isAfter(input.completedOn, today)) fields["completedOn"] = `Ngày hoàn thành ${later}`;
  return fields;
}

/** What does not fit together in a word about work that goes on. */
function openProblems(input: JudgedWord, completable: boolean): FieldErrors {
  const fields: FieldErrors = {};
  if (input.percent === 100 && completable) {
    fields["percent"] = "Đã đủ 100% thì chọn “Đã hoàn thành” và nêu minh chứng; chưa xong thì nhập dưới 100.";
  }
  if (input.state === "NOT_STARTED" && input.percent) {
    fields["percent"] = "Chưa triển khai thì để trống hoặc nhập 0; đã có tiến độ thì chọn “Đang thực hiện”.";
  }
  if (input.evidenceDate && !input.evidenceNumber) {
    fields["evidenceNumber"] = "Đã có ngày văn bản; nhập thêm số, ký hiệu.";
  }
  if (input.evidenceNumber && !input.evidenceDate) {
    fields["evidenceDate"] = "Đã có số, ký hiệu văn bản; nhập thêm ngày.";
  }
  return fields;
}
