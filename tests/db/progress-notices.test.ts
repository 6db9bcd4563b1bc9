import { afterAll, describe, expect, it } from "vitest";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { recordGuidance } from "../../lib/progress/guidance-commands.ts";
import { dismissNotice, reportNotice } from "../../lib/progress/notice-commands.ts";
import { readNotices } from "../../lib/progress/notice-queries.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { dismissalInput, guidanceInput, noticeInput } from "../../lib/progress/schema.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;

const taskId = async (number: number) => (await db.task.findFirstOrThrow({ where: { number } })).id;
const notices = async (number: number) => readNotices(db, await taskId(number), day("2023-10-10"));

async function timeliness(number: number) {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  const board = await readBoard(db, { plan, asOf: day("2023-10-10"), taskNumber: number });
  return board.tasks[0]?.standing.timeliness;
}

const telling = async (number: number, about: Record<string, string> = {}) =>
  noticeInput.parse({
    taskId: String(await taskId(number)),
    documentNumber: "6021/BYT-KCB",
    documentDate: "05/10/2023",
    documentIssuer: "Bộ Y tế",
    documentTitle: "Hướng dẫn kết nối hồ sơ sức khỏe",
    proposedDueOn: "15/12/2023",
    ...about,
  });

const recording = async (number: number, noticeId: number | null, about: Record<string, string> = {}) =>
  guidanceInput.parse({
    taskId: String(await taskId(number)),
    seen: "0",
    documentNumber: "6021/BYT-KCB",
    documentDate: "05/10/2023",
    documentIssuer: "Bộ Y tế",
    documentTitle: "Hướng dẫn kết nối hồ sơ sức khỏe",
    dueOn: "15/12/2023",
    ...(noticeId !== null && { noticeId: String(noticeId) }),
    ...about,
  });

describe("a notice of guidance", () => {
  it("waits in the demo for task 21, whose clock it does not start", async () => {
    expect((await notices(21)).map(({ agencyCode, verdict }) => [agencyCode, verdict])).toEqual([["so-gtvt", null]]);
    expect(await timeliness(21)).toBe("AWAITING");
  });

  it("is an agency's to give, whose ministry may be another's; others are refused on record", async () => {
    const refused = () => db.auditEntry.count({ where: { action: "notice.report", outcome: "REFUSED" } });
    const before = await refused();
    for (const username of ["thuong-truc", "van-phong", "lanh-dao", "quan-tri"]) {
      expect(await reportNotice(await contextOf(db, username), await telling(21)), username).toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await refused()).toBe(before + 4);
    expect(await reportNotice(await contextOf(db, "so-y-te.truong"), await telling(21))).toMatchObject({ ok: true });
    const again = await reportNotice(
      await contextOf(db, "so-gtvt"),
      await telling(21, { documentNumber: "6021/byt-kcb" }),
    );
    expect(again).toMatchObject({ ok: false, code: "DUPLICATE" });
  });

  it("is refused for a task that waits for nothing, and for dates that cannot be", async () => {
    const officer = await contextOf(db, "so-y-te");
    for (const number of [4, 17]) {
      expect(await reportNotice(officer, await telling(number))).toMatchObject({ ok: false, code: "NOT_OPEN" });
    }
    for (const [about, field] of [
      [{ documentDate: "11/10/2023" }, "documentDate"],
      [{ documentDate: "31/12/2022" }, "documentDate"],
      [{ documentNumber: "7/BYT", proposedDueOn: "04/10/2023" }, "proposedDueOn"],
    ] as const) {
      const outcome = await reportNotice(officer, await telling(21, about));
      expect(!outcome.ok && Object.keys(outcome.fields ?? {})).toEqual([field]);
    }
    expect(noticeInput.safeParse({ taskId: "1", documentDate: "31/02/2023" }).success).toBe(false);
    expect(await notices(21)).toHaveLength(2);
  });

  it("is dismissed by the secretariat alone, with a reason the agency reads; the task goes on waiting", async () => {
    const waiting = (await notices(21)).find(({ agencyCode }) => agencyCode === "so-gtvt");
    const dismissal = dismissalInput.parse({
      noticeId: String(waiting?.id),
      dismissalReason: "Văn bản chỉ áp dụng cho xe kinh doanh vận tải.",
    });
    for (const username of ["so-gtvt", "van-phong", "lanh-dao", "quan-tri"]) {
      expect(await dismissNotice(await contextOf(db, username), dismissal)).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(dismissalInput.safeParse({ noticeId: "1", dismissalReason: "" }).success).toBe(false);
    const secretary = await contextOf(db, "thuong-truc");
    expect(await dismissNotice(secretary, dismissal)).toMatchObject({ ok: true });
    expect(await dismissNotice(secretary, dismissal)).toMatchObject({ code: "ALREADY_DECIDED" });
    const told = await db.alert.findFirstOrThrow({ where: { kind: "GUIDANCE_DISMISSED" }, include: { agency: true } });
    expect([told.agency?.code, told.body.includes("xe kinh doanh")]).toEqual(["so-gtvt", true]);
    expect(
      await db.alert.count({
        where: { kind: "GUIDANCE_NOTICED", path: { endsWith: `=${waiting?.id}` }, closedAt: null },
      }),
    ).toBe(0);
    expect(await timeliness(21)).toBe("AWAITING");
  });

  it("taken up becomes the start of the clock, in one act; the one who told is told", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    const officer = await contextOf(db, "so-gtvt");
    expect(await reportNotice(officer, await telling(3, { documentNumber: "77/VPCP" }))).toMatchObject({ ok: true });
    const [foreign] = await notices(3);
    const elsewhere = await recordGuidance(secretary, await recording(21, foreign?.id ?? 0));
    expect(elsewhere).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    expect(await timeliness(21)).toBe("AWAITING");
    const taken = await recordGuidance(secretary, await recording(3, foreign?.id ?? 0, { documentNumber: "77/VPCP" }));
    expect(taken).toMatchObject({ ok: true });
    expect((await notices(3))[0]?.verdict).toBe("RECORDED");
    const again = await recordGuidance(
      secretary,
      await recording(3, foreign?.id ?? 0, { seen: "1", reason: "Lần hai" }),
    );
    expect(again).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    const answer = await db.guidanceNoticeAnswer.findUniqueOrThrow({
      where: { noticeId: foreign?.id ?? 0 },
      include: { deadline: true },
    });
    expect(answer.deadline?.documentNumber).toBe("77/VPCP");
    const told = await db.alert.findMany({ where: { kind: "GUIDANCE_RECORDED", agency: { code: "so-gtvt" } } });
    expect(told).toHaveLength(1);
    expect(await reportNotice(officer, await telling(3))).toMatchObject({ ok: false, code: "NOT_OPEN" });
  });

  it("is answered too when its document is recorded without it, and its agency is told once", async () => {
    const recorded = await recordGuidance(await contextOf(db, "thuong-truc"), await recording(21, null));
    expect(recorded).toMatchObject({ ok: true });
    const own = (await notices(21)).find(({ agencyCode }) => agencyCode === "so-y-te");
    expect(own?.verdict).toBe("RECORDED");
    const task = await taskId(21);
    const told = await db.alert.findMany({
      where: { kind: "GUIDANCE_RECORDED", taskId: task, agency: { code: "so-y-te" } },
    });
    expect(told).toHaveLength(1);
    expect(await timeliness(21)).toBe("ON_TRACK");
  });
});
