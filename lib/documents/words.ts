import type { IssuedKind, IssuedRelation } from "../platform/prisma/enums.ts";

/** What a document on the register is called before its number: "Công văn số 678/CAT-PC06". */
export const ISSUED_KIND_WORDS: Readonly<Record<IssuedKind, string>> = {
  URGING_LETTER: "Công văn",
  CONSOLIDATED_REPORT: "Báo cáo",
  CORRECTION: "Công văn",
  APPRAISAL: "Tờ trình",
  CONCLUSION: "Thông báo",
};

/** What a document does to an earlier one, and what became of the earlier one. */
export const RELATION_WORDS: Readonly<Record<IssuedRelation, { does: string; became: string }>> = {
  REPLACES: { does: "Thay thế", became: "Đã được thay thế bằng" },
  CORRECTS: { does: "Đính chính", became: "Đã được đính chính tại" },
};

/** Who gets a copy besides (DOMAIN-RULES 29). */
export const COPY_TO_LEADERS = "Chủ tịch, các Phó Chủ tịch UBND tỉnh (để b/c)";
export const COPY_TO_OFFICE = "Văn phòng UBND tỉnh (để phối hợp)";

/** Said to an account that belongs to no body, and so has no register to enter a document in. */
export const NO_ISSUER = "Tài khoản này chưa thuộc cơ quan nào để ban hành văn bản.";
