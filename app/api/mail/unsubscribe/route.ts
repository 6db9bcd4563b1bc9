import type { NextRequest } from "next/server";
import { unsubscribeByRequest } from "../../../../lib/oversight/unsubscribe-request.ts";

export const dynamic = "force-dynamic";

const PLAIN = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/** A link in an e-mail that is only opened, by a person or by a scanner, changes nothing: it leads to the page that asks. */
export async function GET(request: NextRequest): Promise<Response> {
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe${request.nextUrl.search}`, "cache-control": "no-store" },
  });
}

/** The one click of a mail reader (RFC 8058); signed by the link itself, so that it needs no cookie and no origin. */
export async function POST(request: NextRequest): Promise<Response> {
  return (await unsubscribeByRequest(request.nextUrl))
    ? new Response("Đã ngừng gửi loại thư này.\n", { headers: PLAIN })
    : new Response("Đường dẫn không đúng.\n", { status: 404, headers: PLAIN });
}
