/** The head of Appendix II as the document has it: on the screen's print, in Word and in Excel. A test compares it with the plan's data. */
export const APPENDIX_2 = {
  heading: "Phụ lục II",
  title: "BẢNG PHÂN CÔNG VÀ THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THEO ĐỀ ÁN 06",
  columns: ["STT", "Nhiệm vụ được giao", "Cơ quan thực hiện", "Thời hạn hoàn thành", "Kết quả thực hiện", "Ghi chú"],
} as const;

/** "(Kèm theo Kế hoạch số      /KH-UBND …)": the restored document has no number and no day. */
export function appendixAttachedTo(year: number): string {
  return `(Kèm theo Kế hoạch số      /KH-UBND ngày      /01/${year} của Chủ tịch UBND tỉnh)`;
}
