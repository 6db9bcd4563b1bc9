import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAYS_AHEAD } from "../../lib/oversight/ladder.ts";
import { alertsFor } from "../../lib/oversight/rules.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { readBatches } from "../../lib/progress/batch-queries.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { day } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

type Drafts = ReturnType<typeof alertsFor>;

const sorted = (drafts: Drafts) =>
  drafts
    .map((draft) => ({ ...draft, dueOn: draft.dueOn?.toString() ?? null }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** What is said on a day by the whole board, as every screen reads it, and by the sweep's batches. */
async function bothWays({ db }: TestDatabase, plan: PlanSettings, today: string) {
  const asOf = day(today);
  const byBoard = alertsFor(await readBoard(db, { plan, asOf }), plan);
  const byBatches: Drafts = [];
  const question = { plan, asOf, daysAhead: DAYS_AHEAD };
  for await (const { made } of readBatches(db, question, (reading) => alertsFor(reading, plan)))
    byBatches.push(...made);
  return { byBoard: sorted(byBoard), byBatches: sorted(byBatches) };
}

async function planOf({ db }: TestDatabase): Promise<PlanSettings> {
  const plan = await readCurrentPlan(db);
  if (plan === null) throw new Error("no plan");
  return plan;
}

describe("the sweep reads what the board shows", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase({ template: "demo" });
  });
  afterAll(() => test.drop());

  it("on every day of the demo from the plan to the end of the year", { timeout: 240_000 }, async () => {
    const plan = await planOf(test);
    let said = 0;
    for (let today = day("2023-01-09"); today.year === 2023; today = today.add({ days: today.month < 7 ? 3 : 1 })) {
      const { byBoard, byBatches } = await bothWays(test, plan, today.toString());
      expect(byBatches, today.toString()).toEqual(byBoard);
      said += byBoard.length;
    }
    expect(said).toBeGreaterThan(1000);
  });

  it("by the same timeliness, facts and standing, for every part that it reads", async () => {
    const plan = await planOf(test);
    for (const today of ["2023-04-01", "2023-07-15", "2023-10-10"]) {
      const board = await readBoard(test.db, { plan, asOf: day(today) });
      const parts = new Map(board.tasks.flatMap((task) => task.assignments.map((part) => [part.id, part])));
      let read = 0;
      const question = { plan, asOf: day(today), daysAhead: DAYS_AHEAD };
      for await (const { made: reading } of readBatches(test.db, question, (read) => read)) {
        expect(reading.closedMonth).toEqual(board.closedMonth);
        for (const task of reading.tasks) {
          for (const { facts, timeliness, firstOwedMonth, id } of task.assignments) {
            const shown = parts.get(id);
            expect({ facts, timeliness, firstOwedMonth }).toEqual({
              facts: shown?.facts,
              timeliness: shown?.timeliness,
              firstOwedMonth: shown?.firstOwedMonth,
            });
            read += 1;
          }
        }
      }
      expect(read).toBeGreaterThan(20);
      expect(read).toBeLessThan(parts.size);
    }
  });
});

/** Numbers that look like chance and are the same each time (mulberry32). */
function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

describe("what the sweep leaves out could have raised nothing", () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await testDatabase({ template: "demo" });
  });
  afterEach(() => test.drop());

  it.each([1, 2, 3])("whatever has been said, decided and changed (%i)", { timeout: 120_000 }, async (seed) => {
    await disturb(test, chances(seed));
    const settings = await planOf(test);
    for (const silentMonthsLimit of [0, 1, 3]) {
      const plan = { ...settings, silentMonthsLimit };
      for (const today of ["2023-03-01", "2023-06-15", "2023-09-14", "2023-10-20", "2024-01-05"]) {
        const { byBoard, byBatches } = await bothWays(test, plan, today);
        expect(byBatches, `${today}, ${silentMonthsLimit}`).toEqual(byBoard);
      }
    }
  });
});

/** Adds to the demo what nobody planned: bodies that never report, claims, answers and dates on any part, also where no form allows them. */
async function disturb({ db }: TestDatabase, chance: (below: number) => number): Promise<void> {
  const parts = await db.assignment.findMany({ orderBy: { id: "asc" }, include: { task: true } });
  const someDay = () => day("2023-01-20").add({ days: chance(340) });
  const at = (date: Temporal.PlainDate) =>
    new Date(
      date.toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(chance(24), 30) }).epochMilliseconds,
    );
  const column = (date: Temporal.PlainDate) => new Date(`${date}T00:00:00Z`);
  const recordedById = (await db.user.findFirstOrThrow({ where: { username: "thuong-truc" } })).id;
  for (const code of ["so-tttt", "so-y-te", "toa-an-tinh", "huyen-son-dong"].filter(() => chance(2) === 0)) {
    await db.agency.update({ where: { code }, data: { reportsFrom: chance(2) ? null : column(someDay()) } });
  }
  for (const part of parts) {
    if (chance(3) > 0) continue;
    let version = part.version;
    const base = await db.progressUpdate.findFirst({ where: { assignmentId: part.id }, orderBy: { seq: "desc" } });
    const earliest = base ? day(base.recordedAt.toISOString().slice(0, 10)) : day("2023-01-20");
    for (
      let date = earliest.add({ days: 1 + chance(120) });
      date.year === 2023 && chance(3);
      date = date.add({ days: 1 + chance(90) })
    ) {
      version += 1;
      const done = chance(2) === 0;
      const update = await db.progressUpdate.create({
        data: {
          assignmentId: part.id,
          seq: version,
          state: done ? "COMPLETED" : "IN_PROGRESS",
          result: "Đã rà soát.",
          ...(done && { completedOn: column(date), evidenceNumber: `${version}/BC`, evidenceDate: column(date) }),
          recordedAt: at(date),
          recordedById,
        },
      });
      if (done && chance(3)) {
        const verdict = (["CONFIRMED", "CONFIRMED", "RETURNED"] as const)[chance(3)] ?? "CONFIRMED";
        const recordedAt = at(date.add({ days: chance(30) }));
        await db.completionDecision.create({
          data: { updateId: update.id, verdict, reason: "Lý do.", recordedAt, recordedById },
        });
      }
    }
    if (chance(8) === 0) {
      await db.applicabilityDecision.create({
        data: {
          assignmentId: part.id,
          applicable: chance(2) === 0,
          reason: "Lý do.",
          recordedAt: at(someDay()),
          recordedById,
        },
      });
    }
    if (chance(6) === 0 && part.task.deadlineKind === "BY_DATE") {
      await db.deadline.create({
        data: {
          taskId: part.taskId,
          assignmentId: part.id,
          event: "EXTENSION",
          ordinal: 7,
          dueOn: column(someDay()),
          exclusive: chance(2) === 0,
          recordedAt: at(someDay()),
        },
      });
    }
  }
}
