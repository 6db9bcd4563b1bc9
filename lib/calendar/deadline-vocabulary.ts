import { type Rule, when, whenWritten } from "./deadline-rule.ts";

/** How a date is bounded: "trước" (the day itself is late), "chậm nhất" (it counts), "từ", "đến", "trong". */
export type Limit = "BEFORE" | "BY" | "FROM" | "TO" | "IN";

/** What words other than dates and recurrences do to a deadline. */
export type Sense =
  | { is: "LIMIT"; limit: Limit }
  | { is: "STANDING" }
  /** "Kịp thời", "chủ động": a standing duty if nothing else is said (obligations OB-06, OB-09 of the plan). */
  | { is: "WEAK" }
  /** "và các năm tiếp theo", "trở đi": what was named is only the beginning. */
  | { is: "ONWARD" }
  /** "theo lộ trình của …": how, and so when, others decide. "khi có …": what must come first. */
  | { is: "CONDITION"; by: "MANNER" | "EVENT" | "RECEIPT" }
  | { is: "AND" }
  /** Says nothing about time and nothing worth a note. `done`: what follows is when the work must be done. */
  | { is: "FILLER"; done?: true; apart?: true; whole?: true }
  /** Numbers and names that look like time but are none. */
  | { is: "HARMLESS" }
  /** Time that this grammar does not know: the phrase is then not understood. */
  | { is: "REFUSED"; why: string };

const limit = (named: Limit) => () => ({ is: "LIMIT", limit: named }) as const;
const condition = (by: "MANNER" | "EVENT" | "RECEIPT") => () => ({ is: "CONDITION", by }) as const;
const refused = (why: string) => () => ({ is: "REFUSED", why }) as const;
const harmless = () => ({ is: "HARMLESS" }) as const;
const filler = () => ({ is: "FILLER" }) as const;

const LATEST =
  "cham nhat|muon nhat|tre nhat|khong (?:qua|muon hon|cham hon|tre hon|sau)|toi da|han cuoi(?: cung)?|han chot";
const DURATION = "\\d{1,3} (?:\\([^)]{1,20}\\) )?(?:ngay|tuan|thang|nam|gio)(?: lam viec)?";
const HOUR = "\\d{1,2} (?:h|g|gio)(?: \\d{2})?(?: phut)? ,?";
const SOME_DAY = "(?= (?:ngay|thang|quy|qui|nam|\\d|dau|giua|cuoi))";

/** Looked at before dates: their numbers belong to these words. */
export const BEFORE_DATES: readonly Rule<Sense>[] = [
  // số 15/KH-UBND ngày 10/01/2023; 57-NQ/TW
  when(
    `(?:so )?\\d+[a-z]?/(?:\\d{4}/)?[a-z]{1,6}\\d*(?:-[a-z0-9&]+)+(?:,? ngay \\d{1,2} (?:/|thang) \\d{1,2} (?:/|nam) \\d{4})?`,
    harmless,
  ),
  when("(?:so )?\\d+-[a-z]{2,4}/[a-z]+(?:,? ngay \\d{1,2} (?:/|thang) \\d{1,2} (?:/|nam) \\d{4})?", harmless),
  // giai đoạn 1, đợt II, lần 2, Đề án 06, 02 nhóm
  when(
    "(?:giai doan|dot|lan|buoc|vong|nhom|phan|noi dung|hang muc|tieu chi|nhiem vu|muc do|dieu|khoan|muc|phu luc|de an|quyet dinh|nghi quyet) (?:so |thu )?(?:\\d{1,2}|[ivx]+)(?! [/.-] \\d)",
    harmless,
  ),
  // báo cáo quý, sơ kết 6 tháng: which report, not when
  when(
    "(?:bao cao|so ket|tong ket) (?:0?[369] )?(?:thang|quy|nam|tuan)(?! (?:\\d|(?:iv|i{1,3})(?![a-z])|dau|cuoi|[,/] (?:0?6 thang|quy|nam)|va (?:quy|nam)|sau|nay))",
    harmless,
  ),
  when("(?:tiep theo|kem theo|theo doi)", harmless),
  // thứ Sáu hằng tuần
  whenWritten("(?:thứ|thu) (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật", harmless),
  when("(?:hoc ky|nam hoc|nien do|nam tai chinh|nhiem ky|ky hop|am lich|m[uo]ng \\d+|tet)", refused("")),
  whenWritten("(?:tuần|tuan) (?:thứ|thu|đầu|dau|cuối|cuoi|\\d+)", refused("")),
  // A view ahead is no deadline: "đến năm 2025, tầm nhìn đến năm 2030".
  when("(?:dinh huong|tam nhin)(?: phat trien)? ,?(?: den)?(?: het)? (?:nam )?20\\d\\d", harmless),
  when("(?:gia han|chuyen sang|lui sang|doi sang)", refused("không phải hạn gốc")),
  when("24 / 24(?: ?(?:h|gio))?", () => ({ is: "STANDING" })),
  when(
    "(?:(?:nhung|cac) (?:nam|thang|quy) (?:tiep theo|tiep sau|sau|ke tiep|toi)(?: (?:do|nua))?|tro di|ve sau)",
    () => ({ is: "ONWARD" }),
  ),
  when(`truoc khi (?:het|ket thuc)${SOME_DAY}`, limit("BY")),
  when(`truoc (?:luc )?${HOUR}(?= ngay)`, limit("BY")),
  when(`${HOUR}(?= ngay \\d)`, filler),
  // The hour of a weekday: "trước 16h00 thứ Năm hằng tuần" keeps the Thursday.
  when(
    `(?:(?:truoc |den )(?:luc )?${HOUR}|(?:sang|trua|chieu)(?: ngay)?)(?= (?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat))`,
    filler,
  ),
  when("tu (?:nay|bay gio)|sau do", filler),
  // in 10 days from the day of receipt; from the day of signing
  when(
    `(?:(?:${LATEST}|trong|sau|truoc) )*(?:vong |thoi han |thoi gian )?${DURATION} ,? (?:ke )?(?:tu|sau|truoc)(?! (?:ngay )?\\d)(?: (?:khi|ngay|thoi diem))?`,
    condition("RECEIPT"),
  ),
  when("(?:ke )?tu (?:ngay|thoi diem|khi)(?= [a-z])(?! (?:dau|cuoi|giua))", condition("RECEIPT")),
  whenWritten("(?:ngay )?(?:(?:sau|trước|truoc|cho đến|cho den|đến|den|cho tới|tới|trong) )?khi", condition("EVENT")),
  whenWritten("(?:nếu|neu)|(?:đang )?chờ(?: đợi)?", condition("EVENT")),
  when("(?:dot xuat|phat sinh|ngay sau (?:hoi nghi|cuoc hop)|sau (?:hoi nghi|cuoc hop))", condition("EVENT")),
];

/** Looked at after dates and recurrences. */
export const AFTER_DATES: readonly Rule<Sense>[] = [
  when("(?:theo|tuy(?: theo| thuoc)?|can cu|tren co so|phu thuoc|phu hop voi)", condition("MANNER")),
  when("lo trinh(?= (?:theo|cua|do|tai|chung))", condition("MANNER")),
  when("(?:dam bao|bao dam)(?: theo)?(?: dung)? (?:tien do|lo trinh|ke hoach)", condition("MANNER")),
  whenWritten("đúng (?:theo )?(?:tiến độ|lộ trình|kế hoạch)", condition("MANNER")),
  when(`(?:${LATEST})(?: (?:la|vao|den|trong))*`, limit("BY")),
  when("truoc(?: thoi diem)?", limit("BEFORE")),
  when("(?:thoi gian |thoi diem )?(?:bat dau|khoi dong)", limit("FROM")),
  whenWritten("(?:kể |ke )?(?:từ|tu)", limit("FROM")),
  whenWritten("(?:cho )?(?:đến|den|tới|toi)(?: hết| het)?|hết|het", limit("TO")),
  when("(?:thoi gian |thoi diem )?ket thuc", limit("TO")),
  whenWritten("(?:trong|vào|vao)(?: khoảng| khoang)?(?: thời gian| thời điểm| dịp)?", limit("IN")),
  when(
    "(?:duoc )?(?:(?:nhiem vu|cong viec|viec|hoat dong|duy tri|thuc hien|trien khai) )?(?:thuong xuyen|lien tuc|lau dai|xuyen suot)(?: ,? (?:truc )?24 / (?:7|24)(?: ?(?:h|gio))?)?",
    () => ({ is: "STANDING" }),
  ),
  when("(?:suot|quanh) (?:ca )?nam", () => ({ is: "STANDING" })),
  when("(?:kip thoi|chu dong)", () => ({ is: "WEAK" })),
  // The time of an inspection is all of it: work done during a stretch of time, not by its end (plan, III.1.3).
  when("thoi gian(?= (?:kiem tra|to chuc|dien ra)(?! thuc hien))", () => ({ is: "FILLER", whole: true })),
  when("(?:phai |can )?(?:hoan thanh|hoan tat|xong|dut diem)", () => ({ is: "FILLER", done: true })),
  when("bam sat", () => ({ is: "FILLER", apart: true })),
  when(
    "(?:thoi gian|thoi han|thoi diem|thuc hien|to chuc thuc hien|trien khai|tien do|giai doan|nhiem vu|han|ky han|la|cac|nhung|phai)",
    filler,
  ),
  when("(?:va|hoac|nhung|dong thoi)", () => ({ is: "AND" })),
  when("(?:thang|quy|nam|tuan|ngay) (?:nay|sau|toi|truoc|ke tiep|tiep theo)", refused("không rõ tính từ khi nào")),
  when(`(?:trong |sau )?(?:vong |thoi han )?${DURATION}`, refused("chưa tính được ra ngày")),
  when("(?:quy|qui) (?:\\d+|[ivxl]+)", refused("không có quý này")),
  when("(?:thang|t) \\d+(?: [/.-] \\d{4})?", refused("không có tháng này")),
  when("\\d+ [/.-] \\d+(?: [/.-] \\d+)?", refused("không phải ngày, tháng")),
];
