import { formatDate } from "../calendar/format.ts";
import { dateOf } from "../platform/clock.ts";
import type { Board, BoardAssignment } from "../progress/board.ts";
import { completionRefusal } from "../progress/rules.ts";
import { deadlineWords } from "../progress/task-words.ts";
import { draftOf } from "../progress/word-rules.ts";
import { figuresDayWords, STATE_WORDS, TIMELINESS_WORDS, type WordField } from "../progress/words.ts";
import { CODE_TITLE, FILL_TITLES, rowCode, WORKBOOK_SHEET } from "../progress/workbook-columns.ts";
import { openParts } from "../progress/workbook-rules.ts";
import type { CellValue, Fill, Sheet, SheetColumn } from "./sheet.ts";

/** Whose parts, in which plan. */
export type UpdateSheet = {
  board: Board;
  agency: { id: number; code: string; name: string };
  planYear: number;
  sampleData: boolean;
};

const DATE_HELP = "Ngày/tháng/năm, ví dụ 30/09/2023.";

/** What is filled in, in the order of the form. */
const FILLED: readonly { field: WordField; width: number; format?: "date" | "number"; fill: Fill }[] = [
  {
    field: "state",
    width: 16,
    fill: { help: `Chọn: ${Object.values(STATE_WORDS).join(", ")}.`, choices: Object.values(STATE_WORDS) },
  },
  { field: "percent", width: 9, format: "number", fill: { help: "Số nguyên từ 0 đến 100.", between: [0, 100] } },
  { field: "result", width: 48, fill: { help: "Nêu số liệu và thời điểm." } },
  { field: "difficulties", width: 30, fill: { help: "Để trống nếu không có." } },
  { field: "proposals", width: 30, fill: { help: "Để trống nếu không có." } },
  {
    field: "completedOn",
    width: 13,
    format: "date",
    fill: { help: `Chỉ điền khi báo đã hoàn thành. ${DATE_HELP}` },
  },
  { field: "evidenceNumber", width: 18, fill: { help: "Văn bản minh chứng, ví dụ 245/BC-STNMT." } },
  { field: "evidenceDate", width: 13, format: "date", fill: { help: `Ngày của văn bản minh chứng. ${DATE_HELP}` } },
  { field: "evidenceIssuer", width: 22, fill: { help: "Cơ quan ban hành văn bản minh chứng." } },
];

/** What an agency takes away to fill in: a row for each part that takes updates, its fields as the form would have them. */
export function updateSheet({ board, agency, planYear, sampleData }: UpdateSheet): Sheet {
  return {
    name: WORKBOOK_SHEET,
    heading: [
      `CẬP NHẬT TIẾN ĐỘ NHIỆM VỤ – ${agency.name.toLocaleUpperCase("vi")}`,
      `Kế hoạch triển khai Đề án 06 năm ${planYear}. ${figuresDayWords(board.asOf, sampleData)}.`,
      "Điền vào các cột có tiêu đề màu vàng; dòng không sửa thì không ghi. Không sửa cột “Mã dòng”, không gộp ô. Điền xong, lưu dạng .xlsx và tải lên tại Nhiệm vụ › Cập nhật bằng Excel.",
      "Không nêu nội dung thuộc bí mật nhà nước và không đưa thông tin cá nhân của công dân vào tệp này.",
    ],
    columns: [
      { title: "STT", width: 6, format: "number" },
      { title: "Nhiệm vụ", width: 44 },
      { title: "Vai trò", width: 10 },
      { title: "Thời hạn", width: 20 },
      { title: "Hiện tại", width: 24 },
      ...FILLED.map(({ field, width, format, fill }): SheetColumn => {
        return { title: FILL_TITLES[field], width, fill, ...(format && { format }) };
      }),
      { title: CODE_TITLE, width: 20 },
    ],
    rows: openParts(board, agency.id).map(({ task, part }) => [
      task.number,
      task.title,
      part.role === "LEAD" ? "Chủ trì" : "Phối hợp",
      deadlineWords(task),
      standingNow(part),
      ...filledCells(part),
      rowCode({ planYear, agencyCode: agency.code, assignmentId: part.id, version: part.version }),
    ]),
    fixedColumns: 2,
  };
}

function standingNow(part: BoardAssignment): string {
  const said = part.word
    ? `${STATE_WORDS[part.word.state]}, cập nhật ${formatDate(dateOf(part.word.recordedAt))}`
    : "Chưa có cập nhật";
  const refusal = completionRefusal(part.facts);
  return [TIMELINESS_WORDS[part.timeliness], said, refusal && "Không báo hoàn thành"].filter(Boolean).join("\n");
}

/** What the form would start with; a completion brings evidence of its own. */
function filledCells(part: BoardAssignment): CellValue[] {
  const { state, percent, ...texts } = draftOf(part.word);
  const cells: Partial<Record<WordField, CellValue>> = {
    ...texts,
    state: state === "" ? null : STATE_WORDS[state],
    percent: percent === "" ? null : Number(percent),
  };
  return FILLED.map(({ field }) => cells[field] || null);
}
