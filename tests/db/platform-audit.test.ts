import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { writeAudit, writeRefusal } from "../../lib/platform/audit.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { CLOCK, contextOf } from "../support/people.ts";

let test: TestDatabase;
let officer: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  officer = await contextOf(test.db, "so-tnmt");
});
afterAll(() => test.drop());

const written = (action: string) => test.db.auditEntry.findMany({ where: { action } });

describe("an act on record", () => {
  it("says who, as what, when, from where, what and from what to what", async () => {
    const act = { action: "test.whole", subject: "task", subjectId: 7, taskId: 16, agencyId: 3 };
    await writeAudit(test.db, officer, { ...act, before: { percent: 80 }, after: { percent: 81 } });
    const [entry] = await written("test.whole");
    expect(entry).toMatchObject({
      ...act,
      userId: officer.actor.id,
      actorName: "Lê Minh Đức",
      actorRole: "OFFICER",
      outcome: "DONE",
      before: { percent: 80 },
      after: { percent: 81 },
      requestId: "test-request",
      address: "192.0.2.1",
    });
    expect(entry?.at.toISOString()).toBe("2023-10-10T02:00:00.000Z");
  });

  it("keeps the name and the role of its day when the person's change", async () => {
    await writeAudit(test.db, officer, { action: "test.name", subject: "x" });
    await test.db.user.update({ where: { id: officer.actor.id }, data: { name: "Người khác", role: "AGENCY_HEAD" } });
    expect(await written("test.name")).toMatchObject([{ actorName: "Lê Minh Đức", actorRole: "OFFICER" }]);
  });

  it("is the system's where nobody acts, and holds nothing where nothing was given", async () => {
    const nobody = { clock: CLOCK, actor: null, origin: { requestId: null, address: null } };
    await writeAudit(test.db, nobody, { action: "test.nobody", subject: "x" });
    const [row] = await test.db.$queryRaw<Record<string, unknown>[]>`
      SELECT user_id, actor_name, actor_role, subject_id, before IS NULL AS no_before, after IS NULL AS no_after, address
      FROM audit_entry WHERE action = 'test.nobody'`;
    expect(row).toEqual({
      user_id: null,
      actor_name: "Hệ thống",
      actor_role: null,
      subject_id: null,
      no_before: true,
      no_after: true,
      address: null,
    });
  });

  it("goes with its transaction; a refusal stays, for there is no change to go with", async () => {
    await expect(
      test.db.$transaction(async (tx) => {
        await writeAudit(tx, officer, { action: "test.undone", subject: "x" });
        await writeRefusal(officer, { action: "test.refused", subject: "x" });
        throw new Error("the change failed");
      }),
    ).rejects.toThrow("the change failed");
    expect(await written("test.undone")).toEqual([]);
    expect(await written("test.refused")).toMatchObject([{ outcome: "REFUSED", actorName: "Lê Minh Đức" }]);
  });
});
