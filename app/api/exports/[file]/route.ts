import { sendExport } from "../../../../lib/documents/exports.ts";

export const dynamic = "force-dynamic";

/** A page's table or document as a file; see sendExport. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return sendExport(request, (await params).file);
}
