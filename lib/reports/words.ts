import type { ReportState } from "./rules.ts";

/** States of a report in the words of the province. */
export const REPORT_STATE_WORDS: Readonly<Record<ReportState, string>> = {
  NOT_DUE: "Chưa đến hạn",
  DRAFTING: "Đang soạn",
  SENT: "Đã gửi",
  RETURNED: "Trả lại",
  ACCEPTED: "Đã duyệt",
  MISSING: "Quá hạn chưa gửi",
};
