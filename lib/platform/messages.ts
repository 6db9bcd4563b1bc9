import type { Failure, FailureCode } from "./result.ts";

/** The one place where an expected failure becomes a sentence. Says what happened, then what to do. */
const SENTENCES: Record<FailureCode, string> = {
  INVALID_INPUT: "Chưa lưu được: còn chỗ cần sửa.",
  NOT_FOUND: "Không tìm thấy nội dung này, hoặc không thuộc phạm vi được xem.",
  FORBIDDEN: "Tài khoản này không có quyền thực hiện việc vừa gửi. Việc này đã được ghi vào nhật ký.",
  CONFLICT: "Có người vừa lưu nội dung này. Chọn bản giữ lại; bản không chọn vẫn còn trong lịch sử.",
  ALREADY_DECIDED: "Nội dung này đã được xử lý trước đó. Tải lại trang để xem kết quả.",
  NOT_OPEN: "Phần việc này không còn mở để cập nhật.",
  DUPLICATE: "Nội dung này đã có, không ghi thêm lần nữa.",
  WRONG_CREDENTIALS: "Tên đăng nhập hoặc mật khẩu không đúng.",
  TOO_MANY_ATTEMPTS: "Đăng nhập sai nhiều lần. Chờ một lát rồi thử lại.",
};

/** The Vietnamese sentence for a failure; a command's own message, being more exact, comes first. */
export function sentenceFor(failure: Failure): string {
  return failure.message ?? SENTENCES[failure.code];
}
