import type { SettingName } from "../../lib/plans/settings-schema.ts";
import { DAY_OFF_RULE_WORDS, EXCLUSIVE_READING_WORDS } from "../../lib/plans/words.ts";

/** What a setting is called, and in one line what it does. */
export const SETTING_WORDS: Readonly<Record<SettingName, { label: string; effect: string; unit?: string }>> = {
  exclusiveReading: {
    label: "Cách hiểu “trước ngày …”",
    effect: "Ngày ghi sau chữ “trước” còn trong hạn hay không.",
  },
  dayOffRule: {
    label: "Hạn rơi vào ngày nghỉ",
    effect: "Áp dụng cho hạn nhiệm vụ và hạn báo cáo, theo Lịch làm việc. Ngày ghi trong văn bản vẫn luôn hiện.",
  },
  dueSoonDays: {
    label: "Báo “sắp đến hạn” trước",
    effect: "Nhiệm vụ còn từng này ngày trở xuống được ghi “sắp đến hạn”; vẫn tính trong hạn.",
    unit: "ngày",
  },
  extensionNoticeDays: {
    label: "Số ngày làm việc phải đề nghị gia hạn trước hạn",
    effect: "Gửi muộn hơn vẫn được nhận, có ghi “sau hạn đề nghị”. Số 0: gửi lúc nào trước hạn cũng được.",
    unit: "ngày",
  },
  silentMonthsLimit: {
    label: "Nhắc nhiệm vụ thường xuyên sau",
    effect: "Số tháng liền không có cập nhật trước khi đơn vị bị nhắc.",
    unit: "tháng",
  },
  rankingMinimum: {
    label: "Số việc tối thiểu để xếp hạng",
    effect: "Mẫu số nhỏ hơn thì tỷ lệ chưa nói lên điều gì.",
    unit: "việc",
  },
  closingDay: {
    label: "Chốt số liệu tháng vào ngày",
    effect: "Ngày cuối của kỳ báo cáo tháng (Nghị định 09/2019/NĐ-CP, Điều 12).",
  },
  agencyDueDay: {
    label: "Đơn vị nộp báo cáo tháng trước ngày",
    effect: "Theo mục IV.2 của Kế hoạch; ngày cuối tính theo cách hiểu “trước ngày”.",
  },
  consolidatedDueDay: {
    label: "Nộp báo cáo tổng hợp đến ngày",
    effect: "Cơ quan thường trực gửi báo cáo tổng hợp chậm nhất ngày này.",
  },
};

/** The settings by what they are about, in the order they are shown. */
export const SETTING_GROUPS: readonly { title: string; names: readonly SettingName[] }[] = [
  { title: "Tính thời hạn", names: ["exclusiveReading", "dayOffRule", "dueSoonDays", "extensionNoticeDays"] },
  { title: "Báo cáo tháng", names: ["closingDay", "agencyDueDay", "consolidatedDueDay"] },
  { title: "Nhắc việc, xếp hạng", names: ["silentMonthsLimit", "rankingMinimum"] },
];

/** A value in words, as the read-only page and a conflict show it. */
export function settingValue(name: SettingName, value: string | number): string {
  if (name === "exclusiveReading" && (value === "STRICT" || value === "LENIENT")) return EXCLUSIVE_READING_WORDS[value];
  if (name === "dayOffRule" && (value === "KEEP" || value === "NEXT_WORKING_DAY")) return DAY_OFF_RULE_WORDS[value];
  const { unit } = SETTING_WORDS[name];
  return unit ? `${value} ${unit}` : `Ngày ${value} hằng tháng`;
}
