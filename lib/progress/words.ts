import type { ProgressState } from "../platform/prisma/enums.ts";
import type { DeadlineBasis } from "./rules.ts";

/** What an agency says of its part, in the official words (PRODUCT, "Progress"). */
export const STATE_WORDS: Readonly<Record<ProgressState, string>> = {
  NOT_STARTED: "Chưa triển khai",
  IN_PROGRESS: "Đang thực hiện",
  COMPLETED: "Đã hoàn thành",
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
