import type { Pool } from "pg";
import { authenticate, type SignedIn } from "../../lib/people/sign-in.ts";
import { signInLimits } from "../../lib/people/sign-in-limits.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Database } from "../../lib/platform/database.ts";
import type { Result } from "../../lib/platform/result.ts";

export const CLOCK = fixedClock("2023-10-10");

/** What an action would hand to a command for this account, read from the database as a request does. */
export async function contextOf(db: Database, username: string): Promise<CommandContext> {
  const user = await db.user.findFirstOrThrow({ where: { username }, include: { agency: true } });
  const { id, name, title, role, agencyId, mustChangePassword, agency } = user;
  const belongs = {
    agencyId,
    agencyCode: agency?.code ?? null,
    agencyName: agency?.name ?? null,
    agencyShortName: agency?.shortName ?? null,
  };
  const actor = { id, username, name, title, role, mustChangePassword, ...belongs };
  return { db, clock: CLOCK, actor, origin: { requestId: "test-request", address: "192.0.2.1" } };
}

/** Signs in as the form does, from an address. */
export function signInFrom(db: Database, pool: Pool, address: string) {
  const context = { db, clock: CLOCK, origin: { requestId: null, address }, limits: signInLimits(pool) };
  return (username: string, password: string): Promise<Result<SignedIn>> =>
    authenticate(context, { username, password });
}
