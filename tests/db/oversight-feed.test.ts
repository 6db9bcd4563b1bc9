import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeFeed, revokeFeed } from "../../lib/oversight/feed-commands.ts";
import { readOwnFeed } from "../../lib/oversight/feed-queries.ts";
import { answerFeed } from "../../lib/oversight/feed-request.ts";
import { kindsReaching } from "../../lib/oversight/ladder.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { claiming, partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { eventsOf, readCalendar, textOf } from "../support/icalendar.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
});
afterAll(() => test.drop());
beforeEach(() => test.db.calendarFeed.deleteMany());

const CLOCK = fixedClock("2023-10-10", "09:00");
const PLACE = { publicUrl: "https://da06.example" };

async function feedOf(username: string): Promise<string> {
  const made = await makeFeed(await contextOf(test.db, username));
  if (!made.ok) throw new Error(`${username} gets no calendar`);
  return `${made.value.secret}.ics`;
}
const answer = (file: string, clock = CLOCK) => answerFeed(test.db, clock, PLACE, file);
const calendarOf = async (file: string) => readCalendar((await answer(file))?.body ?? "");

describe("a calendar behind its secret address", () => {
  it("is the person's own, and the record keeps neither the secret nor the address", async () => {
    const file = await feedOf("so-tnmt");
    expect(file).toMatch(/^[\w-]{43}\.ics$/);
    const calendar = await calendarOf(file);
    expect(textOf(calendar, "X-WR-CALNAME")).toBe("Đề án 06: Lê Minh Đức");
    const events = eventsOf(calendar);
    expect(events.find(({ summary }) => summary.includes("Nhiệm vụ 16"))).toMatchObject({
      day: "2023-09-30",
      summary: expect.stringMatching(/^Quá hạn từ 01\/10\/2023: Nhiệm vụ 16 – .* \(gốc \d\d\/\d\d\/2023\)$/),
    });
    expect(events.filter(({ uid }) => uid.startsWith("report-"))).toHaveLength(4);
    const secret = file.replace(".ics", "");
    const [row] = await test.db.calendarFeed.findMany();
    expect(JSON.stringify(row)).not.toContain(secret);
    const audit = await test.db.auditEntry.findMany({ where: { action: { startsWith: "feed." } } });
    expect(audit.map(({ action }) => action)).toEqual(["feed.create"]);
    expect(JSON.stringify(audit, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      secret,
    );
  });

  it("is whole for every role that has one; the administrator has none", async () => {
    for (const username of ["so-tnmt.truong", "thuong-truc", "van-phong", "lanh-dao", "huyen-luc-ngan"]) {
      expect(eventsOf(await calendarOf(await feedOf(username))).length, username).toBeGreaterThan(2);
    }
    const refused = await makeFeed(await contextOf(test.db, "quan-tri"));
    expect(refused).toMatchObject({ ok: false, code: "FORBIDDEN" });
  });

  it("says the same bytes with the same tag while nothing happens, and others afterwards", async () => {
    const file = await feedOf("so-tnmt");
    const first = await answer(file);
    expect(await answer(file, fixedClock("2023-10-10", "16:00"))).toEqual(first);
    const part = await partOf(test.db, 16, "so-tnmt");
    await recordProgress(await contextOf(test.db, "so-tnmt"), claiming(part, "2023-10-09"));
    const second = await answer(file);
    expect(second?.tag).not.toBe(first?.tag);
    const event = eventsOf(readCalendar(second?.body ?? "")).find(({ summary }) => summary.includes("Nhiệm vụ 16"));
    expect(event).toMatchObject({ summary: expect.stringMatching(/^Chờ xác nhận: /), alarms: [] });
  });

  it("moves an event when its deadline is extended", async () => {
    const file = await feedOf("so-tttt");
    const find = async () => eventsOf(await calendarOf(file)).find(({ summary }) => summary.includes("Nhiệm vụ 26 "));
    const before = await find();
    const task = await test.db.task.findFirstOrThrow({ where: { number: 26 }, include: { deadlines: true } });
    await test.db.deadline.create({
      data: {
        taskId: task.id,
        event: "EXTENSION",
        ordinal: task.deadlines.length,
        dueOn: new Date("2023-12-20"),
        documentNumber: "99/VP-KSTT",
        recordedAt: new Date("2023-10-10T01:30:00Z"),
      },
    });
    const after = await find();
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 99);
    expect([before?.day, after?.day]).toEqual([expect.stringMatching(/^2023-1[01]/), "2023-12-20"]);
    expect(after?.summary).toMatch(/\(gốc \d\d\/\d\d\/2023\)$/);
  });

  it("opens no more once replaced, revoked, or its owner's account is disabled", async () => {
    const old = await feedOf("so-tnmt");
    const file = await feedOf("so-tnmt");
    expect(await answer(old)).toBeNull();
    expect(await answer(file)).not.toBeNull();
    await test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { disabledAt: new Date("2023-10-01") } });
    expect(await answer(file)).toBeNull();
    await test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { disabledAt: null } });
    expect(await revokeFeed(await contextOf(test.db, "so-tnmt"))).toEqual({ ok: true, value: null });
    expect(await answer(file)).toBeNull();
    expect(await revokeFeed(await contextOf(test.db, "so-tnmt"))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is opened by nothing else", async () => {
    const file = await feedOf("so-tnmt");
    const [{ secretHash } = { secretHash: "" }] = await test.db.calendarFeed.findMany();
    for (const wrong of [file.replace(".ics", ""), `${secretHash}.ics`, ".ics", "", `${file}.ics`, "a\0b.ics"]) {
      expect(await answer(wrong), wrong).toBeNull();
    }
  });

  it("notes when it was read, at most once an hour", async () => {
    const file = await feedOf("so-tnmt");
    const { actor } = await contextOf(test.db, "so-tnmt");
    const lastRead = async () => (await readOwnFeed(test.db, actor))?.lastReadAt?.toISOString() ?? null;
    expect(await lastRead()).toBeNull();
    await answer(file);
    expect(await lastRead()).toBe("2023-10-10T02:00:00.000Z");
    await answer(file, fixedClock("2023-10-10", "09:59"));
    expect(await lastRead()).toBe("2023-10-10T02:00:00.000Z");
    await answer(file, fixedClock("2023-10-10", "10:01"));
    expect(await lastRead()).toBe("2023-10-10T03:01:00.000Z");
  });
});

it("whoever has a kind of alert on their bell is offered the choice about it by e-mail", async () => {
  const deliveries = await test.db.alertDelivery.findMany({
    select: { alert: { select: { kind: true } }, user: { select: { role: true } } },
  });
  expect(deliveries.length).toBeGreaterThan(20);
  const notOffered = deliveries.filter(({ alert, user }) => !kindsReaching(user.role).includes(alert.kind));
  expect(notOffered).toEqual([]);
});
