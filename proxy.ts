import { type NextRequest, NextResponse } from "next/server";
import { renewedSession, sessionCookieName, sessionCookieOptions } from "./lib/people/session-cookie.ts";
import { epochSeconds } from "./lib/platform/clock.ts";
import { environment } from "./lib/platform/env.ts";

/** Everything a page may load comes from this server; inline scripts and styles need the nonce of this very answer. */
function contentSecurityPolicy(nonce: string): string {
  // In development React builds its error stacks with eval, and Next's own tools write styles that know no nonce.
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // The charts place their marks with style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Gives each page its nonce and its own address, and each session in use a fresh cookie: pages can do none of these. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  await renewSession(request, response);
  return response;
}

async function renewSession(request: NextRequest, response: NextResponse): Promise<void> {
  // Only what a person does keeps a session awake; and signing out must not be undone by the same answer.
  if (request.method !== "GET" || request.headers.has("next-router-prefetch")) return;
  const { authSecret, secureCookies } = environment();
  const name = sessionCookieName(secureCookies);
  const renewed = await renewedSession(request.cookies.get(name)?.value, epochSeconds(), authSecret);
  if (renewed) response.cookies.set(name, renewed.token, sessionCookieOptions(secureCookies, renewed.expiresAt));
}

export const config = {
  // Files need no nonce. Answers of app/api have no markup, but carry the policy all the same, except the health check, which
  // must answer when everything else fails, and of files: Next would hold in memory what is uploaded, and they set a policy of
  // their own.
  matcher: [
    "/((?!_next/static|_next/image|api/health|api/files|api/progress(?:/workbook)?$|api/sent/|api/reports/[^/]+/[^/]+/(?:form|figures)$|favicon).*)",
  ],
};
