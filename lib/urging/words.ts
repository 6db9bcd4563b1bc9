import type { EscalationTarget } from "../platform/prisma/enums.ts";
import type { LetterState, UrgingStanding, UrgingStep } from "./rules.ts";

export const LETTER_STATE_WORDS: Readonly<Record<LetterState, string>> = {
  DRAFT: "Dự thảo",
  WAITING: "Chờ trả lời",
  UNANSWERED: "Quá hạn trả lời",
  ANSWERED: "Đã trả lời",
  ANSWERED_LATE: "Trả lời muộn",
  REPLACED: "Đã thay thế",
};

/** In the order in which somebody has to look at them. */
export const LETTER_STATES = [
  "DRAFT",
  "UNANSWERED",
  "WAITING",
  "ANSWERED_LATE",
  "ANSWERED",
  "REPLACED",
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

/** The rung it stands on. How often it was written about is not the letters' own "lần n", which counts all letters to the agency. */
export function stepWords({ step, letters }: Pick<UrgingStanding, "step" | "letters">): string {
  return step === "LETTER" ? `Đã đôn đốc bằng công văn (${letters})` : STEP_WORDS[step];
}

/** The rung after it: "Công văn đôn đốc tiếp theo", "Công văn yêu cầu cam kết tiến độ". */
export function nextStepWords({ next, letters }: UrgingStanding): string | null {
  if (next === null) return null;
  if (next.step === "LETTER") return letters === 0 ? STEP_WORDS.LETTER : `${STEP_WORDS.LETTER} tiếp theo`;
  if (next.step === "COMMITMENT") return "Công văn yêu cầu cam kết tiến độ";
  return STEP_WORDS[next.step];
}
