import { createHash } from "node:crypto";
import { readObligationDuties } from "../obligations/queries.ts";
import { readCurrentPlan } from "../plans/queries.ts";
import { type Clock, endOfDay, epochSeconds, ZONE } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { log } from "../platform/log.ts";
import { readBoard } from "../progress/queries.ts";
import { hashOfSecret, noteFeedRead } from "./feed-commands.ts";
import { feedEvents } from "./feed-events.ts";
import { printCalendar } from "./feed-print.ts";
import { readFeedOwner } from "./feed-queries.ts";
import { addressIn, type PublicPlace } from "./mail-links.ts";

/** A calendar as it goes out; `tag` is the same as long as its content is. */
export type FeedAnswer = { body: string; tag: string };

/**
 * The calendar behind "<secret>.ics"; null for whatever opens none: unknown, revoked, disabled and malformed are not told
 * apart, and cost the same.
 */
export async function answerFeed(
  db: Database,
  clock: Clock,
  place: Pick<PublicPlace, "publicUrl">,
  file: string,
): Promise<FeedAnswer | null> {
  const owner = await readFeedOwner(db, hashOfSecret(file.replace(/\.ics$/, "")));
  if (!owner || !file.endsWith(".ics")) {
    noteStranger();
    return null;
  }
  const plan = await readCurrentPlan(db);
  const today = clock.today();
  const board = plan && (await readBoard(db, { plan, asOf: today }));
  const documents = plan && owner.agencyId ? await readObligationDuties(db, plan, today, owner.agencyId) : [];
  const at = { host: new URL(place.publicUrl).hostname, page: (path: string) => addressIn(place, path) };
  const body = printCalendar({
    name: `Đề án 06: ${owner.name}`,
    zone: ZONE,
    // The beginning of the day: what is printed twice on a day without news is the same.
    stamp: endOfDay(today.subtract({ days: 1 })),
    events: board ? feedEvents(board, plan, { ...owner, documents }, at) : [],
  });
  await noteFeedRead(db, clock, owner.userId);
  return { body, tag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
}

/** Seconds between two lines of the log about addresses that open nothing: a telephone with an old one asks for ever. */
const LOG_PAUSE = 60;

const strangers = { count: 0, loggedAt: Number.NEGATIVE_INFINITY };

function noteStranger(): void {
  strangers.count++;
  const now = epochSeconds();
  if (now - strangers.loggedAt < LOG_PAUSE) return;
  log.info({ requests: strangers.count }, "calendar addresses were asked for that open nothing");
  strangers.count = 0;
  strangers.loggedAt = now;
}
