import type { AgencyBuckets } from "../metrics/figures.ts";
import { dateOf } from "../platform/clock.ts";
import type { Board } from "../progress/board.ts";
import { figuresDayWords } from "../progress/words.ts";
import { capital } from "../reports/consolidated-words.ts";
import type { MonthStanding } from "../reports/rules.ts";
import { type ReportRow, type ReportTable, standingIn } from "../reports/table.ts";
import { BUCKET_WORDS, REPORT_STATE_WORDS } from "../reports/words.ts";
import type { CellValue, Sheet, SheetColumn } from "./sheet.ts";

const number = (title: string, about: Partial<SheetColumn> = {}): SheetColumn => ({
  title,
  width: 13,
  format: "number",
  total: true,
  ...about,
});

/** The four official buckets by agency, with thường xuyên and chờ hướng dẫn beside them; together they are the whole. */
export function bucketSheet(agencies: readonly AgencyBuckets[], board: Board, sampleData: boolean): Sheet {
  return {
    name: "Nhóm kết quả theo đơn vị",
    heading: [
      "PHẦN VIỆC CỦA CÁC ĐƠN VỊ THEO NHÓM KẾT QUẢ",
      `${figuresDayWords(board.asOf, sampleData, board.basis)}. Phần việc chủ trì và phối hợp tại Phụ lục II.`,
    ],
    columns: [
      { title: "Đơn vị", width: 32 },
      number(capital(BUCKET_WORDS.DONE_ON_TIME)),
      number(capital(BUCKET_WORDS.DONE_LATE)),
      number(capital(BUCKET_WORDS.ON_TRACK)),
      number(capital(BUCKET_WORDS.OVERDUE)),
      number("Cộng có thời hạn", { sumOf: [1, 2, 3, 4] }),
      number(capital(BUCKET_WORDS.ONGOING)),
      number(capital(BUCKET_WORDS.AWAITING)),
      number("Tổng số", { sumOf: [1, 2, 3, 4, 6, 7] }),
      number("Không áp dụng (ngoài tổng số)"),
    ],
    rows: agencies.map(({ name, buckets, notApplicable }) => [
      name,
      buckets.DONE_ON_TIME,
      buckets.DONE_LATE,
      buckets.ON_TRACK,
      buckets.OVERDUE,
      null,
      buckets.ONGOING,
      buckets.AWAITING,
      null,
      notApplicable,
    ]),
    fixedColumns: 1,
  };
}

/** Agency by month: the day each report was first sent, or why there is none; then what the rates are counted on. */
export function reportSheet(table: ReportTable, sampleData: boolean): Sheet {
  const months = table.months;
  const due = months.length + 1;
  return {
    name: "Báo cáo tháng",
    heading: [
      "TÌNH HÌNH GỬI BÁO CÁO THÁNG CỦA CÁC ĐƠN VỊ",
      `${figuresDayWords(table.asOf, sampleData)}. Ngày trong ô: ngày gửi lần đầu; (+3): muộn 3 ngày.`,
    ],
    columns: [
      { title: "Đơn vị", width: 30 },
      ...months.map(
        (month): SheetColumn => ({ title: `Tháng ${month.month}/${month.year}`, width: 16, format: "date" }),
      ),
      number("Số kỳ đã đến hạn", { width: 10 }),
      number("Gửi đúng hạn", { width: 10 }),
      number("Gửi muộn", { width: 10 }),
      number("Chưa gửi", { width: 10 }),
      { title: "Tỷ lệ đúng hạn", width: 10, format: "percent", ratioOf: [due + 1, due] },
      number("Số lần trả lại", { width: 10 }),
      { title: "Số tháng chưa gửi liền", width: 10, format: "number" },
    ],
    rows: table.rows.map((row) => reportRow(row, months)),
    fixedColumns: 1,
  };
}

function reportRow(row: ReportRow, months: readonly Temporal.PlainYearMonth[]): CellValue[] {
  const { due, onTime, late, missing, returns } = row.rates;
  return [
    row.name,
    ...months.map((month) => monthValue(standingIn(row, month))),
    due,
    onTime,
    late,
    missing,
    null,
    returns,
    row.missingInARow,
  ];
}

function monthValue(standing: MonthStanding | null): CellValue {
  if (standing === null) return "Không phải báo cáo";
  if (standing.firstSentAt === null) return REPORT_STATE_WORDS[standing.state];
  const date = dateOf(standing.firstSentAt);
  return standing.late ? { date, remark: `+${standing.daysLate}` } : date;
}
