import type { ProgressState } from "../platform/prisma/enums.ts";

/** What an agency says of its part, in the official words (PRODUCT, "Progress"). */
export const STATE_WORDS: Readonly<Record<ProgressState, string>> = {
  NOT_STARTED: "Chưa triển khai",
  IN_PROGRESS: "Đang thực hiện",
  COMPLETED: "Đã hoàn thành",
};
