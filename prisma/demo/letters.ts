/**
 * Letters of urging in the demo, oldest first: each of all that an agency owed on its day, as the product itself drafts it. Times are
 * Vietnam time.
 */
export type DemoLetter = {
  agency: string;
  at: string;
  number: string;
  answerBy: string;
  answer?: { at: string; text: string; number?: string; date?: string };
};

export const LETTERS: readonly DemoLetter[] = [
  {
    agency: "toa-an-tinh",
    at: "2023-05-10 09:30",
    number: "512/CAT-PC06",
    answerBy: "2023-05-22",
    answer: {
      at: "2023-05-18 15:10",
      text: "Đã thống nhất phương án kết nối với Sở Thông tin và Truyền thông; chậm do chờ cấp mã kết nối của Tòa án nhân dân tối cao.",
      number: "61/TA-VP",
      date: "2023-05-18",
    },
  },
  {
    agency: "huyen-son-dong",
    at: "2023-07-05 10:15",
    number: "806/CAT-PC06",
    answerBy: "2023-07-15",
    answer: {
      at: "2023-07-20 16:40",
      text: "Huyện chưa bố trí được cán bộ đầu mối thay người chuyển công tác; sẽ gửi báo cáo tháng 6 cùng kỳ tháng 7.",
    },
  },
  {
    agency: "toa-an-tinh",
    at: "2023-09-05 08:45",
    number: "1124/CAT-PC06",
    answerBy: "2023-09-15",
    answer: {
      at: "2023-09-12 14:20",
      text: "Đã hoàn thành 45% khối lượng; phần còn lại phụ thuộc lộ trình của Tòa án nhân dân tối cao.",
      number: "118/TA-VP",
      date: "2023-09-12",
    },
  },
  { agency: "huyen-son-dong", at: "2023-09-05 08:50", number: "1125/CAT-PC06", answerBy: "2023-09-15" },
  {
    agency: "huyen-luc-ngan",
    at: "2023-09-05 08:55",
    number: "1126/CAT-PC06",
    answerBy: "2023-09-15",
    answer: {
      at: "2023-09-20 10:05",
      text: "Đang tổng hợp số liệu các xã; huyện sẽ gửi báo cáo tháng 8 và danh sách Tổ công tác cấp xã trong tháng.",
    },
  },
  { agency: "huyen-yen-the", at: "2023-09-05 09:00", number: "1127/CAT-PC06", answerBy: "2023-09-15" },
  { agency: "so-tnmt", at: "2023-10-05 14:30", number: "1302/CAT-PC06", answerBy: "2023-10-16" },
];

/** What the court promised after its second letter; the day is beside the deadline and never replaces it. */
export const PROMISE = {
  agency: "toa-an-tinh",
  task: 17,
  at: "2023-09-12 14:45",
  on: "2023-12-15",
  text: "Hoàn thành kết nối, chia sẻ dữ liệu bản án, quyết định sau khi được cấp mã kết nối.",
  number: "119/TA-VP",
  date: "2023-09-12",
} as const;

/** A letter of correction about one of them. */
export const CORRECTION = {
  at: "2023-07-06 09:20",
  corrects: "806/CAT-PC06",
  number: "811/CAT-PC06",
  text: "Tại phần Nơi nhận, “Văn phòng Ủy ban nhân dân tỉnh (để b/c)” sửa lại là “Văn phòng UBND tỉnh (để phối hợp)”.",
} as const;
