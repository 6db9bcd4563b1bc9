import { formatNumber } from "../calendar/format.ts";
import type { FileFormat } from "../platform/prisma/enums.ts";
import { FILE_LIMIT, type FileRefusal, FORMATS } from "./rules.ts";

const KB = 1024;
const MB = 1024 * KB;

/** "840 KB", "1,2 MB": as file managers count. */
export function sizeWords(bytes: number): string {
  return bytes < MB ? `${formatNumber(Math.max(1, Math.round(bytes / KB)))} KB` : `${formatNumber(bytes / MB)} MB`;
}

/** "PDF, 1,2 MB" */
export function fileFacts(file: { format: FileFormat; size: number }): string {
  return `${FORMATS[file.format].word}, ${sizeWords(file.size)}`;
}

export const LIMIT_WORDS: string = sizeWords(FILE_LIMIT);

/** Stands beside every upload (PRODUCT, "Organisations and people"). */
export const UPLOAD_NOTICE =
  "Không tải lên tài liệu thuộc bí mật nhà nước và hồ sơ, thông tin cá nhân của công dân. Tệp đã gửi được mọi tài khoản của hệ thống xem.";

const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  EMPTY: "Tệp rỗng, không có nội dung. Chọn tệp khác.",
  TOO_LARGE: `Tệp lớn hơn ${LIMIT_WORDS}. Giảm dung lượng hoặc tách thành nhiều tệp.`,
  UNKNOWN:
    "Nội dung tệp không phải PDF, Word, Excel hoặc ảnh (JPG, PNG, WebP, HEIC), dù tên tệp ghi thế nào. Chọn tệp khác.",
  BROKEN: "Tệp bị hỏng hoặc chưa trọn vẹn. Mở thử trên máy, lưu lại rồi tải lên.",
  ENCRYPTED: "Tệp có mật khẩu hoặc bị mã hóa nên không kiểm tra được. Lưu bản không đặt mật khẩu rồi tải lên.",
  MACRO: "Tệp Word, Excel có macro hoặc lấy mẫu từ nơi khác. Lưu lại dạng không có macro, hoặc xuất ra PDF.",
  ACTIVE: "Tệp PDF có mã lệnh hoặc lệnh mở chương trình. In lại ra PDF rồi tải lên.",
  SWOLLEN: "Tệp nén bất thường: mở ra sẽ có dung lượng rất lớn. Lưu lại từ phần mềm gốc rồi tải lên.",
  MIXED: "Tệp chứa kèm nội dung của một loại tệp khác. Lưu lại từ phần mềm gốc rồi tải lên.",
};

/** Why a file was not taken, and what to do instead. */
export function refusalWords(refusal: FileRefusal): string {
  return REFUSALS[refusal];
}
