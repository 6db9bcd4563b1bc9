import { sendIssuedDocument } from "../../../../lib/documents/downloads.ts";

export const dynamic = "force-dynamic";

/** The file of an issued document; see sendIssuedDocument. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendIssuedDocument(request, (await params).id);
}
