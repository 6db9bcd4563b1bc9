import { afterAll, describe, expect, it } from "vitest";
import { plainDate } from "../../lib/calendar/days.ts";
import { enterDirective } from "../../lib/directives/commands.ts";
import { entryInput } from "../../lib/directives/schema.ts";
import { decideInMeeting, endMeeting, startMeeting } from "../../lib/meetings/commands.ts";
import { readMeeting, readMeetings } from "../../lib/meetings/queries.ts";
import { decisionInput } from "../../lib/meetings/schema.ts";
import { bucketFigures } from "../../lib/metrics/figures.ts";
import { readSummary } from "../../lib/metrics/summary-queries.ts";
import { sinceLines } from "../../lib/oversight/since-words.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Result } from "../../lib/platform/result.ts";
import { readPageReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
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

async function held(at: string) {
  const meetings = await db.meeting.findMany({ orderBy: { heldOn: "asc" } });
  return readSummary(db, {
    plan,
    reading: readPageReading({}, day(at), plan.year),
    params: {},
    meetingDays: meetings.map(({ heldOn }) => plainDate(heldOn)),
  });
}

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
    const stored = await db.meeting.findFirstOrThrow();
    expect(contentHash(stored.content)).toBe(hash);
    await expect(db.meeting.update({ where: { id: stored.id }, data: { content: "{}" } })).rejects.toThrow();
    await expect(db.meeting.delete({ where: { id: stored.id } })).rejects.toThrow();
  });

  it("makes its conclusions directives, of those who may give them", async () => {
    const { id } = await db.meeting.findFirstOrThrow();
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
    const { id } = await db.meeting.findFirstOrThrow();
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

  it("is what the next one is compared with, its conclusions among the changes with their state", async () => {
    const { id } = await db.meeting.findFirstOrThrow();
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
    const words = sinceLines(newest, since ?? { letters: [], directives: [] })
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
});
