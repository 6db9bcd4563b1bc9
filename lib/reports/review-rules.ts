import type { SentLine } from "./content.ts";

/** What differs between last month's line and this one: how far its marks can be given beforehand. */
export type LineChange = "NO_NEWS" | "UNCHANGED" | "CHANGED" | "NEW";

const SAID = ["state", "percent", "result", "difficulties", "proposals", "nextMonth", "evidenceNumber"] as const;

/** How a line stands to last month's. What was settled, or did not move, asks nobody to read it again. */
export function changeOf(line: SentLine, last: SentLine | null): LineChange {
  if (line.noNews) return "NO_NEWS";
  if (last === null) return "NEW";
  const before = new Set(last.files.map(({ id }) => id));
  const attached = line.files.some(({ id }) => !before.has(id));
  return !attached && SAID.every((name) => line[name] === last[name]) ? "UNCHANGED" : "CHANGED";
}

/** Whether a person must say what they make of it; the others are "đạt" until somebody says otherwise. */
export function needsMark(line: SentLine, last: SentLine | null): boolean {
  const change = changeOf(line, last);
  return change === "CHANGED" || change === "NEW";
}

/** Reasons that come up every month, to begin a request with. */
export const COMMON_REASONS: readonly { label: string; text: string }[] = [
  {
    label: "Thiếu minh chứng",
    text: "Chưa có số, ngày văn bản hoặc tệp minh chứng; đề nghị bổ sung minh chứng.",
  },
  { label: "Chưa nêu nguyên nhân giảm", text: "Số liệu giảm so với tháng trước; đề nghị nêu nguyên nhân." },
  { label: "Số liệu không khớp", text: "Số liệu không khớp với báo cáo trước; đề nghị kiểm tra lại." },
  { label: "Chưa có kết quả cụ thể", text: "Chưa nêu số liệu và thời điểm; đề nghị nêu kết quả cụ thể trong kỳ." },
];

/** Days that are given to put a returned report right, unless the secretariat says otherwise. */
export const RETURN_DAYS = 3;
