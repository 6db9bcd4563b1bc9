import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { epochSeconds, systemClock } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { environment } from "../platform/env.ts";
import { readDesk } from "./desk.ts";
import { SESSION_RULE } from "./rules.ts";
import { parseForm, signInForm } from "./schema.ts";
import { requestOrigin } from "./session.ts";
import { openSession, sealSession, sessionCookieName } from "./session-cookie.ts";
import { authenticate, recordSignOut } from "./sign-in.ts";
import { sharedSignInLimits } from "./sign-in-store.ts";

/**
 * next-auth with the same way in (`authenticate`) and the same cookie as the form, so that the province's own sign-on can be
 * added as one more provider. Its session answer names nobody: pages read who it is from the database (session.ts).
 */
export function nextAuthOptions(): NextAuthOptions {
  const { authSecret, secureCookies } = environment();
  return {
    secret: authSecret,
    useSecureCookies: secureCookies,
    session: { strategy: "jwt", maxAge: SESSION_RULE.idleMinutes * 60 },
    pages: { signIn: "/login", signOut: "/account", error: "/login" },
    events: { signOut: ({ token }) => recordEnd(token) },
    cookies: {
      sessionToken: {
        name: sessionCookieName(secureCookies),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies },
      },
    },
    providers: [
      Credentials({
        name: "Tài khoản",
        credentials: { username: { label: "Tên đăng nhập" }, password: { label: "Mật khẩu", type: "password" } },
        authorize: (credentials) => authorized(credentials ?? { username: "", password: "" }),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, ...claimsOf(user) } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    jwt: {
      // Sealed and opened as the form does it: the hours a session may last are counted in one place.
      async encode({ token }) {
        const { sub, epoch, startedAt } = token ?? {};
        if (!sub || typeof epoch !== "number" || typeof startedAt !== "number") return "";
        const sealed = await sealSession({ userId: Number(sub), epoch, startedAt }, epochSeconds(), authSecret);
        return sealed?.token ?? "";
      },
      async decode({ token }) {
        const session = await openSession(token, authSecret);
        return session && { sub: String(session.userId), epoch: session.epoch, startedAt: session.startedAt };
      },
    },
  };
}

async function recordEnd(token: JWT): Promise<void> {
  const session = { userId: Number(token.sub), epoch: Number(token.epoch) };
  const desk = await readDesk(database(), session, systemClock.today());
  if (!desk) return;
  await recordSignOut({ db: database(), clock: systemClock, actor: desk.actor, origin: await requestOrigin() });
}

/** next-auth's users carry text ids; ours travels as "id.epoch". */
async function authorized(credentials: Record<"username" | "password", string>): Promise<{ id: string } | null> {
  const read = parseForm(signInForm, credentials);
  if (!read.ok) return null;
  const context = { db: database(), clock: systemClock, origin: await requestOrigin(), limits: sharedSignInLimits() };
  const result = await authenticate(context, read.value);
  return result.ok ? { id: `${result.value.userId}.${result.value.epoch}` } : null;
}

function claimsOf(user: { id: string }): { sub: string; epoch: number; startedAt: number } {
  const [sub = "", epoch = ""] = user.id.split(".");
  return { sub, epoch: Number(epoch), startedAt: epochSeconds() };
}
