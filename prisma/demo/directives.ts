/**
 * Directives in the demo, oldest first: one done with, one that waits to be closed, and one that nobody has acknowledged; and the
 * meeting that gave two more. Times are Vietnam time; who acts is named by user name, an agency's officer by the code of the agency.
 */
export type DemoDirective = {
  by: "lanh-dao" | "van-phong";
  at: string;
  task: number | null;
  /** Codes of the agencies asked; none: the leads of the task. */
  agencies: readonly string[];
  text: string;
  answerBy: string;
  entries: readonly {
    kind: "ACKNOWLEDGE" | "ANSWER" | "CLOSE";
    by: string;
    at: string;
    text?: string;
    number?: string;
    date?: string;
  }[];
};

/** A meeting that the leader presided over, with its conclusions as they were taken down and the notice about them. */
export type DemoMeeting = {
  title: string;
  startedAt: string;
  endedAt: string;
  conclusions: readonly DemoDirective[];
  notice: { at: string; number: string };
};

export const DIRECTIVES: readonly DemoDirective[] = [
  {
    by: "lanh-dao",
    at: "2023-05-22 10:20",
    task: 26,
    agencies: [],
    text: "Giao Sở Thông tin và Truyền thông báo cáo rõ tiến độ nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính, phần việc còn lại và khả năng hoàn thành trong Quý II.",
    answerBy: "2023-05-31",
    entries: [
      { kind: "ACKNOWLEDGE", by: "so-tttt", at: "2023-05-22 15:05" },
      {
        kind: "ANSWER",
        by: "so-tttt",
        at: "2023-05-30 09:40",
        text: "Đã nâng cấp xong 5/7 phân hệ; còn phân hệ thanh toán trực tuyến và kho dữ liệu điện tử cá nhân, chờ kết quả kiểm tra an toàn thông tin.",
        number: "734/STTTT-CNTT",
        date: "2023-05-30",
      },
      { kind: "CLOSE", by: "lanh-dao", at: "2023-06-02 08:15", text: "Tiếp tục theo dõi tại báo cáo tháng." },
    ],
  },
  {
    by: "van-phong",
    at: "2023-09-18 14:00",
    task: 14,
    agencies: [],
    text: "Đề nghị Sở Tư pháp báo cáo số bản ghi hộ tịch đã số hóa, số còn phải làm theo từng huyện và phương án bảo đảm hoàn thành trong năm 2023.",
    answerBy: "2023-09-29",
    entries: [
      { kind: "ACKNOWLEDGE", by: "so-tu-phap", at: "2023-09-19 08:30" },
      {
        kind: "ANSWER",
        by: "so-tu-phap",
        at: "2023-09-28 16:10",
        text: "Đã tổng hợp theo từng huyện, gửi kèm văn bản; các huyện còn lại cam kết hoàn thành trước ngày 30/11/2023.",
        number: "1187/STP-HCTP",
        date: "2023-09-28",
      },
    ],
  },
  {
    by: "lanh-dao",
    at: "2023-10-09 16:30",
    task: 17,
    agencies: [],
    text: "Đề nghị Tòa án nhân dân tỉnh làm việc với Tòa án nhân dân tối cao về mã kết nối, báo cáo Chủ tịch UBND tỉnh thời điểm kết nối được dữ liệu bản án, quyết định.",
    answerBy: "2023-10-20",
    entries: [],
  },
];

/** The meeting of September: one agency answered its conclusion, the other did not. */
export const MEETING: DemoMeeting = {
  title: "Họp Tổ công tác Đề án 06 ngày 21/09/2023",
  startedAt: "2023-09-21 14:00",
  endedAt: "2023-09-21 15:40",
  conclusions: [
    {
      by: "lanh-dao",
      at: "2023-09-21 15:10",
      task: 22,
      agencies: ["so-ldtbxh"],
      text: "Báo cáo số người hưởng chính sách đã có tài khoản theo từng huyện và phương án chi trả qua tài khoản cho số người còn lại trong năm 2023.",
      answerBy: "2023-09-29",
      entries: [
        { kind: "ACKNOWLEDGE", by: "so-ldtbxh", at: "2023-09-22 08:20" },
        {
          kind: "ANSWER",
          by: "so-ldtbxh",
          at: "2023-09-28 15:20",
          text: "Đã rà soát theo từng huyện, gửi kèm văn bản; số còn lại chủ yếu là người cao tuổi, Sở phối hợp ngân hàng mở tài khoản cho người được ủy quyền nhận thay.",
          number: "2146/SLĐTBXH-BTXH",
          date: "2023-09-28",
        },
      ],
    },
    {
      by: "lanh-dao",
      at: "2023-09-21 15:25",
      task: null,
      agencies: ["huyen-son-dong"],
      text: "Phân công ngay cán bộ đầu mối, gửi báo cáo tháng 6/2023 còn thiếu và trả lời Công văn số 1125/CAT-PC06.",
      answerBy: "2023-10-02",
      entries: [],
    },
  ],
  notice: { at: "2023-09-22 16:30", number: "2027/TB-CAT-PC06" },
};

/** Tasks that the leader watches, and since when. */
export const STARS = [
  { by: "lanh-dao", task: 16, at: "2023-07-12 08:20" },
  { by: "lanh-dao", task: 17, at: "2023-09-13 09:10" },
] as const;
