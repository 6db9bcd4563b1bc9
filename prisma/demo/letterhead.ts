import type { Letterhead } from "../../lib/documents/letterhead.ts";

/** What the demo's documents go out under. Who signs is nobody: the name says that it is a sample. */
export const SAMPLE_LETTERHEAD: Letterhead = {
  superior: "BỘ CÔNG AN",
  body: "CÔNG AN TỈNH BẮC GIANG",
  symbol: "CAT-PC06",
  place: "Bắc Giang",
  authority: "KT. GIÁM ĐỐC",
  signerTitle: "PHÓ GIÁM ĐỐC",
  signerName: "(Người ký minh họa)",
  copies: "Ủy ban nhân dân tỉnh\nVăn phòng Chính phủ\nBộ Công an",
  archive: "VT, PC06",
};
