import { formatDate, formatMonth } from "../calendar/format.ts";
import type { SheetColumn } from "../documents/sheet.ts";
import type { Board } from "../progress/board.ts";
import { BUCKETS, type Bucket } from "../progress/rules.ts";
import { agencyWords, shareWords, standingWords } from "../progress/task-words.ts";
import { TIMELINESS_WORDS } from "../progress/words.ts";
import type { AgeFigures } from "./ages.ts";
import type { Changes } from "./changes.ts";
import type { ChartTable } from "./chart-table.ts";
import type { AgencyFigures, BucketFigures } from "./figures.ts";
import type { TrendPoint } from "./trend.ts";

// The numbers of each chart of /charts. Addresses are the product's own; who shows them keeps the reading of the page.

const words = (title: string, width = 16): SheetColumn => ({ title, width });
const count = (title: string): SheetColumn => ({ title, width: 14, format: "number" });
const rate = (title: string, part: number, whole: number): SheetColumn => ({
  title,
  width: 10,
  format: "percent",
  ratioOf: [part, whole],
});

/** The six groups, each with what it is counted on and its tasks. */
export function statusTable({ buckets, dated, undated }: BucketFigures): ChartTable {
  const isDated = (bucket: Bucket) => BUCKETS.indexOf(bucket) < 4;
  return {
    name: "Trạng thái nhiệm vụ",
    columns: [
      words("Trạng thái", 24),
      count("Số nhiệm vụ"),
      count("Trên tổng của nhóm"),
      rate("Tỷ lệ", 1, 2),
      words("Nhóm", 26),
      words("Số thứ tự", 40),
    ],
    rows: BUCKETS.map((bucket) => ({
      key: bucket,
      href: `/tasks?bucket=${bucket}`,
      cells: [
        TIMELINESS_WORDS[bucket],
        buckets[bucket].length,
        isDated(bucket) ? dated : undated,
        null,
        isDated(bucket) ? "có thời hạn" : "không có hạn cố định",
        buckets[bucket].map(({ number }) => number).join(", ") || "–",
      ],
    })),
  };
}

/** The dated tasks with both deadlines and how they stand. */
export function deadlineTable(board: Board): ChartTable {
  return {
    name: "Thời hạn nhiệm vụ",
    columns: [
      words("Nhiệm vụ", 60),
      count("STT"),
      words("Chủ trì", 30),
      { title: "Hạn gốc", width: 12, format: "date" },
      { title: "Hạn hiện hành", width: 14, format: "date" },
      words("Tình trạng", 40),
    ],
    rows: board.tasks.flatMap((task) =>
      task.currentDeadline
        ? [
            {
              key: String(task.number),
              href: `/tasks/${task.number}`,
              cells: [
                task.shortTitle,
                task.number,
                agencyWords(task).leads,
                task.originalDeadline?.dueOn ?? null,
                task.currentDeadline.dueOn,
                [TIMELINESS_WORDS[task.standing.timeliness], standingWords(task, board), shareWords(task, board)]
                  .filter(Boolean)
                  .join(", "),
              ],
            },
          ]
        : [],
    ),
  };
}

/** Agencies by what came in time of what was due; those under the minimum are named without a rate of their own. */
export function agencyTable(
  agencies: readonly AgencyFigures[],
  minimum: number,
  hrefOf: (code: string) => string = agencyHref,
): ChartTable {
  return {
    name: "Đơn vị theo tỷ lệ đúng hạn",
    columns: [
      words("Đơn vị", 26),
      count("Đúng hạn"),
      count("Phải thực hiện"),
      rate("Tỷ lệ", 1, 2),
      words("Xếp hạng", 14),
      count("Phần việc đúng hạn"),
      count("Xong quá hạn"),
      count("Đang quá hạn"),
      count("Lần cập nhật tháng"),
      count("Phải cập nhật"),
    ],
    rows: agencies.map((agency) => ({
      key: agency.code,
      href: hrefOf(agency.code),
      cells: [
        agency.name,
        agency.inTime,
        agency.due,
        null,
        agency.due >= minimum && agency.due > 0 ? "có xếp" : "chưa xếp",
        agency.doneOnTime,
        agency.doneLate,
        agency.overdue,
        agency.wordsGiven,
        agency.wordsOwed,
      ],
    })),
  };
}

/** Where an agency's page says what it did of what was due: the same figures. */
export function agencyHref(code: string): string {
  return `/agencies/${code}#ket-qua`;
}

/** Completion against the plan, month by month. Each figure of what was done leads to the tasks done by then. */
export function trendTable(points: readonly TrendPoint[], dated: number): ChartTable {
  return {
    name: "Tiến độ so với kế hoạch",
    columns: [
      words("Đến hết", 18),
      count("Đến hạn"),
      count("Đã hoàn thành"),
      count("Có thời hạn"),
      rate("Tỷ lệ", 2, 3),
    ],
    rows: points.map(({ month, day, planned, done }) => ({
      key: month.toString(),
      href: done === null ? `/tasks?dueBy=${month}` : doneHref(day),
      cells: [
        day.day === month.daysInMonth ? formatMonth(month) : `${formatMonth(month)} (xong đến ${formatDate(day)})`,
        planned,
        done,
        dated,
        null,
      ],
    })),
  };
}

/** The tasks that were done for a day up to this one. */
export function doneHref(day: Temporal.PlainDate): string {
  return `/tasks?doneBy=${day}`;
}

/** Parts past their date by how long ago it was. */
export function agesTable(ages: readonly AgeFigures[]): ChartTable {
  return {
    name: "Số ngày quá hạn",
    columns: [words("Số ngày quá hạn", 20), count("Phần việc"), count("Đơn vị")],
    rows: ages.map(({ group, label, parts, agencies }) => ({
      key: group,
      href: `/review/overdue?kind=part&age=${encodeURIComponent(group)}`,
      cells: [label, parts, agencies],
    })),
  };
}

/** What has changed since the day compared with. */
export function changesTable(
  { moved, progressed }: Changes,
  lines: readonly { key: string; words: string; href: string | null }[],
): ChartTable {
  return {
    name: "Thay đổi",
    columns: [words("Nội dung", 60), count("STT"), words("Trước", 22), words("Nay", 22)],
    rows: [
      ...moved.map(({ task, from, to }) => ({
        key: `moved-${task.number}`,
        href: `/tasks/${task.number}`,
        cells: [task.shortTitle, task.number, TIMELINESS_WORDS[from], TIMELINESS_WORDS[to]],
      })),
      ...progressed.map(({ task, from, to }) => ({
        key: `progressed-${task.number}`,
        href: `/tasks/${task.number}`,
        cells: [task.shortTitle, task.number, `${from}%`, `${to}%`],
      })),
      ...lines.map(({ key, words: told, href }) => ({ key, href, cells: [told, null, "", ""] })),
    ],
  };
}
