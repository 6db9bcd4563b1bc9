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

const ISSUED_IS_FINAL = "Văn bản đã phát hành không sửa được.";
const FORM_IS_CORRECTED =
  "sai về thể thức, kỹ thuật trình bày thì đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3).";
const IS_REPLACED = `${ISSUED_IS_FINAL} Sai về nội dung thì thay thế bằng văn bản cùng hình thức; ${FORM_IS_CORRECTED}`;

/** What can be done about a mistake in an issued document. What a notice or a correction says stands elsewhere, and is mended there. */
export const MISTAKE_WORDS: Readonly<Record<IssuedKind, string>> = {
  URGING_LETTER: IS_REPLACED,
  CONSOLIDATED_REPORT: IS_REPLACED,
  APPRAISAL: IS_REPLACED,
  CONCLUSION: `${ISSUED_IS_FINAL} Thông báo ghi đúng kết luận đã nêu tại cuộc họp, không có bản thay thế: kết luận cần đổi thì nêu thành ý kiến chỉ đạo mới; ${FORM_IS_CORRECTED}`,
  CORRECTION: `${ISSUED_IS_FINAL} Công văn đính chính không có bản thay thế: chỗ đính chính sai, cả về nội dung và thể thức, thì đính chính tiếp bằng một công văn đính chính khác.`,
};

/** Who gets a copy besides (DOMAIN-RULES 29). */
export const COPY_TO_LEADERS = "Chủ tịch, các Phó Chủ tịch UBND tỉnh (để b/c)";
export const COPY_TO_OFFICE = "Văn phòng UBND tỉnh (để phối hợp)";

/** Said to an account that belongs to no body, and so has no register to enter a document in. */
export const NO_ISSUER = "Tài khoản này chưa thuộc cơ quan nào để ban hành văn bản.";
