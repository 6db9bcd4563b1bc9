import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentSummary } from "../../lib/metrics/kept-summary.ts";
import { readSummary } from "../../lib/metrics/summary-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { readPageReading } from "../../lib/progress/page-reading.ts";
import { day } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const TODAY = day("2023-10-10");

let test: TestDatabase;
let plan: PlanSettings;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const current = await readCurrentPlan(test.db);
  if (current === null) throw new Error("the demo has a plan");
  plan = current;
});
afterAll(() => test.drop());

const question = (params: Record<string, string> = {}) => ({
  plan,
  reading: readPageReading(params, TODAY, plan.year),
  params,
  meetingDays: [day("2023-09-21")],
});

/** Read, and never written alone: the plan's settings are a part of the question; since when a body reports is written with the body. */
const WITH_OTHERS = ["plan", "audit_entry"];

/** Of these only what is shown makes a mark: a name, a withdrawal. */
const IN_PART = ["app_user", "evidence_file"];

describe("figures that are kept", () => {
  it("rest on no table that makes no mark when it is written to", async () => {
    const read = await test.db.$transaction(async (tx) => {
      const asked: Record<string, string>[] = [
        {},
        { asOf: "2023-06-30", compare: "2023-03-15" },
        { kind: "DEPARTMENT", role: "LEAD", basis: "original" },
      ];
      for (const params of asked) await readSummary(tx, question(params));
      return tx.$queryRaw<{ name: string; marks: boolean }[]>`
        SELECT s.relname AS name, EXISTS (SELECT FROM pg_trigger t
          WHERE t.tgrelid = s.relid AND t.tgname = 'mark_fact_change' AND t.tgenabled <> 'D') AS marks
        FROM pg_stat_xact_user_tables s WHERE coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) > 0`;
    });
    const names = read.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["progress_update", "report_submission", "procedure_count"]));
    expect(names).toEqual(expect.arrayContaining(IN_PART));
    expect(read.flatMap(({ name, marks }) => (marks || WITH_OTHERS.includes(name) ? [] : [name]))).toEqual([]);
  });

  it("are the same object until a fact is written, and then those of the new facts", async () => {
    const first = await currentSummary(test.db, question());
    expect(await currentSummary(test.db, question())).toBe(first);
    expect(await currentSummary(test.db, question({ role: "LEAD" }))).not.toBe(first);
    await test.db.task.updateMany({ where: { number: 1 }, data: { shortTitle: "Đổi tên" } });
    const second = await currentSummary(test.db, question());
    expect(second.board.tasks[0]?.shortTitle).toBe("Đổi tên");
  });

  it("see what another began before they were read and committed after", async () => {
    let commit = () => {};
    const waiting = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const begun = new Promise<void>((resolve) => {
      written = resolve;
    });
    const other = test.db.$transaction(
      async (tx) => {
        await tx.task.updateMany({ where: { number: 2 }, data: { shortTitle: "Chưa xong" } });
        written();
        await waiting;
      },
      { timeout: 30_000 },
    );
    await begun;
    const before = await currentSummary(test.db, question());
    expect(before.board.tasks[1]?.shortTitle).not.toBe("Chưa xong");
    commit();
    await other;
    expect((await currentSummary(test.db, question())).board.tasks[1]?.shortTitle).toBe("Chưa xong");
  });
});
