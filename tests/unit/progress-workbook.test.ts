import type ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { writeWorkbook } from "../../lib/documents/excel.ts";
import { type ReadSheet, ROWS_LIMIT, readSheet } from "../../lib/documents/excel-reading.ts";
import { updateSheet } from "../../lib/documents/update-sheet.ts";
import type { Board } from "../../lib/progress/board.ts";
import { CODE_TITLE, FILL_TITLES, readRowCode, rowCode, WORKBOOK_SHEET } from "../../lib/progress/workbook-columns.ts";
import { type FilledSheet, readFilledSheet } from "../../lib/progress/workbook-reading.ts";
import { judgeRows, type SeenWord, wordsToLookUp, workbookParts } from "../../lib/progress/workbook-rules.ts";
import { strayWords } from "../../lib/progress/workbook-words.ts";
import { agencyIdOf, boardOf, claimOf, day, wordOf } from "../support/builders.ts";
import { columnOf, type Edit, edited, enter, FIRST, rowAbout, TITLES } from "../support/workbooks.ts";

const CODE = "so-tnmt";
const AGENCY = { id: agencyIdOf(CODE), code: CODE, name: "Sở Tài nguyên và Môi trường" };
const TODAY = day("2023-10-10");

/** Task 3 has a date and a word, 5 goes on for ever, 8 has none yet, 9 waits for confirmation, 12 is confirmed, 14 is another's. */
const BOARD = boardOf([
  {
    number: 3,
    due: ["2023-12-31"],
    parts: [{ agency: CODE, word: wordOf({ seq: 4, percent: 60, result: "- Đã đo 60 xã." }) }],
  },
  { number: 5, parts: [{ agency: CODE, role: "COORDINATOR", word: wordOf({ seq: 2, difficulties: "Thiếu máy." }) }] },
  { number: 8, due: ["2023-11-30"], parts: [{ agency: CODE }] },
  { number: 9, due: ["2023-09-30"], parts: [{ agency: CODE, word: claimOf("2023-09-20") }] },
  { number: 12, due: ["2023-06-30"], parts: [{ agency: CODE, word: claimOf("2023-06-20", "CONFIRMED") }] },
  { number: 14, due: ["2023-12-31"], parts: [{ agency: "so-tu-phap" }] },
]);

const fileOf = (board: Board) =>
  writeWorkbook([updateSheet({ board, agency: AGENCY, planYear: 2023, sampleData: false })]);

let file: Uint8Array;
beforeAll(async () => {
  file = await fileOf(BOARD);
});

async function sheetAfter(edit: Edit, bytes = file): Promise<ReadSheet> {
  const read = await readSheet(await edited(bytes, edit), WORKBOOK_SHEET);
  if ("refusal" in read) throw new Error(read.refusal);
  return read;
}

const OWNER = { planYear: 2023, agencyCode: CODE, parts: new Set(workbookParts(BOARD, AGENCY.id).keys()) };

const readAfter = async (edit: Edit) => readFilledSheet(await sheetAfter(edit), OWNER);

async function filledAfter(edit: Edit): Promise<FilledSheet> {
  const read = await readAfter(edit);
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

/** What becomes of the row about a task after an edit; judged over the board as it is `now`. */
async function outcomeOf(task: number, edit: Edit, now: Board = BOARD, seen = new Map<number, SeenWord>()) {
  const { rows } = await filledAfter(edit);
  const outcomes = judgeRows(rows, { parts: workbookParts(now, AGENCY.id), seen, today: TODAY });
  const found = outcomes.find(({ part }) => part.taskNumber === task);
  if (!found) throw new Error(`no row about task ${task}`);
  return found;
}

const fill = (task: number, values: Record<string, ExcelJS.CellValue>): Edit => {
  return (page) => {
    for (const [title, value] of Object.entries(values)) enter(page, rowAbout(page, task), title, value);
  };
};

const nothing: Edit = () => {};

describe("the file that is taken away", () => {
  test("has a row for each part that takes updates, its fields as the form would have them", async () => {
    const { rows, strays } = await filledAfter(nothing);
    expect(strays).toEqual([]);
    expect(rows.map(({ line, assignmentId, version }) => [line, assignmentId, version])).toEqual([
      [FIRST, 301, 4],
      [FIRST + 1, 501, 2],
      [FIRST + 2, 801, 0],
      [FIRST + 3, 901, 1],
    ]);
    expect(rows[0]?.values).toMatchObject({ state: "IN_PROGRESS", percent: "60", result: "- Đã đo 60 xã." });
    // A claim that waits is not made again by chance.
    expect(rows[3]?.values).toMatchObject({ state: "IN_PROGRESS", percent: "", completedOn: "", evidenceNumber: "" });
  });

  test("opens the cells to fill in, offers the states as a list, and locks the rest", async () => {
    await edited(file, (page) => {
      const cell = (title: string) => page.getCell(FIRST, columnOf(page, title));
      expect(cell(FILL_TITLES.state).dataValidation).toMatchObject({
        type: "list",
        formulae: ['"Chưa triển khai,Đang thực hiện,Đã hoàn thành"'],
      });
      expect(cell(FILL_TITLES.result)).toMatchObject({ protection: { locked: false }, numFmt: "@" });
      expect(cell(FILL_TITLES.evidenceDate).numFmt).toBe("dd/mm/yyyy");
      expect(cell(CODE_TITLE).protection?.locked ?? true).toBe(true);
      expect((page as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    });
  });

  test("names each row by plan, agency, part and the number of its newest word", () => {
    const code = { planYear: 2023, agencyCode: CODE, assignmentId: 301, version: 4 };
    expect(rowCode(code)).toBe("2023/so-tnmt/301/4");
    expect(readRowCode(" 2023/so-tnmt/301/4 ")).toEqual(code);
    for (const none of ["", "301", "2023/so-tnmt/x/4", "2023/so-tnmt/1/2/3", "2023/so-tnmt/99999999999/1"])
      expect(readRowCode(none)).toBeNull();
  });
});

describe("a file that comes back", () => {
  test("is read by its titles, wherever the columns and rows have gone", async () => {
    const { rows } = await filledAfter((page) => {
      const at = columnOf(page, FILL_TITLES.result);
      const column = page.getColumn(at).values as ExcelJS.CellValue[];
      page.unprotect();
      page.spliceColumns(at, 1);
      page.getColumn(20).values = column;
      page.getCell(TITLES, 20).value = "  KẾT QUẢ   thực hiện ";
      page.spliceRows(1, 1);
    });
    expect(rows.map(({ line, values }) => [line, values.result])).toEqual([
      [FIRST - 1, "- Đã đo 60 xã."],
      [FIRST, "Đang thực hiện."],
      [FIRST + 1, ""],
      [FIRST + 2, "Đang thực hiện."],
    ]);
  });

  test("without a column, with one twice, without titles or rows is refused whole, by name", async () => {
    const problemAfter = async (edit: Edit) => {
      const read = await readAfter(edit);
      return "problem" in read ? read.problem : null;
    };
    const title = (page: ExcelJS.Worksheet, name: string) => page.getCell(TITLES, columnOf(page, name));
    expect(await problemAfter((page) => page.spliceColumns(columnOf(page, FILL_TITLES.percent), 1))).toContain(
      "thiếu cột “Tiến độ (%)”",
    );
    expect(await problemAfter((page) => page.spliceColumns(columnOf(page, CODE_TITLE), 1))).toContain(
      "thiếu cột “Mã dòng”",
    );
    expect(
      await problemAfter((page) => {
        title(page, FILL_TITLES.proposals).value = FILL_TITLES.result;
      }),
    ).toContain("thiếu cột “Đề xuất, kiến nghị”");
    expect(
      await problemAfter((page) => {
        title(page, "Hiện tại").value = FILL_TITLES.result;
      }),
    ).toContain("hai cột cùng tên “Kết quả thực hiện”");
    expect(await problemAfter((page) => page.spliceRows(TITLES, 1))).toContain("Không thấy dòng tiêu đề");
    expect(
      await problemAfter((page) => {
        for (let row = FIRST; row < FIRST + 4; row++) page.getRow(row).values = [];
      }),
    ).toContain("không có dòng nào");
  });

  test("of another agency or year is refused whole; among one's own, such rows alone", async () => {
    const sheet = await sheetAfter(nothing);
    expect(readFilledSheet(sheet, { ...OWNER, agencyCode: "so-tu-phap" })).toMatchObject({
      problem: expect.stringContaining("của đơn vị khác"),
    });
    expect(readFilledSheet(sheet, { ...OWNER, planYear: 2024 })).toMatchObject({
      problem: expect.stringContaining("không thuộc kế hoạch năm 2024"),
    });
    const mixed = await filledAfter((page) => {
      enter(page, FIRST, CODE_TITLE, "2023/so-tu-phap/1401/0");
      enter(page, FIRST + 1, CODE_TITLE, "2022/so-tnmt/501/2");
      enter(page, FIRST + 2, CODE_TITLE, "2023/so-tnmt/1401/0");
    });
    expect(mixed.rows.map(({ assignmentId }) => assignmentId)).toEqual([901]);
    expect(mixed.strays).toEqual([
      { why: "OTHER_AGENCY", count: 1, lines: [FIRST] },
      { why: "OTHER_PLAN", count: 1, lines: [FIRST + 1] },
      { why: "UNKNOWN_PART", count: 1, lines: [FIRST + 2] },
    ]);
  });

  test("with a row twice has neither of them", async () => {
    const { rows, strays } = await filledAfter((page) => {
      enter(page, FIRST + 1, CODE_TITLE, "2023/so-tnmt/301/4");
    });
    expect(rows.map(({ assignmentId }) => assignmentId)).toEqual([801, 901]);
    expect(strays).toEqual([{ why: "TWICE", count: 2, lines: [FIRST, FIRST + 1] }]);
  });

  test("with ten thousand rows names some that are about nothing, and counts them all", async () => {
    const { rows, strays } = await filledAfter((page) => {
      for (let row = FIRST + 4; row < FIRST + ROWS_LIMIT; row++) enter(page, row, FILL_TITLES.result, "Tự thêm");
    });
    expect(rows).toHaveLength(4);
    expect(strays).toEqual([{ why: "NO_CODE", count: ROWS_LIMIT - 4, lines: expect.arrayContaining([FIRST + 4]) }]);
    const [group] = strays;
    expect(group && strayWords(group)).toMatch(/^Dòng 11, 12, .*, 30 và 9\.976 dòng khác: không có mã dòng/);
  });

  test("with merged cells has those rows refused, with where they are", async () => {
    const merged: Edit = (page) => {
      const at = columnOf(page, FILL_TITLES.result);
      page.mergeCells(FIRST, at, FIRST, at + 1);
      page.mergeCells(FIRST + 2, columnOf(page, CODE_TITLE), FIRST + 3, columnOf(page, CODE_TITLE));
    };
    expect(await outcomeOf(3, merged)).toMatchObject({
      kind: "refused",
      message: "Dòng có ô gộp (H7:I7). Bỏ gộp ô, điền lại từng ô rồi tải lên.",
    });
    const { rows, strays } = await filledAfter(merged);
    expect(rows.map(({ assignmentId }) => assignmentId)).toEqual([301, 501, 801]);
    expect(strays).toMatchObject([{ why: "MERGED", lines: [FIRST + 3] }]);
  });
});

describe("a row", () => {
  test("that says what it came with is left as it is", async () => {
    for (const task of [3, 5, 8, 9]) expect(await outcomeOf(task, nothing)).toMatchObject({ kind: "same" });
  });

  test("is an ordinary word, with from what to what", async () => {
    const outcome = await outcomeOf(3, fill(3, { [FILL_TITLES.percent]: 70, [FILL_TITLES.result]: "- Đã đo 70 xã. " }));
    expect(outcome).toMatchObject({
      kind: "change",
      line: FIRST,
      changes: [
        { field: "percent", from: "60%", to: "70%" },
        { field: "result", from: "- Đã đo 60 xã.", to: "- Đã đo 70 xã." },
      ],
      input: {
        assignmentId: 301,
        seenVersion: 4,
        state: "IN_PROGRESS",
        percent: 70,
        result: "- Đã đo 70 xã.",
        files: [],
      },
      overtakesClaim: false,
    });
    expect(await outcomeOf(9, fill(9, { [FILL_TITLES.result]: "Làm thêm." }))).toMatchObject({
      kind: "change",
      overtakesClaim: true,
    });
  });

  test.each([
    ["a date", new Date(Date.UTC(2023, 9, 5))],
    ["text", "05/10/2023"],
    ["text without zeros", " 5/10/2023 "],
    ["text with a short year", "5/10/23"],
    ["text with dots", "5.10.23"],
    ["text as computers write it", "2023-10-05"],
    ["a formula with what it came to", { formula: "TODAY()-5", result: new Date(Date.UTC(2023, 9, 5)) }],
  ])("takes a day given as %s", async (_, value) => {
    const claim = {
      [FILL_TITLES.state]: "đã  hoàn thành",
      [FILL_TITLES.completedOn]: value as ExcelJS.CellValue,
      [FILL_TITLES.evidenceNumber]: 245,
      [FILL_TITLES.evidenceDate]: value as ExcelJS.CellValue,
    };
    expect(await outcomeOf(3, fill(3, claim))).toMatchObject({
      kind: "change",
      input: {
        state: "COMPLETED",
        completedOn: day("2023-10-05"),
        evidenceDate: day("2023-10-05"),
        evidenceNumber: "245",
      },
    });
  });

  const CELLS: [what: string, title: string, value: ExcelJS.CellValue, field: string, says: string][] = [
    ["a day that does not exist", FILL_TITLES.evidenceDate, "31/02/2023", "evidenceDate", "Nhập ngày có thật"],
    ["a day with the month first", FILL_TITLES.evidenceDate, "10/25/2023", "evidenceDate", "Nhập ngày có thật"],
    ["words for a day", FILL_TITLES.evidenceDate, "tháng 9/2023", "evidenceDate", "Nhập ngày có thật"],
    ["a number for a day", FILL_TITLES.evidenceDate, 45199.5, "evidenceDate", "Ô là số, không phải ngày"],
    ["a word that is no state", FILL_TITLES.state, "Xong", "state", "“Xong” không có trong danh sách"],
    ["no state", FILL_TITLES.state, null, "state", "Chọn một trạng thái"],
    ["no result", FILL_TITLES.result, "  ", "result", "Nhập kết quả thực hiện"],
    ["a percentage beyond a hundred", FILL_TITLES.percent, 120, "percent", "Nhập số nguyên từ 0 đến 100"],
    ["half a per cent", FILL_TITLES.percent, 45.5, "percent", "Nhập số nguyên từ 0 đến 100"],
    ["an error", FILL_TITLES.result, { error: "#REF!" }, "result", "Ô báo lỗi #REF!"],
    ["a formula that nobody has calculated", FILL_TITLES.result, { formula: "A1" } as never, "result", "chưa tính"],
    [
      "a text that became a day",
      FILL_TITLES.evidenceNumber,
      new Date(Date.UTC(2023, 9, 5)),
      "evidenceNumber",
      "thành ngày",
    ],
    ["a text beyond its limit", FILL_TITLES.result, "x".repeat(4001), "result", "tối đa 4.000 ký tự"],
    ["a day that has not come", FILL_TITLES.evidenceDate, "11/10/2023", "evidenceDate", "không thể sau hôm nay"],
    ["a completion without evidence", FILL_TITLES.state, "Đã hoàn thành", "evidenceNumber", "còn thiếu số, ký hiệu"],
  ];
  test.each(CELLS)("with %s is refused, with what to do", async (_, title, value, field, says) => {
    const outcome = await outcomeOf(3, (page) => {
      const cell = page.getCell(rowAbout(page, 3), columnOf(page, title));
      // Typed over a cell that was shown as a date or text, a number stays one.
      if (typeof value === "number") cell.numFmt = "General";
      if (value instanceof Date) cell.numFmt = "dd/mm/yyyy";
      cell.value = value;
    });
    expect(outcome).toMatchObject({
      kind: "refused",
      message: null,
      fields: { [field]: expect.stringContaining(says) },
    });
  });

  test.each([
    ["45%", (cell: ExcelJS.Cell) => Object.assign(cell, { value: 0.45, numFmt: "0%" })],
    ["the text 45 %", (cell: ExcelJS.Cell) => Object.assign(cell, { value: " 45 % " })],
  ])("takes %s as 45", async (_, enterIt) => {
    const outcome = await outcomeOf(3, (page) => {
      enterIt(page.getCell(rowAbout(page, 3), columnOf(page, FILL_TITLES.percent)));
    });
    expect(outcome).toMatchObject({ kind: "change", input: { percent: 45 } });
  });

  test("keeps text that begins like a formula, and is composed as everything that is kept", async () => {
    const outcome = await outcomeOf(3, fill(3, { [FILL_TITLES.result]: "=SUM(A1) – tie\u0302\u0301n độ\r\ndòng hai" }));
    expect(outcome).toMatchObject({ kind: "change", input: { result: "=SUM(A1) – tiến độ\ndòng hai" } });
  });

  test("about a standing duty claims no completion", async () => {
    expect(await outcomeOf(5, fill(5, { [FILL_TITLES.state]: "Đã hoàn thành" }))).toMatchObject({
      kind: "refused",
      fields: { state: expect.stringContaining("thường xuyên") },
    });
  });
});

describe("a file that has become old", () => {
  const later = (about: Parameters<typeof wordOf>[0]) =>
    boardOf([{ number: 3, due: ["2023-12-31"], parts: [{ agency: CODE, word: wordOf({ seq: 5, ...about }) }] }]);
  const started = new Map<number, SeenWord>([[301, wordOf({ percent: 60, result: "- Đã đo 60 xã." })]]);

  test("has the words looked up that its rows started from", async () => {
    const { rows } = await filledAfter(nothing);
    expect(wordsToLookUp(rows, workbookParts(later({}), AGENCY.id))).toEqual([{ assignmentId: 301, seq: 4 }]);
  });

  test("is refused row by row where it was changed, with what was said since", async () => {
    const now = later({ result: "Đã đo 65 xã.", recordedBy: "Trần Thị B" });
    const outcome = await outcomeOf(3, fill(3, { [FILL_TITLES.percent]: 70 }), now, started);
    expect(outcome).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("cập nhật mới hơn tệp này"),
      since: { result: "Đã đo 65 xã.", recordedBy: "Trần Thị B" },
    });
  });

  test("leaves alone what it did not change, whatever has been said since", async () => {
    expect(await outcomeOf(3, nothing, later({ result: "Đã đo 65 xã." }), started)).toMatchObject({ kind: "same" });
  });

  test("whose part has been confirmed meanwhile is told so", async () => {
    const confirmed = boardOf([
      {
        number: 3,
        due: ["2023-12-31"],
        parts: [{ agency: CODE, word: { ...claimOf("2023-10-01", "CONFIRMED"), seq: 5 } }],
      },
    ]);
    const outcome = await outcomeOf(3, fill(3, { [FILL_TITLES.percent]: 70 }), confirmed, started);
    expect(outcome).toMatchObject({ kind: "refused", message: expect.stringContaining("đã được xác nhận hoàn thành") });
  });

  test("that claims to have seen what nobody has said is no file of ours", async () => {
    expect(
      await outcomeOf(3, fill(3, { [CODE_TITLE]: "2023/so-tnmt/301/9", [FILL_TITLES.percent]: 70 })),
    ).toMatchObject({ kind: "refused", message: expect.stringContaining("Mã dòng đã bị sửa") });
  });
});
