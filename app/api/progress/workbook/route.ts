import { receiveWorkbook } from "../../../../lib/progress/workbook-upload.ts";

export const dynamic = "force-dynamic";

/** A workbook that an agency has filled in; see receiveWorkbook. */
export async function POST(request: Request): Promise<Response> {
  return receiveWorkbook(request);
}
