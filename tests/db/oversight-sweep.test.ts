import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { markAlertsRead } from "../../lib/oversight/bell-commands.ts";
import { type BellEntry, readBell } from "../../lib/oversight/bell-queries.ts";
import { sweep, sweepByHand } from "../../lib/oversight/commands.ts";
import { readLastSweep } from "../../lib/oversight/queries.ts";
import { type Clock, fixedClock } from "../../lib/platform/clock.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { CAST } from "../../prisma/demo/cast.ts";
import { claiming, partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";
import { putAllReports } from "../support/reports.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  await putAllReports(test.db);
});
afterAll(() => test.drop());

/** No alert and no run: each test sweeps from the beginning. The facts of the demo stay. */
async function silence(): Promise<void> {
  await test.db.alertDelivery.deleteMany();
  await test.db.alert.deleteMany();
  await test.db.sweepRun.deleteMany();
}
beforeEach(silence);

const at = (day: string, time?: string): Clock => fixedClock(day, time);
const sweepOn = (day: string) => sweep(test.db, at(day, "07:00"), "schedule");

/** What stands on record about a part or a task, as "kind:repetition", newest last; a closed one in brackets. */
async function onRecord(where: { taskNumber: number; agency?: string }): Promise<string[]> {
  const alerts = await test.db.alert.findMany({
    where: {
      task: { number: where.taskNumber },
      agency: where.agency === undefined ? null : { code: where.agency },
      kind: { in: ["DEADLINE_AHEAD", "DEADLINE_PASSED", "SILENT"] },
    },
    orderBy: { id: "asc" },
  });
  return alerts.map(({ key, repetition, closedAt }) => {
    const words = `${key.split(":")[0]}:${repetition}`;
    return closedAt ? `(${words})` : words;
  });
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

describe("a sweep", () => {
  it("raises each thing once, however often it is run on a day", async () => {
    const first = await sweepOn("2023-10-10");
    expect(first.raised).toBeGreaterThan(10);
    const stored = await test.db.alert.count();
    const delivered = await test.db.alertDelivery.count();
    for (let again = 0; again < 4; again++) {
      expect(await sweepOn("2023-10-10")).toEqual({ day: "2023-10-10", raised: 0, closed: 0 });
    }
    expect([await test.db.alert.count(), await test.db.alertDelivery.count()]).toEqual([stored, delivered]);
    expect(stored).toBe(first.raised);
    expect(await test.db.sweepRun.count({ where: { finishedAt: { not: null }, failure: null } })).toBe(5);
    expect(await readLastSweep(test.db)).toMatchObject({ trigger: "schedule", raised: 0, failure: null });
  });

  it("raises each thing once when two run at the same moment", async () => {
    const [left, right] = await Promise.all([sweepOn("2023-10-10"), sweepOn("2023-10-10")]);
    const keys = (await test.db.alert.findMany({ select: { key: true } })).map(({ key }) => key);
    expect(left.raised + right.raised).toBe(keys.length);
    expect(new Set(keys).size).toBe(keys.length);
    const doubled = await test.db.alertDelivery.groupBy({
      by: ["alertId", "userId"],
      having: { userId: { _count: { gt: 1 } } },
    });
    expect(doubled).toEqual([]);
  });

  it("puts what it raises on the bells it is for, and on no other", async () => {
    await sweepOn("2023-10-10");
    expect(await bellOf("so-tnmt")).toEqual(["Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)"]);
    expect(await bellOf("so-tnmt.truong")).toEqual([
      "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (báo lãnh đạo đơn vị lần 1)",
    ]);
    expect(await bellOf("lanh-dao")).toEqual([
      "Sơn Động chưa trả lời ý kiến chỉ đạo, quá hạn từ ngày 03/10/2023 (lần 2)",
      "Nhiệm vụ 17 quá hạn từ ngày 01/04/2023 (báo cáo lãnh đạo lần 24)",
    ]);
    for (const chaser of ["thuong-truc", "van-phong"]) {
      expect(await bellOf(chaser)).toEqual(
        expect.arrayContaining([
          "Nhiệm vụ 17 quá hạn từ ngày 01/04/2023 (lần 28)",
          "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (lần 2)",
        ]),
      );
    }
    const misled = await test.db.alertDelivery.findMany({
      where: { alert: { agencyId: { not: null } } },
      include: { alert: true, user: true },
    });
    expect(misled.filter(({ alert, user }) => alert.agencyId !== user.agencyId)).toEqual([]);
  });

  it("never speaks of a standing duty's date, nor to a part that is done, waits or does not apply", async () => {
    await sweepOn("2023-10-10");
    const late = await test.db.alert.findMany({
      where: { kind: { in: ["DEADLINE_AHEAD", "DEADLINE_PASSED"] } },
      include: { task: true },
    });
    expect(late.filter(({ task }) => task?.deadlineKind !== "BY_DATE")).toEqual([]);
    expect([...new Set(late.map(({ task }) => task?.number))].toSorted()).toEqual([16, 17, 26]);
    const waiting = await partOf(test.db, 20, "so-ldtbxh");
    expect(
      await test.db.alert.count({ where: { assignmentId: waiting.id, kind: { not: "COMPLETION_CLAIMED" } } }),
    ).toBe(0);
    expect(await test.db.alert.count({ where: { assignmentId: waiting.id, kind: "COMPLETION_CLAIMED" } })).toBe(1);
  });

  it("notes on its run what the database refused, and raises nothing by half", async () => {
    await test.db.$executeRaw`ALTER TABLE alert_delivery ADD CONSTRAINT refuses_all CHECK (user_id < 0) NOT VALID`;
    await expect(sweepOn("2023-10-10")).rejects.toThrow();
    await test.db.$executeRaw`ALTER TABLE alert_delivery DROP CONSTRAINT refuses_all`;
    expect(await test.db.alert.count()).toBe(0);
    expect((await readLastSweep(test.db))?.failure).toContain("refuses_all");
    expect((await sweepOn("2023-10-10")).raised).toBeGreaterThan(0);
  });
});

describe("day by day from 20/09 to 20/10", () => {
  it("numbers what it repeats, lets each reminder take the place of the one before, and catches up a missed day", async () => {
    for (let day = Temporal.PlainDate.from("2023-09-20"); day.toString() <= "2023-10-20"; day = day.add({ days: 1 })) {
      // An outage over the day on which three days were left: the step is said late, not twice.
      if (day.toString() === "2023-09-27") continue;
      await sweepOn(day.toString());
    }
    expect(await onRecord({ taskNumber: 16, agency: "so-tnmt" })).toEqual([
      "(ahead:2)",
      "(ahead:3)",
      "(ahead:4)",
      "(ahead:5)",
      "(late:1)",
      "(late-head:1)",
      "(late:2)",
      "late-head:2",
      "late:3",
    ]);
    expect(await onRecord({ taskNumber: 16 })).toEqual(["(task-late:1)", "(task-late:2)", "task-late:3"]);
    const days = await test.db.alert.findMany({
      where: { agency: { code: "so-tnmt" }, task: { number: 16 } },
      orderBy: { id: "asc" },
      select: { raisedFor: true },
    });
    expect(days.map(({ raisedFor }) => raisedFor.toISOString().slice(5, 10))).toEqual([
      "09-20",
      "09-23",
      "09-28",
      "09-29",
      "10-01",
      "10-07",
      "10-08",
      "10-14",
      "10-15",
    ]);
  });
});

async function extendTask16(): Promise<void> {
  const task = await test.db.task.findFirstOrThrow({ where: { number: 16 } });
  await test.db.deadline.create({
    data: {
      taskId: task.id,
      event: "EXTENSION",
      ordinal: 3,
      dueOn: new Date("2023-10-20"),
      recordedAt: new Date("2023-10-10T08:00:00Z"),
    },
  });
}

describe("a reminder is closed when it is settled", () => {
  // What is said and decided stays on record: each of these goes on in a database of its own.
  let shared: TestDatabase;
  beforeEach(async () => {
    shared = test;
    test = await testDatabase({ template: "demo" });
    await putAllReports(test.db);
    await silence();
  });
  afterEach(async () => {
    await test.drop();
    test = shared;
  });

  it("by a claim at once, and for good by its confirmation", async () => {
    await sweepOn("2023-10-10");
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const officer = await contextOf(test.db, "toa-an-tinh");
    const said = await recordProgress(officer, claiming(part, "2023-10-05"));
    if (!said.ok) throw new Error(said.code);
    const open = { assignmentId: part.id, closedAt: null };
    expect((await test.db.alert.findMany({ where: open })).map(({ kind }) => kind)).toEqual(["COMPLETION_CLAIMED"]);
    await sweepOn("2023-10-11");
    expect(await onRecord({ taskNumber: 17 })).toEqual(["(task-late:28)", "(task-late-leader:24)"]);

    const secretary = await contextOf(test.db, "thuong-truc");
    await decideCompletion(secretary, { updateId: said.value.updateId, verdict: "CONFIRMED", reason: "" });
    expect((await test.db.alert.findMany({ where: open })).map(({ kind }) => kind)).toEqual(["COMPLETION_CONFIRMED"]);
    await sweepOn("2023-10-20");
    expect(await bellOf("toa-an-tinh")).toEqual(["Đã xác nhận hoàn thành: nhiệm vụ 17"]);
  });

  it("by a claim, and raised anew, once, when it is sent back; the first stays on record as closed", async () => {
    await sweepOn("2023-10-10");
    const before = await onRecord({ taskNumber: 17, agency: "toa-an-tinh" });
    expect(before.at(-1)).toMatch(/^late/);
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const said = await recordProgress(await contextOf(test.db, "toa-an-tinh"), claiming(part, "2023-10-05"));
    if (!said.ok) throw new Error(said.code);
    const secretary = await contextOf(test.db, "thuong-truc");
    expect((await onRecord({ taskNumber: 17, agency: "toa-an-tinh" })).every((words) => words.startsWith("("))).toBe(
      true,
    );
    const { updateId } = said.value;
    await decideCompletion(secretary, { updateId, verdict: "RETURNED", reason: "Thiếu biên bản." });
    const after = [...before.map((words) => `(${words})`), ...before];
    expect(await onRecord({ taskNumber: 17, agency: "toa-an-tinh" })).toEqual(after);
    await sweepOn("2023-10-10");
    expect(await onRecord({ taskNumber: 17, agency: "toa-an-tinh" })).toEqual(after);
    expect(await bellOf("toa-an-tinh")).toContain("Nhiệm vụ 17 quá hạn từ ngày 01/04/2023 (nhắc lần 28)");
  });

  it("by an extension, also by one of a few days", async () => {
    await sweepOn("2023-10-10");
    await extendTask16();
    await sweepOn("2023-10-11");
    expect(await onRecord({ taskNumber: 16, agency: "so-tnmt" })).toEqual(["(late:2)", "(late-head:1)", "ahead:2"]);
    expect(await onRecord({ taskNumber: 16 })).toEqual(["(task-late:2)"]);
  });

  it("leaves what still holds, what was answered and other people's reading of it alone", async () => {
    await sweepOn("2023-10-10");
    const officer = await contextOf(test.db, "huyen-son-dong");
    const before = await bellOf("huyen-son-dong");
    expect(before).toContain("Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)");
    await markAlertsRead(officer, null);
    await sweepOn("2023-10-11");
    expect(await bellOf("huyen-son-dong")).toEqual(before);
    expect((await entriesOf("huyen-son-dong")).every((entry) => entry.read)).toBe(true);
    expect((await entriesOf("huyen-luc-ngan")).every((entry) => !entry.read)).toBe(true);
  });

  it("does not close the 30-day reminder of a plan whose “sắp đến hạn” begins later", async () => {
    await test.db.plan.updateMany({ data: { dueSoonDays: 7 } });
    await sweepOn("2023-10-10");
    await sweepOn("2023-10-11");
    expect(await onRecord({ taskNumber: 26, agency: "so-tttt" })).toEqual(["ahead:1"]);
  });
});

describe("an agency without anyone to tell", () => {
  it("is told to the administrators, once a month; with a head and no officer, the head is told", async () => {
    const disable = (username: string, disabledAt: Date | null) =>
      test.db.user.updateMany({ where: { username }, data: { disabledAt } });
    await disable("so-tnmt", new Date("2023-10-01T00:00:00Z"));
    await sweepOn("2023-10-10");
    expect(await bellOf("quan-tri")).toEqual([]);
    expect(await bellOf("so-tnmt.truong")).toContain("Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)");

    await disable("so-tnmt.truong", new Date("2023-10-01T00:00:00Z"));
    await sweepOn("2023-10-15");
    await sweepOn("2023-10-16");
    expect(await bellOf("quan-tri")).toEqual(["Sở Tài nguyên và Môi trường: chưa có tài khoản nhận thông báo"]);
    await disable("so-tnmt", null);
    await disable("so-tnmt.truong", null);
  });
});

describe("“Rà soát ngay”", () => {
  it.each(CAST.filter(({ agency }) => !agency || ["cong-an-tinh", "van-phong-ubnd"].includes(agency)))(
    "asked for by $username ($role)",
    async ({ username, role }) => {
      const outcome = await sweepByHand(await contextOf(test.db, username));
      const allowed = role === "SECRETARIAT" || role === "ADMIN";
      expect(outcome.ok).toBe(allowed);
      expect(await test.db.sweepRun.count()).toBe(allowed ? 1 : 0);
      const [last] = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
      expect(last).toMatchObject({ action: "sweep.run", outcome: allowed ? "DONE" : "REFUSED", actorRole: role });
    },
  );

  it("shows who asked", async () => {
    await sweepByHand(await contextOf(test.db, "thuong-truc"));
    expect(await readLastSweep(test.db)).toMatchObject({
      trigger: "thuong-truc",
      startedBy: CAST.find(({ username }) => username === "thuong-truc")?.name,
    });
  });
});

it("one's own bell is all one can mark as read", async () => {
  await sweepOn("2023-10-10");
  const secretary = await contextOf(test.db, "thuong-truc");
  const [theirs] = await test.db.alertDelivery.findMany({ where: { user: { username: "so-tnmt" } } });
  if (!theirs) throw new Error("so-tnmt has nothing on its bell");
  expect(await markAlertsRead(secretary, [theirs.alertId])).toEqual({ ok: true, value: 0 });
  expect(await markAlertsRead(await contextOf(test.db, "so-tnmt"), [theirs.alertId])).toEqual({ ok: true, value: 1 });
});
