import { sendDraftSubmission } from "../../../../../lib/appraisal/draft-download.ts";

export const dynamic = "force-dynamic";

/** A submission as a Word file, to be signed; see sendDraftSubmission. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendDraftSubmission(request, (await params).id);
}
