import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agencyFigures, bucketFigures, overdueBy } from "../../lib/metrics/figures.ts";
import { overdueParts } from "../../lib/oversight/overdue.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { endOfDay, fixedClock } from "../../lib/platform/clock.ts";
import { Prisma } from "../../lib/platform/prisma/client.ts";
import type { Board } from "../../lib/progress/board.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { filterTasks, NO_FILTER } from "../../lib/progress/filter.ts";
import { takeInHand } from "../../lib/progress/in-hand.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { BUCKETS, bucketOf, type DeadlineBasis } from "../../lib/progress/rules.ts";
import { day, taskOf } from "../support/builders.ts";
import { claiming, partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const TODAY = "2023-10-10";

let test: TestDatabase;
let plan: PlanSettings;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const found = await readCurrentPlan(test.db);
  if (!found) throw new Error("no plan");
  plan = found;
});
afterAll(() => test.drop());

const boardOn = (date: string, question: { search?: string; basis?: "current" | "original" } = {}) =>
  readBoard(test.db, { plan, asOf: day(date), ...question });

const numbers = (tasks: readonly { number: number }[]) => tasks.map(({ number }) => number);

describe("the figures of the demo's day", () => {
  it("are three, two, four of which one soon, two, thirteen and two", async () => {
    const figures = bucketFigures(await boardOn(TODAY));
    expect(BUCKETS.map((bucket) => [bucket, figures.buckets[bucket].length])).toEqual([
      ["DONE_ON_TIME", 3],
      ["DONE_LATE", 2],
      ["ON_TRACK", 4],
      ["OVERDUE", 2],
      ["ONGOING", 13],
      ["AWAITING", 2],
    ]);
    expect(numbers(figures.dueSoon)).toEqual([26]);
    expect(numbers(figures.silent)).toEqual([15, 25]);
    expect([figures.done, figures.dated, figures.undated, figures.notApplicable.length]).toEqual([5, 11, 15, 0]);
  });

  it("are what the filters of the table let through, bucket by bucket", async () => {
    const board = await boardOn(TODAY);
    const figures = bucketFigures(board);
    for (const bucket of BUCKETS) {
      expect(filterTasks(board, { ...NO_FILTER, bucket })).toEqual(figures.buckets[bucket]);
    }
    expect(filterTasks(board, { ...NO_FILTER, view: "silent" })).toEqual(figures.silent);
  });

  it("can be read by the plan's own deadlines, the same whichever way they are asked for", async () => {
    const current = await boardOn(TODAY);
    const original = bucketFigures(await boardOn(TODAY, { basis: "original" }));
    expect(numbers(original.buckets.OVERDUE)).toEqual([16, 17, 26]);
    expect(overdueBy("original", current.tasks)).toBe(3);
  });

  it("owe each agency no more in time than was due", async () => {
    const figures = agencyFigures(await boardOn(TODAY));
    // Three of the 33 bodies hold no part of Appendix II.
    expect(figures).toHaveLength(30);
    for (const agency of figures) {
      expect(agency.inTime).toBeLessThanOrEqual(agency.due);
      expect(agency.due).toBe(agency.doneOnTime + agency.doneLate + agency.overdue + agency.wordsOwed);
    }
  });
});

/**
 * The official bucket of every task, computed from PRODUCT's words in SQL, without a line of the product's own rules. A lead is
 * done when its newest word claims so and the newest answer confirms it; it is late by its own deadline in force, else the
 * task's; "trước ngày" ends the day before. By the plan's own deadline, extensions are left out.
 */
async function bucketsInSql(date: string, basis: DeadlineBasis): Promise<Map<number, string>> {
  const until = new Date(endOfDay(day(date)).epochMilliseconds);
  const counts = Prisma.sql`(${basis} = 'current' OR d.event <> 'EXTENSION')`;
  const rows = await test.db.$queryRaw<{ number: number; bucket: string }[]>`
    WITH lead AS (
      SELECT t.number, t.deadline_kind::text AS kind,
        (SELECT d.due_on - CASE WHEN d.exclusive THEN 1 ELSE 0 END FROM deadline d
          WHERE d.task_id = t.id AND d.recorded_at < ${until} AND (d.assignment_id = a.id OR d.assignment_id IS NULL)
            AND ${counts} ORDER BY d.assignment_id NULLS LAST, d.ordinal DESC LIMIT 1) AS due,
        (SELECT u.completed_on FROM progress_update u
          WHERE u.assignment_id = a.id AND u.recorded_at < ${until}
            AND u.seq = (SELECT max(n.seq) FROM progress_update n WHERE n.assignment_id = a.id AND n.recorded_at < ${until})
            AND 'CONFIRMED' = (SELECT c.verdict::text FROM completion_decision c
              WHERE c.update_id = u.id AND c.recorded_at < ${until} ORDER BY c.id DESC LIMIT 1)) AS done
      FROM task t JOIN assignment a ON a.task_id = t.id AND a.role = 'LEAD' AND a.added_at < ${until}
      WHERE NOT EXISTS (SELECT 1 FROM applicability_decision n WHERE n.assignment_id = a.id AND n.recorded_at < ${until}
        AND NOT n.applicable AND NOT EXISTS (SELECT 1 FROM applicability_decision m
          WHERE m.assignment_id = a.id AND m.id > n.id AND m.recorded_at < ${until})))
    SELECT number, CASE
        WHEN kind IN ('ONGOING', 'PERIODIC') THEN 'ONGOING'
        WHEN bool_and(done IS NOT NULL) THEN CASE WHEN bool_or(done > due) THEN 'DONE_LATE' ELSE 'DONE_ON_TIME' END
        WHEN bool_or(done IS NULL AND due < ${date}::date) THEN 'OVERDUE'
        WHEN bool_or(done IS NULL AND due IS NOT NULL) THEN 'ON_TRACK'
        ELSE 'AWAITING' END AS bucket
    FROM lead GROUP BY number, kind`;
  return new Map(rows.map(({ number, bucket }) => [number, bucket]));
}

const TWENTY_DAYS = Array.from({ length: 20 }, (_, i) =>
  day(TODAY)
    .subtract({ days: 14 * i })
    .toString(),
).toReversed();

const BASES = ["current", "original"] as const;

describe.each(BASES)("every bucket of the year by the %s deadline, computed a second time in SQL", (basis) => {
  it.each(TWENTY_DAYS)("on %s", async (date) => {
    const board = await boardOn(date, { basis });
    const read = new Map<number, string | null>(
      board.tasks.map((task) => [task.number, bucketOf(task.standing.timeliness)]),
    );
    expect(read).toEqual(await bucketsInSql(date, basis));
    const figures = bucketFigures(board);
    expect(BUCKETS.reduce((sum, bucket) => sum + figures.buckets[bucket].length, 0)).toBe(figures.whole);
    expect(figures.whole + figures.notApplicable.length).toBe(board.tasks.length);
  });

  it("has every bucket in it, so that none is compared with nothing", async () => {
    const all = await Promise.all(TWENTY_DAYS.map((date) => bucketsInSql(date, basis)));
    expect([...new Set(all.flatMap((buckets) => [...buckets.values()]))].toSorted()).toEqual([...BUCKETS].toSorted());
  });
});

/** Parts past their last good day and not confirmed as done, by agency, in SQL: coordinators' parts too. */
async function overdueInSql(date: string, basis: DeadlineBasis): Promise<Map<string, number>> {
  const until = new Date(endOfDay(day(date)).epochMilliseconds);
  const rows = await test.db.$queryRaw<{ code: string; parts: number }[]>`
    SELECT g.code, count(*)::int AS parts FROM assignment a
    JOIN agency g ON g.id = a.agency_id AND g.reports_from IS NOT NULL
    JOIN LATERAL (
      SELECT d.due_on - CASE WHEN d.exclusive THEN 1 ELSE 0 END AS due FROM deadline d
      WHERE d.task_id = a.task_id AND d.recorded_at < ${until} AND (${basis} = 'current' OR d.event <> 'EXTENSION')
        AND (d.assignment_id = a.id OR d.assignment_id IS NULL)
      ORDER BY d.assignment_id NULLS LAST, d.ordinal DESC LIMIT 1) last ON last.due < ${date}::date
    WHERE a.added_at < ${until} AND NOT EXISTS (
      SELECT 1 FROM progress_update u JOIN completion_decision c ON c.update_id = u.id AND c.verdict = 'CONFIRMED'
      WHERE u.assignment_id = a.id AND c.recorded_at < ${until}
        AND u.seq = (SELECT max(n.seq) FROM progress_update n WHERE n.assignment_id = a.id AND n.recorded_at < ${until}))
    GROUP BY g.code`;
  return new Map(rows.map(({ code, parts }) => [code, parts]));
}

describe.each(BASES)("what agencies owe by the %s deadline", (basis) => {
  it.each(["2023-04-01", "2023-07-15", TODAY])("on %s is late in the same places as in SQL", async (date) => {
    const board = await boardOn(date, { basis });
    const expected = await overdueInSql(date, basis);
    const late = new Map(agencyFigures(board).flatMap(({ code, overdue }) => (overdue > 0 ? [[code, overdue]] : [])));
    expect(late).toEqual(expected);
    const parts = Map.groupBy(overdueParts(board), ({ part }) => part.agencyCode);
    expect(new Map([...parts].map(([code, held]) => [code, held.length]))).toEqual(expected);
  });
});

it("reads some days differently by the two deadlines, so that they are not the same figures twice", async () => {
  const late = async (basis: DeadlineBasis) => numbers(bucketFigures(await boardOn(TODAY, { basis })).buckets.OVERDUE);
  expect([await late("current"), await late("original")]).toEqual([
    [16, 17],
    [16, 17, 26],
  ]);
  expect(await overdueInSql(TODAY, "original")).not.toEqual(await overdueInSql(TODAY, "current"));
});

describe("the board as of a day", () => {
  it("is what a command finds when it takes each part in hand on that day", async () => {
    const board = await boardOn(TODAY);
    await test.db.$transaction(
      async (tx) => {
        for (const part of board.tasks.flatMap((task) => task.assignments)) {
          const held = await takeInHand(tx, part.id);
          expect({ ...held?.facts, counted: part.facts.counted }).toEqual(part.facts);
          expect([held?.version, held?.word?.updateId ?? null]).toEqual([part.version, part.word?.updateId ?? null]);
        }
      },
      { timeout: 20_000 },
    );
  });

  it("stays as it was when something is said and decided later", async () => {
    const before = await boardOn(TODAY);
    const later = async (username: string, date: string) => ({
      ...(await contextOf(test.db, username)),
      clock: fixedClock(date),
    });
    const part = await partOf(test.db, 16, "so-tnmt");
    const said = await recordProgress(await later("so-tnmt", "2023-10-11"), claiming(part, "2023-10-10"));
    if (!said.ok) throw new Error(said.code);
    const claimed = await boardOn("2023-10-11");
    await decideCompletion(await later("thuong-truc", "2023-10-13"), {
      updateId: said.value.updateId,
      verdict: "CONFIRMED",
      reason: "",
    });

    const plain = (board: Board) => JSON.stringify(board);
    expect(plain(await boardOn(TODAY))).toBe(plain(before));
    expect(plain(await boardOn("2023-10-11"))).toBe(plain(claimed));
    expect(taskOf(claimed, 16).standing.timeliness).toBe("OVERDUE");
    const after = taskOf(await boardOn("2023-10-13"), 16).standing;
    expect([after.timeliness, after.completedOn?.toString(), after.daysLate]).toEqual(["DONE_LATE", "2023-10-10", 10]);
  });

  it("asks a body for words from the month after it began to report, not for the months before", async () => {
    await test.db.agency.update({ where: { code: "huyen-yen-the" }, data: { reportsFrom: new Date("2023-08-20") } });
    const parts = (await boardOn(TODAY)).tasks.flatMap((task) => task.assignments);
    const theirs = parts.filter((part) => part.agencyCode === "huyen-yen-the" && part.timeliness === "ONGOING");
    expect(theirs.length).toBeGreaterThan(2);
    expect(new Set(theirs.map((part) => part.firstOwedMonth.toString()))).toEqual(new Set(["2023-09"]));
    expect(Math.max(...theirs.map((part) => part.silentMonths))).toBe(1);
  });
});

describe("looking for words", () => {
  const found = async (search: string) =>
    numbers(filterTasks(await boardOn(TODAY, { search }), { ...NO_FILTER, q: search }));

  it("finds them without their accents, in any case, composed or not", async () => {
    const expected = await found("định danh");
    expect(expected.length).toBeGreaterThan(0);
    for (const typed of ["dinh danh", "DINH DANH", "Định Danh", "định danh".normalize("NFD")]) {
      expect(await found(typed)).toEqual(expected);
    }
  });

  it("finds a task by its number", async () => {
    expect(await found("16")).toContain(16);
  });

  it("takes %, _ and \\ for themselves", async () => {
    for (const typed of ["_", "%%%", "\\", "đ%i"]) expect(await found(typed)).toEqual([]);
  });

  it("finds nothing rather than everything for words nobody wrote", async () => {
    expect(await found("xyz không ai viết")).toEqual([]);
    expect(await found("")).toHaveLength(26);
  });
});
