import { formatNumber } from "../calendar/format.ts";
import type { WorkbookRefusal } from "../documents/excel-reading.ts";
import { ROWS_LIMIT, WORKBOOK_LIMIT } from "../documents/excel-reading.ts";
import { sizeWords } from "../evidence/words.ts";
import type { StrayReason, Strays } from "./workbook-reading.ts";

const TAKE_ANEW = "Dùng tệp tải xuống từ trang này, lưu dạng .xlsx rồi tải lên.";

const NOT_EXCEL = `Nội dung tệp không phải Excel (.xlsx), dù tên tệp ghi thế nào. ${TAKE_ANEW}`;

const REFUSALS: Readonly<Record<WorkbookRefusal, string>> = {
  EMPTY: `Tệp rỗng, không có nội dung. ${TAKE_ANEW}`,
  TOO_LARGE: `Tệp lớn hơn ${sizeWords(WORKBOOK_LIMIT)}. Xóa ảnh, trang tính không dùng rồi tải lên.`,
  UNKNOWN: NOT_EXCEL,
  NOT_EXCEL,
  OLD_EXCEL: "Tệp ở dạng Excel cũ (.xls). Mở bằng Excel, chọn Lưu thành dạng .xlsx rồi tải lên.",
  BROKEN: "Tệp bị hỏng hoặc chưa trọn vẹn. Mở thử trên máy, lưu lại dạng .xlsx rồi tải lên.",
  ENCRYPTED: "Tệp có mật khẩu nên không đọc được. Lưu bản không đặt mật khẩu rồi tải lên.",
  MACRO: "Tệp có macro hoặc lấy dữ liệu từ nơi khác nên không nhận. Lưu lại dạng .xlsx, không có macro.",
  ACTIVE: NOT_EXCEL,
  SWOLLEN: `Tệp nén bất thường: mở ra sẽ có dung lượng rất lớn. ${TAKE_ANEW}`,
  MIXED: `Tệp chứa kèm nội dung của một loại tệp khác. ${TAKE_ANEW}`,
  TOO_MANY_ROWS: `Tệp có hơn ${formatNumber(ROWS_LIMIT)} dòng. Chỉ giữ các dòng của tệp tải xuống.`,
  TOO_MANY_MERGED: "Tệp có quá nhiều ô gộp. Bỏ gộp ô rồi tải lên.",
};

/** Why a workbook was not read, and what to do instead. */
export function workbookRefusalWords(refusal: WorkbookRefusal): string {
  return REFUSALS[refusal];
}

const STRAYS: Readonly<Record<StrayReason, string>> = {
  NO_CODE: "không có mã dòng, không thuộc nhiệm vụ nào trong kế hoạch",
  BAD_CODE: "mã dòng không đọc được; tải tệp mới ở bước 1",
  OTHER_AGENCY: "phần việc của đơn vị khác",
  OTHER_PLAN: "thuộc kế hoạch của năm khác",
  UNKNOWN_PART: "không có trong phần việc của đơn vị",
  TWICE: "trùng mã dòng: một phần việc có nhiều dòng, không rõ dòng nào đúng; giữ lại một dòng",
  MERGED: "có ô gộp nên mất mã dòng; bỏ gộp ô và tải tệp mới ở bước 1",
};

/** "Dòng 30, 31, 32 và 9.971 dòng khác: không có mã dòng…" */
export function strayWords({ why, count, lines }: Strays): string {
  const more = count - lines.length;
  const named = lines.join(", ");
  return `Dòng ${named}${more > 0 ? ` và ${formatNumber(more)} dòng khác` : ""}: ${STRAYS[why]}.`;
}
