import { sendDraftConclusion } from "../../../../../lib/meetings/draft-download.ts";

export const dynamic = "force-dynamic";

/** The conclusions of a meeting as a Word file, to be signed; see sendDraftConclusion. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendDraftConclusion(request, (await params).id);
}
