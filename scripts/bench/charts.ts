import { gunzipSync } from "node:zlib";
import pg from "pg";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { Refusal, say, step } from "../lifecycle.ts";
import { ownPostgres } from "../own-postgres.ts";
import { DATABASE_NAME } from "../postgres.ts";
import { type SampleSource, startSampleServer } from "../sample-server.ts";
import { type Answer, ask } from "./load.ts";
import { fillPlan, type PlanShape } from "./plan-data.ts";
import { signIn } from "./sign-in.ts";

/** Who asks: the secretariat. */
const USERNAME = "thuong-truc";

/** A large province's plan at the end of its year. A task has as large a share of the agencies as in the plan of 2023, a sixth. */
const SHAPE: PlanShape = { tasks: 500, agencies: 300, parts: 50, day: "2023-12-20", words: "monthly" };

/** The large plan on a database of its own, with an account that asks for its charts. */
export const LARGE: SampleSource = { database: "large", today: SHAPE.day, fill: fillLarge };

/** How many times as long the charts of the large plan may take. */
const LIMIT = 3;

const PATH = "/charts";
const WARM_UP = 5;
const ROUNDS = 25;
const ROUNDS_ANEW = 7;

type Visitor = { name: string; database: string; visit(): Promise<Answer>; times: number[]; timesAnew: number[] };

/**
 * How long the server takes for the charts of a large plan, as a ratio to the demo's in the same minute; refuses when it is more
 * than three times. The two take turns, so that a machine that is busy for a while is busy for both. Beside it, how long the first
 * visitor waits after something has been written.
 */
export async function benchCharts(demoServer: Promise<string>): Promise<void> {
  const demo = await visitor("demo", DATABASE_NAME, await demoServer);
  const large = await visitor("large", LARGE.database, await startSampleServer(LARGE));
  const both = [demo, large] as const;
  for (let round = 0; round < WARM_UP; round++) for (const { visit } of both) await visit();
  for (let round = 0; round < ROUNDS; round++) for (const { visit, times } of both) times.push(await timed(visit));
  for (let round = 0; round < ROUNDS_ANEW; round++) {
    for (const { database, visit, timesAnew } of both) {
      await writeAFact(database);
      timesAnew.push(await timed(visit));
    }
  }
  say(`
Data        the demo, and ${SHAPE.agencies} agencies × ${SHAPE.tasks} tasks × 12 months: ${SHAPE.tasks * SHAPE.parts} parts (scripts/bench/plan-data.ts)
Asked       ${PATH} by ${USERNAME}, one at a time and in turn, ${ROUNDS} times; then ${ROUNDS_ANEW} times, each after something was written
`);
  for (const { name, visit, times, timesAnew } of both) {
    const { body } = await visit();
    const ms = (value: number) => `${value.toFixed(0).padStart(6)} ms`;
    const kB = (bytes: number) => `${(bytes / 1024).toFixed(0).padStart(5)} kB`;
    say(
      `${name.padEnd(8)} p50 ${ms(median(times))}  after a writing ${ms(median(timesAnew))}  page ${kB(gunzipSync(body).length)}, ${kB(body.length)} compressed`,
    );
  }
  const ratio = median(large.times) / median(demo.times);
  const anew = median(large.timesAnew) / median(demo.timesAnew);
  say(`large ÷ demo  ${ratio.toFixed(2)}×, at most ${LIMIT}×; after a writing ${anew.toFixed(1)}×`);
  if (ratio > LIMIT)
    throw new Refusal(`The charts of the large plan take more than ${LIMIT} times as long as the demo's.`);
}

async function fillLarge(url: string): Promise<void> {
  const { hashPassword } = await import("../../lib/people/password.ts");
  const hash = await hashPassword(DEMO_PASSWORD);
  await step(`A plan of ${SHAPE.agencies} agencies × ${SHAPE.tasks} tasks is there`, () => fillPlan(url, SHAPE));
  await onDatabase(
    url,
    `UPDATE app_user SET username = $1, password_hash = $2, must_change_password = false WHERE username = 'secretariat-1'`,
    [USERNAME, hash],
  );
}

/** Touches what figures are made of: whatever was read before is then read anew. */
async function writeAFact(database: string): Promise<void> {
  const { cluster } = await ownPostgres();
  await onDatabase(cluster.url(database), "UPDATE task SET title = title WHERE number = 1");
}

async function onDatabase(url: string, statement: string, values: readonly string[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement, [...values]);
  } finally {
    await client.end();
  }
}

async function visitor(name: string, database: string, url: string): Promise<Visitor> {
  const cookie = await step(`Signed in as ${USERNAME}`, () => signIn(url, USERNAME));
  const visit = async () => {
    const answer = await ask({ url: url + PATH, cookie });
    if (answer.status !== 200) throw new Refusal(`${url}${PATH} answered ${answer.status}.`);
    return answer;
  };
  return { name, database, visit, times: [], timesAnew: [] };
}

async function timed(visit: () => Promise<Answer>): Promise<number> {
  const before = performance.now();
  await visit();
  return performance.now() - before;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
