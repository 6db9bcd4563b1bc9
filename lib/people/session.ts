import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { readAsOf } from "../calendar/as-of.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { Actor, CommandContext, RequestOrigin } from "../platform/actor.ts";
import { epochSeconds, systemClock } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { environment } from "../platform/env.ts";
import { readDesk } from "./desk.ts";
import { may, type Thing, type Verb } from "./policy.ts";
import { safeNext } from "./rules.ts";
import {
  openSession,
  type SessionClaims,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
} from "./session-cookie.ts";
import type { SignedIn } from "./sign-in.ts";

/** What a signed-in page is given before it reads anything of its own. */
export type Desk = {
  actor: Actor;
  plan: PlanSettings;
  unreadAlerts: number;
  awaitingReview: number;
  reportsAwaiting: number;
  extensionsAwaiting: number;
  sampleData: boolean;
  /** Days on which meetings were held, in order. */
  meetingDays: Temporal.PlainDate[];
  demoMode: boolean;
  today: Temporal.PlainDate;
};

/**
 * Who is signed in, read from the database in one statement and once a request; null when nobody is, the account is disabled,
 * or role, agency or password have changed since.
 */
export const currentDesk = cache(async (): Promise<Desk | null> => {
  const { authSecret, secureCookies, demoMode } = environment();
  const token = (await cookies()).get(sessionCookieName(secureCookies))?.value;
  const session = await openSession(token, authSecret);
  const row = session && (await readDesk(database(), session, systemClock.today()));
  return row && { ...row, demoMode, today: systemClock.today() };
});

/**
 * The desk of a signed-in page. Sends whoever is not signed in to /login and back here afterwards, and whoever still has a
 * password that someone else knows to /account.
 */
export const requireDesk = cache(async (): Promise<Desk> => {
  const desk = (await currentDesk()) ?? (await toSignIn());
  const path = (await headers()).get("x-pathname")?.split("?")[0];
  if (desk.actor.mustChangePassword && path !== "/account") redirect("/account");
  return desk;
});

/** The desk of a page that not everyone may open; the others are told so. The refusal of a write is the command's. */
export async function requireMay(verb: Verb, thing?: Thing): Promise<Desk> {
  const desk = await requireDesk();
  if (!may(desk.actor, verb, thing)) redirect("/no-access");
  return desk;
}

/**
 * What an action hands to its command: who acts, and from where. Redirects like requireDesk.
 * What is sent from a page that is read as of an earlier day (`?asOf=`) is written nowhere, and told so.
 * `handedOutPassword` lets those through who still have to change their password: only for the change itself.
 */
export async function commandContext(allow: { handedOutPassword?: boolean } = {}): Promise<CommandContext> {
  const { actor, today, plan } = (await currentDesk()) ?? (await toSignIn());
  if (actor.mustChangePassword && !allow.handedOutPassword) redirect("/account");
  const from = safeNext((await headers()).get("x-pathname"));
  const asOf = new URLSearchParams(from.split("#")[0]?.split("?")[1]).get("asOf") ?? undefined;
  if (readAsOf(asOf, today, plan.year).past) redirect(`/past-day?from=${encodeURIComponent(from)}`);
  return { db: database(), clock: systemClock, actor, origin: await requestOrigin() };
}

/** What a route hands to its command; null when nobody is signed in, or has yet to change a password handed out: routes do not redirect. */
export async function visitorContext(): Promise<CommandContext | null> {
  const desk = await currentDesk();
  if (desk === null || desk.actor.mustChangePassword) return null;
  return { db: database(), clock: systemClock, actor: desk.actor, origin: await requestOrigin() };
}

/** Where the request came from; proxy.ts sets both headers and lets no visitor's own through. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const incoming = await headers();
  return { requestId: incoming.get("x-request-id"), address: incoming.get("x-client-address") };
}

/** Opens a session in this browser: sets the cookie. Only actions and route handlers can. */
export async function startSession(who: SignedIn): Promise<void> {
  await setCookie({ ...who, startedAt: epochSeconds() });
}

/** Goes on with the session under a new epoch (one's own password changed); when it began stays when it began. */
export async function continueSession(who: SignedIn): Promise<void> {
  const { authSecret, secureCookies } = environment();
  const session = await openSession((await cookies()).get(sessionCookieName(secureCookies))?.value, authSecret);
  await setCookie({ ...who, startedAt: session?.startedAt ?? epochSeconds() });
}

/** Ends the session of this browser. */
export async function endSession(): Promise<void> {
  const { secureCookies } = environment();
  // Deleted with its own flags: a browser keeps a __Secure- cookie that is cleared without them.
  (await cookies()).set(sessionCookieName(secureCookies), "", sessionCookieOptions(secureCookies, 0));
}

async function setCookie(claims: SessionClaims): Promise<void> {
  const { authSecret, secureCookies } = environment();
  const sealed = await sealSession(claims, epochSeconds(), authSecret);
  if (!sealed) return endSession();
  (await cookies()).set(
    sessionCookieName(secureCookies),
    sealed.token,
    sessionCookieOptions(secureCookies, sealed.expiresAt),
  );
}

async function toSignIn(): Promise<never> {
  const next = safeNext((await headers()).get("x-pathname"));
  redirect(next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`);
}
