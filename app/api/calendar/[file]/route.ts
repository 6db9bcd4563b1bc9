import { answerFeed } from "../../../../lib/oversight/feed-request.ts";
import { systemClock } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import { environment } from "../../../../lib/platform/env.ts";

export const dynamic = "force-dynamic";

/** One person's calendar for a telephone or a calendar program: the secret in the address is all it takes, no cookie. */
export async function GET(request: Request, { params }: RouteContext<"/api/calendar/[file]">): Promise<Response> {
  const { file } = await params;
  const publicUrl = environment().publicUrl ?? new URL(request.url).origin;
  const feed = await answerFeed(database(), systemClock, { publicUrl }, file);
  if (!feed) {
    return new Response("Not found\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  const headers = { etag: feed.tag, "cache-control": "private, no-cache" };
  if (request.headers.get("if-none-match")?.includes(feed.tag)) return new Response(null, { status: 304, headers });
  return new Response(feed.body, {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="de-an-06.ics"',
    },
  });
}
