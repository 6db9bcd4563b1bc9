import type { NoteKind } from "../../lib/platform/prisma/enums.ts";

/** What each kind of note on the document's words is called. */
export const NOTE_WORDS: Readonly<Record<NoteKind, string>> = {
  CONFLICT: "Mâu thuẫn trong văn bản",
  UNCERTAIN: "Chưa chắc chắn",
  SIC: "Giữ nguyên như bản gốc",
  CORRECTION: "Đã sửa lỗi chép",
  NOTE: "Ghi chú",
};
