import { afterAll, afterEach, describe, expect, it } from "vitest";
import { sweep } from "../../lib/oversight/commands.ts";
import { addDayOff } from "../../lib/plans/calendar-commands.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { changeSettings } from "../../lib/plans/settings-commands.ts";
import { SETTING_NAMES, type SettingsInput } from "../../lib/plans/settings-schema.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { askExtension, decideExtension } from "../../lib/progress/extension-commands.ts";
import { readExtensions } from "../../lib/progress/extension-queries.ts";
import { recordGuidance } from "../../lib/progress/guidance-commands.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { extensionDecisionInput, guidanceInput } from "../../lib/progress/schema.ts";
import { day } from "../support/builders.ts";
import { ADMINISTRATOR, OFFICER, SECRETARY } from "../support/cast.ts";
import { partOf } from "../support/commands.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);
const { db } = test;
const admin = await contextOf(db, ADMINISTRATOR.username);
const secretary = await contextOf(db, SECRETARY.username);

async function stored(): Promise<SettingsInput> {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  const { id, version } = plan;
  return { id, version, ...Object.fromEntries(SETTING_NAMES.map((name) => [name, plan[name]])) } as SettingsInput;
}

const set = async (about: Partial<SettingsInput>) => changeSettings(admin, { ...(await stored()), ...about });
const at = (context: CommandContext, date: string): CommandContext => ({ ...context, clock: fixedClock(date) });

async function taskOn(number: number, date: string) {
  const plan = await readCurrentPlan(db);
  const [task] = plan ? (await readBoard(db, { plan, asOf: day(date), taskNumber: number })).tasks : [];
  if (!task) throw new Error(`no task ${number}`);
  return task;
}

const DEFAULTS = { dayOffRule: "KEEP", exclusiveReading: "STRICT", extensionNoticeDays: 0 } as const;
afterEach(() => set(DEFAULTS));

describe("the plan's settings", () => {
  it("are the administrator's; another's change is refused and on record", async () => {
    for (const { username } of [OFFICER, SECRETARY]) {
      const outcome = await changeSettings(await contextOf(db, username), { ...(await stored()), dueSoonDays: 7 });
      expect(outcome).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(await db.auditEntry.count({ where: { action: "settings.change", outcome: "REFUSED" } })).toBe(2);
    expect((await stored()).dueSoonDays).toBe(30);
  });

  it("go on record from what to what, and only where they differ", async () => {
    const before = await stored();
    expect(await set({})).toMatchObject({ ok: true, value: { changed: false } });
    expect(await set({ dueSoonDays: 20, rankingMinimum: 3 })).toMatchObject({ ok: true, value: { changed: true } });
    const act = await db.auditEntry.findFirstOrThrow({ where: { action: "settings.change" }, orderBy: { id: "desc" } });
    expect([act.before, act.after]).toEqual([
      { dueSoonDays: 30, rankingMinimum: 5 },
      { dueSoonDays: 20, rankingMinimum: 3 },
    ]);
    expect((await stored()).version).toBe(before.version + 1);
    await set({ dueSoonDays: 30, rankingMinimum: 5 });
  });

  it("are not written over another's change", async () => {
    const seen = await stored();
    const outcomes = await Promise.all([
      changeSettings(admin, { ...seen, dueSoonDays: 10 }),
      changeSettings(admin, { ...seen, dueSoonDays: 12 }),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["CONFLICT", "OK"]);
    await set({ dueSoonDays: 30 });
  });

  it("keep the order of the month, in the database too", async () => {
    const wrong = await set({ agencyDueDay: 14 });
    expect(!wrong.ok && Object.keys(wrong.fields ?? {})).toEqual(["agencyDueDay"]);
    await expect(db.plan.updateMany({ data: { agencyDueDay: 14 } })).rejects.toThrow("plan_order");
  });
});

describe("a deadline on a day off", () => {
  it("moves with the setting and back with it, and closes reminders that no longer hold", async () => {
    await addDayOff(admin, { date: day("2023-10-31"), name: "Nghỉ", kind: "HOLIDAY", uncertain: "" });
    const kept = await taskOn(26, "2023-11-01");
    expect([kept.standing.timeliness, kept.standing.daysLate]).toEqual(["OVERDUE", 1]);
    await sweep(db, fixedClock("2023-11-01", "07:00"), "schedule");
    const open = () => db.alert.count({ where: { kind: "DEADLINE_PASSED", task: { number: 26 }, closedAt: null } });
    expect(await open()).toBeGreaterThan(0);

    await changeSettings(at(admin, "2023-11-01"), { ...(await stored()), dayOffRule: "NEXT_WORKING_DAY" });
    const moved = await taskOn(26, "2023-11-01");
    expect(moved.standing.timeliness).toBe("DUE_SOON");
    expect(moved.currentDeadline).toMatchObject({ dueOn: day("2023-10-31"), lastGoodOn: day("2023-11-01") });
    expect(await open()).toBe(0);
    // Read as of an earlier day it moves just the same: a setting is a way of reading.
    expect((await taskOn(26, "2023-10-01")).standing.dueOn?.toString()).toBe("2023-11-01");

    await set(DEFAULTS);
    expect((await taskOn(26, "2023-11-01")).standing.daysLate).toBe(1);
  });

  it("holds for requests and for guidance as for the board", async () => {
    await set({ dayOffRule: "NEXT_WORKING_DAY" });
    const part = await partOf(db, 26, "so-tttt");
    const officer = await contextOf(db, "so-tttt");
    const request = { assignmentId: part.id, reason: "Chờ nghiệm thu" };
    // 31/10 is off and counts until 01/11, so that 01/11 gives no more time.
    const none = await askExtension(officer, { ...request, requestedDueOn: day("2023-11-01") });
    expect(!none.ok && none.fields?.["requestedDueOn"]).toContain("31/10/2023 (thứ Ba) → 01/11/2023");
    // On 01/11 the lead is still in time, and may ask.
    const asked = await askExtension(at(officer, "2023-11-01"), { ...request, requestedDueOn: day("2023-11-30") });
    if (!asked.ok) throw new Error(asked.code);
    const granted = await decideExtension(
      at(secretary, "2023-11-01"),
      extensionDecisionInput.parse({
        requestId: asked.value.requestId,
        verdict: "GRANTED",
        grantedDueOn: "03/12/2023",
        documentNumber: "1/QĐ",
        documentDate: "01/11/2023",
        documentIssuer: "UBND tỉnh",
      }),
    );
    expect(granted.ok).toBe(true);
    const told = await db.alert.findFirstOrThrow({ where: { kind: "EXTENSION_DECIDED" }, orderBy: { id: "desc" } });
    expect(told.body).toContain("03/12/2023 (Chủ nhật) → 04/12/2023, ngày làm việc tiếp theo");
    expect(told.dueOn?.toISOString().slice(0, 10)).toBe("2023-12-04");

    const conditional = await db.task.findFirstOrThrow({ where: { number: 21 } });
    await recordGuidance(
      secretary,
      guidanceInput.parse({
        taskId: conditional.id,
        documentNumber: "5543/BYT-KCB",
        documentDate: "02/10/2023",
        documentIssuer: "Bộ Y tế",
        documentTitle: "Hướng dẫn",
        dueOn: "21/10/2023",
        seen: "0",
      }),
    );
    const recorded = await db.alert.findFirstOrThrow({ where: { kind: "GUIDANCE_RECORDED" } });
    expect(recorded.body).toContain("21/10/2023 (thứ Bảy) → 23/10/2023");
    expect((await taskOn(21, "2023-10-22")).standing.timeliness).toBe("DUE_SOON");
  });
});

describe("the notice of a request", () => {
  it("shorter than the plan asks for is taken and marked; before that it is not", async () => {
    const officer = await contextOf(db, "so-tttt");
    const part = await partOf(db, 26, "so-tttt");
    // Due on 03/12, a Sunday; five working days before: 27/11 (from 01/12 on backwards).
    await set({ extensionNoticeDays: 5 });
    const ask = async (on: string) => {
      const input = { assignmentId: part.id, reason: "Chờ nghiệm thu", requestedDueOn: day("2023-12-29") };
      const asked = await askExtension(at(officer, on), input);
      if (!asked.ok) throw new Error(asked.code);
      const row = (await readExtensions(db, { planId: (await stored()).id, asOf: day(on) })).find(
        (one) => one.requestId === asked.value.requestId,
      );
      const withdraw = { requestId: String(asked.value.requestId), verdict: "WITHDRAWN" };
      await decideExtension(at(officer, on), extensionDecisionInput.parse(withdraw));
      return [row?.late, row?.shortNotice];
    };
    expect(await ask("2023-11-27")).toEqual([false, false]);
    expect(await ask("2023-11-28")).toEqual([false, true]);
    await set({ extensionNoticeDays: 0 });
    expect(await ask("2023-12-03")).toEqual([false, false]);
    const acts = await db.auditEntry.findMany({ where: { action: "extension.ask" }, orderBy: { id: "desc" }, take: 2 });
    expect(acts.map(({ after }) => (after as { shortNotice: boolean }).shortNotice)).toEqual([false, true]);
  });
});
