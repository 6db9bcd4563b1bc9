import { DISTRICTS, type District } from "./geography.ts";
import { confirmed, type Word } from "./words.ts";

/**
 * The five tasks that are complete on 10/10/2023: 2, 6 and 12 on time, 1 (15/02, 15 days late) and 9 (12/05, 42 days
 * late). A task is complete when its last lead is, so one district sets the day of tasks 1 and 2.
 */
export function completedTasks(): Word[] {
  return [...plansOfTheYear(), ...directive(), ...training(), ...mobileSubscribers(), ...householdBooks()];
}

const PLAN_DAYS: Record<District["code"], string> = {
  "tp-bac-giang": "2023-01-27",
  "huyen-viet-yen": "2023-01-27",
  "huyen-tan-yen": "2023-01-27",
  "huyen-yen-dung": "2023-01-30",
  "huyen-lang-giang": "2023-01-30",
  "huyen-hiep-hoa": "2023-01-31",
  "huyen-luc-nam": "2023-01-31",
  "huyen-luc-ngan": "2023-02-09",
  "huyen-yen-the": "2023-02-13",
  "huyen-son-dong": "2023-02-15",
};

function plansOfTheYear(): Word[] {
  return [
    {
      task: 1,
      agency: "cong-an-tinh",
      at: "2023-01-17 10:10",
      percent: 60,
      result:
        "Đã trình dự thảo kế hoạch năm 2023 của Tổ công tác tỉnh; đã hướng dẫn 10 huyện, thành phố xây dựng kế hoạch.",
    },
    confirmed({
      task: 1,
      agency: "cong-an-tinh",
      at: "2023-02-15 17:05",
      result: "Đã ban hành kế hoạch cấp tỉnh, 10/10 huyện, 209/209 xã. Cấp xã của 3 huyện xong sau hạn.",
      done: { on: "2023-01-30", number: "12/KH-TCTĐA06" },
    }),
    ...DISTRICTS.map((district, index) => {
      const late = PLAN_DAYS[district.code] > "2023-01-31";
      return confirmed({
        task: 1,
        agency: district.code,
        at: `${PLAN_DAYS[district.code]} ${late ? "16:30" : "14:20"}`,
        result: `Tổ công tác ${district.place} và ${district.communes}/${district.communes} xã, phường, thị trấn đã ban hành kế hoạch năm 2023.`,
        ...(late && {
          difficulties: "Cấp xã hoàn thành sau hạn do kiện toàn Tổ công tác cấp xã trong dịp Tết Nguyên đán.",
        }),
        done: { on: PLAN_DAYS[district.code], number: `${14 + index * 3}/KH-TCT` },
      });
    }),
  ];
}

const DIRECTIVE_DAYS = [
  "2023-03-10",
  "2023-03-14",
  "2023-03-15",
  "2023-03-16",
  "2023-03-24",
  "2023-03-20",
  "2023-03-23",
  "2023-03-28",
  "2023-03-17",
  "2023-03-13",
];

function directive(): Word[] {
  return [
    {
      task: 2,
      agency: "cong-an-tinh",
      at: "2023-02-10 09:15",
      percent: 50,
      result: "Đã lấy ý kiến các cơ quan về dự thảo văn bản chỉ đạo và danh sách bổ sung thành viên Tổ công tác.",
    },
    confirmed({
      task: 2,
      agency: "cong-an-tinh",
      at: "2023-03-21 14:05",
      result: "Đã có văn bản chỉ đạo; đã kiện toàn Tổ công tác tỉnh, bổ sung Sở Nội vụ và Tỉnh đoàn.",
      done: { on: "2023-03-21", number: "1204/UBND-NC", issuer: "UBND tỉnh" },
    }),
    ...DISTRICTS.map((district, index) => {
      const day = DIRECTIVE_DAYS[index] ?? "2023-03-17";
      return confirmed({
        task: 2,
        agency: district.code,
        at: `${day} 10:45`,
        result: `Đã có văn bản yêu cầu 100% cán bộ, công chức, viên chức chỉ thực hiện dịch vụ công trực tuyến; đã kiện toàn Tổ công tác ${district.place} và ${district.communes} tổ cấp xã.`,
        done: { on: day, number: `${210 + index * 17}/UBND-NC` },
      });
    }),
  ];
}

function training(): Word[] {
  return [
    {
      task: 6,
      agency: "so-tttt",
      at: "2023-02-13 10:30",
      percent: 33,
      result: "Đã tập huấn 2/6 lớp cho 138 cán bộ Bộ phận Một cửa cấp huyện.",
    },
    confirmed({
      task: 6,
      agency: "so-tttt",
      at: "2023-03-24 15:10",
      result: "Đã tập huấn 6 lớp, 412 cán bộ Bộ phận Một cửa các cấp.",
      done: { on: "2023-03-24", number: "45/BC-STTTT" },
    }),
  ];
}

function mobileSubscribers(): Word[] {
  return [
    {
      task: 9,
      agency: "so-tttt",
      at: "2023-02-13 10:40",
      percent: 20,
      result: "Đã làm việc với 5 doanh nghiệp viễn thông, thống nhất cách đối soát thông tin thuê bao.",
    },
    {
      task: 9,
      agency: "so-tttt",
      at: "2023-03-13 09:50",
      percent: 55,
      result: "Đã rà soát thuê bao của 3/5 doanh nghiệp viễn thông.",
      difficulties: "Hai doanh nghiệp chờ số liệu chuẩn hóa của tổng công ty nên chưa đối soát xong trong quý I.",
    },
    {
      task: 9,
      agency: "so-tttt",
      at: "2023-04-12 14:20",
      percent: 80,
      result: "Đã rà soát thuê bao của 4/5 doanh nghiệp viễn thông; khóa 2 chiều 11.460 thuê bao sai thông tin.",
      difficulties: "Còn một doanh nghiệp chưa gửi số liệu.",
    },
    confirmed({
      task: 9,
      agency: "so-tttt",
      at: "2023-05-12 16:00",
      result: "Đã rà soát thuê bao của 5 doanh nghiệp viễn thông.",
      done: { on: "2023-05-12", number: "78/BC-STTTT" },
    }),
  ];
}

function householdBooks(): Word[] {
  return [
    {
      task: 12,
      agency: "van-phong-ubnd",
      at: "2023-02-10 15:00",
      percent: 40,
      result: "Đã nhận kết quả rà soát của 16 cơ quan; tổng hợp được 7 quy định còn yêu cầu xuất trình Sổ hộ khẩu.",
    },
    confirmed({
      task: 12,
      agency: "so-tu-phap",
      at: "2023-03-28 10:00",
      result: "Đã thẩm định hình thức bãi bỏ của 7 quy định do Văn phòng UBND tỉnh tổng hợp.",
      done: { on: "2023-03-28", number: "31/BC-STP" },
    }),
    confirmed({
      task: 12,
      agency: "van-phong-ubnd",
      at: "2023-03-30 16:15",
      result: "Đã đề xuất bãi bỏ 7 quy định về Sổ hộ khẩu.",
      done: { on: "2023-03-30", number: "52/TTr-VP" },
    }),
  ];
}
