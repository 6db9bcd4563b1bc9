import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bucketFigures } from "../../lib/metrics/figures.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { readBoard, readBoardAndEarlier } from "../../lib/progress/queries.ts";
import { issueConsolidated, saveSection } from "../../lib/reports/consolidated-commands.ts";
import { readConsolidated, SECTIONS } from "../../lib/reports/consolidated-content.ts";
import { readConsolidatedDraft, readConsolidatedRecord, readIssued } from "../../lib/reports/consolidated-queries.ts";
import { addendumOf } from "../../lib/reports/consolidated-rules.ts";
import { readContent } from "../../lib/reports/content.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { decideReport } from "../../lib/reports/review-commands.ts";
import { readReportTable } from "../../lib/reports/table-queries.ts";
import { day, month } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextAt, OCTOBER, reportOf } from "../support/reports.ts";

let test: TestDatabase;
let plan: PlanSettings;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const read = await readCurrentPlan(test.db);
  if (!read) throw new Error("no plan");
  plan = read;
});
afterAll(() => test.drop());

const SEPTEMBER = month("2023-09");
/** The first day on which October can be issued. */
const LATER = "2023-10-16";

const recordOn = (on: string, of = OCTOBER) => readConsolidatedRecord(test.db, { plan, month: of, asOf: day(on) });

async function draftOn(on: string, of = OCTOBER) {
  const question = { plan, month: of, asOf: day(on) };
  return readConsolidatedDraft(test.db, question, await recordOn(on, of), await readReportTable(test.db, question));
}

async function issuedContent(of: Temporal.PlainYearMonth) {
  const { issue } = await recordOn("2023-12-31", of);
  if (!issue) throw new Error(`${of} is not issued`);
  return { issue, content: readConsolidated(issue.content) };
}

async function edit(username: string, text: string | null, seenVersion: number, on = "2023-10-10") {
  const context = await contextAt(test.db, username, on);
  return saveSection(context, { month: OCTOBER, section: "PROPOSALS", seenVersion, text });
}

async function issue(username: string, on: string, about: { seen?: string; date?: string } = {}) {
  const context = await contextAt(test.db, username, on);
  const seen = about.seen ?? (await draftOn(on)).mark;
  const documentDate = day(about.date ?? on);
  return issueConsolidated(context, { month: OCTOBER, documentNumber: "2290/BC-CAT", documentDate, seen });
}

describe("the figures", () => {
  it("of the demo's September are those of /charts of both days, one by one", async () => {
    const { content } = await issuedContent(SEPTEMBER);
    const { figures } = content;
    expect([figures.asOf, figures.previousAsOf]).toEqual(["2023-09-14", "2023-08-14"]);
    const charts = bucketFigures(await readBoard(test.db, { plan, asOf: day("2023-09-14") }));
    const before = bucketFigures(await readBoard(test.db, { plan, asOf: day("2023-08-14") }));
    for (const { bucket, tasks, before: then } of figures.rows) {
      expect(tasks, bucket).toEqual(charts.buckets[bucket].map(({ number }) => number));
      expect(then, bucket).toBe(before.buckets[bucket].length);
    }
    const { dated, undated, whole, done } = charts;
    expect(figures).toMatchObject({ dated, undated, whole, done, doneBefore: before.done });
    expect(figures.dueSoon).toEqual(charts.dueSoon.map(({ number }) => number));
    expect(figures.rows.flatMap(({ tasks }) => tasks)).toHaveLength(26);
    // The words say the same numbers.
    expect(content.texts.FIGURES).toContain(`Kế hoạch có ${whole} nhiệm vụ, trong đó ${dated} nhiệm vụ có thời hạn`);
  });

  it("are read from two boards exactly as each day's board reads", async () => {
    const days = { asOf: day("2023-10-10"), earlier: day("2023-06-20") };
    const both = await readBoardAndEarlier(test.db, { plan, ...days });
    expect(both.board).toEqual(await readBoard(test.db, { plan, asOf: days.asOf }));
    expect(both.earlier).toEqual(await readBoard(test.db, { plan, asOf: days.earlier }));
  });
});

describe("the draft", () => {
  it("says the words of accepted reports, each as it stands there, and of no other", async () => {
    const { draft } = await draftOn("2023-10-10");
    const accepted = ["bao-bac-giang", "cong-an-tinh", "huyen-yen-dung", "so-noi-vu", "so-tai-chinh", "van-phong-ubnd"];
    expect(draft.sources.map(({ agencyCode }) => agencyCode).sort()).toEqual(accepted);
    const quotes = [
      ...draft.results.flatMap((task) => task.quotes.map((quote) => ({ quote, field: "result" as const }))),
      ...draft.difficulties.flatMap((one) => one.quotes.map((quote) => ({ quote, field: "difficulties" as const }))),
      ...draft.proposals.flatMap((one) => one.quotes.map((quote) => ({ quote, field: "proposals" as const }))),
    ];
    expect(quotes.length).toBeGreaterThan(5);
    for (const { quote, field } of quotes) {
      for (const { agencyCode, sending, line } of quote.sources) {
        expect(accepted).toContain(agencyCode);
        const { record } = await reportOf(test.db, agencyCode);
        const sent = readContent(record.sendings.find(({ number }) => number === sending)?.content ?? "{}");
        const said = sent.lines.find(({ assignmentId }) => (assignmentId ?? 0) === line);
        expect(said?.[field], `${agencyCode} ${line}`).toBe(quote.text);
      }
    }
  });

  it("stands at today while the period runs", async () => {
    const { draft } = await draftOn("2023-10-10");
    expect(draft.figures).toMatchObject({ asOf: "2023-10-10", previousAsOf: "2023-09-14" });
    expect(draft.reporting).toMatchObject({ readOn: "2023-10-10", owed: 33 });
  });

  it("is the secretariat's to change: for everyone else refused, and on record", async () => {
    for (const username of ["van-phong", "lanh-dao", "so-tttt", "so-tttt.truong", "quan-tri"]) {
      expect(await edit(username, "x", 0), username).toMatchObject({ ok: false, code: "FORBIDDEN" });
      expect(await issue(username, LATER), username).toMatchObject({ ok: false, code: "FORBIDDEN" });
      const last = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 2 });
      expect(last.map(({ action, outcome }) => [action, outcome])).toEqual([
        ["consolidated.issue", "REFUSED"],
        ["consolidated.edit", "REFUSED"],
      ]);
    }
    expect((await recordOn(LATER)).texts).toEqual([]);
  });

  it("keeps what is written over a part, both texts when two write at once, and takes back the data's on request", async () => {
    const drafted = (await draftOn("2023-10-10")).drafted.PROPOSALS;
    expect(await edit("thuong-truc", "Bản thứ nhất.", 0)).toMatchObject({ ok: true, value: { version: 1 } });
    const met = await edit("thuong-truc", "Bản thứ hai.", 0);
    expect(met).toMatchObject({ ok: true, value: { version: 1, conflict: { text: "Bản thứ nhất.", version: 1 } } });
    expect((await draftOn("2023-10-10")).draft.texts.PROPOSALS).toBe("Bản thứ nhất.");
    expect(await edit("thuong-truc", "Bản thứ hai.", 1)).toMatchObject({ value: { version: 2, conflict: null } });
    expect(await edit("thuong-truc", null, 2)).toMatchObject({ value: { version: 3 } });
    expect((await draftOn("2023-10-10")).draft.texts.PROPOSALS).toBe(drafted);
    const all = await test.db.consolidatedText.findMany({
      where: { section: "PROPOSALS", month: new Date("2023-10-01") },
    });
    expect(all.map(({ version, text, kept }) => [version, text, kept])).toEqual([
      [1, "Bản thứ nhất.", true],
      [2, "Bản thứ hai.", false],
      [2, "Bản thứ hai.", true],
      [3, null, true],
    ]);
    const acts = await test.db.auditEntry.findMany({ where: { action: "consolidated.conflict" } });
    expect(acts).toMatchObject([{ outcome: "REFUSED", after: { text: "Bản thứ hai." } }]);
  });

  it("says nothing of a later day on an earlier one", async () => {
    const earlier = await recordOn("2023-09-18", SEPTEMBER);
    expect([earlier.issue, earlier.texts]).toEqual([null, []]);
    expect((await recordOn("2023-09-19", SEPTEMBER)).texts).toHaveLength(4);
    const months = (await readIssued(test.db, { plan, asOf: day("2023-09-19") })).map(({ month: one }) => one.month);
    expect(months).toEqual([8, 7, 6, 5, 4, 3, 2]);
  });
});

describe("issuing", () => {
  it("is refused too early, with a date that cannot be, and for a draft that has changed since it was read", async () => {
    expect(await issue("thuong-truc", "2023-10-14")).toMatchObject({ code: "NOT_OPEN" });
    expect(await issue("thuong-truc", LATER, { date: "2023-10-17" })).toMatchObject({
      fields: { documentDate: expect.stringContaining("hôm nay") },
    });
    const { mark } = await draftOn(LATER);
    await edit("thuong-truc", "Đề nghị của cơ quan thường trực.", 3, LATER);
    expect(await issue("thuong-truc", LATER, { seen: mark })).toMatchObject({ code: "CONFLICT" });
    expect((await recordOn(LATER)).issue).toBeNull();
  });

  it("freezes what was on the screen, once, with the hash of its bytes", async () => {
    const { draft } = await draftOn(LATER);
    expect(await issue("thuong-truc", LATER)).toMatchObject({ ok: true });
    const { issue: frozen, content } = await issuedContent(OCTOBER);
    expect(content).toMatchObject({ ...draft, document: { number: "2290/BC-CAT", date: LATER } });
    expect(content.texts.PROPOSALS).toBe("Đề nghị của cơ quan thường trực.");
    expect(Object.keys(content.texts).sort()).toEqual([...SECTIONS].sort());
    expect(frozen.hash).toBe(contentHash(frozen.content));
    expect(await issue("thuong-truc", LATER)).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await edit("thuong-truc", "Sửa sau.", 4, LATER)).toMatchObject({ code: "ALREADY_DECIDED" });
  });

  it("stays byte for byte when a task is renamed, and adds what is accepted later as an addendum", async () => {
    const before = (await issuedContent(OCTOBER)).issue.content;
    await test.db.task.updateMany({ where: { number: 8 }, data: { title: "Tên khác", shortTitle: "Tên khác" } });
    const { record } = await reportOf(test.db, "so-tu-phap", "2023-10-17");
    const sending = record.sendings.at(-1);
    const lines = readContent(sending?.content ?? "{}").lines;
    const answers = lines.map(({ assignmentId }) => ({ key: assignmentId ?? 0, mark: "OK" as const, reason: "" }));
    const answer = { submissionId: sending?.id ?? 0, verdict: "ACCEPTED" as const, reason: "", newDate: null, answers };
    expect(await decideReport(await contextAt(test.db, "thuong-truc", "2023-10-17"), answer)).toMatchObject({
      ok: true,
    });
    const { issue: frozen, accepted } = await recordOn("2023-10-17");
    expect(frozen?.content).toBe(before);
    const content = readConsolidated(before);
    expect(addendumOf(content, accepted).map(({ agencyCode }) => agencyCode)).toEqual(["so-tu-phap"]);
    expect(addendumOf(content, (await recordOn(LATER)).accepted)).toEqual([]);
  });

  it("is held by the database too", async () => {
    const { db } = test;
    await expect(db.$executeRaw`UPDATE consolidated_issue SET document_number = '1'`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`DELETE FROM consolidated_issue`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`UPDATE consolidated_text SET text = 'x'`).rejects.toThrow(/append-only/);
    const later = db.$executeRaw`
      INSERT INTO consolidated_text (plan_id, month, section, version, drafted, saved_at, saved_by_id)
      SELECT plan_id, month, section, version + 9, drafted, saved_at, saved_by_id FROM consolidated_text LIMIT 1`;
    await expect(later).rejects.toThrow(/is issued/);
    const forged = db.$executeRaw`
      INSERT INTO consolidated_issue (plan_id, month, document_number, document_date, content, content_hash, issued_at, issued_by_id)
      SELECT plan_id, '2023-11-01', '1', document_date, '{}', content_hash, issued_at, issued_by_id FROM consolidated_issue LIMIT 1`;
    await expect(forged).rejects.toThrow(/consolidated_issue_hash/);
  });
});
