import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bucketSheet, reportSheet } from "../../lib/documents/agency-sheets.ts";
import { appendixSheet } from "../../lib/documents/appendix.ts";
import { writeCsv } from "../../lib/documents/csv.ts";
import { writeWorkbook } from "../../lib/documents/excel.ts";
import { columnLetters, filledRows, type Sheet, totalRow } from "../../lib/documents/sheet.ts";
import { agencyBuckets, agencyFigures } from "../../lib/metrics/figures.ts";
import { APPENDIX_2, appendixAttachedTo } from "../../lib/plans/appendix-words.ts";
import { assembleReportTable } from "../../lib/reports/table.ts";
import { PROJECT } from "../../scripts/place.ts";
import { boardOf, day, month, SETTINGS, wordOf } from "../support/builders.ts";
import { elements, member, membersOf } from "../support/office.ts";

const SHEET: Sheet = {
  name: "Thử",
  heading: ["BẢNG THỬ", "Số liệu tính đến ngày 10/10/2023"],
  columns: [
    { title: "Đơn vị", width: 20 },
    { title: "Ngày", width: 12, format: "date" },
    { title: "Đúng", width: 8, format: "number", total: true },
    { title: "Muộn", width: 8, format: "number", total: true },
    { title: "Cộng", width: 8, format: "number", sumOf: [2, 3], total: true },
    { title: "Tỷ lệ", width: 8, format: "percent", ratioOf: [2, 4] },
  ],
  rows: [
    ["=1+1", day("2023-10-09"), 3, 1, null, null],
    ["- Sở Y tế", { date: day("2023-02-05"), remark: "muộn 3 ngày" }, 0, 0, null, null],
    ['+84 "x"', null, 2, 2, null, null],
    ["@ai", null, 0, 4, null, null],
  ],
  fixedColumns: 1,
  counts: { column: 0, title: "Đếm", words: ["@ai"] },
};

const FIRST = 5;

async function workbook(sheet: Sheet) {
  const members = await membersOf(await writeWorkbook([sheet]));
  const strings = elements(member(members, "xl/sharedStrings.xml"), "si").map((one) =>
    one
      .replace(/<[^>]*>/g, "")
      .replaceAll("&amp;", "&")
      .replaceAll("&quot;", '"'),
  );
  const xml = member(members, "xl/worksheets/sheet1.xml");
  const cell = (name: string) =>
    elements(xml, "c").find((one) => one.includes(` r="${name}"`) || one.includes(`r="${name}" `)) ?? "";
  return {
    members,
    xml,
    strings,
    cell,
    text: (name: string) => strings[Number(/<v>(\d+)<\/v>/.exec(cell(name))?.[1])],
  };
}

const shown = (cell: string) => /<v>([^<]*)<\/v>/.exec(cell)?.[1];
const formulaOf = (cell: string) => /<f>([^<]*)<\/f>/.exec(cell)?.[1]?.replaceAll("&quot;", '"');

describe("an Excel file", () => {
  test("keeps text that begins with = + - @ as text", async () => {
    const { cell, text } = await workbook(SHEET);
    expect(["A5", "A6", "A7", "A8"].map(text)).toEqual(["=1+1", "- Sở Y tế", '+84 "x"', "@ai"]);
    for (const name of ["A5", "A6", "A7", "A8"]) {
      expect(cell(name)).toContain('t="s"');
      expect(formulaOf(cell(name))).toBeUndefined();
    }
  });

  test("has dates that are dates, in the zone's own calendar, and numbers that are numbers", async () => {
    const { cell, members } = await workbook(SHEET);
    // Days since 30/12/1899.
    expect(shown(cell("B5"))).toBe(String(day("1899-12-30").until(day("2023-10-09"), { largestUnit: "days" }).days));
    expect(shown(cell("B6"))).toBe(String(day("1899-12-30").until(day("2023-02-05"), { largestUnit: "days" }).days));
    expect(shown(cell("C5"))).toBe("3");
    const styles = member(members, "xl/styles.xml");
    expect(styles).toContain('formatCode="dd/mm/yyyy"');
    expect(styles).toContain("(muộn 3 ngày)");
  });

  test("has formulas for sums, rates, totals and counts, each with what it comes to", async () => {
    const { cell } = await workbook(SHEET);
    expect([formulaOf(cell("E5")), shown(cell("E5"))]).toEqual(["C5+D5", "4"]);
    expect([formulaOf(cell("F5")), shown(cell("F5"))]).toEqual(['IF(OR(C5="",E5=0),"",C5/E5)', "0.75"]);
    expect(formulaOf(cell("F6"))).toBe('IF(OR(C6="",E6=0),"",C6/E6)');
    const uncounted = { ...SHEET, rows: [["Sở Y tế", null, null, 4, null, null]] };
    expect(filledRows(uncounted)[0]?.[5]?.value, "what was not counted is no rate of nought").toBe("");
    expect(["C9", "D9", "E9"].map((name) => [formulaOf(cell(name)), shown(cell(name))])).toEqual([
      [`SUM(C${FIRST}:C8)`, "5"],
      [`SUM(D${FIRST}:D8)`, "7"],
      [`SUM(E${FIRST}:E8)`, "12"],
    ]);
    expect(Number(shown(cell("F9")))).toBeCloseTo(5 / 12);
    expect(cell("C12")).toContain("COUNTIF($A$5:$A$8,");
    expect(shown(cell("C12"))).toBe("1");
  });

  test("prints on A4 laid across, as wide as the sheet, with its titles on every page and frozen on the screen", async () => {
    const { xml, members } = await workbook(SHEET);
    expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"/);
    expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(xml).toMatch(/<pageSetup[^>]*fitToWidth="1"|<pageSetup(?![^>]*fitToWidth="0")/);
    expect(xml).toMatch(/<pageSetup[^>]*fitToHeight="0"/);
    expect(xml).toMatch(/<pageSetUpPr[^>]*fitToPage="1"/);
    expect(xml).toMatch(/<pane[^>]*ySplit="4"[^>]*state="frozen"/);
    expect(member(members, "xl/workbook.xml")).toMatch(/_xlnm\.Print_Titles[^<]*>[^<]*\$4:\$4</);
    expect(xml).toMatch(/<col [^>]*width="20/);
  });
});

describe("a CSV file", () => {
  const bytes = writeCsv(SHEET);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

  test("is UTF-8 with its mark, lines end in CRLF, the first says the day", () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text.split("\r\n")[1]).toBe("Số liệu tính đến ngày 10/10/2023");
  });

  test("runs nothing: what looks like a formula gets an apostrophe, quotes are doubled, sums are what they come to", () => {
    const lines = text.split("\r\n");
    expect(lines[3]).toBe("Đơn vị,Ngày,Đúng,Muộn,Cộng,Tỷ lệ");
    expect(lines[4]).toBe("'=1+1,09/10/2023,3,1,4,75%");
    expect(lines[5]).toBe("'- Sở Y tế,05/02/2023 (muộn 3 ngày),0,0,0,");
    expect(lines[6]).toBe(`"'+84 ""x""",,2,2,4,50%`);
    expect(lines[8]).toBe("Cộng,,5,7,12,41.7%");
  });
});

test("columns are lettered as in Excel", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});

describe("Appendix II", () => {
  test("has the head and the columns of the plan's own document", () => {
    const data = JSON.parse(readFileSync(`${PROJECT}/prisma/plan-2023/appendix-2-tasks.json`, "utf8"));
    expect({ heading: data.heading, title: data.title, columns: data.columns }).toEqual(APPENDIX_2);
    expect(appendixAttachedTo(2023)).toBe(data.attachedTo);
  });

  test("counts its tasks by the very words of their status, and a row is whole", () => {
    const board = boardOf([
      { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt", word: wordOf({ percent: 80 }) }] },
      { number: 2, deadlineKind: "ONGOING", parts: [{ agency: "so-tu-phap" }] },
    ]);
    const sheet = appendixSheet({ board, tasks: board.tasks, planYear: 2023, sampleData: true, narrowed: ["Quá hạn"] });
    expect(sheet.heading.at(-2)).toContain("Số liệu tính đến ngày");
    expect(sheet.heading.at(-2)).toContain("số liệu minh họa");
    expect(sheet.heading.at(-1)).toBe("Lọc: Quá hạn – 2/2 nhiệm vụ");
    for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
    expect(sheet.rows[0]?.slice(4, 7)).toEqual([day("2023-03-31"), day("2023-03-31"), "Quá hạn"]);
    expect(sheet.rows[0]?.[9]).toBe(0.8);
    expect(sheet.rows[1]?.slice(4, 7)).toEqual([null, null, "Thường xuyên"]);
  });
});

describe("the four buckets by agency", () => {
  test("hold every counted part once, and agree with the on-time figures", () => {
    const board = boardOf([
      { number: 1, due: ["2023-03-31"], parts: [{ agency: "so-tttt" }, { agency: "so-tu-phap", role: "COORDINATOR" }] },
      { number: 2, due: ["2023-12-31"], parts: [{ agency: "so-tttt" }] },
      { number: 3, deadlineKind: "ONGOING", parts: [{ agency: "so-tttt" }] },
      { number: 4, due: ["2023-03-31"], parts: [{ agency: "so-tttt", applicable: false }] },
    ]);
    const agencies = agencyBuckets(board);
    const own = agencies.find(({ code }) => code === "so-tttt");
    expect(own).toMatchObject({ buckets: { OVERDUE: 1, ON_TRACK: 1, ONGOING: 1, AWAITING: 0 }, notApplicable: 1 });
    for (const { code, overdue, doneLate, doneOnTime } of agencyFigures(board)) {
      const buckets = agencies.find((one) => one.code === code)?.buckets;
      expect(buckets).toMatchObject({ OVERDUE: overdue, DONE_LATE: doneLate, DONE_ON_TIME: doneOnTime });
    }
    const sheet = bucketSheet(agencies, board, false);
    const total = totalRow(sheet)?.map(({ value }) => value);
    expect(total?.[8]).toBe(4);
    expect(total?.[9]).toBe(1);
  });
});

describe("the grid of reports", () => {
  test("has the day of each first sending, how late it was, and why there is none", () => {
    const sent = (at: string) => ({
      openedAt: Temporal.Instant.from("2023-02-01T02:00:00Z"),
      sendings: [{ number: 1, sentAt: Temporal.Instant.from(at), verdict: null, newDate: null }],
    });
    const table = assembleReportTable(
      [
        {
          id: 1,
          code: "so-y-te",
          name: "Sở Y tế",
          shortName: "SYT",
          reportsFrom: day("2023-01-01"),
          reportsTo: null,
          reports: [
            { month: month("2023-02"), facts: sent("2023-02-13T16:59:00Z") },
            { month: month("2023-03"), facts: sent("2023-03-16T17:30:00Z") },
          ],
        },
      ],
      [],
      SETTINGS,
      day("2023-04-20"),
    );
    const sheet = reportSheet(table, false);
    const titles = sheet.columns.map(({ title }) => title);
    const row = sheet.rows[0] ?? [];
    const at = (title: string) => row[titles.indexOf(title)];
    expect(at("Tháng 2/2023")).toEqual(day("2023-02-13"));
    // Half past midnight in Vietnam: the next day.
    expect(at("Tháng 3/2023")).toEqual({ date: day("2023-03-17"), remark: "+3" });
    expect(at("Tháng 4/2023")).toBe("Quá hạn chưa gửi");
    expect([at("Gửi đúng hạn"), at("Gửi muộn"), at("Chưa gửi")]).toEqual([1, 1, 1]);
    for (const one of sheet.rows) expect(one).toHaveLength(sheet.columns.length);
  });
});
