import type { AlertKind, AlertUrgency, Role } from "../platform/prisma/enums.ts";
import type { BellFilter } from "./bell-filter.ts";
import { URGENCIES } from "./words.ts";

/** Whose word an alert carries: the clock's, the secretariat's, that of whoever gives directives, or of the agency it is about. */
export type AlertSender = "SYSTEM" | "SECRETARIAT" | "LEADERSHIP" | "AGENCY";

type AlertTraits = {
  sender: AlertSender;
  /** The sender wants to know that it arrived: it stands first among its like until "Xác nhận đã nhận". */
  asksReceipt?: true;
  /** What is expected of an agency; null where nothing is. */
  fromAgency: string | null;
  /** And of those who follow the agencies. */
  fromFollower: string | null;
};

/** What each kind of alert is, beside its own words (design, "Inbox": who, what is expected, by when). */
const TRAITS: Readonly<Record<AlertKind, AlertTraits>> = {
  DEADLINE_AHEAD: { sender: "SYSTEM", fromAgency: "cập nhật tiến độ", fromFollower: null },
  DEADLINE_PASSED: { sender: "SYSTEM", fromAgency: "cập nhật hoặc báo hoàn thành", fromFollower: "đôn đốc đơn vị" },
  SILENT: { sender: "SYSTEM", fromAgency: "cập nhật tiến độ", fromFollower: "đôn đốc đơn vị" },
  COMPLETION_CLAIMED: { sender: "AGENCY", fromAgency: null, fromFollower: "xác nhận hoặc trả lại" },
  COMPLETION_CONFIRMED: { sender: "SECRETARIAT", fromAgency: null, fromFollower: null },
  COMPLETION_RETURNED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "bổ sung", fromFollower: null },
  EXTENSION_ASKED: { sender: "AGENCY", fromAgency: null, fromFollower: "trả lời đề nghị" },
  EXTENSION_DECIDED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: null, fromFollower: null },
  GUIDANCE_RECORDED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "thực hiện theo hạn", fromFollower: null },
  REPORT_AHEAD: { sender: "SYSTEM", fromAgency: "gửi báo cáo", fromFollower: null },
  REPORT_MISSING: { sender: "SYSTEM", fromAgency: "gửi báo cáo", fromFollower: "đôn đốc đơn vị" },
  REPORT_TO_SIGN: { sender: "SYSTEM", fromAgency: "duyệt và gửi báo cáo", fromFollower: null },
  REPORT_SENT: { sender: "AGENCY", fromAgency: null, fromFollower: "duyệt hoặc trả lại" },
  REPORT_RETURNED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "bổ sung, gửi lại", fromFollower: null },
  REPORT_ACCEPTED: { sender: "SECRETARIAT", fromAgency: null, fromFollower: null },
  REPORT_OPENED_AGAIN: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "gửi báo cáo", fromFollower: null },
  OBLIGATION_AHEAD: { sender: "SYSTEM", fromAgency: "nộp văn bản", fromFollower: null },
  OBLIGATION_MISSING: { sender: "SYSTEM", fromAgency: "nộp văn bản", fromFollower: "đôn đốc đơn vị" },
  OBLIGATION_HANDED_IN: { sender: "AGENCY", fromAgency: null, fromFollower: "tiếp nhận hoặc trả lại" },
  OBLIGATION_ACCEPTED: { sender: "SECRETARIAT", fromAgency: null, fromFollower: null },
  OBLIGATION_RETURNED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "nộp lại văn bản", fromFollower: null },
  PROPOSAL_ASKED: { sender: "AGENCY", fromAgency: null, fromFollower: "trả lời đề xuất" },
  PROPOSAL_ANSWERED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: null, fromFollower: null },
  GUIDANCE_NOTICED: { sender: "AGENCY", fromAgency: null, fromFollower: "ghi nhận hoặc trả lời đơn vị" },
  GUIDANCE_DISMISSED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: null, fromFollower: null },
  LETTER_ISSUED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: "thực hiện và trả lời", fromFollower: null },
  LETTER_UNANSWERED: {
    sender: "SYSTEM",
    asksReceipt: true,
    fromAgency: "trả lời công văn",
    fromFollower: "đôn đốc đơn vị",
  },
  LETTER_ANSWERED: { sender: "AGENCY", fromAgency: null, fromFollower: "xem trả lời" },
  COMMITMENT_GIVEN: { sender: "AGENCY", fromAgency: null, fromFollower: null },
  COMMITMENT_PASSED: { sender: "SYSTEM", fromAgency: "thực hiện cam kết", fromFollower: "đôn đốc đơn vị" },
  ESCALATED: { sender: "SECRETARIAT", asksReceipt: true, fromAgency: null, fromFollower: "chỉ đạo đơn vị" },
  DIRECTIVE_GIVEN: {
    sender: "LEADERSHIP",
    asksReceipt: true,
    fromAgency: "trả lời ý kiến chỉ đạo",
    fromFollower: null,
  },
  DIRECTIVE_UNANSWERED: { sender: "SYSTEM", fromAgency: "trả lời ý kiến chỉ đạo", fromFollower: "đôn đốc đơn vị" },
  DIRECTIVE_ANSWERED: { sender: "AGENCY", fromAgency: null, fromFollower: "đóng hoặc trả lại" },
  NO_RECIPIENT: { sender: "SYSTEM", fromAgency: null, fromFollower: "tạo hoặc mở lại tài khoản" },
};

/** Kinds whose sender waits for "Xác nhận đã nhận". */
export const RECEIPT_KINDS: readonly AlertKind[] = (Object.keys(TRAITS) as AlertKind[]).filter(
  (kind) => TRAITS[kind].asksReceipt,
);

export function senderOf(kind: AlertKind): AlertSender {
  return TRAITS[kind].sender;
}

/** What is expected of whoever is told; null where it is only news. */
export function expectedOf({ kind, toAgency }: { kind: AlertKind; toAgency: boolean }): string | null {
  return toAgency ? TRAITS[kind].fromAgency : TRAITS[kind].fromFollower;
}

/** From so many alerts of one kind on a bell folds them into one row. */
export const FOLD_FROM = 3;

/**
 * What folds together on a bell: for an agency's people everything of one kind (they have a few tasks, and are told of each);
 * for those who follow all agencies, and in what lies behind, the alerts of one kind about one task. Whoever asks for one kind
 * sees them one by one, and so does whoever asks for one kind about one task. Alerts that ask for a receipt never fold:
 * each has an answer of its own.
 */
export function foldingOf(role: Role, { view, kind, task }: BellFilter): "kind" | "task" | "none" {
  const ofAgency = role === "OFFICER" || role === "AGENCY_HEAD";
  if (kind !== null) return ofAgency || task !== null ? "none" : "task";
  return ofAgency && view !== "all" ? "kind" : "task";
}

/** Rows under their headings, in the order of the bell; headings without rows are left out. */
export function sectionsOf<Row extends { urgency: AlertUrgency }>(
  rows: readonly Row[],
): { urgency: AlertUrgency; rows: Row[] }[] {
  return URGENCIES.map((urgency) => ({ urgency, rows: rows.filter((row) => row.urgency === urgency) })).filter(
    (section) => section.rows.length > 0,
  );
}

/** Where an alert leads: to where what it expects is done. */
export function addressOf(alert: {
  kind: AlertKind;
  taskNumber: number | null;
  month: Temporal.PlainYearMonth | null;
  /** The agency whose people are told; null where it goes to those who follow the agencies. */
  agencyCode: string | null;
  /** The place it is about, where that is neither a task nor a report. */
  path: string | null;
}): string | null {
  const { kind, taskNumber, month, agencyCode, path } = alert;
  if (path !== null) return path;
  if (kind === "NO_RECIPIENT") return "/admin/users";
  if (kind === "COMPLETION_CLAIMED" && taskNumber !== null) return `/review?task=${taskNumber}`;
  if (kind === "EXTENSION_ASKED") return "/review/extensions";
  if (taskNumber !== null) return `/tasks/${taskNumber}`;
  if (month === null) return null;
  if (kind === "REPORT_SENT") return `/review/reports?month=${month}`;
  return agencyCode === null ? `/reports/${month}?view=units` : `/reports/${month}/${agencyCode}`;
}
