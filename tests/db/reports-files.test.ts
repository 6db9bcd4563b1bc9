import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clearFiles } from "../../lib/evidence/clearing.ts";
import { withdrawFile } from "../../lib/evidence/commands.ts";
import { type OfferedFile, readFile, readFiles } from "../../lib/evidence/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { proposeReport, sendReport } from "../../lib/reports/commands.ts";
import { linesByKey, readContent } from "../../lib/reports/content.ts";
import { saveDraft } from "../../lib/reports/draft-commands.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import type { LineFields } from "../../lib/reports/line-fields.ts";
import { decideReport } from "../../lib/reports/review-commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { kept, type TestFiles, testFiles, upload } from "../support/evidence.ts";
import { enterAllFigures } from "../support/figures.ts";
import * as make from "../support/files.ts";
import { contextAt, noNews, OCTOBER, reportOf, typing } from "../support/reports.ts";

let test: TestDatabase;
let files: TestFiles;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  files = testFiles();
});
afterAll(async () => {
  await test.drop();
  files.drop();
});

const address = (agencyCode: string) => ({ month: OCTOBER, agencyCode });

let made = 0;

/** A PDF like no other, uploaded by somebody about a part of theirs. */
async function uploaded(username: string, assignmentId: number, name = "Biên bản 0510.pdf"): Promise<OfferedFile> {
  made += 1;
  const bytes = make.pdf({ trailer: `/Info ${made + 300} 0 R` });
  const part = await test.db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
  return kept(await upload(files, await contextAt(test.db, username, "2023-10-10"), part, { name, bytes }));
}

/** The first line of an agency's report that belongs to a part and can be written. */
async function lineOf(agencyCode: string, on = "2023-10-10") {
  const line = (await reportOf(test.db, agencyCode, on)).lines.find(({ part }) => part !== null && !part.closed);
  if (!line) throw new Error("no line");
  return line;
}

async function write(username: string, agencyCode: string, change: Partial<LineFields>, on = "2023-10-10") {
  const context = await contextAt(test.db, username, on);
  const lines = [typing(await lineOf(agencyCode, on), { noNews: false, ...change })];
  const saved = await saveDraft(context, { ...address(agencyCode), lines, writer: "" });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
}

/** Sends the report, what else is left as having no news. */
async function send(username: string, agencyCode: string, on = "2023-10-10") {
  const context = await contextAt(test.db, username, on);
  const { left } = await reportOf(test.db, agencyCode, on);
  if (left.length > 0) await saveDraft(context, { ...address(agencyCode), lines: noNews(left), writer: "" });
  await enterAllFigures(context, OCTOBER);
  return sendReport(context, address(agencyCode));
}

async function accept(agencyCode: string) {
  const { record } = await reportOf(test.db, agencyCode);
  const sending = record.sendings.at(-1);
  const { lines } = readContent(sending?.content ?? "{}");
  return decideReport(await contextAt(test.db, "thuong-truc", "2023-10-10", "10:00"), {
    submissionId: sending?.id ?? 0,
    verdict: "ACCEPTED",
    reason: "",
    newDate: null,
    answers: lines.map(({ assignmentId }) => ({ key: assignmentId ?? 0, mark: "OK" as const, reason: "" })),
  });
}

describe("a file of a line", () => {
  it("is frozen with the report, goes on record with the word, and is then everyone's to read", async () => {
    const { key } = await lineOf("so-gtvt");
    const file = await uploaded("so-gtvt", key);
    const leader = await contextAt(test.db, "lanh-dao", "2023-10-10");
    await write("so-gtvt", "so-gtvt", { result: "Đã kiểm tra kho dữ liệu.", files: String(file.id) });
    expect(await readFile(test.db, leader.actor, file.id)).toBeNull();
    expect(await send("so-gtvt", "so-gtvt")).toMatchObject({ ok: true });
    const { record, lines } = await reportOf(test.db, "so-gtvt");
    const sending = record.sendings.at(-1);
    const sent = linesByKey(readContent(sending?.content ?? "{}")).get(key);
    const bytes = await new Response(await files.store.read(sent?.files[0]?.sha256 ?? "")).bytes();
    expect(sent?.files).toEqual([
      {
        id: file.id,
        name: "Biên bản 0510.pdf",
        format: "PDF",
        size: file.size,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    ]);
    expect((await readFiles(test.db, [sent?.updateId ?? 0])).get(sent?.updateId ?? 0)).toMatchObject([{ id: file.id }]);
    expect(await readFile(test.db, leader.actor, file.id)).toMatchObject({ used: true, reported: false });
    // Recorded already: sent again unchanged, the line says nothing new.
    expect(lines.find((line) => line.key === key)?.part?.word?.fileIds).toEqual([file.id]);
    expect(await send("so-gtvt", "so-gtvt")).toMatchObject({ ok: true, value: { number: 2 } });
    const again = linesByKey(readContent((await reportOf(test.db, "so-gtvt")).record.sendings.at(-1)?.content ?? "{}"));
    expect(again.get(key)).toEqual(sent);
  });

  it("makes a line news, and is evidence enough for a claim", async () => {
    const line = (await reportOf(test.db, "so-tnmt")).lines.find(({ part }) => part?.completable && !part.closed);
    if (!line) throw new Error("no line");
    const context = await contextAt(test.db, "so-tnmt", "2023-10-10");
    const claim = { state: "COMPLETED" as const, result: "Đã xong.", completedOn: "05/10/2023", noNews: false };
    const save = (change: Partial<LineFields>, seenVersion = line.version) =>
      saveDraft(context, { ...address("so-tnmt"), lines: [{ ...typing(line, change), seenVersion }], writer: "page" });
    await save(claim);
    expect(await send("so-tnmt", "so-tnmt")).toMatchObject({
      ok: false,
      fields: { [`evidenceNumber-${line.key}`]: expect.stringContaining("hoặc đính kèm tệp") },
    });
    const file = await uploaded("so-tnmt", line.key);
    await save({ ...claim, files: String(file.id) });
    expect(await send("so-tnmt", "so-tnmt")).toMatchObject({ ok: true });
    expect(
      await test.db.progressUpdate.findFirst({ where: { assignmentId: line.key }, orderBy: { seq: "desc" } }),
    ).toMatchObject({ state: "COMPLETED", source: "REPORT", evidenceNumber: null });
  });

  it("may be a colleague's, not another agency's, and not one that was withdrawn", async () => {
    const { key } = await lineOf("so-tu-phap");
    const own = await uploaded("so-tu-phap", key);
    const elsewhere = await uploaded("so-gtvt", (await lineOf("so-gtvt")).key);
    const refused = { ok: false, fields: { [`files-${key}`]: expect.stringContaining("đã gỡ hoặc không còn") } };
    const propose = async () =>
      proposeReport(await contextAt(test.db, "so-tu-phap", "2023-10-10"), address("so-tu-phap"));
    await write("so-tu-phap", "so-tu-phap", { result: "Đã rà soát.", files: `${own.id},${elsewhere.id}` });
    expect(await send("so-tu-phap", "so-tu-phap")).toMatchObject(refused);
    await write("so-tu-phap", "so-tu-phap", { result: "Đã rà soát.", files: String(own.id) });
    await withdrawFile(await contextAt(test.db, "so-tu-phap", "2023-10-10"), { fileId: own.id, reason: "" });
    expect(await propose()).toMatchObject(refused);
    const second = await uploaded("so-tu-phap", key);
    await write("so-tu-phap.truong", "so-tu-phap", { result: "Đã rà soát.", files: String(second.id) });
    expect(await send("so-tu-phap.truong", "so-tu-phap")).toMatchObject({ ok: true });
  });

  it("stays when nothing has been sent for a week, as long as a draft refers to it", async () => {
    const { key } = await lineOf("so-xay-dung");
    const [held, loose] = [await uploaded("so-xay-dung", key), await uploaded("so-xay-dung", key)];
    await write("so-xay-dung", "so-xay-dung", { result: "Đang soạn.", files: String(held.id) });
    await clearFiles(test.db, fixedClock("2023-10-20", "02:00"), { files: files.store, incoming: files.incoming });
    const erased = await test.db.evidenceFile.findMany({
      where: { id: { in: [held.id, loose.id] }, erasedAt: { not: null } },
    });
    expect(erased.map(({ id }) => id)).toEqual([loose.id]);
  });
});

describe("what an accepted report refers to", () => {
  it("is not its agency's to withdraw; marked by the secretariat, the report still says what it said", async () => {
    const { key } = await lineOf("so-nnptnt");
    const file = await uploaded("so-nnptnt", key);
    await write("so-nnptnt", "so-nnptnt", { result: "Đã tập huấn.", files: String(file.id) });
    expect(await send("so-nnptnt", "so-nnptnt")).toMatchObject({ ok: true });
    expect(await accept("so-nnptnt")).toMatchObject({ ok: true });
    const before = (await reportOf(test.db, "so-nnptnt")).record.sendings.at(-1);
    const withdraw = async (username: string) =>
      withdrawFile(await contextAt(test.db, username, "2023-10-11"), { fileId: file.id, reason: "Có số CCCD." });
    expect(await withdraw("so-nnptnt")).toMatchObject({
      ok: false,
      code: "NOT_OPEN",
      message: expect.stringContaining("báo cáo tháng đã duyệt"),
    });
    expect(await withdraw("thuong-truc")).toMatchObject({ ok: true });
    const after = (await reportOf(test.db, "so-nnptnt", "2023-10-11")).record.sendings.at(-1);
    expect(after?.content).toBe(before?.content);
    expect(contentHash(after?.content ?? "")).toBe(after?.hash);
    const officer = await contextAt(test.db, "so-nnptnt", "2023-10-11");
    expect(await readFile(test.db, officer.actor, file.id)).toMatchObject({ reported: true });
    expect(await files.store.has((await readFile(test.db, officer.actor, file.id))?.sha256 ?? "")).toBe(true);
  });

  it("is one of its agency, once, by the database too", async () => {
    const submission = await test.db.reportSubmission.findFirstOrThrow({
      where: { report: { agency: { code: "so-nnptnt" } } },
    });
    const foreign = await uploaded("so-gtvt", (await lineOf("so-gtvt")).key);
    await expect(
      test.db
        .$executeRaw`INSERT INTO evidence_use (file_id, submission_id, position) VALUES (${foreign.id}, ${submission.id}, 0)`,
    ).rejects.toThrow(/no evidence for it/);
    await expect(
      test.db.$executeRaw`INSERT INTO evidence_use (file_id, position) VALUES (${foreign.id}, 0)`,
    ).rejects.toThrow(/use_subject/);
    await expect(test.db.$executeRaw`UPDATE report_line SET files = '1,x'`).rejects.toThrow(/line_files/);
  });
});
