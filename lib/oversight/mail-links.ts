import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { AlertKind } from "../platform/prisma/enums.ts";
import { ALERT_KINDS } from "./words.ts";

/** What links in e-mails and calendars begin with, and the secret that signs those which act without a sign-in. */
export type PublicPlace = { publicUrl: string; authSecret: string };

/** One kind of alert, or every e-mail of the product. */
export type MailSubject = AlertKind | "ALL";

/** All there are. */
export const SUBJECTS: readonly MailSubject[] = [...ALERT_KINDS, "ALL"];

/** Whose e-mails, and which. */
export type Unsubscription = { userId: number; subject: MailSubject };

/** The pages an e-mail leads to. */
export function addressIn({ publicUrl }: Pick<PublicPlace, "publicUrl">, path: string): string {
  return new URL(path, publicUrl).href;
}

/**
 * The link that ends e-mails of a kind without a sign-in: opened it only asks, sent (POST) it acts, which is also what RFC 8058
 * wants of List-Unsubscribe. It holds for as long as the server's secret does: e-mails are read years later.
 */
export function unsubscribeLink(place: PublicPlace, who: Unsubscription): string {
  const query = new URLSearchParams({ user: String(who.userId), kind: who.subject, token: tokenOf(place, who) });
  return addressIn(place, `/api/mail/unsubscribe?${query}`);
}

/** Reads such a link; null when any part of it is not as it was signed. */
export function readUnsubscribeLink(
  { authSecret }: Pick<PublicPlace, "authSecret">,
  query: { user?: unknown; kind?: unknown; token?: unknown },
): Unsubscription | null {
  const { user, kind, token } = query;
  if (typeof user !== "string" || !/^[1-9]\d{0,8}$/.test(user) || typeof token !== "string") return null;
  const subject = SUBJECTS.find((known) => known === kind);
  if (!subject) return null;
  const who = { userId: Number(user), subject };
  const given = Buffer.from(token, "base64url");
  const right = Buffer.from(tokenOf({ authSecret }, who), "base64url");
  return given.length === right.length && timingSafeEqual(given, right) ? who : null;
}

/** Signed with a key of its own, so that nothing made here can be mistaken for anything else the secret seals. */
function tokenOf({ authSecret }: Pick<PublicPlace, "authSecret">, { userId, subject }: Unsubscription): string {
  const key = Buffer.from(hkdfSync("sha256", authSecret, "", "unsubscribe from e-mail", 32));
  return createHmac("sha256", key).update(`${userId}:${subject}`).digest("base64url");
}
