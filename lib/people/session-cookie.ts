import { decode, encode } from "next-auth/jwt";
import { SESSION_RULE, sessionEnds } from "./rules.ts";

/**
 * What the cookie says: who, nothing more. `epoch` must equal the user's own, which rises with every change of role,
 * agency or password; `startedAt` (epoch seconds) bounds the whole session.
 */
export type SessionClaims = { userId: number; epoch: number; startedAt: number };

export type SealedSession = { token: string; expiresAt: number };

/** The name next-auth gives its cookie, so that its own pages and ours mean the same session. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Flags of the session cookie: out of reach of scripts, not sent along from other sites. */
export function sessionCookieOptions(secure: boolean, expiresAt: number) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure, expires: new Date(expiresAt * 1000) } as const;
}

/**
 * Seals a session into an encrypted token that ends when the session may no longer lie idle, or null when it is over.
 * Takes the moment as epoch seconds.
 */
export async function sealSession(claims: SessionClaims, now: number, secret: string): Promise<SealedSession | null> {
  const expiresAt = sessionEnds(claims.startedAt, now);
  if (expiresAt <= now) return null;
  const token = { sub: String(claims.userId), epoch: claims.epoch, startedAt: claims.startedAt };
  return { token: await encode({ token, secret, maxAge: expiresAt - now }), expiresAt };
}

/** Opens a cookie: who it names and when it was sealed (epoch seconds); null when it is forged, ended or none of ours. */
export async function openSession(
  token: string | undefined,
  secret: string,
): Promise<(SessionClaims & { sealedAt: number }) | null> {
  if (!token) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  if (!claims) return null;
  const userId = Number(claims.sub);
  const { epoch, startedAt, iat } = claims;
  if (!Number.isSafeInteger(userId) || typeof epoch !== "number" || typeof startedAt !== "number") return null;
  return { userId, epoch, startedAt, sealedAt: typeof iat === "number" ? iat : startedAt };
}

/**
 * A session in use is sealed anew, so that only an idle one ends early; null when the cookie is fresh enough, or nothing.
 * For proxy.ts: pages cannot set cookies.
 */
export async function renewedSession(
  token: string | undefined,
  now: number,
  secret: string,
): Promise<SealedSession | null> {
  const session = await openSession(token, secret);
  if (!session || now - session.sealedAt < SESSION_RULE.renewMinutes * 60) return null;
  return sealSession(session, now, secret);
}
