import type { DayOffKind, DayOffRule, ExclusiveReading } from "../platform/prisma/enums.ts";

/** The screen's words, as the glossary has them; a test compares the two. */
export const DAY_OFF_KIND_WORDS: Readonly<Record<DayOffKind, string>> = {
  HOLIDAY: "Nghỉ lễ, tết",
  COMPENSATORY: "Nghỉ bù",
  SWAPPED_OFF: "Nghỉ hoán đổi",
  SWAPPED_WORKING: "Làm bù",
};

export const DAY_OFF_RULE_WORDS: Readonly<Record<DayOffRule, string>> = {
  KEEP: "Giữ nguyên ngày",
  NEXT_WORKING_DAY: "Chuyển sang ngày làm việc tiếp theo",
};

export const EXCLUSIVE_READING_WORDS: Readonly<Record<ExclusiveReading, string>> = {
  STRICT: "Hiểu chặt",
  LENIENT: "Hiểu rộng",
};
