import { autosave } from "../../../../../../lib/reports/actions.ts";

const STATUS = { SIGNED_OUT: 401, REFUSED: 409 } as const;

/**
 * Keeps a draft while it is being typed. A door of its own beside the forms: it answers in JSON, never leads to the sign-in
 * page, and can be used while the page is being left. JSON only, which no foreign page can send with the visitor's cookie.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/reports/[month]/[agency]/lines">,
): Promise<Response> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return Response.json({ ok: false, code: "REFUSED", message: "" }, { status: 415 });
  }
  const { month, agency } = await params;
  const body: unknown = await request.json().catch(() => null);
  const answer = await autosave(month, agency, body);
  return Response.json(answer, {
    status: answer.ok ? 200 : STATUS[answer.code],
    headers: { "cache-control": "no-store" },
  });
}
