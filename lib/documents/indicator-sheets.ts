import { formatMonth } from "../calendar/format.ts";
import { FIGURES_SHEET } from "../indicators/entry-form.ts";
import type { EntryLine } from "../indicators/entry-rules.ts";
import type { IndicatorFigure } from "../indicators/figures.ts";
import type { ProcedureFilter } from "../indicators/filter.ts";
import { GRID_COLUMNS } from "../indicators/grid.ts";
import { missingWords, targetWords } from "../indicators/words.ts";
import { figuresDayWords } from "../progress/words.ts";
import type { CellValue, Sheet, SheetColumn } from "./sheet.ts";

/** As of which day the figures are, and whether they are invented. */
type Reading = { asOf: Temporal.PlainDate; sampleData: boolean };

const count = (title: string, about: Partial<SheetColumn> = {}): SheetColumn => ({
  title,
  width: 13,
  format: "number",
  ...about,
});

/** Every indicator in every month, with its rate as a formula. */
export function indicatorSheet(figures: readonly IndicatorFigure[], { asOf, sampleData }: Reading): Sheet {
  return {
    name: "Chỉ tiêu",
    heading: ["CHỈ TIÊU CỦA KẾ HOẠCH VÀ KẾT QUẢ THEO THÁNG", `${figuresDayWords(asOf, sampleData)}.`],
    columns: [
      { title: "Chỉ tiêu", width: 48 },
      { title: "Mục tiêu", width: 14 },
      { title: "Đơn vị đo", width: 22 },
      { title: "Tháng", width: 14 },
      count("Tử số"),
      count("Mẫu số"),
      { title: "Tỷ lệ", width: 10, format: "percent", ratioOf: [4, 5] },
      { title: "Ghi chú", width: 36 },
    ],
    rows: figures.flatMap(({ indicator, target, months, measurer }) =>
      months.map(({ month, part, whole, missing, note }): CellValue[] => [
        indicator.name,
        targetWords(target),
        measurer?.agency.name ?? "Tính từ thủ tục",
        formatMonth(month),
        part,
        whole,
        null,
        [missingWords(missing), note].filter(Boolean).join("; "),
      ]),
    ),
    fixedColumns: 1,
  };
}

/** The essential procedures in a month as their page shows them, with rates and totals as formulas. */
export function procedureSheet({ month, agency, rows }: ProcedureFilter, { asOf, sampleData }: Reading): Sheet {
  return {
    name: "Thủ tục thiết yếu",
    heading: [
      `HỒ SƠ VÀ KẾT QUẢ THEO THỦ TỤC${month ? ` – ${formatMonth(month).toLocaleUpperCase("vi")}` : ""}`,
      `${agency ? `${agency.name}. ` : ""}${figuresDayWords(asOf, sampleData)}.`,
    ],
    columns: [
      { title: "TT", width: 6, format: "number" },
      { title: "Thủ tục hành chính", width: 56 },
      { title: "Đơn vị nhập", width: 20 },
      count("Hồ sơ tiếp nhận", { total: true }),
      count("Trong đó trực tuyến", { total: true }),
      { title: "Tỷ lệ trực tuyến", width: 10, format: "percent", ratioOf: [4, 3] },
      count("Kết quả đã trả", { total: true }),
      count("Trong đó có bản điện tử", { total: true }),
      { title: "Tỷ lệ điện tử", width: 10, format: "percent", ratioOf: [7, 6] },
      count("Hồ sơ từ đầu năm", { total: true }),
    ],
    rows: rows.map(({ procedure, counts, receivedSoFar }): CellValue[] => [
      procedure.number,
      procedure.name,
      procedure.agency.name,
      counts?.received ?? null,
      counts?.online ?? null,
      null,
      counts?.issued ?? null,
      counts?.electronic ?? null,
      null,
      receivedSoFar,
    ]),
    fixedColumns: 2,
  };
}

/** What an agency takes away to fill in: a row for each procedure it counts, with what stands there. */
export function figureSheet(
  lines: readonly EntryLine[],
  { month, agencyName, sampleData, asOf }: Reading & { month: Temporal.PlainYearMonth; agencyName: string },
): Sheet {
  const numbers = { help: "Số nguyên, của riêng tháng này; không có thì ghi 0.", between: [0, 2_147_483_647] } as const;
  return {
    name: FIGURES_SHEET,
    heading: [
      `SỐ LIỆU THỦ TỤC ${formatMonth(month).toLocaleUpperCase("vi")} – ${agencyName.toLocaleUpperCase("vi")}`,
      `${figuresDayWords(asOf, sampleData)}. Điền các cột có tiêu đề màu vàng, lưu dạng .xlsx và tải lên tại Báo cáo tháng › Số liệu chỉ tiêu.`,
    ],
    columns: GRID_COLUMNS.map(({ field, title }): SheetColumn => {
      if (field === "number") return { title, width: 6, format: "number" };
      if (field === "name") return { title, width: 56 };
      if (field === "note")
        return { title, width: 36, fill: { help: "Lý do, khi số chênh quá 3 lần so với kỳ trước." } };
      return count(title, { fill: numbers });
    }),
    rows: lines
      .filter(({ kind }) => kind === "procedure")
      .map((line) =>
        GRID_COLUMNS.map(({ field }): CellValue => {
          if (field === "number") return Number(line.row.slice("tt".length));
          if (field === "name") return line.title.replace(/^\d+\. /, "");
          return field === "note" ? line.note || null : (line.now?.[field] ?? null);
        }),
      ),
    fixedColumns: 2,
  };
}
