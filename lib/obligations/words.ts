import type { ObligationStanding } from "./rules.ts";

/** Where a body stands with an obligation, as every screen says it. */
export const STANDING_WORDS: Readonly<Record<ObligationStanding, string>> = {
  ACCEPTED: "Đã tiếp nhận",
  HANDED_IN: "Đã nộp, chờ xem",
  RETURNED: "Trả lại",
  NOT_YET: "Chưa nộp",
  MISSING: "Quá hạn chưa nộp",
  NOT_APPLICABLE: "Không áp dụng",
};
