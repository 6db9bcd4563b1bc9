import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillForSweep, SWEPT_DAY } from "../../scripts/bench/sweep-data.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { startSweep } from "../support/sweep-process.ts";

/** Parts enough for the sweep to walk them in three batches. */
const PARTS = 20_500;
const PATIENCE_MS = 180_000;

let clean: TestDatabase;
let expected: string[];

beforeAll(async () => {
  clean = await filled();
  expect(await startSweep(clean.url, SWEPT_DAY).ended).toBe(0);
  expected = await onRecord(clean);
}, PATIENCE_MS);
afterAll(() => clean.drop());

async function filled(): Promise<TestDatabase> {
  const test = await testDatabase({ template: "empty" });
  await fillForSweep(test.url, PARTS);
  return test;
}

/** Every alert as it stands, with everyone it was delivered to, in an order of its own. */
async function onRecord({ db }: TestDatabase): Promise<string[]> {
  const alerts = await db.alert.findMany({
    include: { deliveries: { select: { user: { select: { username: true } } } } },
  });
  return alerts
    .map(({ key, kind, urgency, roles, title, body, repetition, closedAt, deliveries }) =>
      [
        key,
        kind,
        urgency,
        roles,
        title,
        body,
        repetition,
        closedAt === null,
        deliveries.map((d) => d.user.username).sort(),
      ].join("|"),
    )
    .sort();
}

async function eventually(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await what()); tries++) {
    if (tries > 2000) throw new Error("It did not come about.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("the sweep of one morning, by real processes", () => {
  it("says enough to be worth losing", () => {
    expect(expected.length).toBeGreaterThan(1000);
    expect(new Set(expected.map((line) => line.split("|")[0])).size).toBe(expected.length);
    expect(expected.filter((line) => line.endsWith("|")).length).toBeLessThan(expected.length / 10);
  });

  it("comes to the same by two at once, and by five on one day", { timeout: PATIENCE_MS }, async () => {
    const test = await filled();
    try {
      const first = [startSweep(test.url, SWEPT_DAY), startSweep(test.url, SWEPT_DAY)];
      expect(await Promise.all(first.map(({ ended }) => ended))).toEqual([0, 0]);
      expect(await onRecord(test)).toEqual(expected);
      const rest = [startSweep(test.url, SWEPT_DAY), startSweep(test.url, SWEPT_DAY), startSweep(test.url, SWEPT_DAY)];
      expect(await Promise.all(rest.map(({ ended }) => ended))).toEqual([0, 0, 0]);
      expect(await onRecord(test)).toEqual(expected);
      const runs = await test.db.sweepRun.findMany({ orderBy: { raised: "desc" } });
      expect(runs.map(({ raised }) => raised)).toEqual([expected.length, 0, 0, 0, 0]);
      expect(runs.every(({ finishedAt, failure }) => finishedAt !== null && failure === null)).toBe(true);
    } finally {
      await test.drop();
    }
  });

  it("is made whole by the next one after it was killed half-way", { timeout: PATIENCE_MS }, async () => {
    const test = await filled();
    const obstacle = new pg.Client({ connectionString: test.url });
    await obstacle.connect();
    try {
      // Holds back the second batch: another transaction is about to say the last thing that it has to say.
      const held = await clean.db.alert.findFirstOrThrow({
        where: { taskId: { lte: 400 } },
        orderBy: { taskId: "desc" },
      });
      await obstacle.query("BEGIN");
      await obstacle.query(
        `INSERT INTO alert (key, kind, urgency, roles, title, body, raised_for, raised_at)
         VALUES ($1, 'SILENT', 'NOW', '{ADMIN}', '', '', now(), now())`,
        [held.key],
      );
      const killed = startSweep(test.url, SWEPT_DAY);
      await eventually(async () => (await test.db.alert.count()) > 0);
      await eventually(async () => {
        const [waiting] = await test.db.$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'`;
        return (waiting?.n ?? 0) > 0;
      });
      killed.child.kill("SIGKILL");
      expect(await killed.ended).toBe("SIGKILL");
      await obstacle.query("ROLLBACK");

      const half = await onRecord(test);
      expect(half.length).toBeGreaterThan(0);
      expect(half.length).toBeLessThan(expected.length);
      expect(half.filter((line) => !expected.includes(line))).toEqual([]);
      expect(await startSweep(test.url, SWEPT_DAY).ended).toBe(0);
      expect(await onRecord(test)).toEqual(expected);
    } finally {
      await obstacle.end();
      await test.drop();
    }
  });
});
