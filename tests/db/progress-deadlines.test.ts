import { afterAll, describe, expect, it } from "vitest";
import { formatDate } from "../../lib/calendar/format.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { askExtension, decideExtension } from "../../lib/progress/extension-commands.ts";
import { recordGuidance } from "../../lib/progress/guidance-commands.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { extensionDecisionInput, extensionInput, guidanceInput } from "../../lib/progress/schema.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const on = (context: CommandContext, day: string): CommandContext => ({ ...context, clock: fixedClock(day) });

async function partOf(task: number, agency: string): Promise<number> {
  const part = await db.assignment.findFirstOrThrow({ where: { task: { number: task }, agency: { code: agency } } });
  return part.id;
}

async function standing(task: number, day: string, basis: "current" | "original" = "current") {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  const board = await readBoard(db, { plan, asOf: Temporal.PlainDate.from(day), basis, taskNumber: task });
  const [found] = board.tasks;
  if (!found) throw new Error(`no task ${task}`);
  return found;
}

const ask = (assignmentId: number, requestedDueOn: string, reason = "Chờ nghiệm thu phân hệ số hóa") =>
  extensionInput.parse({ assignmentId: String(assignmentId), requestedDueOn, reason });

const grant = (requestId: number, grantedDueOn: string, documentDate = "09/10/2023") =>
  extensionDecisionInput.parse({
    requestId: String(requestId),
    verdict: "GRANTED",
    grantedDueOn,
    documentNumber: "4100/VP-KGVX",
    documentDate,
    documentIssuer: "Văn phòng UBND tỉnh",
  });

describe("an extension", () => {
  it("is refused to others, to coordinators, for a date that is not later, and after the deadline", async () => {
    const lead = await partOf(26, "so-tttt");
    const stranger = await askExtension(await contextOf(db, "so-tnmt"), ask(lead, "30/11/2023"));
    expect(stranger).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await db.auditEntry.count({ where: { action: "extension.ask", outcome: "REFUSED" } })).toBe(1);

    const coordinator = await askExtension(
      await contextOf(db, "so-tttt"),
      ask(await partOf(16, "so-tttt"), "30/11/2023"),
    );
    expect(coordinator).toMatchObject({ ok: false, code: "NOT_OPEN" });

    const earlier = await askExtension(await contextOf(db, "so-tttt"), ask(lead, "31/10/2023"));
    expect(earlier).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    expect(!earlier.ok && earlier.fields?.["requestedDueOn"]).toContain("31/10/2023");

    const late = await askExtension(await contextOf(db, "so-tnmt"), ask(await partOf(16, "so-tnmt"), "30/11/2023"));
    expect(late).toMatchObject({ ok: false, code: "NOT_OPEN" });
    expect(await db.extensionRequest.count()).toBe(0);
  });

  it("moves nothing until it is granted, then shows both dates and counts by either reading", async () => {
    const officer = await contextOf(db, "so-tttt");
    const secretary = await contextOf(db, "thuong-truc");
    const asked = await askExtension(officer, ask(await partOf(26, "so-tttt"), "30/11/2023"));
    if (!asked.ok) throw new Error(asked.code);
    const again = await askExtension(officer, ask(await partOf(26, "so-tttt"), "15/12/2023"));
    expect(again).toMatchObject({ ok: false, code: "DUPLICATE" });
    expect(formatDate((await standing(26, "2023-10-10")).currentDeadline?.dueOn as Temporal.PlainDate)).toBe(
      "31/10/2023",
    );

    const foreign = await decideExtension(officer, grant(asked.value.requestId, "30/11/2023"));
    expect(foreign).toMatchObject({ ok: false, code: "FORBIDDEN" });
    const future = await decideExtension(secretary, grant(asked.value.requestId, "30/11/2023", "11/10/2023"));
    expect(!future.ok && Object.keys(future.fields ?? {})).toEqual(["documentDate"]);

    const both = await Promise.all([
      decideExtension(secretary, grant(asked.value.requestId, "30/11/2023")),
      decideExtension(secretary, grant(asked.value.requestId, "30/11/2023")),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["ALREADY_DECIDED", "OK"]);

    const task = await standing(26, "2023-10-10");
    expect(task.extensions).toBe(2);
    expect([task.originalDeadline, task.currentDeadline].map((entry) => entry?.dueOn.toString())).toEqual([
      "2023-06-30",
      "2023-11-30",
    ]);
    expect(task.standing.timeliness).toBe("ON_TRACK");
    expect(task.originalStanding.timeliness).toBe("OVERDUE");
    expect((await standing(26, "2023-10-10", "original")).standing.daysLate).toBe(102);
    // As of the day before the answer, the deadline stands as it then stood.
    expect((await standing(26, "2023-10-09")).currentDeadline?.dueOn.toString()).toBe("2023-10-31");
    const told = await db.alert.findMany({ where: { kind: "EXTENSION_DECIDED" }, include: { deliveries: true } });
    expect(told.map((alert) => alert.deliveries.length)).toEqual([2]);
    expect(await db.alert.count({ where: { kind: "EXTENSION_ASKED", closedAt: null } })).toBe(0);
  });

  it("is entered after the deadline by the secretariat alone, and marked so", async () => {
    const asked = await askExtension(
      await contextOf(db, "thuong-truc"),
      ask(await partOf(17, "toa-an-tinh"), "30/11/2023"),
    );
    if (!asked.ok) throw new Error(asked.code);
    expect(await db.extensionRequest.findUniqueOrThrow({ where: { id: asked.value.requestId } })).toMatchObject({
      late: true,
    });
    const refused = await decideExtension(
      await contextOf(db, "thuong-truc"),
      extensionDecisionInput.parse({
        requestId: String(asked.value.requestId),
        verdict: "REFUSED",
        reason: "Chưa nêu lộ trình",
      }),
    );
    expect(refused.ok).toBe(true);
    expect((await standing(17, "2023-10-10")).standing.daysLate).toBe(193);
  });

  it("of one of several leads moves only its own part", async () => {
    const part = await partOf(1, "huyen-yen-the");
    await db.completionDecision.create({
      data: {
        updateId: (
          await db.progressUpdate.findFirstOrThrow({ where: { assignmentId: part }, orderBy: { seq: "desc" } })
        ).id,
        verdict: "REOPENED",
        reason: "Kiểm tra lại",
        recordedAt: new Date("2023-01-20T02:00:00Z"),
        recordedById: (await contextOf(db, "thuong-truc")).actor.id,
      },
    });
    const asked = await askExtension(on(await contextOf(db, "thuong-truc"), "2023-10-10"), ask(part, "30/11/2023"));
    if (!asked.ok) throw new Error(asked.code);
    await decideExtension(await contextOf(db, "thuong-truc"), grant(asked.value.requestId, "30/11/2023"));
    const task = await standing(1, "2023-10-10");
    const own = task.assignments.find((a) => a.agencyCode === "huyen-yen-the");
    const other = task.assignments.find((a) => a.agencyCode === "huyen-tan-yen");
    expect([own?.facts.dueOn, own?.facts.originalDueOn, other?.facts.dueOn].map(String)).toEqual([
      "2023-11-30",
      "2023-01-31",
      "2023-01-31",
    ]);
  });

  it("cannot be asked for 31/02, nor without a reason", () => {
    const input = extensionInput.safeParse({ assignmentId: "1", requestedDueOn: "31/02/2024", reason: " " });
    expect(input.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(["reason", "requestedDueOn"]);
  });
});

describe("a guiding document", () => {
  const guidance = async (
    about: Partial<Record<"documentDate" | "dueOn" | "reason" | "seen", string>> = {},
    task = 21,
  ) =>
    guidanceInput.parse({
      taskId: String((await db.task.findFirstOrThrow({ where: { number: task } })).id),
      documentNumber: "5543/BYT-KCB",
      documentDate: "02/10/2023",
      documentIssuer: "Bộ Y tế",
      documentTitle: "Hướng dẫn cấu trúc thông tin hồ sơ sức khỏe người lái xe",
      dueOn: "20/10/2023",
      seen: String(await db.deadline.count({ where: { task: { number: task }, assignmentId: null } })),
      ...about,
    });

  it("is the secretariat's, not dated in the future, and not after the date it sets", async () => {
    const officer = await recordGuidance(await contextOf(db, "so-y-te"), await guidance());
    expect(officer).toMatchObject({ ok: false, code: "FORBIDDEN" });
    const secretary = await contextOf(db, "thuong-truc");
    const future = await recordGuidance(secretary, await guidance({ documentDate: "11/10/2023" }));
    expect(!future.ok && Object.keys(future.fields ?? {})).toEqual(["documentDate"]);
    const before = await recordGuidance(secretary, await guidance({ dueOn: "01/10/2023" }));
    expect(!before.ok && Object.keys(before.fields ?? {})).toEqual(["dueOn"]);
    expect(await recordGuidance(secretary, await guidance({}, 4))).toMatchObject({ ok: false, code: "NOT_OPEN" });
    expect((await standing(21, "2023-10-10")).standing.timeliness).toBe("AWAITING");
  });

  it("starts the clock: nowhere late before it, overdue after its date", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    expect(await recordGuidance(secretary, await guidance())).toMatchObject({ ok: true });
    expect((await standing(21, "2023-10-09")).standing.timeliness).toBe("AWAITING");
    expect((await standing(21, "2023-10-10")).standing).toMatchObject({ timeliness: "DUE_SOON", daysLeft: 10 });
    expect((await standing(21, "2023-10-21")).standing).toMatchObject({ timeliness: "OVERDUE", daysLate: 1 });
    await sweep(db, fixedClock("2023-10-21", "07:00"), "schedule");
    const late = await db.alert.findMany({ where: { kind: "DEADLINE_PASSED", task: { number: 21 } } });
    expect(late.map((alert) => alert.title)).toContain("Nhiệm vụ 21 quá hạn từ ngày 21/10/2023 (nhắc lần 1)");
  });

  it("is put right with a reason, and both stay on record", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    const silent = await recordGuidance(secretary, await guidance({ dueOn: "30/11/2023" }));
    expect(!silent.ok && Object.keys(silent.fields ?? {})).toEqual(["reason"]);
    await recordGuidance(secretary, await guidance({ dueOn: "30/11/2023", reason: "Ghi nhầm thời hạn" }));
    const task = await standing(21, "2023-10-21");
    expect(task.deadlines.map((entry) => entry.event)).toEqual(["GUIDANCE", "CORRECTION"]);
    expect(task.standing.timeliness).toBe("ON_TRACK");
    // A correction replaces what it corrects: it is no extension, and the original reading follows it.
    expect(task.extensions).toBe(0);
    expect(task.originalStanding.timeliness).toBe("ON_TRACK");
    // The bell holds the newest alone, and says why the date changed.
    const told = await db.alert.findMany({ where: { kind: "GUIDANCE_RECORDED", closedAt: null } });
    expect(told.map(({ title }) => title)).toEqual(["Nhiệm vụ 21 có hạn, đã sửa: 30/11/2023"]);
    expect(told[0]?.body).toContain("Lý do sửa: Ghi nhầm thời hạn");
  });

  it("is refused to whoever has not seen the last recording, with what was recorded and by whom", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    for (const seen of ["0", "1"]) {
      const late = await recordGuidance(secretary, await guidance({ seen, reason: "Sửa" }));
      expect(late).toMatchObject({ ok: false, code: "CONFLICT" });
      expect(!late.ok && late.message).toContain(
        "Nguyễn Thị Hạnh vừa ghi nhận văn bản hướng dẫn: 5543/BYT-KCB, hạn 30/11/2023",
      );
    }
  });

  it("put right after an extension changes the original and leaves the extension in force", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    const asked = await askExtension(
      await contextOf(db, "so-y-te"),
      extensionInput.parse({
        assignmentId: await partOf(21, "so-y-te"),
        requestedDueOn: "20/12/2023",
        reason: "Chờ phần mềm của Bộ Y tế.",
      }),
    );
    expect(asked.ok).toBe(true);
    const request = await db.extensionRequest.findFirstOrThrow({ orderBy: { id: "desc" } });
    const granted = await decideExtension(
      secretary,
      extensionDecisionInput.parse({
        ...{ requestId: request.id, verdict: "GRANTED", grantedDueOn: "20/12/2023", documentNumber: "5200/VP-KGVX" },
        ...{ documentDate: "10/10/2023", documentIssuer: "Văn phòng UBND tỉnh" },
      }),
    );
    expect(granted.ok).toBe(true);
    const beyond = await recordGuidance(secretary, await guidance({ dueOn: "21/12/2023", reason: "Sửa" }));
    expect(!beyond.ok && beyond.fields?.["dueOn"]).toContain("đã được gia hạn đến 20/12/2023");
    expect(await recordGuidance(secretary, await guidance({ dueOn: "25/10/2023", reason: "Sửa" }))).toMatchObject({
      ok: true,
    });
    const task = await standing(21, "2023-10-30");
    expect([task.originalDeadline, task.currentDeadline].map((d) => d?.dueOn.toString())).toEqual([
      "2023-10-25",
      "2023-12-20",
    ]);
    expect([task.originalStanding.timeliness, task.standing.timeliness, task.extensions]).toEqual([
      "OVERDUE",
      "ON_TRACK",
      1,
    ]);
    const told = await db.alert.findMany({ where: { kind: "GUIDANCE_RECORDED", closedAt: null } });
    expect(told.map(({ title }) => title)).toEqual(["Nhiệm vụ 21 có hạn, đã sửa: 20/12/2023"]);
  });
});
