import { DISTRICTS } from "./geography.ts";
import { confirmed, type Word } from "./words.ts";

/** The notice of 12/07/2023 that gave task 16 eleven more coordinators, each with a part and a day of its own. */
export const NOTICE = {
  task: 16,
  number: "214/TB-UBND",
  date: "2023-07-12",
  issuer: "UBND tỉnh",
  basis: "Thông báo số 214/TB-UBND ngày 12/7/2023 của UBND tỉnh",
  at: "2023-07-12 15:10",
  parts: [
    {
      agency: "cong-an-tinh",
      part: "Đối khớp thông tin chủ sử dụng đất với dữ liệu dân cư",
      due: "2023-10-31",
    },
    ...DISTRICTS.map(({ code }) => ({
      agency: code,
      part: "Bàn giao dữ liệu địa chính đã chuẩn hóa",
      due: "2023-09-30",
    })),
  ],
} as const;

/** The extensions on record in the demo: task 16 twice, task 26 once. The original dates stay beside them. */
export const EXTENSIONS = [
  {
    task: 16,
    ordinal: 1,
    due: "2023-06-30",
    number: "1542/VP-KGVX",
    date: "2023-03-28",
    at: "2023-03-28 14:15",
    reason: "Chờ nâng cấp phần mềm địa chính",
  },
  {
    task: 16,
    ordinal: 2,
    due: "2023-09-30",
    number: "3127/VP-KGVX",
    date: "2023-06-27",
    at: "2023-06-27 10:30",
    reason: "Chờ chuẩn hóa bản đồ địa chính của 4 huyện",
  },
  {
    task: 26,
    ordinal: 1,
    due: "2023-10-31",
    number: "3096/VP-KGVX",
    date: "2023-06-26",
    at: "2023-06-26 15:20",
    reason: "Nhà thầu chậm bàn giao phân hệ thanh toán; phải chỉnh phân hệ số hóa hồ sơ theo mẫu mới",
  },
] as const;

const HANDED_OVER: Record<string, string> = {
  "tp-bac-giang": "2023-08-10",
  "huyen-viet-yen": "2023-08-17",
  "huyen-tan-yen": "2023-08-24",
  "huyen-yen-dung": "2023-08-29",
  "huyen-lang-giang": "2023-09-07",
  "huyen-hiep-hoa": "2023-09-13",
  "huyen-luc-nam": "2023-09-21",
  "huyen-yen-the": "2023-09-27",
};

/** Task 16: 80% and ten days overdue on 10/10/2023, held up by two of the ten districts. */
export function landData(): Word[] {
  return [...department(), ...network(), ...police(), ...districts(), ...sonDong(), ...lucNgan()];
}

function department(): Word[] {
  const series: [at: string, percent: number, result: string][] = [
    ["2023-02-13 14:30", 12, "Đã khảo sát hiện trạng dữ liệu địa chính của 10 huyện, thành phố."],
    ["2023-03-10 09:20", 25, "Đã chuẩn hóa cấu trúc dữ liệu; phần mềm địa chính chưa đáp ứng yêu cầu kết nối."],
    ["2023-05-11 15:50", 42, "Đã nâng cấp phần mềm địa chính; kết nối thử nghiệm với 2 địa phương."],
    ["2023-06-22 10:10", 55, "Đã kết nối thử nghiệm 4 địa phương; 4 huyện chưa chuẩn hóa xong bản đồ địa chính."],
    ["2023-08-11 16:20", 66, "Đã đồng bộ dữ liệu 2/10 huyện, thành phố."],
    ["2023-09-13 14:40", 72, "Đã đồng bộ dữ liệu 6/10 huyện, thành phố."],
    ["2023-09-28 15:25", 78, "Đã đồng bộ dữ liệu 8/10 huyện, thành phố; hai huyện chưa bàn giao."],
  ];
  const words = series.map(([at, percent, result]): Word => ({ task: 16, agency: "so-tnmt", at, percent, result }));
  return [
    ...words,
    {
      task: 16,
      agency: "so-tnmt",
      at: "2023-10-09 16:05",
      percent: 80,
      result: "Đã đồng bộ dữ liệu 8/10 huyện, thành phố. Sơn Động và Lục Ngạn dự kiến bàn giao trước 25/10/2023.",
      difficulties: "2 huyện chưa xong bản đồ địa chính số.",
      proposals:
        "Đề nghị UBND tỉnh chỉ đạo UBND huyện Sơn Động, UBND huyện Lục Ngạn bàn giao dữ liệu trước 25/10/2023.",
    },
  ];
}

function network(): Word[] {
  return [
    {
      task: 16,
      agency: "so-tttt",
      at: "2023-04-12 15:05",
      percent: 50,
      result: "Đã bố trí đường truyền và tài nguyên máy chủ trên Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh.",
    },
    confirmed({
      task: 16,
      agency: "so-tttt",
      at: "2023-06-24 09:12",
      result: "Đã nghiệm thu đường truyền và kết nối Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh.",
      done: { on: "2023-06-24", number: "19/BB-STTTT" },
    }),
  ];
}

function police(): Word[] {
  const word = (at: string, percent: number, owners: string): Word => ({
    task: 16,
    agency: "cong-an-tinh",
    at,
    percent,
    result: `Đã đối khớp thông tin của ${owners} chủ sử dụng đất với dữ liệu dân cư.`,
  });
  return [
    word("2023-08-14 10:20", 35, "163.500/467.000"),
    word("2023-09-12 14:50", 74, "345.600/467.000"),
    word("2023-10-06 15:10", 92, "429.600/467.000"),
  ];
}

function districts(): Word[] {
  return DISTRICTS.flatMap(({ code, place, communes }, index) => {
    const day = HANDED_OVER[code];
    if (!day) return [];
    return [
      {
        task: 16,
        agency: code,
        at: `2023-07-${24 + (index % 5)} 09:${10 + index * 3}`,
        percent: 40,
        result: `Đã giao nhiệm vụ cho ${communes} xã, phường, thị trấn; đang chuẩn hóa hồ sơ địa chính.`,
      },
      confirmed({
        task: 16,
        agency: code,
        at: `${day} 15:40`,
        result: `Đã bàn giao dữ liệu địa chính đã chuẩn hóa của toàn ${place} cho Sở Tài nguyên và Môi trường.`,
        done: { on: day, number: `${5 + index}/BB-BGDL` },
      }),
    ];
  });
}

function sonDong(): Word[] {
  const agency = "huyen-son-dong";
  return [
    {
      task: 16,
      agency,
      at: "2023-07-27 10:30",
      percent: 15,
      result: "Đã rà soát bản đồ địa chính giấy của 17 xã, thị trấn.",
    },
    {
      task: 16,
      agency,
      at: "2023-08-25 14:15",
      percent: 35,
      result: "Đã chuẩn hóa dữ liệu của 6/17 xã, thị trấn.",
      difficulties: "11 xã chưa có bản đồ địa chính số.",
    },
    {
      task: 16,
      agency,
      at: "2023-09-28 16:25",
      percent: 55,
      result: "Đã chuẩn hóa dữ liệu của 9/17 xã, thị trấn; dự kiến bàn giao trước 25/10/2023.",
      difficulties: "8 xã chưa xong bản đồ địa chính số do đơn vị đo đạc chậm.",
      proposals: "Đề nghị Sở Tài nguyên và Môi trường cử cán bộ hỗ trợ chuẩn hóa tại chỗ.",
    },
  ];
}

function lucNgan(): Word[] {
  const agency = "huyen-luc-ngan";
  return [
    { task: 16, agency, at: "2023-07-26 09:50", percent: 20, result: "Đã chuẩn hóa dữ liệu của 5/29 xã, thị trấn." },
    { task: 16, agency, at: "2023-08-24 15:30", percent: 50, result: "Đã chuẩn hóa dữ liệu của 14/29 xã, thị trấn." },
    {
      task: 16,
      agency,
      at: "2023-09-22 16:40",
      percent: 100,
      result: "Đã bàn giao dữ liệu địa chính đã chuẩn hóa của huyện cho Sở Tài nguyên và Môi trường.",
      done: { on: "2023-09-22", number: "12/BB-BGDL" },
      answer: {
        verdict: "RETURNED",
        at: "2023-09-26 09:20",
        reason: "Biên bản bàn giao mới có dữ liệu của 20/29 xã, thị trấn. Đề nghị bàn giao đủ rồi báo cáo hoàn thành.",
      },
    },
    {
      task: 16,
      agency,
      at: "2023-10-03 10:15",
      percent: 70,
      result: "Đã bàn giao dữ liệu của 20/29 xã, thị trấn; dự kiến xong trước 25/10/2023.",
      difficulties: "9 xã vùng cao chưa hoàn thành đo đạc bổ sung.",
    },
  ];
}
