import type { ProposalEntryKind } from "../platform/prisma/enums.ts";
import type { ProposalState } from "./rules.ts";

export const STATE_WORDS: Readonly<Record<ProposalState, string>> = {
  OPEN: "Chờ trả lời",
  ANSWERED: "Đã trả lời",
  CLOSED: "Đã đóng",
};

export const ENTRY_WORDS: Readonly<Record<ProposalEntryKind, string>> = {
  ANSWER: "Trả lời",
  FORWARD: "Chuyển cơ quan khác",
  ADDITION: "Bổ sung ý kiến",
  CLOSE: "Đóng",
};
