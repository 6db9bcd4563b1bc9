import { isAfter, isBefore } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import type { AlertKind } from "../platform/prisma/enums.ts";
import type { FieldErrors } from "../platform/result.ts";
import { ALERT_KINDS } from "./words.ts";

/**
 * Which kinds of alert a person may ask not to be told about. Reminders, and news, may be: what they speak of stays on every
 * screen. Answers that the secretariat addresses to an agency, its letters, and directives, may not (PRODUCT, "Alerts").
 */
const CAN_BE_MUTED: Readonly<Record<AlertKind, boolean>> = {
  DEADLINE_AHEAD: true,
  DEADLINE_PASSED: true,
  SILENT: true,
  COMPLETION_CLAIMED: true,
  COMPLETION_CONFIRMED: true,
  COMPLETION_RETURNED: false,
  EXTENSION_ASKED: true,
  EXTENSION_DECIDED: false,
  GUIDANCE_RECORDED: false,
  REPORT_AHEAD: true,
  REPORT_MISSING: true,
  REPORT_TO_SIGN: true,
  REPORT_SENT: true,
  REPORT_RETURNED: false,
  REPORT_ACCEPTED: true,
  REPORT_OPENED_AGAIN: false,
  OBLIGATION_AHEAD: true,
  OBLIGATION_MISSING: true,
  OBLIGATION_HANDED_IN: true,
  OBLIGATION_ACCEPTED: true,
  OBLIGATION_RETURNED: false,
  PROPOSAL_ASKED: true,
  PROPOSAL_ANSWERED: false,
  GUIDANCE_NOTICED: true,
  GUIDANCE_DISMISSED: false,
  LETTER_ISSUED: false,
  LETTER_UNANSWERED: false,
  LETTER_ANSWERED: true,
  COMMITMENT_GIVEN: true,
  COMMITMENT_PASSED: true,
  ESCALATED: false,
  DIRECTIVE_GIVEN: false,
  DIRECTIVE_UNANSWERED: true,
  DIRECTIVE_ANSWERED: true,
  NO_RECIPIENT: true,
};

/** The kinds that can be muted, for a choice and for the database. */
export const MUTABLE_KINDS: readonly AlertKind[] = ALERT_KINDS.filter((kind) => CAN_BE_MUTED[kind]);

export function canBeMuted(kind: AlertKind): boolean {
  return CAN_BE_MUTED[kind];
}

/** A mute ends by itself: no later than so many days ahead, a quarter of the year. */
export const MUTE_DAYS_LIMIT = 90;

/** The last day up to which a mute made today may hold. */
export function latestMuteEnd(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: MUTE_DAYS_LIMIT });
}

/** What is asked not to be told: about a task, of a kind, or that kind about that task; to the end of a day. */
export type MuteRequest = { taskId: number | null; kind: AlertKind | null; untilOn: Temporal.PlainDate };

/** Why a mute cannot be as it is asked for, by field; empty when it can. */
export function muteProblems({ taskId, kind, untilOn }: MuteRequest, today: Temporal.PlainDate): FieldErrors {
  const fields: FieldErrors = {};
  if (taskId === null && kind === null) fields["taskId"] = "Chọn nhiệm vụ, hoặc chọn loại thông báo, hoặc cả hai.";
  if (kind !== null && !canBeMuted(kind)) {
    fields["kind"] = "Loại này là trả lời gửi đích danh đơn vị, không tắt được. Chọn loại khác.";
  }
  if (isBefore(untilOn, today)) {
    fields["untilOn"] = `Nhập ngày từ hôm nay (${formatDate(today)}) trở đi.`;
  } else if (isAfter(untilOn, latestMuteEnd(today))) {
    fields["untilOn"] =
      `Tắt nhắc nhiều nhất ${MUTE_DAYS_LIMIT} ngày: nhập ngày không sau ${formatDate(latestMuteEnd(today))}.`;
  }
  return fields;
}
