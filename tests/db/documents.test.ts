import { afterAll, describe, expect, it } from "vitest";
import { appendixAnnex, appendixSheet } from "../../lib/documents/appendix.ts";
import { draftDocument, issuedDocument } from "../../lib/documents/consolidated-document.ts";
import { writeWorkbook } from "../../lib/documents/excel.ts";
import { standardLetterhead } from "../../lib/documents/letterhead.ts";
import { changeLetterhead } from "../../lib/documents/letterhead-commands.ts";
import { readLetterhead } from "../../lib/documents/letterhead-queries.ts";
import { letterheadForm } from "../../lib/documents/letterhead-schema.ts";
import { writeAnnex, writeDocument } from "../../lib/documents/word.ts";
import { parseForm } from "../../lib/people/schema.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { resultWords } from "../../lib/progress/task-words.ts";
import { issueConsolidated } from "../../lib/reports/consolidated-commands.ts";
import { readConsolidated } from "../../lib/reports/consolidated-content.ts";
import { readConsolidatedDraft, readConsolidatedRecord } from "../../lib/reports/consolidated-queries.ts";
import { readReportTable } from "../../lib/reports/table-queries.ts";
import { SAMPLE_LETTERHEAD } from "../../prisma/demo/letterhead.ts";
import { day, month } from "../support/builders.ts";
import { ADMINISTRATOR, OFFICER, SECRETARY } from "../support/cast.ts";
import { testDatabase } from "../support/database.ts";
import { elements, member, membersOf, textOf } from "../support/office.ts";
import { contextOf } from "../support/people.ts";
import { contextAt } from "../support/reports.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);
const { db } = test;
const plan = await readCurrentPlan(db);
if (!plan) throw new Error("no plan");
const settings = plan;

async function appendix() {
  const board = await readBoard(db, { plan: settings, asOf: day("2023-10-10") });
  return { board, tasks: board.tasks, planYear: 2023, sampleData: true, narrowed: [] };
}

const secretary = await contextOf(db, SECRETARY.username);

/** The lines of a cell as they stand, without the spaces at their ends. */
const cellsOf = (row: string) => elements(row, "w:tc").map((cell) => textOf(cell));

describe("Appendix II of the demo", () => {
  it("has all 26 rows in Word, in the document's order and words, with results filled in", async () => {
    const question = await appendix();
    const xml = member(await membersOf(await writeAnnex(appendixAnnex(question))), "word/document.xml");
    const [titles = [], ...rows] = elements(xml, "w:tr").map(cellsOf);
    expect(titles).toEqual([
      "STT",
      "Nhiệm vụ được giao",
      "Cơ quan thực hiện",
      "Thời hạn hoàn thành",
      "Kết quả thực hiện",
      "Ghi chú",
    ]);
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    const stored = await db.task.findMany({ orderBy: { number: "asc" } });
    for (const [index, task] of stored.entries()) {
      const [, title, agencies, deadline] = rows[index] ?? [];
      expect([title, agencies, deadline?.split("\n")[0]], `STT ${task.number}`).toEqual([
        task.title,
        task.agenciesText,
        task.deadlineText,
      ]);
    }
    for (const [index, task] of question.tasks.entries()) expect(rows[index]?.[4]).toContain(resultWords(task));
    expect(rows[15]?.[4]).toMatch(/^Quá hạn \(chậm 10 ngày/);
    expect(textOf(xml)).toContain("Số liệu tính đến ngày 10/10/2023, theo hạn hiện hành, số liệu minh họa");
  });

  it("has all 26 rows in Excel, with the words, and dates that are dates", async () => {
    const question = await appendix();
    const members = await membersOf(await writeWorkbook([appendixSheet(question)]));
    const strings = textOf(member(members, "xl/sharedStrings.xml"));
    for (const task of question.tasks) {
      expect(strings).toContain(task.title);
      expect(strings).toContain(task.agenciesText);
    }
    const rows = elements(member(members, "xl/worksheets/sheet1.xml"), "row");
    const numbers = rows.flatMap((row) => /r="A\d+"[^>]*><v>(\d+)<\/v>/.exec(row)?.[1] ?? []).slice(-26);
    expect(numbers.map(Number)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
  });
});

describe("the consolidated report in Word", () => {
  const read = async (of: string, on: string) => {
    const question = { plan: settings, month: month(of), asOf: day(on) };
    const record = await readConsolidatedRecord(db, question);
    return { record, draft: await readConsolidatedDraft(db, question, record, await readReportTable(db, question)) };
  };
  const paper = async (bytes: Uint8Array) => textOf(member(await membersOf(bytes), "word/document.xml"));

  it("is a draft without number and day until it is issued", async () => {
    const { draft } = await read("2023-10", "2023-10-10");
    const drafted = { letterhead: SAMPLE_LETTERHEAD, today: day("2023-10-10"), sampleData: true };
    const text = await paper(await writeDocument(draftDocument(draft.draft, drafted)));
    expect(text).toContain("DỰ THẢO");
    expect(text).toContain("Số:      /BC-CAT-PC06");
    expect(text).toContain("Bắc Giang, ngày      tháng 10 năm 2023");
    for (const words of Object.values(draft.draft.texts))
      expect(text).toContain(words.split("\n")[0]?.replace(/\.$/, ""));
    expect(text).toContain("./.");
  });

  it("is drawn from what was frozen, under its number and day, whatever the letterhead says today", async () => {
    const { record } = await read("2023-09", "2023-10-10");
    const content = readConsolidated(record.issue?.content ?? "");
    const other = { ...standardLetterhead("Bắc Ninh"), signerName: "Người khác" };
    const text = await paper(await writeDocument(issuedDocument(content, other, true)));
    expect(text).not.toContain("DỰ THẢO");
    expect(text).toContain("Số: 2015/BC-CAT");
    expect(text).toContain("CÔNG AN TỈNH BẮC GIANG");
    expect(text).not.toContain("Người khác");
    for (const { text: quoted } of content.results.flatMap(({ quotes }) => quotes)) expect(text).toContain(quoted);
  });
});

describe("the letterhead", () => {
  const stored = async () => {
    const { letterhead, version } = await readLetterhead(db, settings);
    return { planId: settings.id, version, ...letterhead };
  };

  it("is set by the secretariat and the administrator; another's change is refused and on record", async () => {
    const refused = await changeLetterhead(await contextOf(db, OFFICER.username), await stored());
    expect(refused).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await db.auditEntry.count({ where: { action: "letterhead.change", outcome: "REFUSED" } })).toBe(1);
    const set = await changeLetterhead(secretary, { ...(await stored()), signerName: "Đại tá Trần Văn A" });
    expect(set).toMatchObject({ ok: true, value: { changed: true } });
    const admin = await contextOf(db, ADMINISTRATOR.username);
    expect(await changeLetterhead(admin, { ...(await stored()), archive: "VT" })).toMatchObject({ ok: true });
    const act = await db.auditEntry.findFirstOrThrow({
      where: { action: "letterhead.change" },
      orderBy: { id: "desc" },
    });
    expect(act).toMatchObject({ before: { archive: "VT, PC06" }, after: { archive: "VT" } });
  });

  it("meets a change made in between, and says when nothing is different", async () => {
    const seen = await stored();
    expect(await changeLetterhead(secretary, seen)).toMatchObject({ ok: true, value: { changed: false } });
    await changeLetterhead(secretary, { ...seen, place: "Thành phố Bắc Giang" });
    const outcome = await changeLetterhead(secretary, { ...seen, place: "Bắc Giang" });
    expect(outcome).toMatchObject({ ok: false, code: "CONFLICT" });
    expect((await stored()).place).toBe("Thành phố Bắc Giang");
  });

  it("goes into a report when it is issued, and stays there", async () => {
    await changeLetterhead(secretary, { ...(await stored()), ...SAMPLE_LETTERHEAD, signerName: "Đại tá Lê Văn B" });
    const question = { plan: settings, month: month("2023-10"), asOf: day("2023-10-16") };
    const record = await readConsolidatedRecord(db, question);
    const { mark } = await readConsolidatedDraft(db, question, record, await readReportTable(db, question));
    const context = await contextAt(db, SECRETARY.username, "2023-10-16");
    const input = {
      month: month("2023-10"),
      documentNumber: "2290/BC-CAT",
      documentDate: day("2023-10-16"),
      seen: mark,
    };
    expect(await issueConsolidated(context, input)).toMatchObject({ ok: true });
    await changeLetterhead(secretary, { ...(await stored()), signerName: "" });
    const { issue } = await readConsolidatedRecord(db, question);
    expect(readConsolidated(issue?.content ?? "").letterhead?.signerName).toBe("Đại tá Lê Văn B");
  });

  it("of a plan for which nobody has set one is the standard one, with a blank for who signs", async () => {
    await db.letterhead.deleteMany();
    expect((await stored()).version).toBe(0);
    expect(await stored()).toMatchObject({ body: "CÔNG AN TỈNH BẮC GIANG", signerName: "" });
    expect(await changeLetterhead(secretary, { ...(await stored()), symbol: "CAT-PV01" })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ version: 1, symbol: "CAT-PV01" });
  });

  it("is read from a form line by line, and says beside each field what is wrong", () => {
    const form = { planId: "1", version: "0", ...SAMPLE_LETTERHEAD };
    const typed = { ...form, copies: "  Bộ Công an \r\n\r\nSở   Y tế ", body: " " };
    expect(parseForm(letterheadForm, typed)).toMatchObject({ fields: { body: "Nhập tên cơ quan ban hành." } });
    expect(parseForm(letterheadForm, { ...typed, body: "CÔNG AN TỈNH" })).toMatchObject({
      value: { copies: "Bộ Công an\nSở Y tế" },
    });
    expect(parseForm(letterheadForm, { ...form, symbol: "CAT PC06" })).toMatchObject({
      fields: { symbol: expect.stringContaining("CAT-PC06") },
    });
    expect(parseForm(letterheadForm, { ...form, place: "" })).toMatchObject({
      fields: { place: expect.stringContaining("Nhập địa danh") },
    });
  });
});
