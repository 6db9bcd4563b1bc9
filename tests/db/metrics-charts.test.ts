import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bucketFigures, headlineOf, rankAgencies } from "../../lib/metrics/figures.ts";
import { readSummary, type Scope, scoped } from "../../lib/metrics/summary-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { endOfDay } from "../../lib/platform/clock.ts";
import { BUCKETS, type DeadlineBasis } from "../../lib/progress/rules.ts";
import { totalRates } from "../../lib/reports/table.ts";
import { day } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

// Every figure of /charts a second time, in SQL written from PRODUCT's words, without a line of the product's own rules.

let test: TestDatabase;
let plan: PlanSettings;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const found = await readCurrentPlan(test.db);
  if (!found) throw new Error("no plan");
  plan = found;
});
afterAll(() => test.drop());

/** Numbers that look random and are the same in every run. */
function randomDays(count: number): string[] {
  let seed = 20231010;
  const next = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const first = day("2023-01-02");
  const days = new Set<string>();
  while (days.size < count) days.add(first.add({ days: Math.floor(next() * 281) }).toString());
  return [...days].toSorted();
}

const DAYS = randomDays(40);
const NONE: Scope = { kind: null, group: null, role: null };
/** Every choice of each filter, and some of them together. */
const SCOPES: Scope[] = [
  NONE,
  ...(["DEPARTMENT", "DISTRICT", "VERTICAL_AGENCY", "POLICE", "COURT"] as const).map((kind) => ({ ...NONE, kind })),
  ...(["DATED", "STANDING", "CONDITIONAL"] as const).map((group) => ({ ...NONE, group })),
  { ...NONE, role: "LEAD" },
  { kind: "DEPARTMENT", group: "DATED", role: "LEAD" },
];

type PartRow = {
  number: number;
  task_kind: string;
  agency: string;
  kind: string;
  role: string;
  counts: boolean;
  due: string | null;
  done: string | null;
  first_month: string | null;
};

/**
 * Each part as it stood on a day: a confirmed completion counts from the day claimed; "trước ngày" ends the day before; by the plan's
 * own deadline extensions are left out. `counts`: không áp dụng and bodies that did not report yet are in no figure of agencies.
 */
async function partsInSql(date: string, basis: DeadlineBasis): Promise<(PartRow & { applicable: boolean })[]> {
  const until = new Date(endOfDay(day(date)).epochMilliseconds);
  return test.db.$queryRaw`
    SELECT t.number, t.deadline_kind::text AS task_kind, g.code AS agency, g.kind::text AS kind, a.role::text AS role,
      coalesce((SELECT n.applicable FROM applicability_decision n WHERE n.assignment_id = a.id AND n.recorded_at < ${until}
        ORDER BY n.id DESC LIMIT 1), true) AS applicable,
      g.reports_from IS NOT NULL AND g.reports_from <= ${date}::date AS counts,
      (SELECT (d.due_on - CASE WHEN d.exclusive THEN 1 ELSE 0 END)::text FROM deadline d
        WHERE d.task_id = t.id AND d.recorded_at < ${until} AND (d.assignment_id = a.id OR d.assignment_id IS NULL)
          AND (${basis} = 'current' OR d.event <> 'EXTENSION')
        ORDER BY d.assignment_id NULLS LAST, d.ordinal DESC LIMIT 1) AS due,
      (SELECT u.completed_on::text FROM progress_update u
        WHERE u.assignment_id = a.id AND u.recorded_at < ${until}
          AND u.seq = (SELECT max(n.seq) FROM progress_update n WHERE n.assignment_id = a.id AND n.recorded_at < ${until})
          AND 'CONFIRMED' = (SELECT c.verdict::text FROM completion_decision c
            WHERE c.update_id = u.id AND c.recorded_at < ${until} ORDER BY c.id DESC LIMIT 1)) AS done
    FROM task t JOIN assignment a ON a.task_id = t.id AND a.added_at < ${until} JOIN agency g ON g.id = a.agency_id`;
}

/** The bucket of a task by its leads, in the official words. */
function bucketOf(leads: readonly PartRow[], date: string): string {
  const [first] = leads;
  if (first?.task_kind === "ONGOING" || first?.task_kind === "PERIODIC") return "ONGOING";
  if (leads.every(({ done }) => done !== null)) {
    return leads.some(({ done, due }) => done !== null && due !== null && done > due) ? "DONE_LATE" : "DONE_ON_TIME";
  }
  const open = leads.filter(({ done, due }) => done === null && due !== null);
  if (open.some(({ due }) => due !== null && due < date)) return "OVERDUE";
  return open.length > 0 ? "ON_TRACK" : "AWAITING";
}

const GROUPS: Record<string, string> = {
  BY_DATE: "DATED",
  CONDITIONAL: "CONDITIONAL",
  ONGOING: "STANDING",
  PERIODIC: "STANDING",
};

const holds = (part: PartRow, { kind, role }: Scope) =>
  (kind === null || part.kind === kind) && (role === null || part.role === role);

/** The figures of one day and scope, from the parts alone. */
function figuresOf(parts: Awaited<ReturnType<typeof partsInSql>>, date: string, scope: Scope) {
  const tasks = [...Map.groupBy(parts, ({ number }) => number)].filter(
    ([, held]) =>
      (scope.group === null || GROUPS[held[0]?.task_kind ?? ""] === scope.group) &&
      held.some((part) => holds(part, scope)),
  );
  const buckets = new Map<string, number[]>(BUCKETS.map((bucket) => [bucket, []]));
  const within = new Set(tasks.map(([number]) => number));
  for (const [number, held] of tasks) {
    const leads = held.filter(({ role, applicable }) => role === "LEAD" && applicable);
    buckets.get(bucketOf(leads, date))?.push(number);
  }
  const late = parts.filter(
    (part) =>
      within.has(part.number) &&
      holds(part, scope) &&
      part.applicable &&
      part.counts &&
      part.done === null &&
      part.due !== null &&
      part.due < date,
  );
  const days = ({ due }: PartRow) => day(due ?? date).until(day(date)).days;
  const ages = (from: number, to: number) => late.filter((part) => days(part) >= from && days(part) <= to).length;
  return {
    buckets: Object.fromEntries([...buckets].map(([bucket, numbers]) => [bucket, numbers.toSorted((a, b) => a - b)])),
    lateByAgency: Object.fromEntries(
      [...Map.groupBy(late, ({ agency }) => agency)].map(([code, held]) => [code, held.length]).toSorted(),
    ),
    ages: [ages(31, 9999), ages(16, 30), ages(8, 15), ages(1, 7)],
  };
}

describe.each(["current", "original"] as const)("the charts by the %s deadline, counted again in SQL", (basis) => {
  it.each(DAYS)("on %s, whatever they are narrowed to", async (date) => {
    const parts = await partsInSql(date, basis);
    const asOf = { date: day(date), past: date !== "2023-10-10", refused: null, typed: "" };
    const reading = { asOf, basis };
    const { board: whole, reports: table } = await readSummary(test.db, { plan, reading, params: {} });
    for (const scope of SCOPES) {
      const summary = scoped(scope, { whole, earlier: null, table, year: plan.year });
      const figures = bucketFigures(summary.board);
      const expected = figuresOf(parts, date, scope);
      const what = `${date} ${JSON.stringify(scope)}`;
      const numbers = Object.fromEntries(
        BUCKETS.map((bucket) => [
          bucket,
          figures.buckets[bucket].map(({ number }) => number).toSorted((a, b) => a - b),
        ]),
      );
      expect(numbers, what).toEqual(expected.buckets);
      const late = summary.agencies.filter(({ overdue }) => overdue > 0).map(({ code, overdue }) => [code, overdue]);
      expect(Object.fromEntries(late.toSorted()), what).toEqual(expected.lateByAgency);
      expect(
        summary.ages.map(({ parts: held }) => held),
        what,
      ).toEqual(expected.ages);

      // The sentence, the tiles and the trend say what the buckets say.
      const headline = headlineOf(summary.board, figures);
      const done = (expected.buckets["DONE_ON_TIME"]?.length ?? 0) + (expected.buckets["DONE_LATE"]?.length ?? 0);
      expect([headline.done, headline.overdue.length], what).toEqual([done, expected.buckets["OVERDUE"]?.length]);
      const running = summary.trend.findLast((point) => point.done !== null);
      if (running && basis === "current") expect(running.done ?? 0, what).toBeLessThanOrEqual(done);
    }
  });
});

/** Of every month whose day to report has passed: who owed it, who sent by its last good day, who later, who not. */
async function reportsInSql(date: string): Promise<{ due: number; onTime: number; late: number; missing: number }> {
  const until = new Date(endOfDay(day(date)).epochMilliseconds);
  const [row] = await test.db.$queryRaw<{ due: number; on_time: number; late: number; missing: number }[]>`
    WITH owed AS (
      SELECT g.id AS agency_id, m::date AS month, (m + interval '13 days')::date AS last_day
      FROM agency g, generate_series('2023-01-01'::date, '2023-12-01'::date, '1 month') m
      WHERE g.reports_from IS NOT NULL AND (m + interval '13 days')::date < ${date}::date
        AND g.reports_from <= (m + interval '13 days')::date
        AND (g.reports_to IS NULL OR g.reports_to >= (m + interval '13 days')::date)
        AND m >= '2023-02-01'
    ), sent AS (
      SELECT o.*, (SELECT min(s.sent_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM monthly_report r
        JOIN report_submission s ON s.report_id = r.id AND s.sent_at < ${until}
        WHERE r.agency_id = o.agency_id AND r.month = o.month) AS sent_on
      FROM owed o)
    SELECT count(*)::int AS due, count(*) FILTER (WHERE sent_on <= last_day)::int AS on_time,
      count(*) FILTER (WHERE sent_on > last_day)::int AS late, count(*) FILTER (WHERE sent_on IS NULL)::int AS missing
    FROM sent`;
  return { due: row?.due ?? 0, onTime: row?.on_time ?? 0, late: row?.late ?? 0, missing: row?.missing ?? 0 };
}

it.each(DAYS.filter((_, index) => index % 4 === 0))("the reports of %s, counted again in SQL", async (date) => {
  const asOf = { date: day(date), past: true, refused: null, typed: "" };
  const { reports } = await readSummary(test.db, { plan, reading: { asOf, basis: "current" }, params: {} });
  const { due, onTime, late, missing } = totalRates(reports);
  expect({ due, onTime, late, missing }).toEqual(await reportsInSql(date));
});

it("compares days that differ, and ranks somebody", async () => {
  const asOf = { date: day("2023-10-10"), past: false, refused: null, typed: "" };
  const summary = await readSummary(test.db, { plan, reading: { asOf, basis: "current" }, params: {} });
  expect(summary.compare.date?.toString()).toBe("2023-09-10");
  expect(summary.changes?.moved.length).toBeGreaterThan(0);
  const now = bucketFigures(summary.board);
  const before = bucketFigures(
    (
      await readSummary(test.db, {
        plan,
        reading: { asOf: { ...asOf, date: day("2023-09-10"), past: true }, basis: "current" },
        params: {},
      })
    ).board,
  );
  for (const bucket of BUCKETS) {
    expect(summary.changes?.buckets[bucket], bucket).toBe(now.buckets[bucket].length - before.buckets[bucket].length);
  }
  expect(rankAgencies(summary.agencies, plan.rankingMinimum).ranked.length).toBeGreaterThan(20);
});

it("reads from an address what it narrows to", async () => {
  const asOf = { date: day("2023-10-10"), past: false, refused: null, typed: "" };
  const reading = { asOf, basis: "current" as const };
  const { board: whole, reports: table } = await readSummary(test.db, { plan, reading, params: {} });
  for (const scope of SCOPES) {
    const given = Object.entries(scope).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    const { board, agencies, ages } = await readSummary(test.db, { plan, reading, params: Object.fromEntries(given) });
    const expected = scoped(scope, { whole, earlier: null, table, year: plan.year });
    expect({ board, agencies, ages }).toEqual({
      board: expected.board,
      agencies: expected.agencies,
      ages: expected.ages,
    });
  }
});
