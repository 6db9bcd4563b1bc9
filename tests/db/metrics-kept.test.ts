import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentSummary } from "../../lib/metrics/kept-summary-queries.ts";
import { readSummary, type SummaryQuestion } from "../../lib/metrics/summary-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { forgetChanges } from "../../lib/platform/changes.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { day } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let test: TestDatabase;
let question: SummaryQuestion;
let other: pg.Client;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const plan = await readCurrentPlan(test.db);
  if (!plan) throw new Error("no plan");
  const asOf = { date: day("2023-10-10"), past: false, refused: null, typed: "" };
  question = { plan, reading: { asOf, basis: "current" }, params: {}, meetingDays: [] };
  other = new pg.Client({ connectionString: test.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await test.drop();
});

const current = (asked: Partial<SummaryQuestion> = {}) => currentSummary(test.db, { ...question, ...asked });
const titleOf = async (number: number) =>
  (await current()).board.tasks.find((task) => task.number === number)?.shortTitle;

describe("figures that are kept", () => {
  it("are the same as long as nothing is written, and what is read anew otherwise", async () => {
    const first = await current();
    expect(await current()).toBe(first);
    expect(first).toEqual(await readSummary(test.db, question));
    await other.query("UPDATE task SET short_title = 'Tên khác' WHERE number = 3");
    expect(await titleOf(3)).toBe("Tên khác");
    expect(await current()).toEqual(await readSummary(test.db, question));
  });

  it("are not shown any more once a transaction is committed that was under way when they were read", async () => {
    await other.query("BEGIN");
    await other.query("UPDATE task SET short_title = 'Đang sửa' WHERE number = 4");
    const before = await titleOf(4);
    expect(before).not.toBe("Đang sửa");
    // A later one is committed first, so that the newest number of all has been seen.
    await test.db.$executeRaw`UPDATE task SET short_title = 'Sửa xong trước' WHERE number = 5`;
    expect(await titleOf(5)).toBe("Sửa xong trước");
    expect(await titleOf(4)).toBe(before);
    await other.query("COMMIT");
    expect(await titleOf(4)).toBe("Đang sửa");
  });

  it("stay when a transaction comes to nothing, and when something is written that no figure is made of", async () => {
    const first = await current();
    await other.query("BEGIN");
    await other.query("UPDATE task SET short_title = 'Bỏ' WHERE number = 4");
    await other.query("ROLLBACK");
    await other.query("UPDATE app_user SET session_epoch = session_epoch WHERE id = 1");
    expect(await current()).toBe(first);
  });

  it("are others for another day, reading, scope and setting", async () => {
    const first = await current();
    const asOf = { date: day("2023-06-30"), past: true, refused: null, typed: "" };
    const plan = { ...question.plan, calendar: new Map([["2023-09-29", "HOLIDAY" as const]]) };
    for (const asked of [
      { reading: { asOf, basis: "current" } },
      { reading: { ...question.reading, basis: "original" } },
      { params: { group: "DATED" } },
      { params: { compare: "2023-07-01" } },
      { meetingDays: [day("2023-09-21")] },
      { plan: { ...question.plan, dueSoonDays: 90 } },
      { plan },
    ] satisfies Partial<SummaryQuestion>[]) {
      expect(await current(asked), JSON.stringify(asked)).not.toBe(first);
    }
    expect(await current()).toBe(first);
  });

  it("are let go with the numbers they rest on", async () => {
    await forgetChanges(test.db, fixedClock("2123-01-01", "02:00"));
    expect(await test.db.factChange.count()).toBe(0);
  });
});

/** Read, and told of by another: an agency's own row is written with each of its acts that is read. */
const TOLD_ELSEWHERE = ["audit_entry"];

it("every table that the figures are read from tells of its changes", async () => {
  const [read, marked] = await test.db.$transaction(async (tx) => {
    await readSummary(tx, question);
    return [
      await tx.$queryRaw<{ name: string }[]>`
        SELECT DISTINCT c.relname::text AS name FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
        WHERE l.pid = pg_backend_pid() AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
      await tx.$queryRaw<{ name: string }[]>`
        SELECT c.relname::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname = 'mark_fact_change'`,
    ];
  });
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name).toSorted();
  expect(names(read).length).toBeGreaterThan(15);
  expect(names(read).filter((name) => !names(marked).includes(name))).toEqual(TOLD_ELSEWHERE);
});
