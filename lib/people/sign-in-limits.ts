import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { ADDRESS_SLOW_DOWN, NAME_SLOW_DOWN, type SlowDownRule, waitAfter } from "./rules.ts";

/** What an attempt is counted under: the name it gives and the address it comes from. */
export type AttemptKeys = { username: string; address: string | null };

/** `seconds` until the next attempt is heard; 0: this one may go on. */
export type Wait = { seconds: number };

export type SignInLimits = {
  /** Counts the attempt before the password is looked at, so that a burst of attempts gains nothing. */
  begin(keys: AttemptKeys): Promise<Wait>;
  /** The attempt failed: the count stays, and from the rule's number on the next one waits. Gives that wait. */
  fail(keys: AttemptKeys): Promise<Wait>;
  /** The attempt was good: the name starts anew; the address only takes back this one attempt. */
  succeed(keys: AttemptKeys): Promise<void>;
};

type Gauge = {
  key(keys: AttemptKeys): string;
  rule: SlowDownRule;
  counts: RateLimiterPostgres;
  gate: RateLimiterPostgres;
  forgetsOnSuccess: boolean;
};

/**
 * Counts failed sign-ins by name and by address, on the table "sign_in_limit" of the same database, so that all instances
 * count together and a restart forgets nothing. A count says how many failed; a gate lets one attempt through per wait.
 */
export function signInLimits(pool: Pool): SignInLimits {
  // The name is kept as a digest: people type passwords into the wrong field.
  const gauges = [
    gauge(pool, "name", NAME_SLOW_DOWN, true, ({ username }) => digest(username)),
    gauge(pool, "address", ADDRESS_SLOW_DOWN, false, ({ address }) => address ?? "unknown"),
  ];

  return {
    async begin(keys) {
      const waits = await Promise.all(gauges.map((each) => closedFor(each, keys)));
      const seconds = Math.max(...waits);
      if (seconds > 0) return { seconds };
      return longest(await Promise.all(gauges.map((each) => count(each, keys))));
    },
    async fail(keys) {
      return longest(await Promise.all(gauges.map((each) => slowDown(each, keys))));
    },
    async succeed(keys) {
      await Promise.all(gauges.map((each) => forgive(each, keys)));
    },
  };
}

async function closedFor({ key, gate }: Gauge, keys: AttemptKeys): Promise<number> {
  const state = await gate.get(key(keys));
  return state && state.remainingPoints <= 0 ? state.msBeforeNext / 1000 : 0;
}

/** Past the free attempts, exactly one of any number of simultaneous ones passes the gate. */
async function count({ key, rule, counts, gate }: Gauge, keys: AttemptKeys): Promise<number> {
  const attempts = (await counts.penalty(key(keys), 1)).consumedPoints;
  if (attempts <= rule.free) return 0;
  const wait = waitAfter(attempts, rule);
  const passed = await gate.penalty(key(keys), 1, { customDuration: wait });
  if (passed.consumedPoints <= 1) return 0;
  await counts.reward(key(keys), 1);
  return passed.msBeforeNext / 1000;
}

async function slowDown({ key, rule, counts, gate }: Gauge, keys: AttemptKeys): Promise<number> {
  const state = await counts.get(key(keys));
  const wait = waitAfter(state?.consumedPoints ?? 0, rule);
  if (wait > 0) await gate.block(key(keys), wait);
  return wait;
}

async function forgive({ key, counts, gate, forgetsOnSuccess }: Gauge, keys: AttemptKeys): Promise<void> {
  await (forgetsOnSuccess ? counts.delete(key(keys)) : counts.reward(key(keys), 1));
  await gate.delete(key(keys));
}

function gauge(pool: Pool, name: string, rule: SlowDownRule, forgetsOnSuccess: boolean, key: Gauge["key"]): Gauge {
  const store = { storeClient: pool, storeType: "pool", tableName: "sign_in_limit", tableCreated: true };
  return {
    key,
    rule,
    forgetsOnSuccess,
    counts: new RateLimiterPostgres({
      ...store,
      keyPrefix: `count:${name}`,
      points: rule.free,
      duration: rule.forgetAfterSeconds,
    }),
    gate: new RateLimiterPostgres({
      ...store,
      keyPrefix: `gate:${name}`,
      points: 1,
      duration: rule.firstWaitSeconds,
    }),
  };
}

function digest(username: string): string {
  return createHash("sha256").update(username).digest("base64url");
}

function longest(waits: number[]): Wait {
  return { seconds: Math.max(0, ...waits) };
}
