import { plainDate } from "../calendar/days.ts";
import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";
import type { FeedOwner } from "./feed-events.ts";

/** What somebody sees of their own calendar address: never the address itself. */
export type FeedState = { createdAt: Date; lastReadAt: Date | null };

/** One's own calendar address; null where there is none. */
export async function readOwnFeed(db: Database, actor: Actor): Promise<FeedState | null> {
  return db.calendarFeed.findFirst({ where: { userId: actor.id }, select: { createdAt: true, lastReadAt: true } });
}

/**
 * Whose calendar a secret opens; null when it is unknown, revoked, or its owner's account is disabled.
 */
export async function readFeedOwner(
  db: Database,
  secretHash: string,
): Promise<(Omit<FeedOwner, "documents"> & { userId: number; name: string }) | null> {
  const feed = await db.calendarFeed.findFirst({
    where: { secretHash, user: { disabledAt: null } },
    select: {
      user: {
        select: {
          id: true,
          name: true,
          role: true,
          agencyId: true,
          agency: {
            select: {
              reportsFrom: true,
              reportsTo: true,
              reports: { where: { submissions: { some: {} } }, select: { month: true } },
            },
          },
        },
      },
    },
  });
  if (!feed) return null;
  const { id, name, role, agencyId, agency } = feed.user;
  const reports = {
    from: agency?.reportsFrom ? plainDate(agency.reportsFrom) : null,
    to: agency?.reportsTo ? plainDate(agency.reportsTo) : null,
    sent: (agency?.reports ?? []).map(({ month }) => plainDate(month).toPlainYearMonth()),
  };
  return { userId: id, name, role, agencyId, reports };
}
