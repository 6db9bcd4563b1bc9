import { formatDate, readDate } from "../calendar/format.ts";
import { sizeWords } from "../evidence/words.ts";
import { KIND_WORDS } from "../oversight/words.ts";
import { DAY_OFF_KIND_WORDS, DAY_OFF_RULE_WORDS, EXCLUSIVE_READING_WORDS } from "../plans/words.ts";
import { STATE_WORDS } from "../progress/words.ts";
import { ROLE_WORDS } from "./words.ts";

/** Acts in the words of the province; a test holds that every act the product writes has its words here. */
export const ACTIONS: Readonly<Record<string, string>> = {
  "session.start": "Đăng nhập",
  "session.end": "Đăng xuất",
  "account.changePassword": "Đổi mật khẩu",
  "user.create": "Tạo tài khoản",
  "user.update": "Sửa tài khoản",
  "user.resetPassword": "Cấp lại mật khẩu",
  "user.disable": "Khóa tài khoản",
  "user.enable": "Mở khóa tài khoản",
  "agency.setReporting": "Bật, dừng báo cáo của đơn vị",
  "agency.setSignOff": "Đặt chế độ duyệt báo cáo",
  "report.open": "Bắt đầu soạn báo cáo tháng",
  "report.propose": "Trình lãnh đạo duyệt báo cáo tháng",
  "report.send": "Gửi báo cáo tháng",
  "draft.write": "Sửa báo cáo tháng",
  "report.accept": "Duyệt báo cáo tháng",
  "report.return": "Trả lại báo cáo tháng",
  "report.close-month": "Khóa kỳ báo cáo",
  "report.exception": "Mở lại kỳ báo cáo cho đơn vị",
  "consolidated.edit": "Sửa báo cáo tổng hợp",
  "consolidated.conflict": "Sửa báo cáo tổng hợp trùng lúc",
  "consolidated.issue": "Ban hành báo cáo tổng hợp",
  "progress.update": "Cập nhật tiến độ",
  "progress.conflict": "Cập nhật tiến độ trùng lúc",
  "workbook.read": "Tải lên tệp cập nhật Excel",
  "workbook.write": "Ghi cập nhật từ tệp Excel",
  "completion.claim": "Báo hoàn thành",
  "completion.confirm": "Xác nhận hoàn thành",
  "completion.return": "Trả lại, yêu cầu bổ sung",
  "completion.reopen": "Mở lại phần việc",
  "extension.ask": "Đề nghị gia hạn",
  "extension.grant": "Đồng ý gia hạn",
  "extension.refuse": "Không đồng ý gia hạn",
  "extension.withdraw": "Rút đề nghị gia hạn",
  "guidance.record": "Ghi nhận văn bản hướng dẫn",
  "guidance.correct": "Sửa văn bản hướng dẫn",
  "notice.report": "Báo đã có văn bản hướng dẫn",
  "notice.dismiss": "Không ghi nhận văn bản đơn vị báo",
  "obligation.hand-in": "Nộp văn bản theo mục IV",
  "obligation.accept": "Tiếp nhận văn bản theo mục IV",
  "obligation.return": "Trả lại văn bản theo mục IV",
  "obligation.exempt": "Ghi không phải nộp theo mục IV",
  "obligation.apply": "Ghi phải nộp theo mục IV",
  "letter.draft": "Lập dự thảo công văn đôn đốc",
  "letter.add": "Thêm nội dung vào dự thảo công văn",
  "letter.edit": "Sửa dự thảo công văn đôn đốc",
  "letter.discard": "Bỏ dự thảo công văn đôn đốc",
  "letter.issue": "Ban hành công văn đôn đốc",
  "letter.download": "Tải dự thảo công văn đôn đốc",
  "letter.answer": "Trả lời công văn đôn đốc",
  "commitment.give": "Cam kết tiến độ",
  "escalation.office": "Báo cáo Văn phòng UBND tỉnh",
  "escalation.group-head": "Báo cáo trưởng Tổ công tác",
  "document.download": "Tải văn bản đã phát hành",
  "directive.give": "Ghi ý kiến chỉ đạo",
  "directive.acknowledge": "Xác nhận đã nhận ý kiến chỉ đạo",
  "directive.answer": "Trả lời ý kiến chỉ đạo",
  "directive.return": "Trả lại trả lời ý kiến chỉ đạo",
  "directive.close": "Đóng ý kiến chỉ đạo",
  "star.set": "Đánh dấu theo dõi nhiệm vụ",
  "star.remove": "Bỏ dấu theo dõi nhiệm vụ",
  "proposal.ask": "Gửi đề xuất, kiến nghị",
  "proposal.adopt": "Ghi thành đề xuất từ cập nhật",
  "proposal.answer": "Trả lời đề xuất, kiến nghị",
  "proposal.forward": "Chuyển đề xuất cho cơ quan khác",
  "proposal.add": "Bổ sung đề xuất, kiến nghị",
  "proposal.close": "Đóng đề xuất, kiến nghị",
  "assignment.exempt": "Ghi không áp dụng",
  "assignment.apply": "Bỏ ghi không áp dụng",
  "assignment.name-bodies": "Nêu tên đơn vị cho cụm từ",
  "calendar.add": "Thêm ngày vào lịch làm việc",
  "calendar.change": "Sửa ngày trong lịch làm việc",
  "calendar.delete": "Xóa ngày khỏi lịch làm việc",
  "settings.change": "Đổi cài đặt kế hoạch",
  "letterhead.change": "Đổi thể thức văn bản",
  "export.download": "Xuất Word, Excel, CSV",
  "file.upload": "Tải lên tệp minh chứng",
  "file.download": "Tải xuống tệp minh chứng",
  "file.withdraw": "Gỡ tệp minh chứng",
  "sweep.run": "Rà soát thông báo",
  "alert.acknowledge": "Xác nhận đã nhận thông báo",
  "alert.mute": "Tắt nhắc",
  "alert.unmute": "Bật lại nhắc",
  "mail.retry": "Gửi lại thư tổng hợp",
  "mail.test": "Gửi thư thử",
  "mail.choose": "Chọn loại thư nhận",
  "mail.unsubscribe": "Ngừng nhận thư qua đường dẫn",
  "feed.create": "Tạo địa chỉ lịch",
  "feed.replace": "Thay địa chỉ lịch",
  "feed.revoke": "Thu hồi địa chỉ lịch",
  "demo.seeded": "Nạp số liệu minh họa",
  "plan.load": "Nạp kế hoạch",
};

export function actionWord(action: string): string {
  return ACTIONS[action] ?? action;
}

export const FIELDS: Readonly<Record<string, string>> = {
  username: "Tên đăng nhập",
  name: "Họ và tên",
  title: "Chức vụ",
  role: "Vai trò",
  agencyId: "Đơn vị",
  email: "Thư công vụ",
  phone: "Điện thoại",
  reportsFrom: "Báo cáo từ",
  reportsTo: "Báo cáo đến",
  signOff: "Lãnh đạo đơn vị duyệt trước khi gửi",
  month: "Kỳ báo cáo",
  number: "Lần gửi",
  receipt: "Biên nhận",
  hash: "Mã kiểm tra",
  taskNumbers: "Nhiệm vụ",
  news: "Cập nhật ghi từ báo cáo",
  newDate: "Ngày cần gửi lại",
  until: "Mở đến hết ngày",
  section: "Phần của báo cáo",
  text: "Lời của phần",
  reportDate: "Ngày văn bản",
  reason: "Lý do",
  state: "Tình hình",
  percent: "Tỷ lệ hoàn thành",
  result: "Kết quả",
  difficulties: "Khó khăn, vướng mắc",
  proposals: "Đề xuất, kiến nghị",
  completedOn: "Ngày hoàn thành",
  evidenceNumber: "Số văn bản minh chứng",
  evidenceDate: "Ngày văn bản",
  evidenceIssuer: "Cơ quan ban hành",
  files: "Tệp đính kèm",
  size: "Dung lượng",
  verdict: "Kết luận",
  standing: "Báo cáo hoàn thành",
  dueOn: "Thời hạn",
  documentNumber: "Số văn bản",
  documentDate: "Ngày văn bản quyết định",
  documentIssuer: "Cơ quan ban hành văn bản",
  documentTitle: "Trích yếu",
  note: "Ghi chú",
  proposedDueOn: "Thời hạn đơn vị đề xuất",
  obligation: "Trách nhiệm",
  addressee: "Nơi nhận",
  addressees: "Đơn vị nhận",
  directive: "Nội dung ý kiến chỉ đạo",
  proposal: "Nội dung đề xuất",
  reply: "Nội dung trả lời",
  forwardedTo: "Chuyển đến",
  items: "Nội dung đôn đốc",
  ordinal: "Lần",
  answerBy: "Trả lời chậm nhất",
  opening: "Phần mở đầu",
  demand: "Phần đề nghị",
  asksCommitment: "Yêu cầu cam kết tiến độ",
  copyToOffice: "Đồng gửi Văn phòng UBND tỉnh",
  requests: "Số đề nghị hạn mới",
  promisedOn: "Ngày cam kết",
  late: "Đề nghị sau khi hết hạn",
  shortNotice: "Đề nghị sau hạn đề nghị",
  applicable: "Áp dụng",
  phrase: "Cụm từ",
  added: "Đơn vị thêm",
  day: "Ngày",
  raised: "Thông báo mới",
  closed: "Thông báo đã khép",
  date: "Ngày trong lịch",
  dayOffName: "Tên ngày",
  dayOffKind: "Loại ngày",
  uncertain: "Điều cần kiểm tra",
  exclusiveReading: "Cách hiểu trước ngày",
  dayOffRule: "Hạn rơi vào ngày nghỉ",
  dueSoonDays: "Số ngày báo sắp đến hạn",
  extensionNoticeDays: "Số ngày làm việc đề nghị gia hạn trước hạn",
  silentMonthsLimit: "Số tháng chưa cập nhật thì nhắc",
  rankingMinimum: "Số việc tối thiểu để xếp hạng",
  closingDay: "Ngày chốt số liệu tháng",
  agencyDueDay: "Đơn vị nộp báo cáo trước ngày",
  consolidatedDueDay: "Nộp báo cáo tổng hợp đến ngày",
  superior: "Cơ quan chủ quản",
  body: "Cơ quan ban hành",
  symbol: "Ký hiệu",
  place: "Địa danh",
  authority: "Quyền hạn ký",
  signerTitle: "Chức vụ người ký",
  signerName: "Người ký",
  copies: "Nơi nhận của văn bản",
  archive: "Nơi lưu",
  asOf: "Số liệu tính đến ngày",
  filter: "Bộ lọc",
  alerts: "Thông báo",
  kind: "Loại thông báo",
  untilOn: "Đến hết ngày",
  address: "Địa chỉ nhận",
  answer: "Trả lời của máy chủ thư",
  kinds: "Loại thư không nhận",
};

const VALUES: Readonly<Record<string, string>> = {
  ...STATE_WORDS,
  ...KIND_WORDS,
  ...ROLE_WORDS,
  ...DAY_OFF_KIND_WORDS,
  ...DAY_OFF_RULE_WORDS,
  ...EXCLUSIVE_READING_WORDS,
  WAITING: "Chờ xác nhận",
  CONFIRMED: "Đã xác nhận",
  RETURNED: "Trả lại",
  REOPENED: "Mở lại",
};

export type ChangeWord = { field: string; from: string | null; to: string };

/** What changed, field by field, from what to what; fields that were not there before have no "from". */
export function changeWords(before: unknown, after: unknown): ChangeWord[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .map((name) => ({
      field: FIELDS[name] ?? name,
      from: name in was ? valueWord(name, was[name]) : null,
      to: name in is ? valueWord(name, is[name]) : "không còn",
    }))
    .filter(({ from, to }) => to !== "trống" || (from !== null && from !== "trống"));
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function valueWord(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "trống";
  if (typeof value === "boolean") return value ? "có" : "không";
  if (Array.isArray(value)) return value.map((one) => valueWord(field, one)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  if (field === "size") return sizeWords(Number(value));
  if (field === "percent") return `${value}%`;
  const text = String(value);
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDate(text) : null;
  if (date) return formatDate(date);
  return VALUES[text] ?? text;
}
