import { formatDate, formatMonth } from "../../lib/calendar/format.ts";
import { fileIdsOf } from "../../lib/reports/line-fields.ts";
import type { LineGroup, LinePart, ReportLineView, ReturnedLine } from "../../lib/reports/lines.ts";
import { copiedOf } from "../../lib/reports/lines.ts";
import { TimelinessChip } from "../task/status-chip.tsx";
import type { EditorLine, LineFile } from "./editor-line.ts";

const GROUP_WORDS: Readonly<Record<LineGroup, string>> = {
  LEAD: "Chủ trì",
  COMMON: "Thực hiện chung",
  COORDINATOR: "Phối hợp",
};

/** The lines of a report as the open page is given them. */
export function editorLines(
  lines: readonly ReportLineView[],
  month: Temporal.PlainYearMonth,
  lastReturned: ReadonlyMap<number, ReturnedLine>,
  files: ReadonlyMap<number, LineFile>,
): EditorLine[] {
  const before = month.subtract({ months: 1 });
  return lines.map((line) => ({
    key: line.key,
    number: line.part?.taskNumber ?? null,
    title: line.part ? (line.part.own ?? line.part.shortTitle) : "Nội dung khác (nếu có)",
    fullTitle: line.part?.title ?? "Việc đã làm ngoài các phần việc nêu trên, như nhiệm vụ cụ thể tại Mục III",
    group: line.part ? GROUP_WORDS[line.part.group] : "Khác",
    meta: line.part
      ? partMeta(line.part, line, before)
      : "Việc ngoài các phần việc nêu trên, như nhiệm vụ tại Mục III.",
    chip: line.part && <TimelinessChip timeliness={line.part.timeliness} days={line.part.daysLate} />,
    origin: line.origin,
    fields: line.fields,
    files: fileIdsOf(line.fields).flatMap((id) => files.get(id) ?? []),
    saved: null,
    version: line.version,
    closed: line.part?.closed ? closedWords(line.part) : null,
    completable: line.part?.completable ?? false,
    awaitsAnswer: line.mark === "RETURNED",
    returned: line.returned?.reason ?? null,
    lastReturned: lastReturned.get(line.key)?.reason ?? null,
    copied: copiedOf(line),
    lastMonth: `tháng ${before.month}`,
    lastWords: line.last?.result ?? "",
    conflict: null,
  }));
}

/** One line under the title: the deadline, and what last month's report said where nothing has been said yet. */
function partMeta(part: LinePart, line: ReportLineView, before: Temporal.PlainYearMonth): string {
  const percent = line.fields.percent && line.mark === "UPDATED" ? `${line.fields.percent}%` : "";
  const last = line.last?.noNews ? "không phát sinh" : line.last?.result;
  const told = line.mark === "EMPTY" ? `Tháng ${before.month}: ${last ? shortened(last) : "chưa có nội dung"}` : "";
  return [part.dueOn && `Hạn ${formatDate(part.dueOn)}`, percent, told].filter(Boolean).join(" · ");
}

const SHOWN = 90;

const shortened = (words: string) => (words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words);

function closedWords({ word }: LinePart): string {
  if (word?.verdict === "CONFIRMED" && word.completedOn) {
    return `Đã xác nhận hoàn thành ngày ${formatDate(word.completedOn)}; không phải điền.`;
  }
  return "Đã báo hoàn thành, chờ cơ quan thường trực xác nhận; không phải điền. Cần sửa thì cập nhật tại trang nhiệm vụ.";
}

/** What the lines were filled in from, in a sentence. */
export function prefillNotice(month: Temporal.PlainYearMonth): string {
  const before = formatMonth(month.subtract({ months: 1 }));
  return `Đã điền sẵn từ các cập nhật trong kỳ và từ báo cáo ${before}. Nhiệm vụ không có gì mới: chọn “Không phát sinh”.`;
}
