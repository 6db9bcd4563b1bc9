import type { ConsolidatedSection } from "../platform/prisma/enums.ts";
import type { Bucket } from "../progress/rules.ts";
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

/** Parts of the consolidated report, as its headings have them. */
export const SECTION_WORDS: Readonly<Record<ConsolidatedSection, string>> = {
  FIGURES: "Số liệu chung",
  RESULTS: "Kết quả theo nhiệm vụ",
  REPORTING: "Tình hình gửi báo cáo",
  DIFFICULTIES: "Khó khăn, vướng mắc",
  PROPOSALS: "Đề xuất, kiến nghị",
  NEXT_MONTH: "Nhiệm vụ tháng tới",
};

/** The six groups of tasks as an official report has them (DOMAIN-RULES 4). */
export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  DONE_ON_TIME: "hoàn thành đúng hạn",
  DONE_LATE: "hoàn thành quá hạn",
  ON_TRACK: "chưa hoàn thành trong hạn",
  OVERDUE: "chưa hoàn thành quá hạn",
  ONGOING: "thường xuyên",
  AWAITING: "chờ hướng dẫn",
};
