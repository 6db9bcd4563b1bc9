import { receiveStretch } from "../../../lib/evidence/uploads.ts";

export const dynamic = "force-dynamic";

/** A stretch of a file on its way; see receiveStretch. */
export async function POST(request: Request): Promise<Response> {
  return receiveStretch(request);
}
