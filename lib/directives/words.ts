import type { DirectiveEntryKind } from "../platform/prisma/enums.ts";
import type { DirectiveState } from "./rules.ts";

export const DIRECTIVE_STATE_WORDS: Readonly<Record<DirectiveState, string>> = {
  UNACKNOWLEDGED: "Chờ xác nhận",
  ACKNOWLEDGED: "Đã nhận",
  UNANSWERED: "Quá hạn trả lời",
  ANSWERED: "Đã trả lời",
  CLOSED: "Đã đóng",
};

/** In the order in which somebody has to look at them. */
export const DIRECTIVE_STATES = [
  "UNANSWERED",
  "UNACKNOWLEDGED",
  "ACKNOWLEDGED",
  "ANSWERED",
  "CLOSED",
] as const satisfies DirectiveState[];

export const DIRECTIVE_ENTRY_WORDS: Readonly<Record<DirectiveEntryKind, string>> = {
  ACKNOWLEDGE: "Xác nhận đã nhận",
  ANSWER: "Trả lời",
  RETURN: "Trả lại, yêu cầu bổ sung",
  CLOSE: "Đóng, đã xong",
};

/** Said beside a leader's star, wherever it shows: the sign alone is for the eye. */
export const STAR_WORDS = "lãnh đạo theo dõi";
