import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BellEntry, readBell } from "../../lib/oversight/bell-queries.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { claiming, partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";
import { putAllReports } from "../support/reports.ts";

let test: TestDatabase;

// What is said stays on record: each test goes on in a database of its own, without the demo's alerts.
beforeEach(async () => {
  test = await testDatabase({ template: "demo" });
  await putAllReports(test.db);
  await test.db.alertDelivery.deleteMany();
  await test.db.alert.deleteMany();
});
afterEach(() => test.drop());

const sweepOn = (day: string) => sweep(test.db, fixedClock(day, "07:00"), "schedule");

const disable = (...usernames: string[]) =>
  test.db.user.updateMany({ where: { username: { in: usernames } }, data: { disabledAt: new Date("2023-10-01") } });
const enable = (...usernames: string[]) =>
  test.db.user.updateMany({ where: { username: { in: usernames } }, data: { disabledAt: null } });

/** A further account, like one of the cast. */
async function another(like: string, username: string): Promise<void> {
  const { id: _id, ...user } = await test.db.user.findFirstOrThrow({ where: { username: like } });
  await test.db.user.create({ data: { ...user, username, disabledAt: null } });
}

/** What hangs open on somebody's bell at the end of a day after all of these sweeps. */
async function entriesOf(username: string): Promise<BellEntry[]> {
  const { actor } = await contextOf(test.db, username);
  const { rows } = await readBell(test.db, actor, { today: Temporal.PlainDate.from("2023-12-31"), limit: 1000 });
  return rows.flatMap((row) => row.entries).sort((a, b) => b.alertId - a.alertId);
}

async function bellOf(username: string): Promise<string[]> {
  return (await entriesOf(username)).map((entry) => entry.title);
}

/** What the administrators were told of agencies without anyone, oldest first; a closed one in brackets. */
async function deafness(): Promise<string[]> {
  const alerts = await test.db.alert.findMany({ where: { kind: "NO_RECIPIENT" }, orderBy: { id: "asc" } });
  return alerts.map(({ raisedFor, repetition, closedAt }) => {
    const words = `${raisedFor.toISOString().slice(5, 10)} ${repetition}`;
    return closedAt ? `(${words})` : words;
  });
}

const LATE_16 = "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)";

describe("who takes the work over", () => {
  it("hears at the next sweep of what is still open, once, and of nothing that was settled or news", async () => {
    await sweepOn("2023-10-10");
    const before = await test.db.alert.count();
    await disable("so-tnmt");
    await another("so-tnmt", "so-tnmt.moi");
    await sweepOn("2023-10-10");
    expect(await bellOf("so-tnmt.moi")).toEqual([LATE_16]);
    expect(await test.db.alert.count()).toBe(before);

    const { actor } = await contextOf(test.db, "so-tnmt.moi");
    await test.db.alertDelivery.updateMany({ where: { userId: actor.id }, data: { readAt: new Date("2023-10-10") } });
    await sweepOn("2023-10-11");
    expect((await entriesOf("so-tnmt.moi")).map(({ read }) => read)).toEqual([true]);
  });

  it("is a new member of the secretariat too, who finds the claims that wait", async () => {
    await sweepOn("2023-10-10");
    await another("thuong-truc", "thuong-truc.moi");
    await sweepOn("2023-10-11");
    expect(await bellOf("thuong-truc.moi")).toEqual(await bellOf("thuong-truc"));
    expect((await bellOf("thuong-truc.moi")).some((title) => title.includes("báo hoàn thành"))).toBe(true);
  });

  it("is not told news that somebody was told before", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const said = await recordProgress(await contextOf(test.db, "toa-an-tinh"), claiming(part, "2023-10-05"));
    if (!said.ok) throw new Error(said.code);
    const secretary = await contextOf(test.db, "thuong-truc");
    await decideCompletion(secretary, { updateId: said.value.updateId, verdict: "CONFIRMED", reason: "" });
    await another("toa-an-tinh", "toa-an-tinh.moi");
    await sweepOn("2023-10-11");
    expect(await bellOf("toa-an-tinh")).toEqual(["Đã xác nhận hoàn thành: nhiệm vụ 17"]);
    expect(await bellOf("toa-an-tinh.moi")).toEqual([]);
  });
});

describe("an agency without anyone to tell", () => {
  const NOBODY = "Sở Tài nguyên và Môi trường: chưa có tài khoản nhận thông báo";

  it("is the administrators' to mend: said in the middle of the month, again next month, closed when somebody can be told", async () => {
    await disable("so-tnmt", "so-tnmt.truong");
    await sweepOn("2023-10-16");
    await sweepOn("2023-10-17");
    expect(await bellOf("quan-tri")).toEqual([NOBODY]);
    await sweepOn("2023-11-01");
    expect(await deafness()).toEqual(["(10-16 1)", "11-01 1"]);
    expect(await bellOf("quan-tri")).toEqual([NOBODY]);

    await enable("so-tnmt.truong");
    await sweepOn("2023-11-02");
    expect(await deafness()).toEqual(["(10-16 1)", "(11-01 1)"]);
    expect(await bellOf("quan-tri")).toEqual([]);
    expect(await bellOf("so-tnmt.truong")).toContain("Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 5)");
  });

  it("is said again within the month, when it comes back", async () => {
    await disable("so-tnmt", "so-tnmt.truong");
    await sweepOn("2023-10-10");
    await enable("so-tnmt");
    await sweepOn("2023-10-11");
    await disable("so-tnmt");
    await sweepOn("2023-10-12");
    await sweepOn("2023-10-12");
    expect(await deafness()).toEqual(["(10-10 1)", "10-12 2"]);
  });

  it("is said at once when an answer cannot be delivered, and whoever comes finds the answer", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const said = await recordProgress(await contextOf(test.db, "toa-an-tinh"), claiming(part, "2023-10-05"));
    if (!said.ok) throw new Error(said.code);
    await disable("toa-an-tinh", "toa-an-tinh.truong");
    const secretary = await contextOf(test.db, "thuong-truc");
    await decideCompletion(secretary, { updateId: said.value.updateId, verdict: "CONFIRMED", reason: "" });
    expect(await deafness()).toEqual(["10-10 1"]);
    await sweepOn("2023-10-11");
    expect(await deafness()).toEqual(["10-10 1"]);

    await another("toa-an-tinh", "toa-an-tinh.moi");
    await sweepOn("2023-10-12");
    expect(await deafness()).toEqual(["(10-10 1)"]);
    expect(await bellOf("toa-an-tinh.moi")).toEqual(["Đã xác nhận hoàn thành: nhiệm vụ 17"]);
  });

  it("is not said of one that owes nothing", async () => {
    const { id } = await test.db.agency.findFirstOrThrow({ where: { code: "so-tnmt" } });
    await disable("so-tnmt", "so-tnmt.truong");
    await test.db.agency.update({ where: { id }, data: { reportsTo: new Date("2023-09-30") } });
    await sweepOn("2023-10-10");
    expect(await deafness()).toEqual([]);
  });
});
