import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import type { WorkbookInput } from "../../lib/progress/schema.ts";
import { applyWorkbook, keepWorkbook, refuseWorkbook } from "../../lib/progress/workbook-commands.ts";
import { readWorkbookPreview } from "../../lib/progress/workbook-queries.ts";
import type { FilledRow } from "../../lib/progress/workbook-reading.ts";
import { SETTINGS } from "../support/builders.ts";
import { claiming, type Part, partOf, saying } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;
let officer: CommandContext;
let colleague: CommandContext;
let stranger: CommandContext;
let planId: number;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  officer = await contextOf(test.db, "so-tttt");
  colleague = await contextOf(test.db, "so-tttt.truong");
  stranger = await contextOf(test.db, "so-tu-phap");
  planId = (await test.db.plan.findFirstOrThrow()).id;
});
afterAll(() => test.drop());

const part = (task: number, agency = "so-tttt") => partOf(test.db, task, agency);

/** A row of a file that was made when the part stood as it does now. */
function rowOf(held: Part, about: Partial<FilledRow["values"]> = {}): FilledRow {
  return {
    line: held.id,
    assignmentId: held.id,
    version: held.version,
    problems: {},
    values: {
      state: "IN_PROGRESS",
      percent: "",
      result: `Từ tệp Excel, lần ${held.version}.`,
      difficulties: "",
      proposals: "",
      completedOn: "",
      evidenceNumber: "",
      evidenceDate: "",
      evidenceIssuer: "",
      ...about,
    },
  };
}

const COMPLETED = {
  state: "COMPLETED",
  completedOn: "05/10/2023",
  evidenceNumber: "87/BC-STTTT",
  evidenceDate: "05/10/2023",
};

const agencyOf = ({ actor }: CommandContext) => actor.agencyId ?? 0;

/** Sends rows up as a file of the sender's agency. */
const sendUp = (context: CommandContext, rows: FilledRow[]) =>
  keepWorkbook(
    context,
    agencyOf(context),
    { name: "thu.xlsx", size: 9000, hash: "ab".repeat(32) },
    { rows, strays: [] },
  );

const previewOf = (context: CommandContext, id: string) =>
  readWorkbookPreview(test.db, {
    actor: context.actor,
    agencyId: agencyOf(context),
    plan: { ...SETTINGS, id: planId },
    today: context.clock.today(),
    id,
  });

const agreeing = (id: string, rows: readonly FilledRow[]): WorkbookInput => ({
  id,
  parts: rows.map(({ assignmentId }) => assignmentId),
});

const words = () => test.db.progressUpdate.count();
const acts = (action: string, outcome: "DONE" | "REFUSED" = "DONE") =>
  test.db.auditEntry.count({ where: { action, outcome } });

describe("a workbook that is agreed to", () => {
  it("is so many ordinary words: numbered, on record one by one and as a whole, with their alerts", async () => {
    const rows = [rowOf(await part(7)), rowOf(await part(26), COMPLETED)];
    const before = {
      words: await words(),
      updates: await acts("progress.update"),
      claims: await acts("completion.claim"),
    };
    const id = await sendUp(officer, rows);
    expect((await previewOf(officer, id))?.outcomes.map(({ kind }) => kind)).toEqual(["change", "change"]);
    expect(await words()).toBe(before.words);

    expect(await applyWorkbook(officer, agreeing(id, rows))).toMatchObject({
      ok: true,
      value: [
        { taskNumber: 7, claimed: false },
        { taskNumber: 26, claimed: true },
      ],
    });
    expect(await words()).toBe(before.words + 2);
    expect(await acts("progress.update")).toBe(before.updates + 1);
    expect(await acts("completion.claim")).toBe(before.claims + 1);
    const newest = await test.db.progressUpdate.findFirstOrThrow({
      where: { assignmentId: rows[0]?.assignmentId ?? 0 },
      orderBy: { seq: "desc" },
    });
    expect(newest).toMatchObject({ source: "IMPORT", reportMonth: null, recordedById: officer.actor.id });
    expect(newest.seq).toBe((rows[0]?.version ?? 0) + 1);
    const alert = { kind: "COMPLETION_CLAIMED", assignmentId: (await part(26)).id } as const;
    expect(await test.db.alert.count({ where: { ...alert, closedAt: null } })).toBe(1);
    expect(await test.db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
      action: "workbook.write",
      agencyId: officer.actor.agencyId,
      after: { name: "thu.xlsx", taskNumbers: ["7", "26"] },
    });
  });

  it("is written once, however often and at once it is sent", async () => {
    const rows = [rowOf(await part(8)), rowOf(await part(10))];
    const id = await sendUp(officer, rows);
    const before = await words();
    const answers = await Promise.all([1, 2, 3].map(() => applyWorkbook(officer, agreeing(id, rows))));
    answers.push(await applyWorkbook(officer, agreeing(id, rows)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, value: [{ taskNumber: 8 }, { taskNumber: 10 }] });
    expect(await words()).toBe(before + 2);
    expect((await previewOf(officer, id))?.written).toHaveLength(2);
  });

  it("of two about the same parts is the first; the second is shown anew, with what the first has said", async () => {
    const rows = [rowOf(await part(11)), rowOf(await part(23))];
    const [one, other] = [await sendUp(officer, rows), await sendUp(colleague, rows)];
    const before = await words();
    const answers = await Promise.all([
      applyWorkbook(officer, agreeing(one, rows)),
      applyWorkbook(colleague, agreeing(other, rows)),
    ]);
    expect(answers.map((answer) => (answer.ok ? "written" : answer.code)).sort()).toEqual(["CONFLICT", "written"]);
    expect(await words()).toBe(before + 2);
    const [loser, id] = answers[0]?.ok ? [colleague, other] : [officer, one];
    expect((await previewOf(loser, id))?.outcomes).toMatchObject([
      { kind: "refused", since: { result: rows[0]?.values.result } },
      { kind: "refused", since: { result: rows[1]?.values.result } },
    ]);
  });

  it("writes nothing of itself when one of its parts has moved on, and the others once that has been seen", async () => {
    const held = [await part(7), await part(8)] as const;
    const rows = [rowOf(held[0]), rowOf(held[1])];
    const id = await sendUp(officer, rows);
    expect(await recordProgress(colleague, saying(held[1]))).toMatchObject({ ok: true });
    const before = await words();
    expect(await applyWorkbook(officer, agreeing(id, rows))).toMatchObject({ ok: false, code: "CONFLICT" });
    expect(await words()).toBe(before);
    expect((await part(7)).version).toBe(held[0].version);
    expect((await previewOf(officer, id))?.outcomes).toMatchObject([
      { kind: "change", part: { taskNumber: 7 } },
      { kind: "refused", part: { taskNumber: 8 }, since: { recordedBy: colleague.actor.name } },
    ]);
    expect(await applyWorkbook(officer, agreeing(id, rows.slice(0, 1)))).toMatchObject({
      ok: true,
      value: [{ taskNumber: 7 }],
    });
  });

  it("writes nothing of itself when a part has been confirmed meanwhile", async () => {
    const held = await part(26);
    const claim = await recordProgress(officer, claiming(held, "2023-10-04"));
    if (!claim.ok) throw new Error("the claim was refused");
    const rows = [rowOf(await part(10)), rowOf(await part(26))];
    const id = await sendUp(officer, rows);
    const secretary = await contextOf(test.db, "thuong-truc");
    const { updateId } = claim.value;
    expect(await decideCompletion(secretary, { updateId, verdict: "CONFIRMED", reason: "" })).toMatchObject({
      ok: true,
    });
    const before = await words();
    expect(await applyWorkbook(officer, agreeing(id, rows))).toMatchObject({ ok: false, code: "CONFLICT" });
    expect(await words()).toBe(before);
  });

  it("does not write what its sender was not shown", async () => {
    const rows = [rowOf(await part(7)), rowOf(await part(8))];
    const id = await sendUp(officer, rows);
    const before = await words();
    for (const parts of [rows.slice(0, 1), [...rows, rowOf(await part(10))]])
      expect(await applyWorkbook(officer, agreeing(id, parts))).toMatchObject({ ok: false, code: "CONFLICT" });
    expect(await words()).toBe(before);
  });
});

describe("a workbook of somebody else", () => {
  it("is there for nobody but its sender", async () => {
    const rows = [rowOf(await part(7))];
    const id = await sendUp(officer, rows);
    for (const context of [colleague, stranger]) {
      expect(await previewOf(context, id)).toBeNull();
      expect(await applyWorkbook(context, agreeing(id, rows))).toMatchObject({ ok: false, code: "NOT_FOUND" });
    }
    expect(await applyWorkbook(officer, agreeing(crypto.randomUUID(), rows))).toMatchObject({ code: "NOT_FOUND" });
    const leader = await contextOf(test.db, "lanh-dao");
    expect(await applyWorkbook(leader, agreeing(id, rows))).toMatchObject({ ok: false, code: "FORBIDDEN" });
  });

  it("writes to no part of another agency, even where one has been slipped in", async () => {
    const theirs = await part(7);
    const rows = [rowOf(theirs)];
    const id = await sendUp(stranger, rows);
    const before = await words();
    expect((await previewOf(stranger, id))?.outcomes).toEqual([]);
    expect(await applyWorkbook(stranger, agreeing(id, rows))).toMatchObject({ ok: false, code: "FORBIDDEN" });
    expect(await words()).toBe(before);
    const refused = { action: "progress.update", outcome: "REFUSED", subjectId: theirs.id } as const;
    expect(await test.db.auditEntry.count({ where: { ...refused, userId: stranger.actor.id } })).toBe(1);
  });
});

describe("the record", () => {
  it("says which file was read, and which was not and why", async () => {
    const before = { read: await acts("workbook.read"), refused: await acts("workbook.read", "REFUSED") };
    await sendUp(officer, []);
    await refuseWorkbook(officer, agencyOf(officer), { name: "macro.xlsm", size: 1, hash: "" }, "Tệp có macro.");
    expect(await acts("workbook.read")).toBe(before.read + 1);
    expect(await acts("workbook.read", "REFUSED")).toBe(before.refused + 1);
    expect(await test.db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
      outcome: "REFUSED",
      after: { name: "macro.xlsm", reason: "Tệp có macro." },
    });
  });
});
