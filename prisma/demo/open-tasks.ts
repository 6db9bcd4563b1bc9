import { confirmed, vn, type Word } from "./words.ts";

/** Bodies that the secretariat named for a phrase which names nobody (task 20, "các đơn vị có liên quan"). */
export const NAMED_BY_SECRETARIAT = {
  task: 20,
  phrase: "cac-don-vi-lien-quan",
  agencies: ["so-y-te", "so-ldtbxh"],
  at: "2023-03-20 09:30",
} as const;

/**
 * The dated tasks still open on 10/10/2023 except 16 (14, 20, 22 in time, 26 due soon, 17 overdue), and the two that
 * wait for guidance (3, 21). Percentages and counts agree: 78% is 1.042.300 of 1.336.000.
 */
export function openTasks(): Word[] {
  return [
    ...civilStatus(),
    ...insurance(),
    ...socialSecurity(),
    ...oneStopSystem(),
    ...courtJudgments(),
    ...linkedProcedures(),
    ...driversHealth(),
  ];
}

function civilStatus(): Word[] {
  const series: [at: string, percent: number, records: number, finished: number, matched: string][] = [
    ["2023-02-13 10:20", 8, 106_900, 0, "–"],
    ["2023-03-13 15:30", 17, 227_100, 0, "84,1"],
    ["2023-04-12 09:40", 26, 347_400, 1, "85,6"],
    ["2023-05-11 14:10", 37, 494_300, 2, "87,0"],
    ["2023-06-12 10:05", 47, 627_900, 3, "88,3"],
    ["2023-07-12 16:00", 55, 734_800, 4, "89,5"],
    ["2023-08-11 09:25", 63, 841_700, 5, "90,4"],
    ["2023-09-08 15:45", 71, 948_600, 6, "91,2"],
  ];
  const words = series.map(([at, percent, records, finished, matched], index): Word => {
    const places = finished === 0 ? "" : ` ${finished}/10 huyện, thành phố đã hoàn thành.`;
    const match = matched === "–" ? "" : ` Khớp với Cơ sở dữ liệu quốc gia về dân cư: ${matched}% bản ghi.`;
    const word: Word = {
      task: 14,
      agency: "so-tu-phap",
      at,
      percent,
      result: `Đã số hóa ${vn(records)}/1.336.000 bản ghi hộ tịch.${places}${match}`,
    };
    return index >= 6 ? { ...word, difficulties: "Đang lựa chọn đơn vị số hóa cho 3 huyện." } : word;
  });
  return [
    ...words,
    {
      task: 14,
      agency: "so-tu-phap",
      at: "2023-10-09 16:20",
      percent: 78,
      result:
        "Đã số hóa 1.042.300/1.336.000 bản ghi hộ tịch. 7/10 huyện, thành phố đã hoàn thành. Khớp với Cơ sở dữ liệu quốc gia về dân cư: 93,5% bản ghi.",
      difficulties: "Ba huyện còn lại (Sơn Động, Lục Ngạn, Yên Thế) nhiều sổ cũ, rách, mờ.",
      proposals: "Đề nghị UBND ba huyện hoàn thành trước ngày 30/11/2023.",
    },
  ];
}

function insurance(): Word[] {
  const series: [at: string, percent: number, people: number][] = [
    ["2023-02-14 09:10", 62, 1_159_400],
    ["2023-03-14 10:15", 68, 1_271_600],
    ["2023-04-13 08:50", 73, 1_365_100],
    ["2023-05-12 14:30", 77, 1_439_900],
    ["2023-06-13 15:20", 80, 1_496_000],
    ["2023-07-13 09:05", 83, 1_552_100],
    ["2023-08-14 10:40", 86, 1_608_200],
    ["2023-09-08 16:10", 88, 1_645_600],
    ["2023-10-09 10:05", 91, 1_702_000],
  ];
  const words = series.map(([at, percent, people], index): Word => {
    const word: Word = {
      task: 20,
      agency: "bhxh",
      at,
      percent,
      result: `Đã xác thực ${vn(people)} trong 1.870.000 người.`,
    };
    return index < 7
      ? word
      : { ...word, difficulties: "Người tham gia đi làm ăn xa, chưa bổ sung được số định danh cá nhân." };
  });
  return [
    ...words,
    {
      task: 20,
      agency: "cong-an-tinh",
      at: "2023-06-08 09:30",
      percent: 60,
      result: "Đã đối khớp 3 đợt dữ liệu do BHXH tỉnh gửi, trả kết quả 214.600 trường hợp sai lệch.",
    },
    {
      // Waits for the secretariat on the demo's day.
      task: 20,
      agency: "cong-an-tinh",
      at: "2023-10-06 14:45",
      percent: 100,
      result: "Đã đối khớp đủ 6 đợt dữ liệu do BHXH tỉnh gửi, trả kết quả 398.200 trường hợp sai lệch.",
      done: { on: "2023-10-05", number: "641/BC-PC06" },
    },
    {
      task: 20,
      agency: "so-y-te",
      at: "2023-09-25 15:00",
      percent: 100,
      result: "Đã đối chiếu danh sách người bệnh có thẻ BHYT chưa xác thực tại các cơ sở khám chữa bệnh.",
      done: { on: "2023-09-22", number: "186/BC-SYT" },
      answer: {
        verdict: "RETURNED",
        at: "2023-09-27 09:20",
        reason: "Báo cáo mới có kết quả của 212/230 cơ sở. Đề nghị bổ sung 18 cơ sở còn lại trước ngày 13/10/2023.",
      },
    },
    {
      task: 20,
      agency: "so-ldtbxh",
      at: "2023-06-13 10:05",
      percent: 50,
      result: "Đã gửi danh sách 41.300 người có công, đối tượng bảo trợ xã hội để đối khớp.",
    },
    {
      // Waits for the secretariat on the demo's day.
      task: 20,
      agency: "so-ldtbxh",
      at: "2023-10-09 08:35",
      percent: 100,
      result: "Đã rà soát, bổ sung số định danh cho đủ 86.700 người có công, đối tượng bảo trợ xã hội có thẻ BHYT.",
      done: { on: "2023-10-06", number: "118/BC-SLĐTBXH" },
    },
  ];
}

function socialSecurity(): Word[] {
  const series: [at: string, percent: number, people: number][] = [
    ["2023-02-13 16:20", 9, 8_280],
    ["2023-03-14 14:40", 16, 14_720],
    ["2023-04-13 15:10", 24, 22_080],
    ["2023-05-12 10:25", 31, 28_520],
    ["2023-06-13 09:50", 38, 34_960],
    ["2023-07-13 14:15", 45, 41_400],
    ["2023-08-11 16:30", 51, 46_920],
    ["2023-09-08 10:20", 57, 52_440],
    ["2023-10-09 08:20", 64, 58_900],
  ];
  return series.map(([at, percent, people], index): Word => {
    const word: Word = {
      task: 22,
      agency: "so-ldtbxh",
      at,
      percent,
      result: `Đã chi trả không dùng tiền mặt cho ${vn(people)}/92.000 đối tượng.`,
    };
    if (index < 6) return word;
    const difficulties = "Người cao tuổi, người khuyết tật nặng khó mở và sử dụng tài khoản.";
    return { ...word, difficulties, proposals: "Đề nghị ngân hàng mở tài khoản lưu động tại UBND cấp xã." };
  });
}

const MODULES = 7;

function oneStopSystem(): Word[] {
  const series: [at: string, done: number, rest: string][] = [
    ["2023-03-13 10:10", 1, "đang khảo sát yêu cầu số hóa của 33 cơ quan"],
    ["2023-04-12 14:50", 2, "đang chỉnh sửa phân hệ tiếp nhận hồ sơ"],
    ["2023-05-12 16:20", 3, "đang thử nghiệm phân hệ ký số"],
    ["2023-06-13 10:40", 4, "đang thử nghiệm kho dữ liệu hồ sơ"],
    ["2023-08-10 09:20", 5, "còn phân hệ thanh toán và phân hệ số hóa hồ sơ"],
    ["2023-09-08 14:25", 5, "còn phân hệ thanh toán và phân hệ số hóa hồ sơ"],
    ["2023-10-09 09:35", 6, "còn phân hệ số hóa hồ sơ"],
  ];
  return series.map(([at, done, rest], index): Word => {
    const word: Word = {
      task: 26,
      agency: "so-tttt",
      at,
      percent: Math.round((done / MODULES) * 100),
      result: `Đã nâng cấp ${done}/${MODULES} phân hệ; ${rest}.`,
    };
    if (index === 3) return { ...word, difficulties: "Nhà thầu chậm bàn giao phân hệ thanh toán." };
    return index < 5 ? word : { ...word, difficulties: "Phân hệ số hóa hồ sơ phải chỉnh theo mẫu mới của các Bộ." };
  });
}

function courtJudgments(): Word[] {
  const series: [at: string, percent: number, result: string][] = [
    ["2023-02-14 14:00", 10, "Đã lập danh mục bản án, quyết định công bố từ năm 2018."],
    ["2023-03-14 09:30", 20, "Đã rà soát 6.240 bản án, quyết định; chưa có phương án kết nối."],
    ["2023-05-12 09:15", 30, "Đã làm việc với Công an tỉnh về phương án kết nối; chờ ý kiến TAND tối cao."],
    ["2023-07-12 10:50", 40, "Đã báo cáo TAND tối cao phương án kỹ thuật."],
    ["2023-09-12 15:35", 45, "Đã thống nhất phương án kỹ thuật; chưa kết nối thử nghiệm."],
  ];
  const words = series.map(([at, percent, result], index): Word => {
    const word: Word = { task: 17, agency: "toa-an-tinh", at, percent, result };
    if (index === 0) return word;
    const difficulties = "Cơ sở dữ liệu do TAND tối cao quản lý, chưa có lộ trình kết nối chung.";
    const proposals = "Đề nghị UBND tỉnh có văn bản trao đổi với TAND tối cao về lộ trình kết nối.";
    return index === 4 ? { ...word, difficulties, proposals } : { ...word, difficulties };
  });
  return [
    ...words,
    confirmed({
      task: 17,
      agency: "cong-an-tinh",
      at: "2023-03-29 10:30",
      result: "Đã thống nhất yêu cầu an ninh, an toàn và danh mục trường thông tin dân cư được tra cứu.",
      done: { on: "2023-03-29", number: "07/BB-CAT-TAT" },
    }),
  ];
}

function linkedProcedures(): Word[] {
  const office = (at: string, result: string): Word => ({ task: 3, agency: "van-phong-ubnd", at, result });
  return [
    office("2023-02-10 15:20", "Đã giao đầu mối của 4 cơ quan phối hợp."),
    office("2023-04-11 10:00", "Đã rà soát quy trình của 2 cơ quan phối hợp."),
    office("2023-07-11 14:35", "Đã rà soát quy trình của 4 cơ quan phối hợp."),
    office("2023-10-05 09:10", "Đã rà soát quy trình của 4 cơ quan phối hợp."),
    {
      task: 3,
      agency: "cong-an-tinh",
      at: "2023-06-09 10:15",
      percent: 50,
      result: "Đã rà soát quy trình đăng ký, xóa đăng ký thường trú trong 02 nhóm thủ tục liên thông.",
    },
    {
      task: 3,
      agency: "bhxh",
      at: "2023-07-06 09:45",
      percent: 70,
      result: "Đã rà soát quy trình cấp thẻ BHYT cho trẻ dưới 6 tuổi; đang chờ phần mềm của BHXH Việt Nam.",
    },
    {
      task: 3,
      agency: "so-tu-phap",
      at: "2023-09-25 15:00",
      percent: 90,
      result: "Đã rà soát quy trình đăng ký khai sinh, khai tử tại 205/209 xã, phường, thị trấn.",
      difficulties: "4 xã của huyện Sơn Động chưa gửi kết quả.",
    },
    {
      task: 3,
      agency: "so-ldtbxh",
      at: "2023-10-09 08:35",
      percent: 80,
      result: "Đã rà soát quy trình trợ cấp mai táng phí; đã công bố mẫu đơn điện tử.",
    },
  ];
}

function driversHealth(): Word[] {
  const department = (at: string, result: string): Word => ({
    task: 21,
    agency: "so-y-te",
    at,
    state: "NOT_STARTED",
    percent: 0,
    result,
  });
  return [
    department("2023-03-10 09:40", "Chưa có hướng dẫn của Bộ Y tế, Bộ Giao thông vận tải."),
    department("2023-06-09 16:05", "Chưa có hướng dẫn; đã rà soát 9 cơ sở đủ điều kiện."),
    department("2023-09-08 09:55", "Chưa có hướng dẫn; đã lập danh sách 12 cơ sở đủ điều kiện."),
  ];
}
