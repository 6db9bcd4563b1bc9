import { sendCorrectionDraft } from "../../../../../lib/documents/correction-download.ts";

export const dynamic = "force-dynamic";

/** A draft letter of correction as a Word file, to be signed; see sendCorrectionDraft. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendCorrectionDraft(request, (await params).id);
}
