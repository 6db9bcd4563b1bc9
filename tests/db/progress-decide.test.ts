import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { nameBodies, setApplicability } from "../../lib/progress/assignment-commands.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { claiming, partOf, saying } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;
let secretary: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  secretary = await contextOf(test.db, "thuong-truc");
});
afterAll(() => test.drop());

const OTHERS = ["so-tnmt", "so-tnmt.truong", "van-phong", "lanh-dao", "quan-tri"];
const lastAct = () => test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
const confirm = (updateId: number) => ({ updateId, verdict: "CONFIRMED" as const, reason: "" });

/** Claims an agency's part as done on 05/10, and gives the claim's number. */
async function claim(task: number, agency: string): Promise<number> {
  const outcome = await recordProgress(
    await contextOf(test.db, agency),
    claiming(await partOf(test.db, task, agency), "2023-10-05"),
  );
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.updateId;
}

describe("the answer to a claim", () => {
  it.each(OTHERS)("is not for %s to give, and the attempt is on record", async (username) => {
    const waiting = await test.db.progressUpdate.findFirstOrThrow({
      where: { state: "COMPLETED", decisions: { none: {} } },
    });
    for (const verdict of ["CONFIRMED", "RETURNED", "REOPENED"] as const) {
      const outcome = await decideCompletion(await contextOf(test.db, username), {
        updateId: waiting.id,
        verdict,
        reason: "x",
      });
      expect(outcome).toEqual({ ok: false, code: "FORBIDDEN" });
    }
    expect(await test.db.completionDecision.count({ where: { updateId: waiting.id } })).toBe(0);
    expect(await lastAct()).toMatchObject({ action: "completion.reopen", outcome: "REFUSED", subjectId: waiting.id });
  });

  it("confirms once, and reopens once, each with its act and a word to the agency", async () => {
    const updateId = await claim(16, "so-tnmt");
    const part = await partOf(test.db, 16, "so-tnmt");
    expect(await decideCompletion(secretary, { updateId, verdict: "REOPENED", reason: "x" })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    expect(await decideCompletion(secretary, confirm(updateId))).toMatchObject({ ok: true, value: { taskNumber: 16 } });
    expect(await lastAct()).toMatchObject({
      action: "completion.confirm",
      outcome: "DONE",
      actorName: "Nguyễn Thị Hạnh",
      taskId: part.taskId,
      agencyId: part.agencyId,
      before: { standing: "WAITING" },
      after: { standing: "CONFIRMED", completedOn: "2023-10-05" },
    });
    expect(await decideCompletion(secretary, confirm(updateId))).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await decideCompletion(secretary, { updateId, verdict: "RETURNED", reason: "x" })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    expect(await decideCompletion(secretary, { updateId, verdict: "REOPENED", reason: "Số liệu sai." })).toMatchObject({
      ok: true,
    });
    expect(await decideCompletion(secretary, confirm(updateId))).toMatchObject({ code: "ALREADY_DECIDED" });
    const told = await test.db.alertDelivery.findMany({
      where: {
        user: { username: "so-tnmt" },
        alert: { kind: { in: ["COMPLETION_CONFIRMED", "COMPLETION_RETURNED"] } },
      },
      include: { alert: true },
      orderBy: { alertId: "asc" },
    });
    expect(told.map(({ alert }) => alert.title)).toEqual([
      "Đã xác nhận hoàn thành: nhiệm vụ 16",
      "Mở lại: nhiệm vụ 16",
    ]);
    expect(told[1]?.alert.body).toContain("Số liệu sai.");
    const officer = await contextOf(test.db, "so-tnmt");
    expect(await recordProgress(officer, saying(part))).toMatchObject({ ok: true });
  });

  it("comes too late when a newer word has overtaken the claim", async () => {
    const overtaken = await claim(17, "toa-an-tinh");
    const court = await contextOf(test.db, "toa-an-tinh");
    await recordProgress(court, saying(await partOf(test.db, 17, "toa-an-tinh")));
    expect(await decideCompletion(secretary, confirm(overtaken))).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    const newer = await claim(17, "toa-an-tinh");
    expect(await decideCompletion(secretary, confirm(overtaken))).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    expect(await test.db.completionDecision.count({ where: { updateId: overtaken } })).toBe(0);
    expect(await decideCompletion(secretary, confirm(newer))).toMatchObject({ ok: true });
  });

  it("is given to claims only", async () => {
    const word = await test.db.progressUpdate.findFirstOrThrow({ where: { state: "IN_PROGRESS" } });
    expect(await decideCompletion(secretary, confirm(word.id))).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await decideCompletion(secretary, confirm(999_999))).toEqual({ ok: false, code: "NOT_FOUND" });
  });

  it("is one when two give it at the same moment", async () => {
    const updateId = await claim(14, "so-tu-phap");
    const outcomes = await Promise.all([
      decideCompletion(secretary, confirm(updateId)),
      decideCompletion(secretary, { updateId, verdict: "RETURNED", reason: "Thiếu phụ lục." }),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? "decided" : outcome.code)).toSorted()).toEqual([
      "ALREADY_DECIDED",
      "decided",
    ]);
    expect(await test.db.completionDecision.count({ where: { updateId } })).toBe(1);
  });

  it("is there with its act or not at all", async () => {
    const updateId = await claim(26, "so-tttt");
    await test.db.$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT refuses_all CHECK (id < 0) NOT VALID`;
    await expect(decideCompletion(secretary, confirm(updateId))).rejects.toThrow();
    await test.db.$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT refuses_all`;
    expect(await test.db.completionDecision.count({ where: { updateId } })).toBe(0);
    expect(await decideCompletion(secretary, confirm(updateId))).toMatchObject({ ok: true });
  });
});

describe("“không áp dụng”", () => {
  const exempting = (assignmentId: number, applicable = false) => ({
    assignmentId,
    applicable,
    reason: "Đã sáp nhập.",
  });

  it.each(OTHERS)("is not for %s to say", async (username) => {
    const part = await partOf(test.db, 10, "huyen-yen-the");
    const outcome = await setApplicability(await contextOf(test.db, username), exempting(part.id));
    expect(outcome).toEqual({ ok: false, code: "FORBIDDEN" });
    expect(await lastAct()).toMatchObject({ action: "assignment.exempt", outcome: "REFUSED", subjectId: part.id });
    expect(await test.db.applicabilityDecision.count({ where: { assignmentId: part.id } })).toBe(0);
  });

  it("is said once and withdrawn once, with the reason on record, and closes what reminded of it", async () => {
    const part = await partOf(test.db, 16, "huyen-son-dong");
    const reminders = { assignmentId: part.id, closedAt: null };
    expect(await test.db.alert.count({ where: reminders })).toBeGreaterThan(0);
    expect(await setApplicability(secretary, exempting(part.id))).toMatchObject({
      ok: true,
      value: { taskNumber: 16 },
    });
    expect(await test.db.alert.count({ where: reminders })).toBe(0);
    expect(await lastAct()).toMatchObject({
      action: "assignment.exempt",
      taskId: part.taskId,
      before: { applicable: true },
      after: { applicable: false, reason: "Đã sáp nhập." },
    });
    expect(await setApplicability(secretary, exempting(part.id))).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await setApplicability(secretary, exempting(part.id, true))).toMatchObject({ ok: true });
    expect(await lastAct()).toMatchObject({ action: "assignment.apply" });
    expect(await setApplicability(secretary, exempting(part.id, true))).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await setApplicability(secretary, exempting(999_999))).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await test.db.applicabilityDecision.count({ where: { assignmentId: part.id } })).toBe(2);
  });
});

describe("bodies for a phrase that names nobody", () => {
  const openPhrase = () =>
    test.db.assignmentPhrase.findFirstOrThrow({ where: { reading: "OPEN" }, include: { agency: true } });

  /** Bodies that are not on the phrase's task yet. */
  async function absent(taskId: number, take: number): Promise<number[]> {
    const where = { isGroup: false, reportsFrom: { not: null }, assignments: { none: { taskId } } };
    return (await test.db.agency.findMany({ where, orderBy: { position: "asc" }, take })).map(({ id }) => id);
  }

  it.each(OTHERS)("are not for %s to name", async (username) => {
    const phrase = await openPhrase();
    const before = await test.db.assignment.count();
    const outcome = await nameBodies(await contextOf(test.db, username), {
      phraseId: phrase.id,
      agencyIds: await absent(phrase.taskId, 1),
    });
    expect(outcome).toEqual({ ok: false, code: "FORBIDDEN" });
    expect(await test.db.assignment.count()).toBe(before);
    expect(await lastAct()).toMatchObject({
      action: "assignment.name-bodies",
      outcome: "REFUSED",
      subjectId: phrase.id,
    });
  });

  it("join the task in the phrase's role, say where they come from, and leave those there alone", async () => {
    const phrase = await openPhrase();
    const [first = 0, second = 0] = await absent(phrase.taskId, 2);
    expect(await nameBodies(secretary, { phraseId: phrase.id, agencyIds: [first] })).toMatchObject({ ok: true });
    const added = await test.db.assignment.findFirstOrThrow({
      where: { taskId: phrase.taskId, agencyId: first },
      include: { phrases: true },
    });
    expect(added).toMatchObject({ role: phrase.role, origin: "SECRETARIAT", isPrincipal: false, version: 0 });
    expect(added.basis).toContain(phrase.agency.name);
    expect(added.phrases.map(({ phraseId }) => phraseId)).toEqual([phrase.id]);
    expect(added.addedAt.toISOString()).toBe("2023-10-10T02:00:00.000Z");
    const again = await nameBodies(secretary, { phraseId: phrase.id, agencyIds: [first] });
    expect(again).toMatchObject({ ok: false, code: "DUPLICATE" });
    const more = await nameBodies(secretary, { phraseId: phrase.id, agencyIds: [first, second] });
    expect(more.ok && more.value.added).toHaveLength(1);
    expect(await test.db.assignment.findFirst({ where: { id: added.id } })).toMatchObject({ position: added.position });
  });

  it("are named once when two name them at the same moment", async () => {
    const phrase = await openPhrase();
    const agencyIds = await absent(phrase.taskId, 2);
    const input = { phraseId: phrase.id, agencyIds };
    const outcomes = await Promise.all([nameBodies(secretary, input), nameBodies(secretary, input)]);
    expect(outcomes.map((outcome) => (outcome.ok ? "named" : outcome.code)).toSorted()).toEqual(["DUPLICATE", "named"]);
  });

  it("are bodies, not groups, and the phrase is one that names nobody", async () => {
    const phrase = await openPhrase();
    const group = await test.db.agency.findFirstOrThrow({ where: { isGroup: true } });
    const outcome = await nameBodies(secretary, { phraseId: phrase.id, agencyIds: [group.id] });
    expect(outcome).toMatchObject({ ok: false, code: "DUPLICATE" });
    const named = await test.db.assignmentPhrase.findFirstOrThrow({ where: { reading: "NAMED" } });
    const agencyIds = await absent(named.taskId, 1);
    expect(await nameBodies(secretary, { phraseId: named.id, agencyIds })).toMatchObject({ code: "ALREADY_DECIDED" });
    expect(await nameBodies(secretary, { phraseId: 999_999, agencyIds })).toEqual({ ok: false, code: "NOT_FOUND" });
  });
});
