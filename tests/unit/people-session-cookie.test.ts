import { describe, expect, it } from "vitest";
import { SESSION_RULE } from "../../lib/people/rules.ts";
import { openSession, renewedSession, sealSession, sessionCookieOptions } from "../../lib/people/session-cookie.ts";
import { epochSeconds } from "../../lib/platform/clock.ts";

const SECRET = "a secret of at least thirty-two characters";
const WHO = { userId: 7, epoch: 3 };
const minute = 60;

describe("the session cookie", () => {
  it("says who and nothing else, to whoever has the secret", async () => {
    const now = epochSeconds();
    const sealed = await sealSession({ ...WHO, startedAt: now }, now, SECRET);
    expect(await openSession(sealed?.token, SECRET)).toEqual({ ...WHO, startedAt: now, sealedAt: expect.any(Number) });
    expect(await openSession(sealed?.token, `${SECRET}!`)).toBeNull();
    expect(await openSession(`${sealed?.token}x`, SECRET)).toBeNull();
    expect(await openSession(undefined, SECRET)).toBeNull();
  });

  it("is out of reach of scripts and other sites, and goes over TLS only where there is TLS", () => {
    expect(sessionCookieOptions(true, 10)).toMatchObject({ httpOnly: true, sameSite: "lax", secure: true, path: "/" });
    expect(sessionCookieOptions(false, 10)).toMatchObject({ secure: false });
  });

  it("is not sealed again once the whole session is over", async () => {
    const now = epochSeconds();
    const long = SESSION_RULE.absoluteMinutes * minute;
    expect(await sealSession({ ...WHO, startedAt: now - long }, now, SECRET)).toBeNull();
  });

  it("is renewed while in use, and keeps when the session began", async () => {
    const now = epochSeconds();
    const sealed = await sealSession({ ...WHO, startedAt: now - 100 }, now, SECRET);
    expect(await renewedSession(sealed?.token, now + minute, SECRET)).toBeNull();
    const later = now + (SESSION_RULE.renewMinutes + 1) * minute;
    const renewed = await renewedSession(sealed?.token, later, SECRET);
    expect(renewed?.expiresAt).toBe(later + SESSION_RULE.idleMinutes * minute);
    expect(await openSession(renewed?.token, SECRET)).toMatchObject({ ...WHO, startedAt: now - 100 });
  });
});
