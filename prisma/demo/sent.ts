import { DISTRICTS, type District } from "./geography.ts";

/**
 * What agencies send in the demo besides their words on tasks (plan, IV): documents for the dated obligations, proposals, a
 * notice of guidance. Times are Vietnam time, "2023-02-13 09:10".
 */
export type SentDocument = {
  obligation: "OB-02" | "OB-03" | "OB-11";
  agency: District["code"];
  at: string;
  number: string;
  date: string;
  issuer: string;
  title: string;
  note?: string;
  /** What the secretariat said; absent while it waits. */
  answer?: { verdict: "ACCEPTED" | "RETURNED"; at: string; reason?: string };
};

export type SentProposal = {
  agency: string;
  at: string;
  to: string;
  task: number | null;
  text: string;
  number?: string;
  date?: string;
  entries: readonly {
    kind: "ANSWER" | "FORWARD" | "CLOSE";
    by: "thuong-truc" | "van-phong";
    at: string;
    text: string;
    forwardedTo?: string;
    number?: string;
    date?: string;
  }[];
};

/** Plans of the communes, handed in by their district as one list; Yên Thế and Sơn Động have sent none. */
const COMMUNE_PLANS: Partial<Record<District["code"], string>> = {
  "tp-bac-giang": "2023-01-19 15:10",
  "huyen-viet-yen": "2023-01-19 16:20",
  "huyen-tan-yen": "2023-01-19 10:05",
  "huyen-lang-giang": "2023-01-30 09:15",
  "huyen-yen-dung": "2023-01-31 14:40",
  "huyen-hiep-hoa": "2023-02-01 10:30",
  "huyen-luc-nam": "2023-02-03 15:50",
};

/** Plans of the districts' working groups. The date of 27/01 was the first working day after Tết: half came afterwards. */
const GROUP_PLANS: Record<District["code"], string> = {
  "tp-bac-giang": "2023-01-18 14:25",
  "huyen-viet-yen": "2023-01-18 09:40",
  "huyen-tan-yen": "2023-01-19 08:35",
  "huyen-yen-dung": "2023-01-19 14:05",
  "huyen-lang-giang": "2023-01-19 16:45",
  "huyen-hiep-hoa": "2023-01-31 16:30",
  "huyen-luc-nam": "2023-01-31 15:20",
  "huyen-luc-ngan": "2023-02-09 16:35",
  "huyen-yen-the": "2023-02-13 16:30",
  "huyen-son-dong": "2023-02-15 16:30",
};

/** Plans of the districts' People's Committees; Yên Thế's was sent back. */
const COMMITTEE_PLANS: Record<District["code"], string> = {
  "tp-bac-giang": "2023-02-02 09:20",
  "huyen-viet-yen": "2023-02-03 10:15",
  "huyen-tan-yen": "2023-02-06 14:50",
  "huyen-yen-dung": "2023-02-07 08:55",
  "huyen-lang-giang": "2023-02-07 15:35",
  "huyen-hiep-hoa": "2023-02-08 09:45",
  "huyen-luc-nam": "2023-02-08 16:10",
  "huyen-luc-ngan": "2023-02-09 10:25",
  "huyen-yen-the": "2023-02-13 10:40",
  "huyen-son-dong": "2023-02-17 14:30",
};

const day = (at: string) => at.slice(0, 10);

/** The secretariat looked at each the next morning or after the weekend. */
function nextMorning(at: string): string {
  const date = new Date(`${day(at)}T00:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6);
  return `${date.toISOString().slice(0, 10)} 09:30`;
}

const accepted = (at: string) => ({ verdict: "ACCEPTED", at: nextMorning(at) }) as const;

/** What was handed in up to September, with its answers. */
export function sentDocuments(): SentDocument[] {
  return DISTRICTS.flatMap((district, index): SentDocument[] => {
    const { code, place, name, communes } = district;
    const communesAt = COMMUNE_PLANS[code];
    const committeeAt = COMMITTEE_PLANS[code];
    const returned = code === "huyen-yen-the";
    return [
      ...(communesAt
        ? [
            {
              obligation: "OB-02" as const,
              agency: code,
              at: communesAt,
              number: `${9 + index * 2}/BC-TCT`,
              date: day(communesAt),
              issuer: `Tổ công tác Đề án 06 ${place} ${name}`,
              title: `Báo cáo việc xây dựng kế hoạch năm 2023 của ${communes}/${communes} Tổ công tác cấp xã, kèm bản sao kế hoạch`,
              answer: accepted(communesAt),
            },
          ]
        : []),
      {
        obligation: "OB-03",
        agency: code,
        at: GROUP_PLANS[code],
        number: `${5 + index}/KH-TCTĐA06`,
        date: day(GROUP_PLANS[code]),
        issuer: `Tổ công tác Đề án 06 ${place} ${name}`,
        title: `Kế hoạch triển khai Đề án 06 năm 2023 của Tổ công tác ${place} ${name}`,
        answer: accepted(GROUP_PLANS[code]),
      },
      {
        obligation: "OB-11",
        agency: code,
        at: committeeAt,
        number: `${21 + index * 3}/KH-UBND`,
        date: day(committeeAt),
        issuer: `UBND ${place} ${name}`,
        title: `Kế hoạch thực hiện Đề án 06 năm 2023 trên địa bàn ${place} ${name}`,
        answer: returned
          ? {
              verdict: "RETURNED",
              at: nextMorning(committeeAt),
              reason: "Kế hoạch chưa có phụ lục phân công cho các xã, thị trấn. Đề nghị bổ sung rồi nộp lại.",
            }
          : accepted(committeeAt),
      },
    ];
  });
}

/** What was handed in and answered in the demo's last week. */
export const LAST_WEEK: readonly SentDocument[] = [
  {
    obligation: "OB-02",
    agency: "huyen-luc-ngan",
    at: "2023-10-05 10:15",
    number: "96/BC-TCT",
    date: "2023-10-04",
    issuer: "Tổ công tác Đề án 06 huyện Lục Ngạn",
    title: "Báo cáo việc xây dựng kế hoạch năm 2023 của Tổ công tác cấp xã",
    answer: {
      verdict: "RETURNED",
      at: "2023-10-06 09:10",
      reason: "Mới kèm kế hoạch của 21/29 xã, thị trấn. Đề nghị bổ sung 8 xã còn thiếu.",
    },
  },
  {
    obligation: "OB-11",
    agency: "huyen-yen-the",
    at: "2023-10-09 15:20",
    number: "118/KH-UBND",
    date: "2023-10-06",
    issuer: "UBND huyện Yên Thế",
    title: "Kế hoạch thực hiện Đề án 06 năm 2023 trên địa bàn huyện Yên Thế (thay Kế hoạch nộp ngày 13/02/2023)",
    note: "Đã bổ sung phụ lục phân công cho 19 xã, thị trấn.",
  },
];

/** Closed, answered, and passed on but not answered. */
export const PROPOSALS: readonly SentProposal[] = [
  {
    agency: "huyen-son-dong",
    at: "2023-06-12 09:30",
    to: "ubnd-tinh",
    task: 19,
    text: "Đề nghị UBND tỉnh bố trí kinh phí mua máy quét và thiết bị đọc chip cho bộ phận một cửa của 17 xã, thị trấn; hiện 9 xã phải quét hồ sơ nhờ máy của trường học.",
    number: "512/UBND-VP",
    date: "2023-06-09",
    entries: [
      {
        kind: "ANSWER",
        by: "van-phong",
        at: "2023-06-26 15:10",
        text: "UBND tỉnh giao Sở Tài chính cân đối từ nguồn chi thường xuyên năm 2023; huyện lập dự toán gửi Sở Tài chính trước ngày 05/07/2023.",
        number: "3010/VP-KGVX",
        date: "2023-06-23",
      },
      {
        kind: "CLOSE",
        by: "van-phong",
        at: "2023-07-31 09:00",
        text: "Sở Tài chính đã cấp kinh phí; huyện đang mua sắm.",
      },
    ],
  },
  {
    agency: "so-tttt",
    at: "2023-09-12 14:20",
    to: "cong-an-tinh",
    task: 7,
    text: "Đề nghị Công an tỉnh thống nhất lịch kiểm tra an toàn thông tin của hệ thống một cửa điện tử trước khi mở thêm dịch vụ tra cứu dữ liệu dân cư.",
    entries: [
      {
        kind: "ANSWER",
        by: "thuong-truc",
        at: "2023-09-21 10:05",
        text: "Thống nhất kiểm tra trong ba ngày 17–19/10/2023 tại Trung tâm dữ liệu tỉnh. Sở cử đầu mối kỹ thuật và gửi danh sách trước ngày 13/10/2023.",
        number: "4102/CAT-PC06",
        date: "2023-09-20",
      },
    ],
  },
  {
    agency: "bhxh",
    at: "2023-09-25 16:00",
    to: "bo-cong-an",
    task: 20,
    text: "Đề nghị cho phép đối soát thông tin thẻ BHYT với Cơ sở dữ liệu quốc gia về dân cư theo lô hằng ngày thay vì hằng tuần, để kịp đồng bộ trong năm 2023.",
    number: "1288/BHXH-CNTT",
    date: "2023-09-25",
    entries: [
      {
        kind: "FORWARD",
        by: "thuong-truc",
        at: "2023-09-29 09:45",
        text: "Việc thuộc thẩm quyền của Bộ Công an.",
        forwardedTo: "Bộ Công an",
        number: "4236/CAT-PC06",
        date: "2023-09-28",
      },
    ],
  },
];

/** Open: asked on the eve of the demo's day. */
export const OPEN_PROPOSAL = {
  agency: "so-gddt",
  at: "2023-10-09 10:40",
  to: "to-cong-tac-tinh",
  text: "Đề nghị Tổ công tác tỉnh hướng dẫn thống nhất việc xác thực học sinh chưa có mã định danh khi đăng ký dự tuyển trực tuyến; hiện mỗi huyện làm một cách.",
} as const;

/** The guidance task 21 waits for, as a department whose ministry issued it tells; the secretariat has not taken it up. */
export const NOTICE_OF_GUIDANCE = {
  agency: "so-gtvt",
  at: "2023-10-09 14:15",
  task: 21,
  number: "11358/BGTVT-VT",
  date: "2023-10-06",
  issuer: "Bộ Giao thông vận tải",
  title: "Hướng dẫn kết nối, tiếp nhận kết quả khám sức khỏe của người lái xe",
  due: "2023-12-15",
  note: "Sở đã sao gửi Sở Y tế.",
} as const;
