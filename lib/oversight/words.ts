import type { AlertKind, AlertUrgency } from "../platform/prisma/enums.ts";

/** Headings of the bell, the most pressing first. */
export const URGENCY_WORDS: Readonly<Record<AlertUrgency, string>> = {
  NOW: "Cần xử lý ngay",
  SOON: "Cần xử lý sớm",
  LATER: "Sắp tới",
  NEWS: "Để biết",
};

/** In the order in which they stand on the bell. */
export const URGENCIES = ["NOW", "SOON", "LATER", "NEWS"] as const satisfies AlertUrgency[];

/** What an alert is about, in a filter, a mute or the heading of several. */
export const KIND_WORDS: Readonly<Record<AlertKind, string>> = {
  DEADLINE_PASSED: "Quá hạn",
  DEADLINE_AHEAD: "Sắp đến hạn",
  SILENT: "Chưa cập nhật nhiều tháng liền",
  COMPLETION_CLAIMED: "Đơn vị báo hoàn thành",
  COMPLETION_CONFIRMED: "Đã xác nhận hoàn thành",
  COMPLETION_RETURNED: "Trả lại, mở lại",
  EXTENSION_ASKED: "Đề nghị gia hạn",
  EXTENSION_DECIDED: "Trả lời đề nghị gia hạn",
  GUIDANCE_RECORDED: "Đã có văn bản hướng dẫn",
  REPORT_AHEAD: "Sắp đến hạn báo cáo tháng",
  REPORT_MISSING: "Chưa gửi báo cáo tháng",
  REPORT_TO_SIGN: "Báo cáo chờ lãnh đạo đơn vị duyệt",
  REPORT_SENT: "Đơn vị gửi báo cáo tháng",
  REPORT_RETURNED: "Trả lại báo cáo tháng",
  REPORT_ACCEPTED: "Đã duyệt báo cáo tháng",
  REPORT_OPENED_AGAIN: "Mở lại kỳ báo cáo",
  OBLIGATION_AHEAD: "Sắp đến hạn nộp văn bản theo mục IV",
  OBLIGATION_MISSING: "Chưa nộp văn bản theo mục IV",
  OBLIGATION_HANDED_IN: "Văn bản theo mục IV chờ xem",
  OBLIGATION_ACCEPTED: "Đã tiếp nhận văn bản theo mục IV",
  OBLIGATION_RETURNED: "Trả lại văn bản theo mục IV",
  PROPOSAL_ASKED: "Đề xuất, kiến nghị chờ trả lời",
  PROPOSAL_ANSWERED: "Trả lời đề xuất, kiến nghị",
  GUIDANCE_NOTICED: "Đơn vị báo đã có hướng dẫn",
  GUIDANCE_DISMISSED: "Không ghi nhận hướng dẫn đơn vị báo",
  LETTER_ISSUED: "Công văn đôn đốc",
  LETTER_UNANSWERED: "Chưa trả lời công văn đôn đốc",
  LETTER_ANSWERED: "Trả lời công văn đôn đốc",
  COMMITMENT_GIVEN: "Đơn vị cam kết tiến độ",
  COMMITMENT_PASSED: "Quá ngày cam kết tiến độ",
  ESCALATED: "Nội dung quá hạn báo lên cấp trên",
  DIRECTIVE_GIVEN: "Ý kiến chỉ đạo",
  DIRECTIVE_UNANSWERED: "Chưa trả lời ý kiến chỉ đạo",
  DIRECTIVE_ANSWERED: "Trả lời ý kiến chỉ đạo",
  NO_RECIPIENT: "Chưa có tài khoản nhận thông báo",
};

/** In the order of the list above. */
export const ALERT_KINDS = Object.keys(KIND_WORDS) as AlertKind[];
