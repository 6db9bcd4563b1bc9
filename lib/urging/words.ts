import type { EscalationTarget } from "../platform/prisma/enums.ts";
import { LETTERS_BEFORE_COMMITMENT, type LetterState, type UrgingStanding, type UrgingStep } from "./rules.ts";

export const LETTER_STATE_WORDS: Readonly<Record<LetterState, string>> = {
  DRAFT: "Dự thảo",
  WAITING: "Chờ trả lời",
  UNANSWERED: "Quá hạn trả lời",
  ANSWERED: "Đã trả lời",
  ANSWERED_LATE: "Trả lời muộn",
};

/** In the order in which somebody has to look at them. */
export const LETTER_STATES = [
  "DRAFT",
  "UNANSWERED",
  "WAITING",
  "ANSWERED_LATE",
  "ANSWERED",
] as const satisfies LetterState[];

const STEP_WORDS: Readonly<Record<UrgingStep, string>> = {
  OFFICER: "Nhắc cán bộ đầu mối",
  HEAD: "Báo lãnh đạo đơn vị",
  LETTER: "Công văn đôn đốc",
  COMMITMENT: "Cam kết tiến độ",
  OFFICE: "Báo cáo Văn phòng UBND tỉnh",
  GROUP_HEAD: "Báo cáo trưởng Tổ công tác",
};

export const ESCALATION_WORDS: Readonly<Record<EscalationTarget, string>> = {
  OFFICE: STEP_WORDS.OFFICE,
  GROUP_HEAD: STEP_WORDS.GROUP_HEAD,
};

/** The rung it stands on: "Công văn đôn đốc lần 2". */
export function stepWords({ step, letters }: Pick<UrgingStanding, "step" | "letters">): string {
  return step === "LETTER" ? `${STEP_WORDS.LETTER} lần ${letters}` : STEP_WORDS[step];
}

/** The rung after it: "Công văn đôn đốc lần 3", "Công văn lần 4, yêu cầu cam kết tiến độ". */
export function nextStepWords({ next, letters }: UrgingStanding): string | null {
  if (next === null) return null;
  if (next.step === "LETTER") return `${STEP_WORDS.LETTER} lần ${letters + 1}`;
  if (next.step === "COMMITMENT") return `Công văn lần ${LETTERS_BEFORE_COMMITMENT + 1}, yêu cầu cam kết tiến độ`;
  return STEP_WORDS[next.step];
}
