import { formatDate } from "../calendar/format.ts";
import type { SlideKind } from "./rules.ts";

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

/** What a meeting is called unless its author says otherwise. */
export function usualTitle(day: Temporal.PlainDate): string {
  return `Họp Tổ công tác Đề án 06 ngày ${formatDate(day)}`;
}
