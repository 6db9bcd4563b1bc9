import { requestOrigin } from "../people/session.ts";
import { systemClock } from "../platform/clock.ts";
import { database } from "../platform/database.ts";
import { environment } from "../platform/env.ts";
import { unsubscribe } from "./mail-commands.ts";
import { readUnsubscribeLink } from "./mail-links.ts";

/** Answers the one click of a mail reader (RFC 8058): true when the link was right and its e-mails have ended. */
export async function unsubscribeByRequest(link: URL): Promise<boolean> {
  const who = readUnsubscribeLink(environment(), Object.fromEntries(link.searchParams));
  if (!who) return false;
  return unsubscribe({ db: database(), clock: systemClock, origin: await requestOrigin() }, who);
}
