/** How the year's reports went: who was late, by how many days, who sent nothing, what came back. All of it invented. */

/** Days after the 14th on which a report was sent; "missing" where none has been to this day. Not named: in time. */
const IRREGULAR: Record<string, Partial<Record<number, number | "missing">>> = {
  "huyen-yen-the": { 2: 3, 4: 2, 6: 6, 8: "missing", 9: "missing" },
  "dien-luc": { 2: 4, 5: 2, 7: 5, 9: "missing" },
  "huyen-luc-ngan": { 3: 1, 5: 3, 8: "missing", 9: 2 },
  "huyen-son-dong": { 3: 5, 4: 2, 6: "missing", 8: 4 },
  "toa-an-tinh": { 2: 1, 4: 4, 7: 2 },
  "dai-ptth": { 3: 3, 7: 1, 9: "missing" },
  "so-tnmt": { 3: 2, 9: 3 },
  "so-khcn": { 2: 1, 6: 2 },
  "so-tttt": { 5: 1 },
  "so-gtvt": { 8: 1 },
  "so-nnptnt": { 4: 1 },
  "so-xay-dung": { 3: 1 },
  "cuc-thue": { 9: 1 },
  "tinh-doan": { 2: 2 },
  "huyen-luc-nam": { 2: 2 },
};

/** 0 in time, otherwise days late; null: not sent. */
export function daysLateOf(agency: string, month: number): number | null {
  const way = IRREGULAR[agency]?.[month] ?? 0;
  return way === "missing" ? null : way;
}

/** A return of the year: why, for which task, when; sent again when, or not yet. */
export type DemoReturn = {
  agency: string;
  month: number;
  task: number;
  reason: string;
  at: string;
  newDate: string;
  again?: string;
};

export const RETURNS: readonly DemoReturn[] = [
  {
    agency: "so-gtvt",
    month: 4,
    task: 19,
    reason: "Số liệu hồ sơ trực tuyến không khớp với Hệ thống thông tin giải quyết TTHC; đề nghị kiểm tra lại.",
    at: "2023-04-17 09:40",
    newDate: "2023-04-20",
    again: "2023-04-19 15:10",
  },
  {
    agency: "so-xay-dung",
    month: 6,
    task: 25,
    reason: "Chưa nêu số bản ghi đã đối khớp trong kỳ; đề nghị bổ sung.",
    at: "2023-06-16 10:15",
    newDate: "2023-06-20",
    again: "2023-06-19 08:50",
  },
  {
    agency: "huyen-son-dong",
    month: 7,
    task: 24,
    reason: "Chưa nêu tên các xã đã kiểm tra; đề nghị bổ sung.",
    at: "2023-07-17 14:05",
    newDate: "2023-07-20",
    again: "2023-07-20 16:30",
  },
  {
    agency: "so-tttt",
    month: 9,
    task: 8,
    reason: "Chưa có biên bản kiểm tra kho dữ liệu; đề nghị bổ sung minh chứng.",
    at: "2023-10-06 14:20",
    newDate: "2023-10-12",
  },
  {
    agency: "so-khdt",
    month: 10,
    task: 25,
    reason: "Hai tháng liền ghi không phát sinh; đề nghị nêu kết quả đối khớp dữ liệu đăng ký doanh nghiệp.",
    at: "2023-10-09 15:30",
    newDate: "2023-10-13",
  },
];

/** October by the demo's day: sent and waiting, accepted, being written. The others have not begun. */
export const OCTOBER_REPORTS = {
  sent: ["so-tu-phap", "bhxh", "so-y-te", "so-ldtbxh", "tp-bac-giang", "huyen-viet-yen", "huyen-tan-yen", "so-khdt"],
  accepted: ["cong-an-tinh", "so-tai-chinh", "so-noi-vu", "van-phong-ubnd", "bao-bac-giang", "huyen-yen-dung"],
  drafting: [
    "so-tttt",
    "so-tnmt",
    "so-gtvt",
    "so-gddt",
    "so-xay-dung",
    "nhnn-tinh",
    "cuc-thue",
    "tinh-doan",
    "huyen-hiep-hoa",
    "huyen-luc-nam",
    "huyen-lang-giang",
  ],
} as const;

/** What these bodies plan for the coming month, by task: the first words of their drafts. */
export const PLANS_AHEAD: Record<string, { task: number; text: string }> = {
  "so-tttt": { task: 26, text: "Hoàn thành phân hệ số hóa, nghiệm thu trước ngày 31/10/2023." },
};

/** Bodies whose head signs their reports off. */
export const SIGNED_OFF: readonly string[] = ["so-y-te"];

/** Months that the secretariat has closed, on the 25th. September waits for what came back. */
export const CLOSED_REPORT_MONTHS = [2, 3, 4, 5, 6, 7, 8] as const;

/** What bodies without a part in Appendix II say of their work by Section III. */
export function otherWork(agency: string, month: number): string {
  const said: Record<string, string> = {
    "bao-bac-giang": `Tháng ${month}: duy trì chuyên mục Đề án 06 trên báo in và báo điện tử.`,
    "dai-ptth": `Tháng ${month}: phát chuyên mục Đề án 06 trên sóng phát thanh và truyền hình.`,
    "nhnn-tinh": `Tháng ${month}: chỉ đạo các tổ chức tín dụng hướng dẫn khách hàng dùng CCCD gắn chip khi giao dịch.`,
  };
  return said[agency] ?? "";
}
