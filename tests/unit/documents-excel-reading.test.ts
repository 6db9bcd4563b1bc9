import { describe, expect, test } from "vitest";
import {
  type CellContent,
  readSheet,
  WORKBOOK_LIMIT,
  type WorkbookRefusal,
} from "../../lib/documents/excel-reading.ts";
import { day } from "../support/builders.ts";
import * as make from "../support/files.ts";
import { rawWorkbook } from "../support/workbooks.ts";

async function cellsOf(about: Parameters<typeof rawWorkbook>[0]): Promise<CellContent[]> {
  const read = await readSheet(rawWorkbook(about), "Trang 1");
  if ("refusal" in read) throw new Error(read.refusal);
  return read.rows.flatMap(({ cells }) => [...cells.values()]);
}

const row = (...cells: string[]) => `<row r="1">${cells.join("")}</row>`;

/** Style 0 is plain, 1 dd/mm/yyyy, 2 per cent, 3 words and a colour that have the letters of days in them, 4 Excel's own date. */
const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[Red]0&quot; day&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>';

describe("a cell", () => {
  test("is the text of its string, put together, composed, and without what it sounds like", async () => {
    const strings =
      "<si><t>Đã </t><rPh><t>da</t></rPh></si>" +
      "<si><r><t>Tie\u0302\u0301n</t></r><r><t xml:space='preserve'> độ</t></r></si>" +
      "<si><t>một_x000D_\nhai</t></si>";
    expect(
      await cellsOf({
        strings,
        rows: row(
          '<c t="s"><v>0</v></c>',
          '<c t="s"><v>1</v></c>',
          '<c t="s"><v>2</v></c>',
          '<c t="inlineStr"><is><t>=1+1 &lt;b&gt;</t></is></c>',
          '<c t="b"><v>1</v></c>',
        ),
      }),
    ).toEqual(["Đã ", "Tiến độ", "một\r\nhai", "=1+1 <b>", "TRUE"].map((text) => ({ kind: "text", text })));
  });

  test("is a day where its number is shown as one, by whichever calendar the workbook counts", async () => {
    const rows = row(
      '<c s="1"><v>45199</v></c>',
      '<c s="4"><v>45199.75</v></c>',
      '<c s="0"><v>45199</v></c>',
      '<c s="3"><v>45199</v></c>',
      '<c t="d"><v>2023-09-30T00:00:00</v></c>',
    );
    const date = { kind: "date", date: day("2023-09-30") };
    const number = { kind: "number", number: 45199, percent: false };
    expect(await cellsOf({ rows, styles: STYLES })).toEqual([date, date, number, number, date]);
    const old = await cellsOf({
      rows: row('<c s="1"><v>43737</v></c>'),
      styles: STYLES,
      book: '<x:workbookPr date1904="1"/>',
    });
    expect(old).toEqual([date]);
  });

  test("knows a percentage from a number", async () => {
    expect(await cellsOf({ rows: row('<c s="2"><v>0.45</v></c>', "<c><v>45</v></c>"), styles: STYLES })).toEqual([
      { kind: "number", number: 0.45, percent: true },
      { kind: "number", number: 45, percent: false },
    ]);
  });

  test("of a formula is what was saved with it, an error, or nothing that anybody knows", async () => {
    expect(
      await cellsOf({
        rows: row(
          "<c><f>40+5</f><v>45</v></c>",
          '<c t="str"><f>A1&amp;"x"</f><v>45x</v></c>',
          '<c t="e"><f>A0</f><v>#REF!</v></c>',
          "<c><f>NOW()</f></c>",
        ),
      }),
    ).toEqual([
      { kind: "number", number: 45, percent: false },
      { kind: "text", text: "45x" },
      { kind: "error", text: "#REF!" },
      { kind: "uncalculated" },
    ]);
  });

  test("that is empty or only drawn is none, and places need not be said", async () => {
    const read = await readSheet(
      rawWorkbook({ rows: '<row><c s="1"/><c><v>1</v></c></row><row/><row r="9"><c r="C9"><v>2</v></c></row>' }),
      "no such sheet",
    );
    expect(read).toMatchObject({ rows: [{ number: 1 }, { number: 9 }], merged: [] });
    if ("rows" in read) expect(read.rows.map(({ cells }) => [...cells.keys()])).toEqual([[1], [2]]);
  });

  test("is no longer than Excel's cells are, however much of it there is", async () => {
    const [cell] = await cellsOf({
      strings: `<si><t>${"dài ".repeat(20_000)}</t></si>`,
      rows: row('<c t="s"><v>0</v></c>'),
    });
    expect(cell?.kind === "text" && cell.text.length).toBe(32_767);
  });
});

describe("cells drawn as one", () => {
  test("are said with their rows and columns", async () => {
    const read = await readSheet(
      rawWorkbook({ rows: row("<c><v>1</v></c>"), after: '<mergeCells><mergeCell ref="B7:AA9"/></mergeCells>' }),
      "",
    );
    expect(read).toMatchObject({
      merged: [{ words: "B7:AA9", firstRow: 7, lastRow: 9, firstColumn: 1, lastColumn: 26 }],
    });
  });
});

/** Zeros that deflate to a thousandth, as a member that says how large it becomes, or lies about it. */
const zeros = (megabytes: number) => " ".repeat(megabytes * 1024 * 1024);
const manyRows = (count: number, content = "<c><v>1</v></c>") => `<row>${content}</row>`.repeat(count);

const REFUSED: [name: string, bytes: () => Buffer, refusal: WorkbookRefusal][] = [
  ["nothing", () => Buffer.alloc(0), "EMPTY"],
  ["more than is taken", () => Buffer.alloc(WORKBOOK_LIMIT + 1), "TOO_LARGE"],
  ["a page of the web called .xlsx", () => Buffer.from("<html><table><tr><td>1</td></tr></table></html>"), "UNKNOWN"],
  ["a CSV file called .xlsx", () => Buffer.from("STT,Mã dòng\n1,2023/so-tnmt/1/1\n"), "UNKNOWN"],
  ["a PDF", () => make.pdf(), "NOT_EXCEL"],
  ["a Word document", () => make.docx(), "NOT_EXCEL"],
  ["a workbook of Excel 97", () => make.xls(), "OLD_EXCEL"],
  [
    "a workbook with macros (.xlsm)",
    () => make.xlsx([{ name: "xl/vbaProject.bin", content: "not looked into" }]),
    "MACRO",
  ],
  [
    "one behind a password",
    () => make.compound({ EncryptedPackage: Buffer.alloc(4096), EncryptionInfo: Buffer.alloc(4096) }),
    "ENCRYPTED",
  ],
  ["half a workbook", () => rawWorkbook({ rows: manyRows(100) }).subarray(0, 600), "BROKEN"],
  ["one without a sheet", () => make.xlsx(), "BROKEN"],
  ["XML that does not end", () => rawWorkbook({ rows: "<row><c>" }), "BROKEN"],
  [
    "XML that multiplies itself",
    () =>
      rawWorkbook({
        rows: "",
        sheet: {
          content:
            '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        },
      }),
    "BROKEN",
  ],
  ["elements within each other without end", () => rawWorkbook({ rows: "<row>".repeat(1000) }), "BROKEN"],
  ["a bomb that says what it is", () => rawWorkbook({ rows: zeros(64) }), "SWOLLEN"],
  ["a bomb that says it is small", () => rawWorkbook({ rows: zeros(64), sheet: { claimedSize: 1000 } }), "BROKEN"],
  ["a bomb of rows", () => rawWorkbook({ rows: manyRows(10_051) }), "TOO_MANY_ROWS"],
  [
    "a sheet of nothing but merged cells",
    () =>
      rawWorkbook({ rows: manyRows(1), after: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1001)}</mergeCells>` }),
    "TOO_MANY_MERGED",
  ],
];

describe("a file that is no workbook to read", () => {
  test.each(REFUSED)("%s is refused", async (_, bytes, refusal) => {
    expect(await readSheet(bytes(), "Trang 1")).toEqual({ refusal });
  });

  test("columns far to the right are let go", async () => {
    const read = await readSheet(rawWorkbook({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }), "");
    expect(read).toEqual({ rows: [], merged: [] });
  });
});
