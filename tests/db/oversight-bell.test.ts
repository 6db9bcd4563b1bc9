import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledgeAlerts, markAlertsRead, openAlert } from "../../lib/oversight/bell-commands.ts";
import { type BellFilter, bellChoices, WHOLE_BELL } from "../../lib/oversight/bell-filter.ts";
import { type BellRow, readBell, readBellCounts, readReceipts } from "../../lib/oversight/bell-queries.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { liftMute, muteAlerts } from "../../lib/oversight/mute-commands.ts";
import { readMuteChoices, readMutes } from "../../lib/oversight/mute-queries.ts";
import type { MuteRequest } from "../../lib/oversight/mute-rules.ts";
import { readDesk } from "../../lib/people/desk.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { AlertKind, AlertUrgency } from "../../lib/platform/prisma/enums.ts";
import { readTaskActs } from "../../lib/progress/history-queries.ts";
import { day } from "../support/builders.ts";
import { HEAD, LEADER, OFFICE, OFFICER, SECRETARY, STRANGER } from "../support/cast.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.db.alertDelivery.deleteMany();
  await test.db.alert.deleteMany();
  await test.db.alertMute.deleteMany();
});

const TODAY = "2023-10-10";

/** Somebody at work on a day. */
async function at(username: string, date = TODAY, time = "09:00"): Promise<CommandContext> {
  return { ...(await contextOf(test.db, username)), clock: fixedClock(date, time) };
}

let keys = 0;

type About = {
  kind?: AlertKind;
  urgency?: AlertUrgency;
  task?: number;
  agency?: string;
  due?: string;
  closed?: boolean;
};

/** Puts an alert on somebody's bell and says its id. */
async function ring(usernames: readonly string[], about: About = {}): Promise<number> {
  const { kind = "DEADLINE_PASSED", urgency = "NOW", task, agency, due, closed } = about;
  keys += 1;
  const found = task === undefined ? null : await test.db.task.findFirstOrThrow({ where: { number: task } });
  const users = await test.db.user.findMany({ where: { username: { in: [...usernames] } } });
  const alert = await test.db.alert.create({
    data: {
      key: `test:${keys}`,
      kind,
      urgency,
      taskId: found?.id ?? null,
      roles: agency ? ["OFFICER"] : users.slice(0, 1).map(({ role }) => role),
      agencyId: agency ? (await test.db.agency.findFirstOrThrow({ where: { code: agency } })).id : null,
      title: `Thông báo ${keys}`,
      body: "",
      dueOn: due ? new Date(due) : null,
      raisedFor: new Date(TODAY),
      raisedAt: new Date("2023-10-10T00:00:00Z"),
      closedAt: closed ? new Date("2023-10-10T01:00:00Z") : null,
      deliveries: { create: users.map(({ id }) => ({ userId: id })) },
    },
  });
  return alert.id;
}

async function bell(context: CommandContext, about: Partial<BellFilter> = {}, limit = 1000): Promise<BellRow[]> {
  const question = { today: context.clock.today(), filter: { ...WHOLE_BELL, ...about }, limit };
  return (await readBell(context.db, context.actor, question)).rows;
}

const idsOf = (rows: readonly BellRow[]) => rows.flatMap((row) => row.alertIds);

/** The number on the bell, as every page reads it. */
async function unreadOf({ actor, clock }: CommandContext): Promise<number | undefined> {
  const { sessionEpoch } = await test.db.user.findUniqueOrThrow({ where: { id: actor.id } });
  return (await readDesk(test.db, { userId: actor.id, epoch: sessionEpoch }, clock.today()))?.unreadAlerts;
}

const delivery = (alertId: number, context: CommandContext) =>
  test.db.alertDelivery.findFirstOrThrow({ where: { alertId, userId: context.actor.id } });

const lastAct = () => test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });

describe("one's own bell is all one can reach", () => {
  it("others' alerts are neither opened, read, acknowledged nor looked into, whatever id is sent", async () => {
    const theirs = await ring([OFFICER.username], { task: 16 });
    const stranger = await at(STRANGER.username);
    const acts = await test.db.auditEntry.count();
    expect(await openAlert(stranger, theirs)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await markAlertsRead(stranger, [theirs])).toEqual({ ok: true, value: 0 });
    expect(await acknowledgeAlerts(stranger, [theirs, 2_147_483_647])).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect((await readMuteChoices(test.db, stranger.actor, theirs)).asked).toBeNull();
    expect(await bell(stranger, { view: "all" })).toEqual([]);
    expect(await delivery(theirs, await at(OFFICER.username))).toMatchObject({ readAt: null, acknowledgedAt: null });
    expect(await test.db.auditEntry.count()).toBe(acts);
  });

  it("among several ids only one's own are acknowledged", async () => {
    const own = await ring([STRANGER.username]);
    const theirs = await ring([OFFICER.username]);
    expect(await acknowledgeAlerts(await at(STRANGER.username), [own, theirs])).toEqual({ ok: true, value: 1 });
    expect((await delivery(theirs, await at(OFFICER.username))).acknowledgedAt).toBeNull();
  });

  it("a mute is lifted only by whoever made it, and mutes nobody else", async () => {
    await ring([OFFICER.username, HEAD.username], { task: 16 });
    const officer = await at(OFFICER.username);
    const made = await muteAlerts(officer, await about({ task: 16 }));
    if (!made.ok) throw new Error(made.code);
    expect(await liftMute(await at(HEAD.username), made.value.muteId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await readMutes(test.db, (await at(HEAD.username)).actor, day(TODAY))).toEqual([]);
    expect(await bell(await at(HEAD.username))).toHaveLength(1);
    expect(await bell(officer)).toEqual([]);
  });
});

describe("“Xác nhận đã nhận”", () => {
  it("says when, counts as reading, closes nothing, and is on record with its task", async () => {
    const id = await ring([OFFICER.username, HEAD.username], { task: 16, agency: "so-tnmt" });
    const officer = await at(OFFICER.username);
    expect(await acknowledgeAlerts(officer, [id])).toEqual({ ok: true, value: 1 });
    const [row] = await bell(officer);
    expect(row?.unacknowledgedIds).toEqual([]);
    expect(row?.entries[0]).toMatchObject({ read: true, closedAt: null });
    expect(row?.entries[0]?.acknowledgedAt?.toString()).toBe("2023-10-10T02:00:00Z");
    const task = await test.db.task.findFirstOrThrow({ where: { number: 16 } });
    expect(await lastAct()).toMatchObject({
      action: "alert.acknowledge",
      subjectId: id,
      taskId: task.id,
      userId: officer.actor.id,
      agencyId: officer.actor.agencyId,
    });
    expect((await delivery(id, await at(HEAD.username))).acknowledgedAt).toBeNull();
  });

  it("is said once: a second press, and two at once, leave the first moment and one act", async () => {
    const id = await ring([OFFICER.username], { task: 16 });
    const acts = await test.db.auditEntry.count();
    const both = await Promise.all([
      acknowledgeAlerts(await at(OFFICER.username), [id]),
      acknowledgeAlerts(await at(OFFICER.username), [id]),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual([0, 1]);
    expect(await acknowledgeAlerts(await at(OFFICER.username, "2023-10-12"), [id])).toEqual({ ok: true, value: 0 });
    expect((await delivery(id, await at(OFFICER.username))).acknowledgedAt?.toISOString()).toContain("2023-10-10");
    expect(await test.db.auditEntry.count()).toBe(acts + 1);
  });

  it("of a folded row is one act for each task", async () => {
    const ids = [];
    for (const task of [16, 16, 17]) ids.push(await ring([OFFICER.username], { task }));
    const acts = await test.db.auditEntry.count();
    expect(await acknowledgeAlerts(await at(OFFICER.username), ids)).toEqual({ ok: true, value: 3 });
    expect(await test.db.auditEntry.count()).toBe(acts + 2);
  });

  it("is shown to those who follow the agencies, on the alert and on the task, and to no others", async () => {
    await ring([SECRETARY.username, OFFICE.username, LEADER.username], { task: 16 });
    const id = await ring([OFFICER.username, HEAD.username], { task: 16, agency: "so-tnmt" });
    await ring([STRANGER.username], { task: 16, agency: "so-tu-phap" });
    await acknowledgeAlerts(await at(OFFICER.username), [id]);
    const secretary = await at(SECRETARY.username);
    for (const follower of [secretary, await at(OFFICE.username)]) {
      const receipts = await readReceipts(test.db, follower.actor, await bell(follower));
      expect(receipts.map(({ agencyName, by }) => [agencyName, by])).toEqual([
        ["Sở TNMT", OFFICER.name],
        ["Sở Tư pháp", null],
      ]);
    }
    const leader = await at(LEADER.username);
    expect(await readReceipts(test.db, leader.actor, await bell(leader))).toEqual([]);

    const task = await test.db.task.findFirstOrThrow({ where: { number: 16 } });
    const actsFor = async (seesRefusals: boolean, agencyId: number | null) =>
      (await readTaskActs(test.db, { taskId: task.id, asOf: day(TODAY), limit: 5, seesRefusals, agencyId })).filter(
        ({ action }) => action === "alert.acknowledge",
      ).length;
    expect(await actsFor(true, null)).toBeGreaterThan(0);
    expect(await actsFor(false, (await at(OFFICER.username)).actor.agencyId)).toBeGreaterThan(0);
    expect(await actsFor(false, (await at(STRANGER.username)).actor.agencyId)).toBe(0);
  });
});

describe("the order of the bell", () => {
  it("is by urgency, then what asks for a receipt, then the newest", async () => {
    const returned = await ring([OFFICER.username], { kind: "COMPLETION_RETURNED", task: 16 });
    const news = await ring([OFFICER.username], { kind: "COMPLETION_CONFIRMED", urgency: "NEWS" });
    const late = await ring([OFFICER.username], { task: 17 });
    const soon = await ring([OFFICER.username], { kind: "DEADLINE_AHEAD", urgency: "SOON", due: "2023-10-12" });
    const officer = await at(OFFICER.username);
    expect(idsOf(await bell(officer))).toEqual([returned, late, soon, news]);
    expect(idsOf(await bell(officer, { sort: "newest" }))).toEqual([soon, late, news, returned]);
    expect(idsOf(await bell(officer, { sort: "due" }))[0]).toBe(soon);
    await acknowledgeAlerts(officer, [returned]);
    expect(idsOf(await bell(officer))).toEqual([late, returned, soon, news]);
  });
});

describe("many alike fold into one row", () => {
  it("for the secretariat those of one kind about one task, for an officer those of one kind", async () => {
    for (let district = 0; district < 10; district++) {
      await ring([SECRETARY.username, OFFICER.username], { kind: "COMPLETION_CLAIMED", urgency: "SOON", task: 10 });
    }
    for (const task of [16, 17, 26]) await ring([SECRETARY.username, OFFICER.username], { task });
    const numbers = (rows: readonly BellRow[]) => rows.map((row) => [row.kind, row.alertIds.length, row.taskNumbers]);
    expect(numbers(await bell(await at(SECRETARY.username)))).toEqual([
      ["DEADLINE_PASSED", 1, [26]],
      ["DEADLINE_PASSED", 1, [17]],
      ["DEADLINE_PASSED", 1, [16]],
      ["COMPLETION_CLAIMED", 10, [10]],
    ]);
    expect(numbers(await bell(await at(OFFICER.username)))).toEqual([
      ["DEADLINE_PASSED", 3, [16, 17, 26]],
      ["COMPLETION_CLAIMED", 10, [10]],
    ]);
    expect(await bell(await at(OFFICER.username), { kind: "DEADLINE_PASSED" })).toHaveLength(3);
    expect(await bell(await at(SECRETARY.username), { kind: "COMPLETION_CLAIMED", task: 10 })).toHaveLength(10);
  });

  it("not two, nor answers that ask for a receipt each, nor what has no task across tasks", async () => {
    for (let n = 0; n < 2; n++) await ring([OFFICER.username], { task: 16 });
    for (let n = 0; n < 4; n++) await ring([OFFICER.username], { kind: "COMPLETION_RETURNED", task: 16 });
    for (let n = 0; n < 3; n++) await ring([SECRETARY.username], { kind: "NO_RECIPIENT", urgency: "SOON" });
    expect(await bell(await at(OFFICER.username))).toHaveLength(6);
    expect(await bell(await at(SECRETARY.username))).toHaveLength(3);
  });

  it("opens on the newest twenty, and still stands for all of them", async () => {
    for (let n = 0; n < 23; n++) await ring([OFFICER.username], { task: 16 });
    const [row] = await bell(await at(OFFICER.username));
    expect([row?.entries.length, row?.alertIds.length, row?.unread, row?.unacknowledgedIds.length]).toEqual([
      20, 23, 23, 23,
    ]);
    expect(row?.entries.map(({ alertId }) => alertId)).toEqual(row?.alertIds.slice(0, 20));
  });
});

describe("pages", () => {
  const KINDS: readonly [AlertKind, AlertUrgency][] = [
    ["DEADLINE_PASSED", "NOW"],
    ["COMPLETION_RETURNED", "NOW"],
    ["EXTENSION_ASKED", "SOON"],
    ["DEADLINE_AHEAD", "LATER"],
    ["GUIDANCE_RECORDED", "NEWS"],
  ];
  const ringMany = async () => {
    for (let n = 0; n < 60; n++) {
      const [kind, urgency] = KINDS[n % KINDS.length] ?? ["DEADLINE_PASSED", "NOW"];
      await ring([OFFICER.username], {
        kind,
        urgency,
        task: (n % 26) + 1,
        ...(n % 3 > 0 && { due: `2023-1${n % 3}-${String((n % 28) + 1).padStart(2, "0")}` }),
      });
    }
  };

  it.each(["urgency", "newest", "due"] as const)(
    "by %s show every row once, in the order of the whole, whatever comes in between",
    async (sort) => {
      await ringMany();
      const officer = await at(OFFICER.username);
      // In "all", only what is about one task folds: most rows are single alerts.
      const whole = await bell(officer, { view: "all", sort });
      const seen: number[] = [];
      let after: BellFilter["after"] = null;
      let pages = 0;
      do {
        const filter: BellFilter = { ...WHOLE_BELL, view: "all", sort, after };
        const page = await readBell(test.db, officer.actor, { today: day(TODAY), filter, limit: 7 });
        expect(page.rows.length).toBeLessThanOrEqual(7);
        seen.push(...idsOf(page.rows));
        after = page.next;
        pages += 1;
        await ring([OFFICER.username], { kind: "COMPLETION_CONFIRMED", urgency: "NOW", due: "2023-01-01" });
        // What is read does not move.
        await markAlertsRead(officer, idsOf(page.rows));
      } while (after !== null && pages < 50);
      const known = new Set(idsOf(whole));
      expect(seen.filter((id) => known.has(id))).toEqual(idsOf(whole));
      expect(new Set(seen).size).toBe(seen.length);
      expect(pages).toBeGreaterThan(5);
    },
  );

  it("agree with the numbers beside the filters", async () => {
    await ringMany();
    await ring([OFFICER.username], { task: 16, closed: true });
    const officer = await at(OFFICER.username);
    await muteAlerts(officer, await about({ task: 6 }));
    const counts = await readBellCounts(test.db, officer.actor, day(TODAY));
    for (const view of ["open", "all", "muted"] as const) {
      const whole = bellChoices(counts, { ...WHOLE_BELL, view });
      expect(whole.views[view], view).toBe(idsOf(await bell(officer, { view })).length);
      for (const [kind, count] of whole.kinds) {
        expect(idsOf(await bell(officer, { view, kind })), `${view} ${kind}`).toHaveLength(count);
      }
      for (const { value, count } of whole.tasks.slice(0, 5)) {
        expect(idsOf(await bell(officer, { view, task: value })), `${view} ${value}`).toHaveLength(count);
      }
    }
    expect(await unreadOf(officer)).toBe(bellChoices(counts, WHOLE_BELL).unread);
  });

  it("filter by agency, through the alert or through its part", async () => {
    await ring([SECRETARY.username], { agency: "so-tttt" });
    await ring([SECRETARY.username]);
    const secretary = await at(SECRETARY.username);
    expect(await bell(secretary, { agency: "so-tttt" })).toHaveLength(1);
    expect(await bell(secretary, { agency: "khong-co" })).toEqual([]);
    await sweep(test.db, fixedClock(TODAY, "07:00"), "schedule");
    const claimed = await bell(secretary, { agency: "so-ldtbxh", kind: "COMPLETION_CLAIMED" });
    expect(claimed.length).toBeGreaterThan(0);
  });
});

/** A mute as the form asks for it, by the number of its task. */
async function about(request: { task?: number; kind?: AlertKind; untilOn?: string }): Promise<MuteRequest> {
  const { task, kind = null, untilOn = "2023-10-20" } = request;
  const found = task === undefined ? null : await test.db.task.findFirstOrThrow({ where: { number: task } });
  return { taskId: found?.id ?? null, kind, untilOn: day(untilOn) };
}

describe("“Tắt nhắc”", () => {
  it("of a task holds back all about it but the answers, to the end of its day, and then ends by itself", async () => {
    const late = await ring([OFFICER.username], { task: 16 });
    const other = await ring([OFFICER.username], { task: 17 });
    const returned = await ring([OFFICER.username], { task: 16, kind: "COMPLETION_RETURNED" });
    const decided = await ring([OFFICER.username], { task: 16, kind: "EXTENSION_DECIDED", urgency: "NEWS" });
    expect((await muteAlerts(await at(OFFICER.username), await about({ task: 16 }))).ok).toBe(true);
    for (const date of ["2023-10-10", "2023-10-15", "2023-10-20"]) {
      const officer = await at(OFFICER.username, date);
      expect(idsOf(await bell(officer)), date).toEqual([returned, other, decided]);
      expect(idsOf(await bell(officer, { view: "muted" })), date).toEqual([late]);
      expect(await bell(officer, { view: "all" }), date).toHaveLength(4);
      expect(await unreadOf(officer), date).toBe(3);
    }
    const after = await at(OFFICER.username, "2023-10-21");
    expect(idsOf(await bell(after))).toContain(late);
    expect(await bell(after, { view: "muted" })).toEqual([]);
    expect(await readMutes(test.db, after.actor, day("2023-10-21"))).toEqual([]);
    expect(await unreadOf(after)).toBe(4);
  });

  it("of a kind holds that kind back whatever the task; of both, only where both meet", async () => {
    const late16 = await ring([OFFICER.username], { task: 16 });
    const ahead16 = await ring([OFFICER.username], { task: 16, kind: "DEADLINE_AHEAD", urgency: "LATER" });
    const ahead26 = await ring([OFFICER.username], { task: 26, kind: "DEADLINE_AHEAD", urgency: "LATER" });
    const officer = await at(OFFICER.username);
    const both = await muteAlerts(officer, await about({ task: 26, kind: "DEADLINE_AHEAD" }));
    expect(idsOf(await bell(officer))).toEqual([late16, ahead16]);
    await muteAlerts(officer, await about({ kind: "DEADLINE_AHEAD" }));
    expect(idsOf(await bell(officer))).toEqual([late16]);
    // Two mutes hold task 26 back: lifting one is not enough.
    if (both.ok) await liftMute(officer, both.value.muteId);
    expect(idsOf(await bell(officer))).toEqual([late16]);
    expect(idsOf(await bell(officer, { view: "muted" }))).toEqual([ahead26, ahead16]);
  });

  it("catches what is raised while it holds, which waits unread and rings when it is lifted", async () => {
    const officer = await at(OFFICER.username);
    const made = await muteAlerts(officer, await about({ task: 16 }));
    const id = await ring([OFFICER.username], { task: 16 });
    expect(await unreadOf(officer)).toBe(0);
    await markAlertsRead(officer, null);
    if (made.ok) expect((await liftMute(officer, made.value.muteId)).ok).toBe(true);
    expect(idsOf(await bell(officer))).toEqual([id]);
    expect(await unreadOf(officer)).toBe(1);
    if (made.ok) expect(await liftMute(officer, made.value.muteId)).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });

  it("changes no alert, and settles none", async () => {
    await ring([OFFICER.username], { task: 16 });
    const before = [await test.db.alert.findMany(), await test.db.alertDelivery.findMany()];
    await muteAlerts(await at(OFFICER.username), await about({ task: 16 }));
    expect([await test.db.alert.findMany(), await test.db.alertDelivery.findMany()]).toEqual(before);
  });

  it("is on record: what, until when, from when it was changed, and that it was lifted", async () => {
    const officer = await at(OFFICER.username);
    const request = await about({ task: 16, kind: "DEADLINE_PASSED" });
    await muteAlerts(officer, request);
    expect(await lastAct()).toMatchObject({
      action: "alert.mute",
      taskId: request.taskId,
      after: { kind: "DEADLINE_PASSED", untilOn: "2023-10-20" },
    });
    const again = await muteAlerts(officer, { ...request, untilOn: day("2023-11-01") });
    expect(await lastAct()).toMatchObject({ before: { untilOn: "2023-10-20" }, after: { untilOn: "2023-11-01" } });
    expect((await readMutes(test.db, officer.actor, day(TODAY))).map(({ untilOn }) => `${untilOn}`)).toEqual([
      "2023-11-01",
    ]);
    if (again.ok) await liftMute(officer, again.value.muteId);
    expect(await lastAct()).toMatchObject({ action: "alert.unmute", before: { untilOn: "2023-11-01" } });
  });

  it("may be asked for again after it has ended, and twice at once", async () => {
    const request = await about({ task: 16 });
    await muteAlerts(await at(OFFICER.username), request);
    const later = await at(OFFICER.username, "2023-11-05");
    const both = await Promise.all([1, 2].map(() => muteAlerts(later, { ...request, untilOn: day("2023-11-20") })));
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await readMutes(test.db, later.actor, day("2023-11-05"))).toHaveLength(1);
  });

  it.each([
    ["a day that has passed", { task: 16, untilOn: "2023-10-09" }, "untilOn"],
    ["more than 90 days", { task: 16, untilOn: "2024-01-09" }, "untilOn"],
    ["neither task nor kind", {}, "taskId"],
    ["a kind that cannot be muted", { kind: "COMPLETION_RETURNED" }, "kind"],
  ] as const)("is refused for %s, and nothing is written", async (_, request, field) => {
    const acts = await test.db.auditEntry.count();
    const outcome = await muteAlerts(await at(OFFICER.username), await about(request));
    expect(outcome).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    expect(!outcome.ok && Object.keys(outcome.fields ?? {})).toEqual([field]);
    expect(await test.db.alertMute.count()).toBe(0);
    expect(await test.db.auditEntry.count()).toBe(acts);
  });

  it("is refused for a task that is not there", async () => {
    const request = { ...(await about({})), taskId: 2_147_483_647 };
    expect(await muteAlerts(await at(OFFICER.username), request)).toMatchObject({ ok: false, code: "INVALID_INPUT" });
  });

  it("offers the tasks one has been told of, and what the alert asked about suggests", async () => {
    const id = await ring([OFFICER.username], { task: 16, kind: "SILENT" });
    await ring([STRANGER.username], { task: 14 });
    const { tasks, asked } = await readMuteChoices(test.db, (await at(OFFICER.username)).actor, id);
    expect(tasks.map(({ number }) => number)).toEqual([16]);
    expect(asked).toEqual({ taskId: tasks[0]?.id, kind: "SILENT" });
  });
});

describe("opening", () => {
  it("marks as read, once, and says where to go", async () => {
    const id = await ring([OFFICER.username], { task: 16 });
    const officer = await at(OFFICER.username);
    expect(await openAlert(officer, id)).toEqual({
      ok: true,
      value: { kind: "DEADLINE_PASSED", taskNumber: 16, month: null, path: null, agencyCode: null },
    });
    const first = (await delivery(id, officer)).readAt;
    await openAlert(await at(OFFICER.username, "2023-10-12"), id);
    expect((await delivery(id, officer)).readAt).toEqual(first);
    expect(await bell(officer)).toHaveLength(1);
  });
});
