import { gunzipSync } from "node:zlib";
import pg from "pg";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { Refusal, say, step } from "../lifecycle.ts";
import { startSampleServer } from "../sample-server.ts";
import { type Answer, ask } from "./load.ts";
import { fillPlan, type PlanShape } from "./plan-data.ts";
import { signIn } from "./sign-in.ts";

/** Who asks: the secretariat. */
const USERNAME = "thuong-truc";

/** A large province's plan at the end of its year. Each task has as large a share of the agencies as in the plan of 2023. */
export const LARGE: PlanShape = { tasks: 500, agencies: 300, parts: 50, day: "2023-12-20", words: "monthly" };

/** How many times as long the charts of the large plan may take. */
const LIMIT = 3;

const PATH = "/charts";
const WARM_UP = 5;
const ROUNDS = 25;

/**
 * How long the server takes for the charts of a large plan, as a ratio to the demo's in the same minute; refuses when it is more
 * than three times. The two take turns, so that a machine that is busy for a while is busy for both.
 */
export async function benchCharts(demoServer: Promise<string>): Promise<void> {
  const demo = await visitor(await demoServer);
  const large = await visitor(await startSampleServer({ database: "large", today: LARGE.day, fill: fillLarge }));
  for (let round = 0; round < WARM_UP; round++) for (const visit of [demo, large]) await visit();
  const times: { demo: number[]; large: number[] } = { demo: [], large: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.demo.push(await timed(demo));
    times.large.push(await timed(large));
  }
  say(
    `\nCharts of the demo and of ${LARGE.agencies} agencies × ${LARGE.tasks} tasks × 12 months, one request at a time, ${ROUNDS} in turn:`,
  );
  const [of, than] = [median(times.large), median(times.demo)];
  for (const [name, visit, p50] of [
    ["demo", demo, than],
    ["large", large, of],
  ] as const) {
    const { body } = await visit();
    say(
      `${name.padEnd(8)} p50 ${p50.toFixed(1).padStart(7)} ms  ${(gunzipSync(body).length / 1024).toFixed(0).padStart(5)} kB, ${(body.length / 1024).toFixed(0).padStart(4)} kB compressed`,
    );
  }
  say(`large ÷ demo ${(of / than).toFixed(2)}×, at most ${LIMIT}×`);
  if (of > LIMIT * than)
    throw new Refusal(`The charts of the large plan take more than ${LIMIT} times as long as the demo's.`);
}

/** Fills the large plan in, with an account that asks for its charts. */
export async function fillLarge(url: string): Promise<void> {
  const { hashPassword } = await import("../../lib/people/password.ts");
  const hash = await hashPassword(DEMO_PASSWORD);
  await step(`A plan of ${LARGE.agencies} agencies × ${LARGE.tasks} tasks is there`, () => fillPlan(url, LARGE));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "UPDATE app_user SET username = $1, password_hash = $2, must_change_password = false WHERE username = 'secretariat-1'",
    [USERNAME, hash],
  );
  await client.end();
}

async function visitor(url: string): Promise<() => Promise<Answer>> {
  const cookie = await step(`Signed in as ${USERNAME}`, () => signIn(url, USERNAME));
  return async () => {
    const answer = await ask({ url: url + PATH, cookie });
    if (answer.status !== 200) throw new Refusal(`${url}${PATH} answered ${answer.status}.`);
    return answer;
  };
}

async function timed(visit: () => Promise<Answer>): Promise<number> {
  const before = performance.now();
  await visit();
  return performance.now() - before;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
