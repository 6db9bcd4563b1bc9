import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { Refusal } from "../lifecycle.ts";

/** Signs in over HTTP, as next-auth's own page would; gives the cookie header of the session. */
export async function signIn(url: string, username: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookieHeader(first) },
    body: new URLSearchParams({ csrfToken, username, password: DEMO_PASSWORD }),
  });
  const cookie = cookieHeader(answer);
  if (!cookie.includes("session-token=")) throw new Refusal(`${username} could not sign in (${answer.status}).`);
  return cookie;
}

function cookieHeader(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
