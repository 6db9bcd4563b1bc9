import { beforeAll, describe, expect, test } from "vitest";
import { twipsOfMm } from "../../lib/documents/layout.ts";
import { frameOf, standardLetterhead } from "../../lib/documents/letterhead.ts";
import {
  numberLine,
  type OfficialDocument,
  placeAndDate,
  splitNumber,
  symbolOf,
} from "../../lib/documents/official.ts";
import { boldWidth } from "../../lib/documents/text-width.ts";
import { writeAnnex, writeDocument } from "../../lib/documents/word.ts";
import { conclusionDocument } from "../../lib/meetings/conclusion-document.ts";
import type { ConclusionContent } from "../../lib/meetings/content.ts";
import { day, month } from "../support/builders.ts";
import { attribute, elements, member, membersOf, textOf } from "../support/office.ts";

const LETTERHEAD = {
  ...standardLetterhead("Bắc Giang"),
  symbol: "CAT-PC06",
  authority: "KT. GIÁM ĐỐC",
  signerTitle: "PHÓ GIÁM ĐỐC",
};

const TABLE = {
  columns: [
    { title: "STT", share: 1, align: "center" as const },
    { title: "Nội dung", share: 9 },
  ],
  rows: Array.from({ length: 40 }, (_, index) => [String(index + 1), `Việc ${index + 1}`]),
};

const LETTER: OfficialDocument = {
  ...frameOf({ ...LETTERHEAD, signerName: "Đại tá Nguyễn Văn Minh", archive: "VT, PC06" }, "LETTER"),
  kind: "LETTER",
  number: null,
  date: month("2023-10"),
  draft: false,
  subject: "đôn đốc thực hiện nhiệm vụ Đề án 06",
  addressees: ["Sở Thông tin và Truyền thông"],
  grounds: [],
  blocks: [
    { kind: "paragraph", words: "Thực hiện Kế hoạch năm 2023.\nĐến nay còn 02 nhiệm vụ quá hạn:" },
    { kind: "table", table: TABLE },
    { kind: "paragraph", words: "Đề nghị báo cáo trước ngày 20/10/2023." },
  ],
  annexes: [
    {
      heading: "Phụ lục I",
      title: "NHIỆM VỤ QUÁ HẠN",
      attachedTo: "(Kèm theo Công văn số      /CAT-PC06)",
      across: true,
      blocks: [{ kind: "table", table: TABLE }],
    },
  ],
};

const REPORT: OfficialDocument = {
  ...LETTER,
  kind: "REPORT",
  symbol: symbolOf("REPORT", "CAT-PC06"),
  number: "7",
  date: day("2023-02-05"),
  draft: true,
  subject: "Kết quả thực hiện Đề án 06 tháng 01/2023",
  addressees: ["Ủy ban nhân dân tỉnh", "Bộ Công an"],
  grounds: ["Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"],
  annexes: [],
};

let letter: ReadonlyMap<string, string>;
let report: ReadonlyMap<string, string>;
let letterXml: string;
let reportXml: string;

beforeAll(async () => {
  letter = await membersOf(await writeDocument(LETTER));
  report = await membersOf(await writeDocument(REPORT));
  letterXml = member(letter, "word/document.xml");
  reportXml = member(report, "word/document.xml");
});

/** The paragraph that holds some words. */
function paragraphWith(xml: string, words: string): string {
  const found = elements(xml, "w:p").find((paragraph) => textOf(paragraph).includes(words));
  if (!found) throw new Error(`no paragraph with “${words}”`);
  return found;
}

const pointsOf = (paragraph: string) => Number(attribute(paragraph, "w:sz", "w:val")) / 2;
const isOn = (paragraph: string, name: "w:b" | "w:i") => new RegExp(`<${name}(?: w:val="(true|1)")?/>`).test(paragraph);
const isCentred = (paragraph: string) => attribute(paragraph, "w:jc", "w:val") === "center";

function expectLook(paragraph: string, look: { from: number; to: number; bold?: boolean; italic?: boolean }): void {
  expect(pointsOf(paragraph)).toBeGreaterThanOrEqual(look.from);
  expect(pointsOf(paragraph)).toBeLessThanOrEqual(look.to);
  expect(isOn(paragraph, "w:b"), "bold").toBe(look.bold ?? false);
  expect(isOn(paragraph, "w:i"), "slanted").toBe(look.italic ?? false);
}

/** How long the line under some words is, in points: the room of its column less what is left free on both sides. */
function lineUnder(xml: string, words: string, room: number): number {
  const paragraphs = elements(xml, "w:p");
  const index = paragraphs.findIndex((paragraph) => textOf(paragraph).includes(words));
  const line = paragraphs.slice(index).find((paragraph) => paragraph.includes("<w:top ")) ?? "";
  const [left, right] = ["w:left", "w:right"].map((side) => Number(attribute(line, "w:ind", side)));
  expect(left, "in the middle").toBe(right);
  return (twipsOfMm(room) - (left ?? 0) * 2) / 20;
}

describe("Decree 30/2020, Annex I, Part I: the page", () => {
  test("I.1: A4", () => {
    expect(attribute(letterXml, "w:pgSz", "w:w")).toBe("11906");
    expect(attribute(letterXml, "w:pgSz", "w:h")).toBe("16838");
  });

  test("I.2: upright; across only in an annex with its table", () => {
    const [main = "", annex = ""] = elements(letterXml, "w:sectPr");
    expect(attribute(main, "w:pgSz", "w:orient")).not.toBe("landscape");
    expect(attribute(annex, "w:pgSz", "w:orient")).toBe("landscape");
    expect([attribute(annex, "w:pgSz", "w:w"), attribute(annex, "w:pgSz", "w:h")]).toEqual(["16838", "11906"]);
  });

  test("I.3: 20–25 mm from top and bottom, 30–35 from the left, 15–20 from the right", () => {
    for (const section of elements(letterXml, "w:sectPr")) {
      const mm = (side: string) => (Number(attribute(section, "w:pgMar", `w:${side}`)) / 1440) * 25.4;
      for (const side of ["top", "bottom"]) {
        expect(mm(side)).toBeGreaterThan(19.9);
        expect(mm(side)).toBeLessThanOrEqual(25.1);
      }
      expect(mm("left")).toBeGreaterThan(29.9);
      expect(mm("left")).toBeLessThanOrEqual(35.1);
      expect(mm("right")).toBeGreaterThan(14.9);
      expect(mm("right")).toBeLessThanOrEqual(20.1);
    }
  });

  test("I.4: Times New Roman and black in every run, and in what a reader adds; in Vietnamese", () => {
    const styles = member(letter, "word/styles.xml");
    expect(attribute(elements(styles, "w:docDefaults")[0] ?? "", "w:rFonts", "w:ascii")).toBe("Times New Roman");
    for (const run of elements(letterXml, "w:r").filter((one) => one.includes("<w:t"))) {
      expect(attribute(run, "w:rFonts", "w:ascii")).toBe("Times New Roman");
      expect(attribute(run, "w:color", "w:val")).toBe("000000");
      expect(attribute(run, "w:lang", "w:val")).toBe("vi-VN");
    }
  });

  test("I.7: the page number in the middle of the top margin, 13–14, from 1, not on the first page", () => {
    const sections = elements(letterXml, "w:sectPr");
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toMatch(/<w:titlePg(?: w:val="(true|1)")?\/>/);
      expect(attribute(section, "w:pgNumType", "w:start")).toBe("1");
      const number = headerOf(letter, section, "default");
      expect(number).toContain("PAGE");
      expect(isCentred(number)).toBe(true);
      expectLook(number, { from: 13, to: 14 });
      expect(headerOf(letter, section, "first")).not.toContain("PAGE");
    }
  });
});

/** The header that a section shows on its first page or on the others. */
function headerOf(members: ReadonlyMap<string, string>, section: string, type: "default" | "first"): string {
  const reference = elements(section, "w:headerReference").find((one) => one.includes(`w:type="${type}"`)) ?? "";
  const id = attribute(reference, "w:headerReference", "r:id");
  const relations = elements(member(members, "word/_rels/document.xml.rels"), "Relationship");
  const target = attribute(relations.find((one) => one.includes(`Id="${id}"`)) ?? "", "Relationship", "Target");
  return member(members, `word/${target}`);
}

const RIGHT = 165 * 0.56;
const LEFT = 165 * 0.44;

describe("Decree 30/2020, Annex I, Part II: the head", () => {
  test("the head is a table of two columns without borders", () => {
    const head = elements(letterXml, "w:tbl")[0] ?? "";
    expect(elements(head, "w:tc")).toHaveLength(2);
    expect(head).not.toMatch(/<w:(top|bottom|left|right|insideH|insideV) w:val="single"(?![^>]*w:space)/);
  });

  test("II.1a: quốc hiệu in capitals, 12–13, bold, on one line", () => {
    const nation = paragraphWith(letterXml, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expectLook(nation, { from: 12, to: 13, bold: true });
    expect(isCentred(nation)).toBe(true);
    expect(boldWidth("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", pointsOf(nation))).toBeLessThan(twipsOfMm(RIGHT) / 20);
  });

  test("II.1b: tiêu ngữ 13–14, bold, hyphens between spaces, a line as long as its words", () => {
    const motto = paragraphWith(letterXml, "Độc lập - Tự do - Hạnh phúc");
    expectLook(motto, { from: 13, to: 14, bold: true });
    const words = boldWidth("Độc lập - Tự do - Hạnh phúc", pointsOf(motto));
    expect(Math.abs(lineUnder(letterXml, "Độc lập", RIGHT) - words)).toBeLessThan(2);
  });

  test("II.2: superior body upright, issuing body bold, both capitals 12–13; a line of 1/3 to 1/2 of the latter", () => {
    expectLook(paragraphWith(letterXml, "BỘ CÔNG AN"), { from: 12, to: 13 });
    const body = paragraphWith(letterXml, "CÔNG AN TỈNH BẮC GIANG");
    expectLook(body, { from: 12, to: 13, bold: true });
    const share =
      lineUnder(letterXml, "CÔNG AN TỈNH BẮC GIANG", LEFT) / boldWidth("CÔNG AN TỈNH BẮC GIANG", pointsOf(body));
    expect(share).toBeGreaterThan(1 / 3);
    expect(share).toBeLessThan(1 / 2);
  });

  test("II.3: the number 13, upright; a blank until it is recorded, a nought before a single digit", () => {
    const blank = paragraphWith(letterXml, "Số:");
    expect(textOf(blank)).toBe("Số:      /CAT-PC06");
    expectLook(blank, { from: 13, to: 13 });
    expect(textOf(paragraphWith(reportXml, "Số:"))).toBe("Số: 07/BC-CAT-PC06");
    expect(numberLine({ number: "2290", symbol: "BC-CAT" })).toBe("Số: 2290/BC-CAT");
    expect(numberLine({ ...splitNumber("12/BC-UBND") })).toBe("Số: 12/BC-UBND");
    expect(numberLine({ ...splitNumber("12") })).toBe("Số: 12");
  });

  test("II.4: place and date 13–14, slanted; a nought before days under 10 and the months 1 and 2, a blank day before issue", () => {
    const date = paragraphWith(reportXml, "Bắc Giang, ngày");
    expect(textOf(date)).toBe("Bắc Giang, ngày 05 tháng 02 năm 2023");
    expectLook(date, { from: 13, to: 14, italic: true });
    expect(placeAndDate({ place: "Bắc Giang", date: day("2023-03-09") })).toBe("Bắc Giang, ngày 09 tháng 3 năm 2023");
    expect(textOf(paragraphWith(letterXml, "Bắc Giang, ngày"))).toBe("Bắc Giang, ngày      tháng 10 năm 2023");
  });

  test("II.5a, b: kind in capitals 13–14 bold, subject 13–14 bold with a line of 1/3 to 1/2 under it", () => {
    const kind = paragraphWith(reportXml, "BÁO CÁO");
    expectLook(kind, { from: 13, to: 14, bold: true });
    expect(isCentred(kind)).toBe(true);
    const subject = paragraphWith(reportXml, REPORT.subject);
    expectLook(subject, { from: 13, to: 14, bold: true });
    const share = lineUnder(reportXml, REPORT.subject, 165) / boldWidth(REPORT.subject, pointsOf(subject));
    expect(share).toBeGreaterThan(1 / 3);
    expect(share).toBeLessThan(1 / 2);
  });

  test("II.5b: a letter bears no kind; its subject stands under the number, “V/v …”, 12–13, upright, in the middle", () => {
    const paragraphs = elements(letterXml, "w:p").map(textOf);
    const at = paragraphs.indexOf("Số:      /CAT-PC06");
    expect(paragraphs[at + 1]).toBe("V/v đôn đốc thực hiện nhiệm vụ Đề án 06");
    const regarding = paragraphWith(letterXml, "V/v");
    expectLook(regarding, { from: 12, to: 13 });
    expect(isCentred(regarding)).toBe(true);
  });

  test("a draft says so; what is not one does not", () => {
    expect(textOf(reportXml)).toContain("DỰ THẢO");
    expect(textOf(letterXml)).not.toContain("DỰ THẢO");
  });
});

describe("Decree 30/2020, Annex I, Part II: content and foot", () => {
  test("II.6: 13–14, justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, lines 1 to 1.5", () => {
    const body = paragraphWith(letterXml, "Thực hiện Kế hoạch năm 2023.");
    expectLook(body, { from: 13, to: 14 });
    expect(attribute(body, "w:jc", "w:val")).toBe("both");
    expect(Number(attribute(body, "w:ind", "w:firstLine"))).toBe(twipsOfMm(12.7));
    expect(Number(attribute(body, "w:spacing", "w:after"))).toBeGreaterThanOrEqual(120);
    const line = Number(attribute(body, "w:spacing", "w:line"));
    expect(line).toBeGreaterThanOrEqual(240);
    expect(line).toBeLessThanOrEqual(360);
    // A line break in the words is a paragraph of its own.
    expect(textOf(paragraphWith(letterXml, "Đến nay"))).toBe("Đến nay còn 02 nhiệm vụ quá hạn:");
  });

  test("II.6: grounds are slanted and end in a stop; the content ends in “./.”", async () => {
    const ground = paragraphWith(reportXml, "Căn cứ Quyết định");
    expect(isOn(ground, "w:i")).toBe(true);
    expect(textOf(ground)).toMatch(/Chính phủ\.$/);
    expect(textOf(paragraphWith(letterXml, "Đề nghị báo cáo"))).toBe("Đề nghị báo cáo trước ngày 20/10/2023./.");
    const listed = await writeDocument({ ...LETTER, blocks: [{ kind: "list", items: ["một;", "hai."] }] });
    const xml = member(await membersOf(listed), "word/document.xml");
    expect(elements(xml, "w:p").map(textOf)).toEqual(expect.arrayContaining(["- một;", "- hai./."]));
  });

  test("II.7: authority, title and name 13–14, bold; the rank stays; who is not known is a blank", async () => {
    for (const words of ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đại tá Nguyễn Văn Minh"]) {
      const line = paragraphWith(letterXml, words);
      expectLook(line, { from: 13, to: 14, bold: true });
      expect(isCentred(line)).toBe(true);
    }
    const unsigned = await membersOf(await writeDocument({ ...LETTER, ...frameOf(LETTERHEAD, "LETTER") }));
    const after = textOf(member(unsigned, "word/document.xml")).split("PHÓ GIÁM ĐỐC")[1];
    expect(after).toMatch(/^Phụ lục I/);
  });

  test("II.9a: “Kính gửi” 13–14; several receivers each on a line with a dash", () => {
    const one = paragraphWith(letterXml, "Kính gửi: Sở Thông tin và Truyền thông");
    expectLook(one, { from: 13, to: 14 });
    expect(isCentred(one)).toBe(true);
    const lines = elements(reportXml, "w:p").map(textOf);
    const at = lines.indexOf("Kính gửi:");
    expect(lines.slice(at + 1, at + 3)).toEqual(["- Ủy ban nhân dân tỉnh;", "- Bộ Công an."]);
  });

  test("II.9b: “Nơi nhận:” 12 bold and slanted, the list 11, “Lưu: VT” last with a stop", () => {
    expectLook(paragraphWith(letterXml, "Nơi nhận:"), { from: 12, to: 12, bold: true, italic: true });
    expectLook(paragraphWith(letterXml, "- Văn phòng Chính phủ;"), { from: 11, to: 11 });
    expect(textOf(paragraphWith(letterXml, "- Lưu:"))).toBe("- Lưu: VT, PC06.");
  });
});

describe("Decree 30/2020, Annex III and Annex I, Part II: a notice (thông báo)", () => {
  const content: ConclusionContent = {
    meeting: "họp Tổ công tác Đề án 06 ngày 21/09/2023",
    opening: "Đồng chí Nguyễn Văn Minh chủ trì họp Tổ công tác Đề án 06 ngày 21/09/2023.",
    situation: "5/11 nhiệm vụ có thời hạn đã hoàn thành.",
    overdue: ["Nhiệm vụ 17: quá hạn 174 ngày."],
    conclusions: [{ agencies: ["Sở Y tế"], text: "Rà soát dữ liệu tiêm chủng.", answerBy: "2023-10-05" }],
    closing: "Thông báo để các cơ quan, đơn vị biết, thực hiện.",
    recipients: ["Sở Y tế"],
  };
  const written = async (signed: Parameters<typeof conclusionDocument>[1]["signed"]) => {
    const paper = conclusionDocument(content, { letterhead: LETTERHEAD, drafted: day("2023-09-21"), signed });
    return member(await membersOf(await writeDocument(paper)), "word/document.xml");
  };

  test("number with TB and day once signed, kind and subject in the middle, nobody under “Kính gửi”", async () => {
    const xml = await written({ number: "9/TB-CAT-PC06", date: day("2023-09-22") });
    const lines = elements(xml, "w:p").map(textOf);
    expect(lines).toEqual(expect.arrayContaining(["Số: 09/TB-CAT-PC06", "Bắc Giang, ngày 22 tháng 9 năm 2023"]));
    for (const words of ["THÔNG BÁO", `Kết luận ${content.meeting}`]) {
      expectLook(paragraphWith(xml, words), { from: 13, to: 14, bold: true });
      expect(isCentred(paragraphWith(xml, words))).toBe(true);
    }
    expect(textOf(xml)).not.toContain("Kính gửi");
    expect(lines).toEqual(
      expect.arrayContaining([
        "- Sở Y tế: Rà soát dữ liệu tiêm chủng. Trả lời chậm nhất ngày 05/10/2023.",
        "Thông báo để các cơ quan, đơn vị biết, thực hiện./.",
        "- Sở Y tế;",
      ]),
    );
  });

  test("a draft has blanks for number and day, and says that it is one", async () => {
    const xml = await written(null);
    expect(textOf(paragraphWith(xml, "Số:"))).toBe("Số:      /TB-CAT-PC06");
    expect(textOf(paragraphWith(xml, "Bắc Giang, ngày"))).toBe("Bắc Giang, ngày      tháng 9 năm 2023");
    expect(textOf(xml)).toContain("DỰ THẢO");
  });
});

describe("Decree 30/2020, Annex I, Part III: annexes and tables", () => {
  test("III.1b, c: “Phụ lục” 14 bold, its name in capitals 13–14 bold, what it is attached to 13–14 slanted", () => {
    expectLook(paragraphWith(letterXml, "Phụ lục I"), { from: 14, to: 14, bold: true });
    expectLook(paragraphWith(letterXml, "NHIỆM VỤ QUÁ HẠN"), { from: 13, to: 14, bold: true });
    expectLook(paragraphWith(letterXml, "(Kèm theo"), { from: 13, to: 14, italic: true });
  });

  test("III.1đ: an annex begins on a new page and counts its own pages from 1", () => {
    const [, annex = ""] = elements(letterXml, "w:sectPr");
    expect(attribute(annex, "w:type", "w:val") ?? "nextPage").toBe("nextPage");
    expect(attribute(annex, "w:pgNumType", "w:start")).toBe("1");
  });

  test("the heading row of a table is repeated on each page, and no row is split between two", () => {
    const tables = elements(letterXml, "w:tbl").filter((table) => table.includes("Nội dung"));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      const rows = elements(table, "w:tr");
      expect(rows).toHaveLength(41);
      expect(rows.filter((row) => /<w:tblHeader(?: w:val="(true|1)")?\/>/.test(row))).toEqual([rows[0]]);
      expect(rows.every((row) => /<w:cantSplit(?: w:val="(true|1)")?\/>/.test(row))).toBe(true);
    }
  });

  test("a table fills the width between the margins, upright or across", () => {
    const [, upright, across] = elements(letterXml, "w:tbl").filter((_, index) => index !== 2);
    const width = (table: string | undefined) => Number(attribute(table ?? "", "w:tblW", "w:w"));
    expect(Math.abs(width(upright) - twipsOfMm(165))).toBeLessThan(5);
    expect(Math.abs(width(across) - twipsOfMm(252))).toBeLessThan(5);
  });

  test("an annex can stand alone, and what XML cannot hold does not break the file", async () => {
    const blocks = [{ kind: "paragraph" as const, words: "Kết\u0000 quả\u000b <b>&</b> 😀 \uD800" }];
    const alone = await membersOf(
      await writeAnnex({ heading: "Phụ lục", title: "BẢNG", attachedTo: null, across: false, blocks }),
    );
    const xml = member(alone, "word/document.xml");
    expect(textOf(xml)).toContain("Kết quả <b>&</b> 😀");
    expect([...xml].filter((letter) => letter < " " && letter !== "\n")).toEqual([]);
  });
});
