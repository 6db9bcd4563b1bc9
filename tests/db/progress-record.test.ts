import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { Prisma } from "../../lib/platform/prisma/client.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import type { ProgressInput } from "../../lib/progress/schema.ts";
import { day } from "../support/builders.ts";
import { claiming, type Part, partOf, saying } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;
let officer: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  officer = await contextOf(test.db, "so-tnmt");
});
afterAll(() => test.drop());

const part16 = () => partOf(test.db, 16, "so-tnmt");

/** The words and the acts about a part, counted: what a refusal must not change, and what it must. */
async function counted(part: Part): Promise<{ words: number; version: number; done: number; refused: number }> {
  const about = { subject: "assignment", subjectId: part.id };
  return {
    words: await test.db.progressUpdate.count({ where: { assignmentId: part.id } }),
    version: (await test.db.assignment.findUniqueOrThrow({ where: { id: part.id } })).version,
    done: await test.db.auditEntry.count({ where: { ...about, outcome: "DONE" } }),
    refused: await test.db.auditEntry.count({ where: { ...about, outcome: "REFUSED" } }),
  };
}

const lastAct = () => test.db.auditEntry.findFirst({ orderBy: { id: "desc" } });

describe("a word of an agency", () => {
  it("is appended with its number, its author and the clock's time, and is on record with what stood before", async () => {
    const part = await part16();
    const before = await counted(part);
    const outcome = await recordProgress(officer, saying(part, { percent: 81, difficulties: "Thiếu máy quét." }));
    expect(outcome).toMatchObject({ ok: true, value: { taskNumber: 16, claimed: false } });
    expect(await counted(part)).toEqual({
      words: before.words + 1,
      version: before.version + 1,
      done: before.done + 1,
      refused: before.refused,
    });
    const [word] = await test.db.progressUpdate.findMany({
      where: { assignmentId: part.id },
      orderBy: { seq: "desc" },
    });
    expect(word).toMatchObject({ seq: part.version + 1, percent: 81, recordedById: officer.actor.id, source: "WEB" });
    expect(word?.recordedAt.toISOString()).toBe("2023-10-10T02:00:00.000Z");
    expect(await lastAct()).toMatchObject({
      action: "progress.update",
      userId: officer.actor.id,
      actorName: "Lê Minh Đức",
      actorRole: "OFFICER",
      taskId: part.taskId,
      agencyId: part.agencyId,
      requestId: "test-request",
      address: "192.0.2.1",
      before: { percent: 80 },
      after: { percent: 81, difficulties: "Thiếu máy quét." },
    });
  });

  it("may be the head's as well", async () => {
    const head = await contextOf(test.db, "so-tnmt.truong");
    expect(await recordProgress(head, saying(await part16()))).toMatchObject({ ok: true });
  });

  it("is there with its act or not at all", async () => {
    const part = await part16();
    const before = await counted(part);
    // The alert is written after the act: an act on record by itself would stay behind.
    for (const table of ["audit_entry", "progress_update", "alert"]) {
      await test.db.$executeRaw(Prisma.raw(`ALTER TABLE ${table} ADD CONSTRAINT refuses_all CHECK (id < 0) NOT VALID`));
      await expect(recordProgress(officer, claiming(part, "2023-10-09")), table).rejects.toThrow();
      await test.db.$executeRaw(Prisma.raw(`ALTER TABLE ${table} DROP CONSTRAINT refuses_all`));
      expect(await counted(part), table).toEqual(before);
    }
  });
});

describe("another agency's part", () => {
  it.each(["so-tttt", "so-tttt.truong", "thuong-truc", "van-phong", "lanh-dao", "quan-tri"])(
    "is refused to %s, and the attempt is on record with what was typed",
    async (username) => {
      const part = await part16();
      const before = await counted(part);
      const intruder = await contextOf(test.db, username);
      const outcome = await recordProgress(intruder, saying(part, { result: "Không phải việc của tôi." }));
      expect(outcome).toEqual({ ok: false, code: "FORBIDDEN" });
      expect(await counted(part)).toEqual({ ...before, refused: before.refused + 1 });
      expect(await lastAct()).toMatchObject({
        action: "progress.update",
        outcome: "REFUSED",
        userId: intruder.actor.id,
        taskId: part.taskId,
        after: { result: "Không phải việc của tôi." },
      });
    },
  );

  it("is not there when there is none", async () => {
    const nowhere = { ...(await part16()), id: 999_999 };
    expect(await recordProgress(officer, saying(nowhere))).toEqual({ ok: false, code: "NOT_FOUND" });
  });
});

describe("a claim of completion", () => {
  const TODAY = "2023-10-10";
  const cases: [string, Partial<ProgressInput>, string[]][] = [
    ["without any evidence", { evidenceNumber: "", evidenceDate: null }, ["evidenceDate", "evidenceNumber"]],
    ["without the document's number", { evidenceNumber: "" }, ["evidenceNumber"]],
    ["without the document's date", { evidenceDate: null }, ["evidenceDate"]],
    ["without the day it was done", { completedOn: null }, ["completedOn"]],
    ["done tomorrow", { completedOn: day("2023-10-11") }, ["completedOn"]],
    ["with a document of tomorrow", { evidenceDate: day("2023-10-11") }, ["evidenceDate"]],
  ];

  it.each(cases)("%s is refused by its fields, each with a sentence", async (_name, about, fields) => {
    const part = await part16();
    const before = await counted(part);
    const outcome = await recordProgress(officer, claiming(part, TODAY, about));
    expect(outcome).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    const said = outcome.ok || !("fields" in outcome) ? {} : (outcome.fields ?? {});
    expect(Object.keys(said).toSorted()).toEqual(fields);
    expect(Object.values(said).every((sentence) => sentence.length > 15)).toBe(true);
    expect(await counted(part)).toEqual(before);
  });

  it("says what is missing", async () => {
    const outcome = await recordProgress(officer, claiming(await part16(), TODAY, { evidenceNumber: "" }));
    expect(outcome).toMatchObject({ fields: { evidenceNumber: expect.stringContaining("minh chứng") } });
  });

  it.each([
    [4, "cong-an-tinh", "thường xuyên"],
    [21, "so-y-te", "chờ hướng dẫn"],
  ])("of task %i is refused: %s, %s", async (task, agency, reason) => {
    const part = await partOf(test.db, task, agency);
    const outcome = await recordProgress(await contextOf(test.db, agency), claiming(part, TODAY));
    expect(outcome).toMatchObject({
      ok: false,
      code: "INVALID_INPUT",
      fields: { state: expect.stringContaining(reason) },
    });
  });

  it("is what 100% asks for where there is a date, and nothing odd in a standing duty", async () => {
    const full = await recordProgress(officer, saying(await part16(), { percent: 100 }));
    expect(full).toMatchObject({ ok: false, fields: { percent: expect.stringContaining("Đã hoàn thành") } });
    const standing = await partOf(test.db, 4, "cong-an-tinh");
    const police = await contextOf(test.db, "cong-an-tinh");
    expect(await recordProgress(police, saying(standing, { percent: 100 }))).toMatchObject({ ok: true });
  });

  it("is asked for the number of a document whose date is given", async () => {
    const outcome = await recordProgress(officer, saying(await part16(), { evidenceDate: day("2023-10-01") }));
    expect(outcome).toMatchObject({ ok: false, fields: { evidenceNumber: expect.any(String) } });
  });

  it("waits for the secretariat, counts 100% and may be overtaken by a newer word", async () => {
    const claimed = await recordProgress(officer, claiming(await part16(), "2023-10-09"));
    expect(claimed).toMatchObject({ ok: true, value: { claimed: true } });
    expect(await lastAct()).toMatchObject({
      action: "completion.claim",
      after: { completedOn: "2023-10-09", percent: 100 },
    });
    const part = await part16();
    const open = { assignmentId: part.id, kind: "COMPLETION_CLAIMED" as const, closedAt: null };
    expect(await test.db.alert.count({ where: open })).toBe(1);
    expect(await recordProgress(officer, saying(part))).toMatchObject({ ok: true, value: { claimed: false } });
    expect(await test.db.alert.count({ where: open })).toBe(0);
  });
});

describe("a part that is closed", () => {
  it("takes no word once it is confirmed, nor when it does not apply", async () => {
    const confirmed = await partOf(test.db, 6, "so-tttt");
    const owner = await contextOf(test.db, "so-tttt");
    expect(await recordProgress(owner, saying(confirmed))).toMatchObject({ ok: false, code: "NOT_OPEN" });
    const exempt = await partOf(test.db, 25, "van-phong-ubnd");
    const office = await contextOf(test.db, "van-phong-ubnd");
    expect(await recordProgress(office, saying(exempt))).toMatchObject({ ok: false, code: "NOT_OPEN" });
  });
});

describe("two writers", () => {
  it("the second, who has not seen the first's word, is shown it; what was typed is on record", async () => {
    const part = await part16();
    await recordProgress(officer, saying(part, { result: "Bản của người thứ nhất." }));
    const before = await counted(part);
    const head = await contextOf(test.db, "so-tnmt.truong");
    const outcome = await recordProgress(
      head,
      saying(part, { result: "Bản của người thứ hai.", evidenceIssuer: "Sở TNMT" }),
    );
    expect(outcome).toMatchObject({
      ok: false,
      code: "CONFLICT",
      version: part.version + 1,
      stored: { result: "Bản của người thứ nhất.", recordedBy: "Lê Minh Đức" },
    });
    expect(await counted(part)).toEqual({ ...before, refused: before.refused + 1 });
    expect(await lastAct()).toMatchObject({
      action: "progress.conflict",
      outcome: "REFUSED",
      userId: head.actor.id,
      after: { result: "Bản của người thứ hai.", evidenceIssuer: "Sở TNMT" },
    });
    const chosen = await recordProgress(head, { ...saying(part), seenVersion: part.version + 1 });
    expect(chosen).toMatchObject({ ok: true });
  });

  it("at the same moment: one is stored, one is told, nothing is lost", async () => {
    const part = await part16();
    const before = await counted(part);
    const head = await contextOf(test.db, "so-tnmt.truong");
    const outcomes = await Promise.all([
      recordProgress(officer, saying(part, { result: "Của cán bộ." })),
      recordProgress(head, saying(part, { result: "Của lãnh đạo." })),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? "stored" : outcome.code)).toSorted()).toEqual([
      "CONFLICT",
      "stored",
    ]);
    expect(await counted(part)).toEqual({
      words: before.words + 1,
      version: before.version + 1,
      done: before.done + 1,
      refused: before.refused + 1,
    });
    const said = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 2 });
    expect(said.map(({ after }) => (after as { result: string }).result).toSorted()).toEqual([
      "Của cán bộ.",
      "Của lãnh đạo.",
    ]);
  });

  it("ten at the same moment: one is stored", async () => {
    const part = await part16();
    const before = await counted(part);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => recordProgress(officer, saying(part, { percent: i }))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const after = await counted(part);
    expect([after.words, after.refused]).toEqual([before.words + 1, before.refused + 9]);
  });

  it("a writer and the secretariat's answer at the same moment: either the word is too late, or the answer is", async () => {
    const claimed = await recordProgress(officer, claiming(await part16(), "2023-10-09"));
    if (!claimed.ok) throw new Error(claimed.code);
    const part = await part16();
    const secretary = await contextOf(test.db, "thuong-truc");
    const [word, answer] = await Promise.all([
      recordProgress(officer, saying(part)),
      decideCompletion(secretary, { updateId: claimed.value.updateId, verdict: "CONFIRMED", reason: "" }),
    ]);
    expect([word.ok, answer.ok].toSorted()).toEqual([false, true]);
    expect(word.ok ? answer : word).toMatchObject({ ok: false, code: word.ok ? "ALREADY_DECIDED" : "NOT_OPEN" });
  });

  // A sweep that stores an alert about the part holds it until it ends; a writer who waited for it could be waited for in turn.
  it("a writer does not wait for a sweep that is speaking of the same part", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const court = await contextOf(test.db, "toa-an-tinh");
    await test.db.$transaction(async (tx) => {
      const raised = {
        urgency: "NOW" as const,
        roles: ["OFFICER" as const],
        title: "x",
        body: "x",
        raisedFor: new Date("2023-10-10"),
        raisedAt: new Date("2023-10-10T00:00:00Z"),
      };
      const about = { agencyId: part.agencyId, assignmentId: part.id };
      await tx.alert.create({ data: { key: "test:held", kind: "DEADLINE_PASSED", ...about, ...raised } });
      const written = await Promise.race([
        recordProgress(court, saying(part)),
        new Promise<"waits">((resolve) => setTimeout(() => resolve("waits"), 2000)),
      ]);
      expect(written).toMatchObject({ ok: true });
    });
  });
});
