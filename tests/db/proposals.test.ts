import { afterAll, describe, expect, it } from "vitest";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { adopt, ask, enter } from "../../lib/proposals/commands.ts";
import { readProposalChoices, readProposals, readRaised } from "../../lib/proposals/queries.ts";
import { entryInput, proposalInput } from "../../lib/proposals/schema.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const TODAY = day("2023-10-10");

async function planId(): Promise<number> {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  return plan.id;
}

async function read(id: number) {
  const [found] = await readProposals(db, { planId: await planId(), asOf: TODAY, id });
  if (!found) throw new Error(`no proposal ${id}`);
  return found;
}

async function asking(about: Record<string, string> = {}, to = "bo-y-te") {
  const addressee = await db.agency.findUniqueOrThrow({ where: { code: to } });
  return proposalInput.parse({
    addresseeId: String(addressee.id),
    taskId: "",
    text: "Đề nghị cho biết lộ trình cấp mã kết nối.",
    ...about,
  });
}

const entry = (proposalId: number, kind: string, seenSeq: number, about: Record<string, string> = {}) =>
  entryInput.parse({ proposalId: String(proposalId), kind, seenSeq: String(seenSeq), ...about });

async function asked(text: string): Promise<number> {
  const outcome = await ask(await contextOf(db, "so-y-te"), await asking({ text }));
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.proposalId;
}

describe("the demo's proposals", () => {
  it("are four, in different states, and read as of an earlier day", async () => {
    const all = await readProposals(db, { planId: await planId(), asOf: TODAY });
    expect(all.map(({ agencyCode, state, forwardedTo }) => [agencyCode, state, forwardedTo])).toEqual([
      ["so-gddt", "OPEN", null],
      ["bhxh", "OPEN", "Bộ Công an"],
      ["so-tttt", "ANSWERED", null],
      ["huyen-son-dong", "CLOSED", null],
    ]);
    const then = await readProposals(db, { planId: await planId(), asOf: day("2023-07-01") });
    expect(then.map(({ agencyCode, state }) => [agencyCode, state])).toEqual([["huyen-son-dong", "ANSWERED"]]);
  });
});

describe("asking", () => {
  it("is an agency's officer's or head's; others are refused on record", async () => {
    const before = await db.auditEntry.count({ where: { action: "proposal.ask", outcome: "REFUSED" } });
    for (const username of ["thuong-truc", "van-phong", "lanh-dao", "quan-tri"]) {
      expect(await ask(await contextOf(db, username), await asking()), username).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await db.auditEntry.count({ where: { action: "proposal.ask", outcome: "REFUSED" } })).toBe(before + 4);
    expect(await ask(await contextOf(db, "so-y-te.truong"), await asking())).toMatchObject({ ok: true });
  });

  it("the same words twice at once are one proposal", async () => {
    const text = "Đề nghị bố trí kinh phí quý IV.";
    const both = await Promise.all([
      ask(await contextOf(db, "so-y-te"), await asking({ text })),
      ask(await contextOf(db, "so-y-te.truong"), await asking({ text })),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["DUPLICATE", "OK"]);
  });

  it("names what is wrong beside its field, and changes nothing", async () => {
    const officer = await contextOf(db, "so-y-te");
    const before = await db.proposal.count();
    const own = await ask(officer, await asking({}, "so-y-te"));
    expect(!own.ok && own.fields).toEqual({ addresseeId: "Nơi nhận phải là cơ quan khác." });
    const group = await ask(officer, await asking({}, "cac-don-vi-lien-quan"));
    expect(!group.ok && Object.keys(group.fields ?? {})).toEqual(["addresseeId"]);
    const future = await ask(officer, await asking({ documentNumber: "1/CV", documentDate: "11/10/2023" }));
    expect(!future.ok && Object.keys(future.fields ?? {})).toEqual(["documentDate"]);
    const early = await ask(officer, await asking({ documentNumber: "1/CV", documentDate: "31/12/2022" }));
    expect(!early.ok && Object.keys(early.fields ?? {})).toEqual(["documentDate"]);
    const task = await ask(officer, await asking({ taskId: "999999" }));
    expect(!task.ok && Object.keys(task.fields ?? {})).toEqual(["taskId"]);
    expect(await db.proposal.count()).toBe(before);
  });

  it("may be addressed to any body but one's own and phrases for several", async () => {
    const own = await db.agency.findUniqueOrThrow({ where: { code: "so-y-te" } });
    const { addressees, tasks } = await readProposalChoices(db, await planId(), own.id);
    const names = addressees.map(({ name }) => name);
    expect(names).toContain("Bộ Công an");
    expect(names).not.toContain("Sở Y tế");
    expect(names).not.toContain("Các đơn vị liên quan");
    expect(tasks).toHaveLength(26);
  });
});

describe("answering", () => {
  it("by the secretariat or the office; the agency is told, and the question leaves the bells", async () => {
    const id = await asked("Đề nghị trả lời việc số 1.");
    const path = `/proposals/${id}`;
    const waiting = await db.alert.findFirstOrThrow({ where: { path }, include: { deliveries: true } });
    const told = await db.user.findMany({ where: { id: { in: waiting.deliveries.map(({ userId }) => userId) } } });
    expect(told.map(({ role }) => role).sort()).toEqual(["OFFICE", "SECRETARIAT"]);

    for (const username of ["so-y-te", "so-tttt", "lanh-dao", "quan-tri"]) {
      const outcome = await enter(await contextOf(db, username), entry(id, "ANSWER", 0, { text: "Đồng ý." }));
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(await enter(await contextOf(db, "van-phong"), entry(id, "ANSWER", 0, { text: "Đồng ý." }))).toMatchObject({
      ok: true,
    });
    expect((await read(id)).state).toBe("ANSWERED");
    expect(await db.alert.count({ where: { path, kind: "PROPOSAL_ASKED", closedAt: null } })).toBe(0);
    const answer = await db.alert.findFirstOrThrow({
      where: { path, kind: "PROPOSAL_ANSWERED" },
      include: { deliveries: true },
    });
    expect(answer.deliveries).toHaveLength(2);

    const foreign = await enter(await contextOf(db, "so-tttt"), entry(id, "ADDITION", 1, { text: "Thêm." }));
    expect(foreign).toMatchObject({ code: "FORBIDDEN" });
    expect(await enter(await contextOf(db, "so-y-te"), entry(id, "ADDITION", 1, { text: "Chưa rõ." }))).toMatchObject({
      ok: true,
    });
    expect((await read(id)).state).toBe("OPEN");
    expect(await db.alert.count({ where: { path, kind: "PROPOSAL_ASKED", closedAt: null } })).toBe(1);
  });

  it("two at once: the second reads what came first", async () => {
    const id = await asked("Đề nghị trả lời việc số 2.");
    const both = await Promise.all([
      enter(await contextOf(db, "van-phong"), entry(id, "ANSWER", 0, { text: "Có." })),
      enter(await contextOf(db, "thuong-truc"), entry(id, "ANSWER", 0, { text: "Không." })),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["CONFLICT", "OK"]);
    expect((await read(id)).entries).toHaveLength(1);
  });

  it("is passed on by name, and stays open; closed is final, and unanswered needs a reason", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    const id = await asked("Đề nghị trả lời việc số 3.");
    await enter(
      secretary,
      entry(id, "FORWARD", 0, { forwardedTo: "Bộ Công an", documentNumber: "9/CAT", documentDate: "09/10/2023" }),
    );
    expect(await read(id)).toMatchObject({ state: "OPEN", forwardedTo: "Bộ Công an" });
    const silent = await enter(secretary, entry(id, "CLOSE", 1));
    expect(!silent.ok && silent.fields).toEqual({ text: "Chưa có trả lời: nêu lý do đóng." });
    expect(await enter(secretary, entry(id, "CLOSE", 1, { text: "Bộ Công an trả lời trực tiếp." }))).toMatchObject({
      ok: true,
    });
    const after = await enter(await contextOf(db, "so-y-te"), entry(id, "ADDITION", 2, { text: "Còn." }));
    expect(after).toMatchObject({ ok: false, code: "NOT_OPEN" });
    const future = await asked("Đề nghị trả lời việc số 4.");
    const dated = { text: "Có.", documentNumber: "9/CAT", documentDate: "11/10/2023" };
    const outcome = await enter(secretary, entry(future, "ANSWER", 0, dated));
    expect(!outcome.ok && Object.keys(outcome.fields ?? {})).toEqual(["documentDate"]);
  });
});

describe("what officers write in their updates", () => {
  it("is listed once, and becomes a proposal by the secretariat alone, once", async () => {
    const raised = await readRaised(db, await planId(), TODAY);
    expect(raised.length).toBeGreaterThan(3);
    const keys = raised.map(({ agencyCode, taskNumber, text }) => `${agencyCode} ${taskNumber} ${text}`);
    expect(new Set(keys).size).toBe(keys.length);
    const first = raised[0];
    if (!first) throw new Error("nothing raised");

    for (const username of [first.agencyCode, "van-phong", "lanh-dao", "quan-tri"]) {
      const outcome = await adopt(await contextOf(db, username), { updateId: first.updateId });
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    const secretary = await contextOf(db, "thuong-truc");
    const both = await Promise.all([
      adopt(secretary, { updateId: first.updateId }),
      adopt(secretary, { updateId: first.updateId }),
    ]);
    expect(both.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["DUPLICATE", "OK"]);
    const done = both.find((outcome) => outcome.ok);
    const proposal = await read(done?.ok ? done.value.proposalId : 0);
    expect(proposal).toMatchObject({
      agencyCode: first.agencyCode,
      text: first.text,
      fromUpdate: true,
      addressee: null,
    });
    const left = await readRaised(db, await planId(), TODAY);
    expect(left).toHaveLength(raised.length - 1);
    const without = await db.progressUpdate.findFirstOrThrow({ where: { proposals: "" } });
    expect(await adopt(secretary, { updateId: without.id })).toMatchObject({ code: "NOT_FOUND" });
  });
});
