import { sendDraftLetter } from "../../../../../lib/urging/draft-download.ts";

export const dynamic = "force-dynamic";

/** A draft letter as a Word file, to be signed; see sendDraftLetter. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendDraftLetter(request, (await params).id);
}
