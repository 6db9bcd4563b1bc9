import { describe, expect, it, test } from "vitest";
import { type EntryLine, isSame, readEntry, readNumber } from "../../lib/indicators/entry-rules.ts";
import { GRID_COLUMNS, pastedGrid, readGrid } from "../../lib/indicators/grid.ts";
import { month } from "../support/builders.ts";

const COUNTS = ["received", "online", "issued", "electronic"] as const;

const procedure = (number: number, about: Partial<EntryLine> = {}): EntryLine => ({
  row: `tt${number}`,
  kind: "procedure",
  id: number,
  title: `${number}. Thủ tục`,
  about: "",
  fields: COUNTS.map((name) => ({
    name,
    label: name,
    ...(name === "online" && { within: "received" }),
    ...(name === "electronic" && { within: "issued" }),
  })),
  now: null,
  said: null,
  seen: 0,
  note: "",
  before: { month: month("2023-09"), numbers: { received: 100, online: 40, issued: 90, electronic: 50 } },
  ...about,
});

const typed = (row: string, ...numbers: string[]) =>
  Object.fromEntries(COUNTS.map((name, index) => [`${row}-${name}`, numbers[index] ?? ""]));

describe("a number", () => {
  test.each([
    ["1204", 1204],
    [" 1.204 ", 1204],
    ["1 204", 1204],
    ["1.742.300", 1_742_300],
    ["0", 0],
    ["12,5", null],
    ["1.2", null],
    ["-3", null],
    ["một trăm", null],
    ["9999999999", null],
  ])("%s reads %s", (text, number) => {
    expect(readNumber(text)).toBe(number);
  });
});

describe("what is entered", () => {
  const lines = [procedure(15), procedure(22)];

  it("is read line by line; an untouched line is left alone", () => {
    const { rows, problems } = readEntry(lines, typed("tt22", "120", "60", "110", "90"));
    expect(problems).toEqual({});
    expect(rows.map(({ line, numbers }) => [line.row, numbers])).toEqual([
      ["tt22", { received: 120, online: 60, issued: 110, electronic: 90 }],
    ]);
  });

  it("needs every number of a line, whole numbers, and no part above its whole", () => {
    expect(Object.keys(readEntry(lines, typed("tt15", "120")).problems)).toEqual([
      "tt15-online",
      "tt15-issued",
      "tt15-electronic",
    ]);
    expect(readEntry(lines, typed("tt15", "120", "121", "x", "0")).problems).toEqual({
      "tt15-online": "Không được lớn hơn 120.",
      "tt15-issued": "Nhập số nguyên, ví dụ 1204; không có thì ghi 0.",
    });
    // Equal is not larger; results may be more than dossiers, from months before.
    expect(readEntry(lines, typed("tt15", "120", "120", "130", "130")).problems).toEqual({});
  });

  it("is asked about when it leaps, and taken with a reason", () => {
    const leap = typed("tt15", "301", "40", "90", "50");
    expect(readEntry(lines, leap).problems["tt15-note"]).toContain("từ 100 thành 301");
    expect(readEntry(lines, { ...leap, "tt15-note": "Đợt cao điểm." }).problems).toEqual({});
    expect(readEntry([procedure(15, { before: null })], leap).problems).toEqual({});
  });

  it("is the same as what stands there only with the same note", () => {
    const now = { received: 1, online: 1, issued: 1, electronic: 1 };
    const line = procedure(15, { now });
    expect(isSame({ line, numbers: now, note: "", seen: 0 })).toBe(true);
    expect(isSame({ line, numbers: now, note: "Kiểm tra lại.", seen: 0 })).toBe(false);
    expect(isSame({ line, numbers: { ...now, online: 0 }, note: "", seen: 0 })).toBe(false);
  });
});

describe("a pasted table", () => {
  const lines = [procedure(15), procedure(22)];
  const titles = GRID_COLUMNS.map(({ title }) => title).join("\t");

  it("is found by its titles, in any order and under any heading", () => {
    const table = [
      "SỐ LIỆU THÁNG 10",
      "",
      "ghi chú\tTT\tHỒ SƠ TIẾP NHẬN\tTrong đó  trực tuyến\tKết quả đã trả\tTrong đó có bản điện tử",
      "Đợt cao điểm\t22\t1.204\t60\t110\t90",
      "\t15\t\t\t\t",
      "\t\t1204\t60\t110\t90",
    ].join("\r\n");
    const read = readGrid(pastedGrid(table), lines);
    expect(read).toEqual({
      values: { ...typed("tt22", "1.204", "60", "110", "90"), "tt22-note": "Đợt cao điểm" },
      read: 1,
      strays: ["Dòng 6: TT “” không phải thủ tục đơn vị nhập, bỏ qua."],
    });
  });

  it("names rows of others, and rows that come twice", () => {
    const table = [titles, "3\tx\t1\t1\t1\t1", "15\tx\t1\t1\t1\t1", "15\tx\t2\t2\t2\t2"].join("\n");
    const read = readGrid(pastedGrid(table), lines);
    if ("problem" in read) throw new Error(read.problem);
    expect(read.values["tt15-received"]).toBe("1");
    expect(read.strays).toEqual([
      "Dòng 2: TT “3” không phải thủ tục đơn vị nhập, bỏ qua.",
      "Dòng 4: TT 15 đã có ở dòng trên, bỏ qua.",
    ]);
  });

  test.each([
    ["without titles", "15\tx\t1\t1\t1\t1", "Không thấy cột “TT”"],
    ["without a column", titles.replace("Kết quả đã trả", "Khác"), "Không thấy cột “Kết quả đã trả”"],
    ["without rows", titles, "Không có dòng nào"],
  ])("%s is refused with what to do", (_, table, words) => {
    expect(readGrid(pastedGrid(table), lines)).toMatchObject({ problem: expect.stringContaining(words) });
  });
});
