import { CLOSED_MONTHS, monthlyMoment, octoberMoment, speaks } from "./months.ts";
import { vn, type Word } from "./words.ts";

/** What an agency says in the period of a month: closed months from February (2) to September (9). */
type Sentence = { result: string; difficulties?: string; proposals?: string };

/** The standing tasks that one or two named bodies lead: 4, 5, 7, 8, 13, 15 and 18. Counts only grow. */
export function standingTasks(): Word[] {
  return [
    ...monthly(4, "cong-an-tinh", chip),
    ...monthly(5, "cong-an-tinh", identity),
    ...monthly(7, "so-tttt", infrastructure),
    ...monthly(7, "cong-an-tinh", security),
    ...monthly(8, "so-tttt", dataWarehouse),
    ...monthly(13, "so-tai-chinh", budget),
    ...monthly(15, "so-noi-vu", staff),
    ...monthly(18, "cong-an-tinh", healthCards),
    {
      task: 7,
      agency: "so-tttt",
      at: octoberMoment("so-tttt", 7) ?? "2023-10-09 09:44",
      result: "Đường truyền thông suốt 99,8%; kết nối Một cửa điện tử ổn định.",
    },
  ];
}

function monthly(task: number, agency: string, say: (index: number, month: number) => Sentence): Word[] {
  return CLOSED_MONTHS.flatMap((month, index) =>
    speaks(agency, task, month) ? [{ task, agency, at: monthlyMoment(agency, task, month), ...say(index, month) }] : [],
  );
}

function at<Value>(series: readonly Value[], index: number): Value {
  const value = series[index];
  if (value === undefined) throw new Error(`Chuỗi số liệu minh họa thiếu tháng thứ ${index + 1}.`);
  return value;
}

function chip(index: number, month: number): Sentence {
  const desks = at([3, 4, 5, 6, 7, 8, 9, 10], index);
  const checkpoints = at([4, 6, 9, 12, 15, 19, 24, 28], index);
  return {
    result: `Tháng ${month}: hướng dẫn VNeID tại ${desks}/10 Bộ phận Một cửa. Đến nay có ${checkpoints} điểm kiểm tra mã QR hoạt động.`,
    ...(index === 5 && { proposals: "Đề nghị các cơ quan bố trí kinh phí mua thiết bị đọc chip tại trụ sở." }),
  };
}

function identity(index: number, month: number): Sentence {
  const cards = [14_210, 15_630, 13_940, 13_120, 14_480, 12_960, 13_310, 12_480];
  const accounts = [21_400, 26_350, 24_810, 22_670, 23_940, 20_180, 19_540, 18_206];
  const sum = (series: number[]) => series.slice(0, index + 1).reduce((total, value) => total + value, 0);
  return {
    result: `Tháng ${month}: ${vn(at(cards, index))} hồ sơ CCCD, ${vn(at(accounts, index))} tài khoản định danh. Từ đầu năm: ${vn(sum(cards))} hồ sơ, ${vn(sum(accounts))} tài khoản.`,
    ...(index === 3 && { difficulties: "Nhiều công dân trong độ tuổi đi làm ăn xa, khó thu nhận tại nơi thường trú." }),
  };
}

function infrastructure(index: number): Sentence {
  const uptime = at(["99,1", "99,2", "99,4", "99,4", "99,5", "99,6", "99,7", "99,8"], index);
  const queries = at([182_000, 391_000, 617_000, 849_000, 1_094_000, 1_352_000, 1_618_000, 1_897_000], index);
  return {
    result: `Đường truyền thông suốt ${uptime}%; kết nối Một cửa điện tử ổn định. Lũy kế ${vn(queries)} lượt tra cứu dữ liệu dân cư qua Nền tảng tích hợp.`,
    ...(index === 2 && { difficulties: "Đường truyền tại 12 xã vùng cao chưa ổn định trong giờ cao điểm." }),
  };
}

function security(index: number): Sentence {
  const machines = at([46, 92, 131, 178, 214, 251, 290, 326], index);
  const accounts = at([310, 402, 455, 489, 511, 530, 544, 552], index);
  return {
    result: `Đã kiểm tra an ninh, an toàn ${machines} máy trạm có kết nối; quản lý ${accounts} tài khoản tra cứu dữ liệu dân cư.`,
  };
}

function dataWarehouse(index: number): Sentence {
  const sources = at([8, 9, 10, 11, 12, 12, 13, 14], index);
  const sets = at([3, 4, 5, 5, 6, 6, 7, 9], index);
  const added = sets - (index === 0 ? 0 : at([3, 4, 5, 5, 6, 6, 7, 9], index - 1));
  const growth = index > 0 && added > 0 ? `; kho dùng chung thêm ${added} bộ` : "";
  return {
    result: `IOC có ${sources} nguồn dữ liệu${growth}. Kho dữ liệu dùng chung có ${sets} bộ dữ liệu.`,
    ...(index >= 6 && { difficulties: "Thiếu 1 cán bộ chuyên trách an toàn thông tin." }),
  };
}

function budget(index: number): Sentence {
  const spent = at(["0,8", "2,1", "4,6", "7,9", "11,3", "14,8", "18,2", "21,5"], index);
  if (index < 2) return { result: `Đã trình UBND tỉnh phương án bố trí kinh phí năm 2023; đã cấp ${spent} tỷ đồng.` };
  const next = index >= 6 ? "; đang lập dự toán năm 2024" : "";
  return { result: `Đã bố trí kinh phí năm 2023${next}. Đã giải ngân ${spent}/28,6 tỷ đồng.` };
}

function staff(index: number): Sentence {
  const steps = [
    "Đã thống kê 61 biên chế công nghệ thông tin của các sở, ngành, UBND cấp huyện.",
    "Đã lấy nhu cầu bổ sung cán bộ công nghệ thông tin của 28/33 đơn vị.",
    "Đã tổng hợp nhu cầu của 33/33 đơn vị: 74 chỉ tiêu.",
    "Đã dự thảo phương án đào tạo, tuyển dụng giai đoạn 2023 - 2025.",
    "Đã lấy ý kiến các cơ quan về dự thảo phương án; nhận 19 ý kiến.",
    "Đã tiếp thu, chỉnh sửa dự thảo; thống nhất kinh phí với Sở Tài chính.",
    "Đang xây dựng phương án đào tạo 2 lớp an toàn thông tin.",
  ];
  return {
    result: at(steps, index),
    ...(index === 6 && { difficulties: "Chưa có cơ chế thu hút cán bộ an toàn thông tin." }),
  };
}

function healthCards(index: number): Sentence {
  const facilities = at([148, 161, 172, 183, 192, 201, 208, 215], index);
  return {
    result: `${facilities}/230 cơ sở khám chữa bệnh tra cứu BHYT bằng thẻ CCCD.`,
    ...(index === 7 && { difficulties: "15 trạm y tế chưa có đầu đọc mã QR." }),
  };
}
