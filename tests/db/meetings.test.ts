import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { dateColumn } from "../../lib/calendar/days.ts";
import { enterDirective } from "../../lib/directives/commands.ts";
import { entryInput } from "../../lib/directives/schema.ts";
import { draftCorrection, issueCorrection } from "../../lib/documents/correction-commands.ts";
import { readIssued } from "../../lib/documents/register-queries.ts";
import { decideInMeeting, discardMeeting, endMeeting, startMeeting } from "../../lib/meetings/commands.ts";
import { issueConclusion } from "../../lib/meetings/conclusion-commands.ts";
import { readMeeting, readMeetings } from "../../lib/meetings/queries.ts";
import { decisionInput } from "../../lib/meetings/schema.ts";
import { bucketFigures } from "../../lib/metrics/figures.ts";
import { readSummary } from "../../lib/metrics/summary-queries.ts";
import { readLeaderDesk } from "../../lib/oversight/leader-queries.ts";
import { sinceLines } from "../../lib/oversight/since-words.ts";
import { readDesk } from "../../lib/people/desk.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Result } from "../../lib/platform/result.ts";
import { readPageReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { member, membersOf, textOf } from "../support/office.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const HELD = "2023-10-10";
const NEXT = "2023-11-10";
const found = await readCurrentPlan(db);
if (!found) throw new Error("no plan");
const plan = found;

function done<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.message ?? JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

const by = async (username: string, at = HELD, time = "09:00") => ({
  ...(await contextOf(db, username)),
  clock: fixedClock(at, time),
});

async function meetingOf(id: number, asOf = HELD) {
  const meeting = await readMeeting(db, { planId: plan.id, id, asOf: day(asOf) });
  if (!meeting) throw new Error(`no meeting ${id}`);
  return meeting;
}

async function concluding(meetingId: number, text: string, code: string) {
  const { id } = await db.agency.findFirstOrThrow({ where: { code } });
  return decisionInput.parse({
    meetingId: String(meetingId),
    taskId: "",
    agencyIds: [String(id)],
    text,
    answerBy: "20/10/2023",
  });
}

const meetingDays = async () => {
  const { id, sessionEpoch } = await db.user.findUniqueOrThrow({ where: { username: "lanh-dao" } });
  const desk = await readDesk(db, { userId: id, epoch: sessionEpoch }, day(HELD));
  return desk?.meetingDays ?? [];
};

const held = async (at: string) =>
  readSummary(db, {
    plan,
    reading: readPageReading({}, day(at), plan.year),
    params: {},
    meetingDays: await meetingDays(),
  });

/** The secretary, as an account of no body. */
const bodiless = async () => ({ ...(await contextOf(db, "thuong-truc")).actor, agencyId: null });

/** The meeting of this file's own day. */
const ownMeeting = () => db.meeting.findFirstOrThrow({ where: { heldOn: dateColumn(day(HELD)), discardedAt: null } });

const unsigned = async (asOf = HELD) => {
  const { id } = await db.user.findUniqueOrThrow({ where: { username: "lanh-dao" } });
  const { conclusionDrafts } = await readLeaderDesk(db, { planId: plan.id, userId: id, asOf: day(asOf) });
  return conclusionDrafts.map(({ meetingId }) => meetingId);
};

const start = async (username: string, at = HELD) =>
  startMeeting(await by(username, at), { title: "Họp giao ban", presider: "Lãnh đạo UBND tỉnh" });

const ending = (meetingId: number, seenDecisions: number) => ({
  meetingId,
  presider: "Nguyễn Văn Minh",
  seenDecisions,
});

const signed = (meetingId: number, documentNumber: string, at = HELD) => ({
  meetingId,
  documentNumber,
  documentDate: day(at),
});

describe("the demo's meeting", () => {
  it("was presided over by the leader, has two conclusions, one answered and one late, and its notice", async () => {
    const [row, ...others] = await readMeetings(db, { planId: plan.id, asOf: day(HELD) });
    expect(others).toEqual([]);
    const meeting = await meetingOf(row?.id ?? 0);
    expect([row?.heldOn.toString(), row?.presider, row?.notice?.number]).toEqual([
      "2023-09-21",
      "Lãnh đạo UBND tỉnh",
      "2027/TB-CAT-PC06",
    ]);
    expect(meeting.decisions.map(({ parts }) => parts.map(({ state }) => state))).toEqual([
      ["ANSWERED"],
      ["UNANSWERED"],
    ]);
    expect(meeting.snapshot.overdueTasks.map(({ number }) => number)).toEqual([17]);
  });

  it("is what October's charts are compared with, its conclusions among the changes with their state", async () => {
    const { compare, newest, since } = await held(HELD);
    expect([compare.date?.toString(), compare.meeting]).toEqual(["2023-09-21", true]);
    const lines = sinceLines(newest, since ?? { from: day(HELD), letters: [], directives: [] });
    expect(
      lines.flatMap(({ about, words }) => (about === "CONCLUSION" ? [/\(([^()]*)\)$/.exec(words)?.[1]] : [])),
    ).toEqual(["Sơn Động quá hạn trả lời", "Sở LĐTBXH đã trả lời"]);
  });

  it("was waiting for a signature between its end and its notice, and is read as it stood", async () => {
    const [row] = await readMeetings(db, { planId: plan.id, asOf: day("2023-09-21") });
    expect([row?.decisions, row?.notice]).toEqual([2, null]);
    expect(await unsigned("2023-09-20")).toEqual([]);
    expect(await unsigned("2023-09-21")).toEqual([row?.id]);
    expect(await unsigned("2023-09-22")).toEqual([]);
  });
});

describe("a meeting begun by mistake", () => {
  it("is discarded on its day by those who hold meetings; nothing is compared with it, and it stays on record", async () => {
    const begun = done(await start("van-phong", "2023-10-09"));
    expect(await meetingDays()).toHaveLength(2);
    expect(await discardMeeting(await by("so-tttt", "2023-10-09"), begun)).toMatchObject({ code: "FORBIDDEN" });
    expect(await discardMeeting(await by("thuong-truc", "2023-10-10"), begun)).toMatchObject({ code: "NOT_OPEN" });
    done(await discardMeeting(await by("thuong-truc", "2023-10-09", "09:20"), begun));
    expect((await meetingDays()).map(String)).toEqual(["2023-09-21"]);
    expect(await readMeetings(db, { planId: plan.id, asOf: day("2023-10-09") })).toHaveLength(1);
    expect(await readMeeting(db, { planId: plan.id, id: begun.meetingId, asOf: day("2023-10-09") })).toBeNull();
    expect(await db.auditEntry.count({ where: { action: "meeting.discard", outcome: "DONE" } })).toBe(1);
    const late = await concluding(begun.meetingId, "Một kết luận muộn.", "so-y-te");
    const again = [
      await discardMeeting(await by("thuong-truc", "2023-10-09"), begun),
      await decideInMeeting(await by("lanh-dao", "2023-10-09"), late),
    ];
    expect(again.map((outcome) => !outcome.ok && outcome.code)).toEqual(["ALREADY_DECIDED", "ALREADY_DECIDED"]);
    await expect(
      db.meeting.update({ where: { id: begun.meetingId }, data: { discardedAt: null, discardedById: null } }),
    ).rejects.toThrow();
  });

  it("is ended, not discarded, once it has concluded something", async () => {
    const begun = done(await start("lanh-dao", "2023-10-09"));
    const context = await by("lanh-dao", "2023-10-09");
    done(await decideInMeeting(context, await concluding(begun.meetingId, "Kết luận trước khi hủy.", "so-y-te")));
    expect(await discardMeeting(context, begun)).toMatchObject({ ok: false, code: "NOT_OPEN" });
    const { id } = await db.user.findFirstOrThrow({ where: { username: "lanh-dao" } });
    await expect(
      db.meeting.update({
        where: { id: begun.meetingId },
        data: { discardedAt: new Date("2023-10-09T05:00:00Z"), discardedById: id },
      }),
    ).rejects.toThrow();
    done(await endMeeting(context, ending(begun.meetingId, 1)));
  });
});

describe("a meeting", () => {
  it("is held by those who follow the whole plan, one at a time", async () => {
    expect(await start("so-tttt")).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await db.auditEntry.count({ where: { action: "meeting.start", outcome: "REFUSED" } })).toBe(1);
    const outcomes = await Promise.all([start("lanh-dao"), start("van-phong")]);
    expect(outcomes.map((outcome) => (outcome.ok ? "begun" : outcome.code)).sort()).toEqual(["DUPLICATE", "begun"]);
  });

  it("freezes the very figures of the charts, and their hash", async () => {
    const [row] = await readMeetings(db, { planId: plan.id, asOf: day(HELD) });
    const { snapshot, contentHash: hash } = await meetingOf(row?.id ?? 0);
    const { board, agencies } = await held(HELD);
    const figures = bucketFigures(board);
    for (const bucket of BUCKETS) {
      expect(snapshot.buckets[bucket].map(({ number }) => number)).toEqual(
        figures.buckets[bucket].map(({ number }) => number),
      );
    }
    expect([snapshot.asOf, snapshot.basis, snapshot.sampleData]).toEqual([HELD, "current", true]);
    expect(snapshot.overdueParts).toHaveLength(agencies.reduce((sum, { overdue }) => sum + overdue, 0));
    expect(snapshot.overdueParts.every(({ word }) => word === null || word.by.length > 0)).toBe(true);
    const stored = await ownMeeting();
    expect(contentHash(stored.content)).toBe(hash);
    await expect(db.meeting.update({ where: { id: stored.id }, data: { content: "{}" } })).rejects.toThrow();
    await expect(db.meeting.delete({ where: { id: stored.id } })).rejects.toThrow();
  });

  it("makes its conclusions directives, of those who may give them", async () => {
    const { id } = await ownMeeting();
    const first = await concluding(id, "Sở Tư pháp báo cáo tiến độ số hóa sổ hộ tịch.", "so-tu-phap");
    expect(await decideInMeeting(await by("thuong-truc"), first)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    done(await decideInMeeting(await by("lanh-dao"), first));
    expect(await decideInMeeting(await by("lanh-dao"), first)).toMatchObject({ ok: false, code: "DUPLICATE" });
    done(
      await decideInMeeting(await by("van-phong"), await concluding(id, "Sở Y tế rà soát dữ liệu tiêm.", "so-y-te")),
    );
    const { decisions } = await meetingOf(id);
    expect(decisions.map(({ by: author, parts }) => [author !== "", parts.map(({ state }) => state)])).toEqual([
      [true, ["UNACKNOWLEDGED"]],
      [true, ["UNACKNOWLEDGED"]],
    ]);
    const alerts = await db.alert.findMany({ where: { path: { startsWith: `/directives/${decisions[0]?.id}#` } } });
    expect(alerts).toHaveLength(1);
  });

  it("ends once, as its author has seen it, and takes nothing more", async () => {
    const { id } = await ownMeeting();
    const late = await concluding(id, "Một kết luận muộn.", "so-y-te");
    expect(await endMeeting(await by("thuong-truc"), ending(id, 1))).toMatchObject({
      code: "CONFLICT",
    });
    expect(await endMeeting(await by("so-tttt"), ending(id, 2))).toMatchObject({
      code: "FORBIDDEN",
    });
    done(await endMeeting(await by("thuong-truc", HELD, "10:30"), ending(id, 2)));
    expect(await decideInMeeting(await by("lanh-dao"), late)).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await endMeeting(await by("thuong-truc"), ending(id, 2))).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    const other = await db.directive.findFirstOrThrow({ where: { decision: null } });
    await expect(db.meetingDecision.create({ data: { meetingId: id, directiveId: other.id } })).rejects.toThrow();
    expect(await readMeeting(db, { planId: plan.id, id, asOf: day("2023-10-09") })).toBeNull();
  });

  it("has one notice on the register, for good, by those who issue documents", async () => {
    const { id } = await ownMeeting();
    const input = signed(id, "2101/TB-CAT-PC06");
    expect(await unsigned()).toContain(id);
    const refused = [
      await issueConclusion(await by("lanh-dao"), input),
      await issueConclusion(await by("so-tttt"), input),
      await issueConclusion({ ...(await by("thuong-truc")), actor: await bodiless() }, input),
      await issueConclusion(await by("thuong-truc"), signed(id, "2101/TB-CAT-PC06", "2023-10-09")),
      await issueConclusion(await by("thuong-truc"), signed(id, "2027/TB-CAT-PC06")),
    ];
    expect(refused.map((outcome) => !outcome.ok && [outcome.code, Object.keys(outcome.fields ?? {})])).toEqual([
      ["FORBIDDEN", []],
      ["FORBIDDEN", []],
      ["NOT_OPEN", []],
      ["INVALID_INPUT", ["documentDate"]],
      ["INVALID_INPUT", ["documentNumber"]],
    ]);
    done(await issueConclusion(await by("thuong-truc", HELD, "16:00"), input));
    expect(await unsigned()).not.toContain(id);
    const { notice, presider } = await meetingOf(id);
    expect([notice?.number, notice?.date.toString(), presider]).toEqual(["2101/TB-CAT-PC06", HELD, "Nguyễn Văn Minh"]);
    const question = { planId: plan.id, asOf: day(HELD), kinds: ["CONCLUSION" as const], downloads: true };
    const [row] = await readIssued(db, { ...question, id: notice?.id ?? 0 });
    expect([row?.meetingId, row?.recipients]).toEqual([id, "Sở Tư pháp, Sở Y tế"]);
    const { file, fileSha256 } = await db.issuedDocument.findUniqueOrThrow({ where: { id: notice?.id ?? 0 } });
    expect(createHash("sha256").update(file).digest("hex")).toBe(fileSha256);
    const xml = textOf(member(await membersOf(file), "word/document.xml"));
    for (const words of ["Số: 2101/TB-CAT-PC06", "THÔNG BÁO", "Đồng chí Nguyễn Văn Minh chủ trì họp giao ban"])
      expect(xml).toContain(words);
    expect(await issueConclusion(await by("van-phong"), signed(id, "55/TB-VP"))).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    await expect(db.meeting.update({ where: { id }, data: { documentId: null } })).rejects.toThrow();
  });

  it("has its notice corrected by a letter of the body that issued it", async () => {
    const { notice } = await meetingOf((await ownMeeting()).id);
    const context = await by("thuong-truc", "2023-10-11");
    done(await draftCorrection(context, { documentId: notice?.id ?? 0, text: "“Sở Y Tế” sửa lại là “Sở Y tế”." }));
    const draft = await db.documentCorrection.findFirstOrThrow({ where: { documentId: notice?.id ?? 0 } });
    const number = { documentNumber: "2102/CAT-PC06", documentDate: day("2023-10-11") };
    const { documentId } = done(await issueCorrection(context, { correctionId: draft.id, seenVersion: 1, ...number }));
    const { title } = await db.issuedDocument.findUniqueOrThrow({ where: { id: documentId } });
    expect(title).toBe("V/v đính chính Thông báo số 2101/TB-CAT-PC06 ngày 10/10/2023");
  });

  it("is what the next one is compared with, its conclusions among the changes with their state", async () => {
    const { id } = await ownMeeting();
    const before = await meetingOf(id);
    const [asked] = before.decisions;
    const part = asked?.parts[0];
    done(
      await enterDirective(
        await by("so-tu-phap", "2023-10-18"),
        entryInput.parse({ partId: String(part?.id), seenSeq: "0", kind: "ANSWER", text: "Đã số hóa 92% sổ hộ tịch." }),
      ),
    );
    const { compare, newest, since } = await held(NEXT);
    expect([compare.date?.toString(), compare.meeting]).toEqual([HELD, true]);
    const words = sinceLines(newest, since ?? { from: day(HELD), letters: [], directives: [] })
      .filter(({ about }) => about === "CONCLUSION")
      .map((line) => line.words);
    expect(words).toEqual([
      "Kết luận họp ngày 10/10/2023: Sở Y tế rà soát dữ liệu tiêm. (Sở Y tế quá hạn trả lời)",
      "Kết luận họp ngày 10/10/2023: Sở Tư pháp báo cáo tiến độ số hóa sổ hộ tịch. (Sở Tư pháp đã trả lời)",
    ]);
    const { meetingId } = done(await start("thuong-truc", NEXT));
    const { snapshot } = await meetingOf(meetingId, NEXT);
    expect(snapshot.compared).toEqual({ day: HELD, meeting: true });
    expect(snapshot.changes?.lines.filter(({ about }) => about === "CONCLUSION")).toHaveLength(2);
    // What was shown then stays as it was shown.
    expect((await meetingOf(id, NEXT)).snapshot).toEqual(before.snapshot);
  });

  it("has no notice while it goes on, nor where it decided nothing", async () => {
    const { id } = await db.meeting.findFirstOrThrow({ where: { endedAt: null, discardedAt: null } });
    const issue = async () => issueConclusion(await by("thuong-truc", NEXT), signed(id, "2201/TB-CAT-PC06", NEXT));
    expect(await issue()).toMatchObject({ ok: false, code: "NOT_OPEN" });
    done(await endMeeting(await by("lanh-dao", NEXT), ending(id, 0)));
    expect(await issue()).toMatchObject({ ok: false, code: "NOT_OPEN" });
    expect(await unsigned(NEXT)).not.toContain(id);
  });
});
