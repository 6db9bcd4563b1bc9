import { sendFile } from "../../../../lib/evidence/downloads.ts";

export const dynamic = "force-dynamic";

/** A file, as a download; see sendFile. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendFile(request, (await params).id);
}
