import type { IssuedKind, IssuedRelation } from "../platform/prisma/enums.ts";

/** What a document on the register is called before its number: "Công văn số 678/CAT-PC06". */
export const ISSUED_KIND_WORDS: Readonly<Record<IssuedKind, string>> = {
  URGING_LETTER: "Công văn",
  CONSOLIDATED_REPORT: "Báo cáo",
  CORRECTION: "Công văn",
  APPRAISAL: "Tờ trình",
};

/** What a document does to an earlier one, and what became of the earlier one. */
export const RELATION_WORDS: Readonly<Record<IssuedRelation, { does: string; became: string }>> = {
  REPLACES: { does: "Thay thế", became: "Đã được thay thế bằng" },
  CORRECTS: { does: "Đính chính", became: "Đã được đính chính tại" },
};
