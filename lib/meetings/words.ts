import { formatDate } from "../calendar/format.ts";
import type { NoticeState, SlideKind } from "./rules.ts";

/** The question each slide answers. */
export const SLIDE_TITLES: Readonly<Record<SlideKind, string>> = {
  WHOLE: "Kế hoạch đang ở đâu?",
  OVERDUE: "Việc nào chậm, ai nợ?",
  CHANGES: "Có khá lên không?",
  AGENCIES: "Đơn vị nào chậm nhất?",
  REPORTS: "Báo cáo tháng gửi ra sao?",
  INDICATORS: "Chỉ tiêu nào chưa đạt?",
  DUE_SOON: "Việc nào sắp đến hạn?",
  CONCLUSION: "Kết luận của cuộc họp",
};

/** How the notice of a meeting's conclusions stands. */
export const NOTICE_STATE_WORDS: Readonly<Record<NoticeState, string>> = {
  NONE: "Không có kết luận",
  DRAFT: "Dự thảo",
  UNSIGNED: "Dự thảo chờ ký",
  ISSUED: "Đã ban hành",
};

/** What a meeting is called unless its author says otherwise. */
export function usualTitle(day: Temporal.PlainDate): string {
  return `Họp Tổ công tác Đề án 06 ngày ${formatDate(day)}`;
}
