import { formatDate } from "../calendar/format.ts";
import type { ProgressState } from "../platform/prisma/enums.ts";
import type { DeadlineBasis, Timeliness } from "./rules.ts";

/** What an agency says of its part, in the official words (PRODUCT, "Progress"). */
export const STATE_WORDS: Readonly<Record<ProgressState, string>> = {
  NOT_STARTED: "Chưa triển khai",
  IN_PROGRESS: "Đang thực hiện",
  COMPLETED: "Đã hoàn thành",
};

/** What the fields of a word are called on the form, in messages and in files. */
export const FIELD_WORDS = {
  state: "Tình hình",
  percent: "Tiến độ",
  result: "Kết quả thực hiện",
  difficulties: "Khó khăn, vướng mắc",
  proposals: "Đề xuất, kiến nghị",
  completedOn: "Ngày hoàn thành",
  evidenceNumber: "Số, ký hiệu văn bản",
  evidenceDate: "Ngày văn bản",
  evidenceIssuer: "Cơ quan ban hành",
} as const;

/** A field of a word that is typed; files are not. */
export type WordField = keyof typeof FIELD_WORDS;

export const WORD_FIELDS = Object.keys(FIELD_WORDS) as readonly WordField[];

/** What the clock says of a task or a part, in the official words (DOMAIN-RULES 4, 6). */
export const TIMELINESS_WORDS: Readonly<Record<Timeliness, string>> = {
  DONE_ON_TIME: "Hoàn thành đúng hạn",
  DONE_LATE: "Hoàn thành quá hạn",
  ON_TRACK: "Trong hạn",
  DUE_SOON: "Sắp đến hạn",
  OVERDUE: "Quá hạn",
  ONGOING: "Thường xuyên",
  AWAITING: "Chờ hướng dẫn",
  NOT_APPLICABLE: "Không áp dụng",
};

/** By which deadline figures are read, as it stands wherever figures do (PRODUCT, "Deadline"). */
export const BASIS_WORDS: Readonly<Record<DeadlineBasis, string>> = {
  current: "theo hạn hiện hành",
  original: "theo hạn gốc",
};

/** The same where a sentence or a line begins with it. */
export const BASIS_TITLES: Readonly<Record<DeadlineBasis, string>> = {
  current: "Theo hạn hiện hành",
  original: "Theo hạn gốc",
};

/** Of which day figures are, by which deadline where they depend on it, and whether they are invented; without a full stop. */
export function figuresDayWords(day: Temporal.PlainDate, sampleData: boolean, basis?: DeadlineBasis): string {
  const words = [
    `Số liệu tính đến ngày ${formatDate(day)}`,
    basis && BASIS_WORDS[basis],
    sampleData && "số liệu minh họa",
  ];
  return words.filter(Boolean).join(", ");
}
