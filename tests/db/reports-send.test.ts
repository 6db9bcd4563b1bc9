import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WHOLE_BELL } from "../../lib/oversight/bell-filter.ts";
import { readBell } from "../../lib/oversight/bell-queries.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { Prisma } from "../../lib/platform/prisma/client.ts";
import { proposeReport, sendReport } from "../../lib/reports/commands.ts";
import { readContent } from "../../lib/reports/content.ts";
import { saveDraft } from "../../lib/reports/draft-commands.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { closeMonth, decideReport, grantException } from "../../lib/reports/review-commands.ts";
import type { LineAnswer } from "../../lib/reports/schema.ts";
import { readReportDuties, readReportTable } from "../../lib/reports/table-queries.ts";
import { CAST } from "../../prisma/demo/cast.ts";
import { day } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { enterAllFigures } from "../support/figures.ts";
import { contextOf } from "../support/people.ts";
import { contextAt, noNews, OCTOBER, reportOf, typing } from "../support/reports.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
});
afterAll(() => test.drop());

const NOVEMBER = OCTOBER.add({ months: 1 });

const address = (agencyCode: string, month = OCTOBER) => ({ month, agencyCode });

/** Fills in what is left as having no news, and sends. */
async function sendQuiet(username: string, agencyCode: string, on = "2023-10-10", time = "09:00") {
  const context = await contextAt(test.db, username, on, time);
  const { left } = await reportOf(test.db, agencyCode, on);
  if (left.length > 0) await saveDraft(context, { ...address(agencyCode), lines: noNews(left), writer: "" });
  await enterAllFigures(context, OCTOBER);
  return sendReport(context, address(agencyCode));
}

async function answer(
  agencyCode: string,
  verdict: "ACCEPTED" | "RETURNED",
  marks: "all" | "none" | LineAnswer[],
  on = "2023-10-10",
) {
  const context = await contextAt(test.db, "thuong-truc", on, "10:00");
  const { record } = await reportOf(test.db, agencyCode, on);
  const sending = record.sendings.at(-1);
  const keys = readContent(sending?.content ?? "{}").lines.map(({ assignmentId }) => assignmentId ?? 0);
  const answers = Array.isArray(marks)
    ? marks
    : keys.map((key): LineAnswer => ({ key, mark: marks === "all" ? "OK" : null, reason: "" }));
  const newDate = verdict === "RETURNED" ? day("2023-10-13") : null;
  return decideReport(context, { submissionId: sending?.id ?? 0, verdict, reason: "", newDate, answers });
}

describe("a draft", () => {
  it("is its agency's only: for others it does not exist, and the attempt is on record", async () => {
    const { lines } = await reportOf(test.db, "so-gtvt");
    const line = lines[0];
    if (!line) throw new Error("no line");
    for (const username of ["so-tttt", "so-tttt.truong", "thuong-truc", "van-phong", "lanh-dao", "quan-tri"]) {
      const context = await contextAt(test.db, username, "2023-10-10");
      const outcome = await saveDraft(context, {
        ...address("so-gtvt"),
        lines: [typing(line, { result: "x" })],
        writer: "",
      });
      expect(outcome, username).toMatchObject({ ok: false, code: "NOT_FOUND" });
      expect(await test.db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
        action: "draft.write",
        outcome: "REFUSED",
        actorName: context.actor.name,
      });
    }
  });

  it("keeps what is typed, unreadable as it may be, with every text it had", async () => {
    const context = await contextAt(test.db, "so-gtvt", "2023-10-10");
    const typeIn = async (percent: string) => {
      const line = (await reportOf(test.db, "so-gtvt")).lines[0];
      if (!line) throw new Error("no line");
      return saveDraft(context, {
        ...address("so-gtvt"),
        lines: [typing(line, { percent, noNews: false })],
        writer: "page",
      });
    };
    expect(await typeIn("tá")).toMatchObject({ ok: true });
    expect(await typeIn("tám mươi")).toMatchObject({ ok: true });
    const { lines } = await reportOf(test.db, "so-gtvt");
    expect(lines[0]?.fields.percent).toBe("tám mươi");
    const texts = await test.db.reportLineText.findMany({ orderBy: { id: "desc" }, take: 2 });
    expect(texts.map(({ content }) => JSON.parse(content).percent)).toEqual(["tám mươi", "tá"]);
    expect(await sendReport(context, address("so-gtvt"))).toMatchObject({
      ok: false,
      fields: { [`percent-${lines[0]?.key}`]: expect.stringContaining("Nhập số nguyên") },
    });
  });

  it("two writers of one line: the second is told, and both texts stay", async () => {
    const [officer, head] = [
      await contextAt(test.db, "so-gddt", "2023-10-10"),
      await contextAt(test.db, "so-gddt.truong", "2023-10-10"),
    ];
    const [line, other] = (await reportOf(test.db, "so-gddt")).lines;
    if (!line || !other) throw new Error("no lines");
    const write = (context: typeof officer, result: string, writer: string, which = line) =>
      saveDraft(context, { ...address("so-gddt"), lines: [typing(which, { result, noNews: false })], writer });
    expect(await write(officer, "Bản của cán bộ.", "page-1")).toMatchObject({ ok: true, value: { conflicts: [] } });
    const second = await write(head, "Bản của lãnh đạo.", "page-2");
    expect(second).toMatchObject({
      ok: true,
      value: { lines: [], conflicts: [{ key: line.key, fields: { result: "Bản của cán bộ." } }] },
    });
    // The same page goes on with its own words, although it has not heard of its last version yet.
    expect(await write(officer, "Bản của cán bộ, thêm.", "page-1")).toMatchObject({ value: { conflicts: [] } });
    // Another line of the same report is nobody's conflict.
    expect(await write(head, "Mục khác.", "page-2", other)).toMatchObject({ value: { conflicts: [] } });
    const texts = await test.db.reportLineText.findMany({
      where: { line: { assignmentId: line.key, report: { agency: { code: "so-gddt" } } } },
      orderBy: { id: "asc" },
    });
    expect(texts.slice(-3).map(({ kept, content }) => [kept, JSON.parse(content).result])).toEqual([
      [true, "Bản của cán bộ."],
      [false, "Bản của lãnh đạo."],
      [true, "Bản của cán bộ, thêm."],
    ]);
  });
});

describe("sending", () => {
  it("names what is missing, and changes nothing", async () => {
    const context = await contextAt(test.db, "huyen-hiep-hoa", "2023-10-10");
    const { left } = await reportOf(test.db, "huyen-hiep-hoa");
    expect(left.length).toBeGreaterThan(0);
    const outcome = await sendReport(context, address("huyen-hiep-hoa"));
    expect(outcome).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    const fields = outcome.ok ? {} : (outcome.fields ?? {});
    expect(Object.keys(fields).sort()).toEqual(left.map(({ key }) => `line-${key}`).sort());
    expect(
      await test.db.reportSubmission.count({
        where: { report: { agency: { code: "huyen-hiep-hoa" }, month: new Date("2023-10-01") } },
      }),
    ).toBe(0);
  });

  it("makes the frozen text, its hash, a receipt, words of the record for its news only, and the secretariat's notice", async () => {
    const context = await contextAt(test.db, "so-tttt", "2023-10-10");
    const { lines, left } = await reportOf(test.db, "so-tttt");
    const news = lines.find(({ part }) => part?.taskNumber === 8);
    if (!news) throw new Error("no task 8");
    const words = await test.db.progressUpdate.count();
    const changed = [
      ...left.filter(({ key }) => key !== news.key).map((line) => typing(line, { noNews: true })),
      typing(news, { result: "IOC tiếp nhận 15 nguồn dữ liệu.", nextMonth: "Kết nối camera giao thông." }),
    ];
    await saveDraft(context, { ...address("so-tttt"), lines: changed, writer: "" });
    const outcome = await sendReport(context, address("so-tttt"));
    expect(outcome).toMatchObject({ ok: true, value: { receipt: "BN-2023.10-SO-TTTT-1", number: 1, late: false } });
    expect(await test.db.progressUpdate.count()).toBe(words + 1);
    const word = await test.db.progressUpdate.findFirstOrThrow({
      where: { assignmentId: news.key },
      orderBy: { seq: "desc" },
    });
    expect(word).toMatchObject({
      source: "REPORT",
      result: "IOC tiếp nhận 15 nguồn dữ liệu.",
      recordedById: context.actor.id,
    });
    const { record } = await reportOf(test.db, "so-tttt");
    const sending = record.sendings[0];
    expect(sending?.hash).toBe(contentHash(sending?.content ?? ""));
    const content = readContent(sending?.content ?? "{}");
    const told = content.lines.find(({ assignmentId }) => assignmentId === news.key);
    expect(told).toMatchObject({ updateId: word.id, nextMonth: "Kết nối camera giao thông.", noNews: false });
    expect(content.lines.filter((line) => line.noNews).every(({ updateId }) => updateId === null)).toBe(true);
    const alert = await test.db.alert.findFirst({ where: { kind: "REPORT_SENT" }, orderBy: { id: "desc" } });
    expect(alert?.title).toBe("Sở TTTT gửi báo cáo tháng 10/2023");
    // The bell says who sent it, and finds it under that agency.
    const { actor } = await contextOf(test.db, "thuong-truc");
    const filter = { ...WHOLE_BELL, agency: "so-tttt", kind: "REPORT_SENT" as const };
    const { rows } = await readBell(test.db, actor, { today: Temporal.PlainDate.from("2023-10-31"), filter });
    expect(rows.flatMap((row) => row.entries).map(({ agencyName }) => agencyName)).toContain("Sở TTTT");
    expect(
      await test.db.auditEntry.findFirst({ where: { action: "report.send" }, orderBy: { id: "desc" } }),
    ).toMatchObject({
      after: { receipt: "BN-2023.10-SO-TTTT-1", hash: sending?.hash, news: 1 },
    });
  });

  it("a completion in a line goes through the checks of its own form", async () => {
    const context = await contextAt(test.db, "so-tnmt", "2023-10-10");
    const { lines } = await reportOf(test.db, "so-tnmt");
    const line = lines.find(({ part }) => part?.taskNumber === 16);
    if (!line) throw new Error("no task 16");
    await saveDraft(context, { ...address("so-tnmt"), lines: [typing(line, { state: "COMPLETED" })], writer: "" });
    const refused = await sendReport(context, address("so-tnmt"));
    const fields = refused.ok ? {} : (refused.fields ?? {});
    for (const name of ["completedOn", "evidenceNumber", "evidenceDate"])
      expect(fields).toHaveProperty(`${name}-${line.key}`);
    const again = (await reportOf(test.db, "so-tnmt")).lines.find(({ key }) => key === line.key);
    if (!again) throw new Error("gone");
    const claim = { completedOn: "05/10/2023", evidenceNumber: "245/BC-STNMT", evidenceDate: "06/10/2023" };
    await saveDraft(context, { ...address("so-tnmt"), lines: [typing(again, claim)], writer: "" });
    expect(await sendQuiet("so-tnmt", "so-tnmt")).toMatchObject({ ok: true });
    const word = await test.db.progressUpdate.findFirstOrThrow({
      where: { assignmentId: line.key },
      orderBy: { seq: "desc" },
    });
    expect(word).toMatchObject({ state: "COMPLETED", percent: 100, source: "REPORT", evidenceNumber: "245/BC-STNMT" });
    expect(await test.db.alert.count({ where: { key: `claimed:${word.id}` } })).toBe(1);
  });

  it("is there whole or not at all", async () => {
    const before = await counts("tinh-doan");
    for (const table of ["report_submission", "audit_entry", "alert"]) {
      await test.db.$executeRaw(Prisma.raw(`ALTER TABLE ${table} ADD CONSTRAINT refuses_all CHECK (id < 0) NOT VALID`));
      const context = await contextAt(test.db, "tinh-doan", "2023-10-10");
      await expect(
        sendReport(context, address("tinh-doan")).then((outcome) => outcome.ok || Promise.reject(outcome)),
      ).rejects.toBeTruthy();
      await test.db.$executeRaw(Prisma.raw(`ALTER TABLE ${table} DROP CONSTRAINT refuses_all`));
      expect(await counts("tinh-doan"), table).toEqual(before);
    }
  });

  it("where the head signs off, an officer proposes and the head sends", async () => {
    const unsent = "so-nnptnt";
    await test.db.agency.update({ where: { code: unsent }, data: { reportsNeedSignOff: true } });
    const officer = await contextAt(test.db, unsent, "2023-10-10");
    const { left } = await reportOf(test.db, unsent);
    await saveDraft(officer, { ...address(unsent), lines: noNews(left), writer: "" });
    expect(await sendReport(officer, address(unsent))).toMatchObject({
      ok: false,
      code: "FORBIDDEN",
      message: expect.stringContaining("Trình lãnh đạo"),
    });
    expect(await proposeReport(officer, address(unsent))).toMatchObject({ ok: true });
    const toHead = await test.db.alert.findFirstOrThrow({
      where: { kind: "REPORT_TO_SIGN" },
      include: { deliveries: { include: { user: true } } },
    });
    expect(toHead.deliveries.map(({ user }) => user.username)).toEqual([`${unsent}.truong`]);
    const head = await contextAt(test.db, `${unsent}.truong`, "2023-10-10");
    expect(await sendReport(head, address(unsent))).toMatchObject({ ok: true });
    const { record } = await reportOf(test.db, unsent);
    expect(record.sendings[0]?.signedOffBy).toBe(head.actor.name);
    expect((await test.db.alert.findUniqueOrThrow({ where: { id: toHead.id } })).closedAt).not.toBeNull();
  });

  it("not before the 1st of its month", async () => {
    const november = OCTOBER.add({ months: 1 });
    const context = await contextAt(test.db, "huyen-luc-nam", "2023-10-31");
    const { left } = await reportOf(test.db, "huyen-luc-nam", "2023-10-31", november);
    await saveDraft(context, { ...address("huyen-luc-nam", november), lines: noNews(left), writer: "" });
    expect(await sendReport(context, address("huyen-luc-nam", november))).toMatchObject({
      ok: false,
      message: expect.stringContaining("01/11/2023"),
    });
  });
});

async function counts(agencyCode: string) {
  const agency = { code: agencyCode };
  return {
    words: await test.db.progressUpdate.count({ where: { assignment: { agency } } }),
    sent: await test.db.reportSubmission.count({ where: { report: { agency } } }),
    acts: await test.db.auditEntry.count({ where: { agency, action: "report.send" } }),
  };
}

describe("answering", () => {
  it("asks for a mark on what changed, and takes the rest as it is", async () => {
    expect(await answer("so-tu-phap", "ACCEPTED", "none")).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    expect(await answer("so-tu-phap", "RETURNED", "all")).toMatchObject({
      ok: false,
      fields: { reason: expect.any(String) },
    });
    expect(await answer("so-tu-phap", "ACCEPTED", "all")).toMatchObject({ ok: true });
    expect(await answer("so-tu-phap", "ACCEPTED", "all")).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
  });

  it.each(["so-tttt", "van-phong", "lanh-dao", "quan-tri"])("is refused to %s, on record", async (username) => {
    const context = await contextAt(test.db, username, "2023-10-10");
    const { record } = await reportOf(test.db, "bhxh");
    const input = {
      submissionId: record.sendings[0]?.id ?? 0,
      verdict: "ACCEPTED" as const,
      reason: "",
      newDate: null,
      answers: [],
    };
    expect(await decideReport(context, input)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await test.db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
      action: "report.accept",
      outcome: "REFUSED",
    });
  });

  it("a returned report says why at the line, is written again, and goes as the next number; in time stays in time", async () => {
    const { record } = await reportOf(test.db, "bhxh");
    const key = readContent(record.sendings[0]?.content ?? "{}").lines[0]?.assignmentId ?? 0;
    expect(await answer("bhxh", "RETURNED", [{ key, mark: "MORE", reason: "" }])).toMatchObject({
      ok: false,
      fields: { [`reason-${key}`]: expect.any(String) },
    });
    expect(await answer("bhxh", "RETURNED", [{ key, mark: "MORE", reason: "Thiếu số liệu." }])).toMatchObject({
      ok: true,
    });
    const back = await reportOf(test.db, "bhxh");
    expect(back.left).toMatchObject([{ key, mark: "RETURNED", returned: { reason: "Thiếu số liệu." } }]);
    const late = await contextAt(test.db, "bhxh", "2023-10-16");
    expect(await sendReport(late, address("bhxh"))).toMatchObject({
      ok: false,
      fields: { [`line-${key}`]: expect.stringContaining("trả lại") },
    });
    const line = back.left[0];
    if (!line) throw new Error("no line");
    await saveDraft(late, {
      ...address("bhxh"),
      lines: [typing(line, { result: `${line.fields.result} Bổ sung.` })],
      writer: "",
    });
    expect(await sendReport(late, address("bhxh"))).toMatchObject({
      ok: true,
      value: { number: 2, receipt: "BN-2023.10-BHXH-2", late: false },
    });
    const plan = await readCurrentPlan(test.db);
    if (!plan) throw new Error("no plan");
    const table = await readReportTable(test.db, { plan, asOf: day("2023-10-16") });
    const standing = table.rows.find(({ code }) => code === "bhxh")?.months.at(-2);
    expect(standing).toMatchObject({ state: "SENT", late: false, returns: 1 });
    // As of the day before, it stood as it stood.
    const then = await readReportTable(test.db, { plan, asOf: day("2023-10-09") });
    expect(then.rows.find(({ code }) => code === "bhxh")?.months.at(-1)).toMatchObject({ state: "SENT", returns: 0 });
  });

  it("accepted is frozen: an attempt to edit is refused with the reason, and the text stays byte for byte when a task is renamed", async () => {
    const before = await reportOf(test.db, "so-tu-phap");
    const frozen = before.record.sendings[0];
    await test.db.task.updateMany({ where: { number: 14 }, data: { title: "Tên mới", shortTitle: "Tên mới" } });
    const context = await contextAt(test.db, "so-tu-phap", "2023-10-11");
    const line = before.lines[0];
    if (!line) throw new Error("no line");
    const edit = await saveDraft(context, {
      ...address("so-tu-phap"),
      lines: [typing(line, { result: "Sửa sau." })],
      writer: "",
    });
    expect(edit).toMatchObject({ ok: false, code: "NOT_OPEN", message: expect.stringContaining("đã được duyệt") });
    expect(await sendReport(context, address("so-tu-phap"))).toMatchObject({ ok: false, code: "NOT_OPEN" });
    const after = (await reportOf(test.db, "so-tu-phap", "2023-10-11")).record.sendings;
    expect(after).toHaveLength(1);
    expect(after[0]?.content).toBe(frozen?.content);
    expect(contentHash(after[0]?.content ?? "")).toBe(frozen?.hash);
    expect(after[0]?.content).not.toContain("Tên mới");
    for (const table of ["report_submission", "report_decision"]) {
      await expect(test.db.$executeRaw(Prisma.raw(`DELETE FROM ${table}`))).rejects.toThrow(/append-only/);
    }
    await expect(test.db.$executeRaw(Prisma.raw("UPDATE report_submission SET content = 'x'"))).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("the morning sweep", () => {
  const reminders = (agency: string, kind: "REPORT_AHEAD" | "REPORT_MISSING") =>
    test.db.alert.findMany({
      where: { kind, agency: { code: agency }, month: new Date("2023-10-01") },
      orderBy: { id: "asc" },
    });

  it("reminds of a report that has not been sent, and of none that has, whatever came of it", async () => {
    await sweep(test.db, fixedClock("2023-10-11", "07:00"), "schedule");
    expect((await reminders("dien-luc", "REPORT_AHEAD")).map(({ title }) => title)).toContain(
      "Báo cáo tháng 10/2023 gửi chậm nhất ngày 14/10/2023 (nhắc trước 3 ngày)",
    );
    expect(await sendQuiet("dien-luc", "dien-luc", "2023-10-11")).toMatchObject({ ok: true });
    expect((await reminders("dien-luc", "REPORT_AHEAD")).filter(({ closedAt }) => closedAt === null)).toEqual([]);
    for (const on of ["2023-10-13", "2023-10-15", "2023-10-18", "2023-10-22"]) {
      await sweep(test.db, fixedClock(on, "07:00"), "schedule");
    }
    expect(await reminders("dien-luc", "REPORT_MISSING")).toEqual([]);
    // Returned, and so sent once: the return has a notice of its own.
    expect(await reminders("so-khdt", "REPORT_MISSING")).toEqual([]);
    const late = await reminders("so-khcn", "REPORT_MISSING");
    expect(late.map(({ roles, repetition }) => `${roles} ${repetition}`)).toEqual([
      "OFFICER 1",
      "OFFICER 2",
      "OFFICER 3",
      "AGENCY_HEAD 1",
    ]);
  });
});

describe("closing a month", () => {
  it("is the secretariat's, after the last good day, once; then an exception opens it for one agency until a day", async () => {
    const [early, late] = [
      await contextAt(test.db, "thuong-truc", "2023-10-14"),
      await contextAt(test.db, "thuong-truc", "2023-10-20"),
    ];
    const outsider = await contextAt(test.db, "van-phong", "2023-10-20");
    expect(await closeMonth(outsider, { month: OCTOBER })).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await closeMonth(early, { month: OCTOBER })).toMatchObject({ ok: false, code: "NOT_OPEN" });
    const exception = {
      month: OCTOBER,
      agencyCode: "huyen-yen-the",
      until: day("2023-10-25"),
      reason: "Mất điện diện rộng.",
    };
    expect(await grantException(late, exception)).toMatchObject({ ok: false, code: "NOT_OPEN" });
    expect(await closeMonth(late, { month: OCTOBER })).toMatchObject({ ok: true });
    expect(await closeMonth(late, { month: OCTOBER })).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    const locked = await sendQuiet("huyen-yen-the", "huyen-yen-the", "2023-10-20");
    expect(locked).toMatchObject({
      ok: false,
      code: "NOT_OPEN",
      message: expect.stringMatching(/Nguyễn Thị Hạnh.*20\/10\/2023/),
    });
    expect(await grantException(late, { ...exception, until: day("2023-10-19") })).toMatchObject({
      ok: false,
      fields: { until: expect.any(String) },
    });
    expect(await grantException(late, { ...exception, agencyCode: "so-tu-phap" })).toMatchObject({
      ok: false,
      code: "ALREADY_DECIDED",
    });
    expect(await grantException(late, exception)).toMatchObject({ ok: true });
    expect(await sendQuiet("huyen-luc-ngan", "huyen-luc-ngan", "2023-10-20")).toMatchObject({
      ok: false,
      code: "NOT_OPEN",
    });
    expect(await sendQuiet("huyen-yen-the", "huyen-yen-the", "2023-10-25")).toMatchObject({
      ok: true,
      value: { late: true },
    });
  });
});

describe("the last minute", () => {
  it("33 agencies send in the same minute of the 14th, 4 lines changed each: none lost, none refused, all in time", {
    timeout: 120_000,
  }, async () => {
    const other = await testDatabase({ template: "demo" });
    const bodies = CAST.filter(({ role, agency }) => role === "AGENCY_HEAD" && agency).map(
      ({ agency }) => agency ?? "",
    );
    const prepared = await Promise.all(
      bodies.map(async (code) => {
        const { lines } = await reportOf(other.db, code, "2023-11-14", NOVEMBER);
        const context = await contextAt(other.db, `${code}.truong`, "2023-11-14", "23:59:59");
        await enterAllFigures(context, NOVEMBER);
        return { code, context, lines };
      }),
    );
    expect(prepared).toHaveLength(33);
    const words = await other.db.progressUpdate.count();
    const begun = performance.now();
    const outcomes = await Promise.all(
      prepared.map(async ({ code, context, lines }) => {
        const news = lines.filter(({ part }) => part && !part.closed).slice(0, 4);
        const rest = lines.filter((line) => !news.includes(line) && line.part && !line.part.closed);
        const changed = [
          ...news.map((line) =>
            typing(line, {
              result: `${code} ${line.key}: số liệu mới.`,
              noNews: false,
              state: "IN_PROGRESS",
              percent: "",
            }),
          ),
          ...noNews(rest),
        ];
        const saved = await saveDraft(context, { ...address(code, NOVEMBER), lines: changed, writer: "" });
        const sent = await sendReport(context, address(code, NOVEMBER));
        return { code, saved, sent, news: news.length };
      }),
    );
    console.log(`${prepared.length} agencies sent in ${Math.round(performance.now() - begun)} ms`);
    expect(outcomes.filter(({ saved, sent }) => !saved.ok || !sent.ok)).toEqual([]);
    const news = outcomes.reduce((sum, outcome) => sum + outcome.news, 0);
    expect(await other.db.progressUpdate.count()).toBe(words + news);
    const plan = await readCurrentPlan(other.db);
    if (!plan) throw new Error("no plan");
    const duties = (await readReportDuties(other.db, plan, day("2023-11-15"))).filter(({ month }) =>
      month.equals(NOVEMBER),
    );
    expect(duties).toHaveLength(33);
    expect(duties.filter(({ sent }) => !sent)).toEqual([]);
    const table = await readReportTable(other.db, { plan, asOf: day("2023-11-15") });
    const standings = table.rows.map((row) => row.months.find(({ month }) => month.equals(NOVEMBER)));
    expect(standings.filter((standing) => standing?.late)).toEqual([]);
    await other.drop();
  });

  it("00:00:00 of the 15th is late, whatever the server's zone", async () => {
    const other = await testDatabase({ template: "demo" });
    const context = await contextAt(other.db, "dai-ptth", "2023-10-15", "00:00:00");
    const { left } = await reportOf(other.db, "dai-ptth", "2023-10-15");
    if (left.length > 0) await saveDraft(context, { ...address("dai-ptth"), lines: noNews(left), writer: "" });
    expect(await sendReport(context, address("dai-ptth"))).toMatchObject({ ok: true, value: { late: true } });
    await other.drop();
  });
});
