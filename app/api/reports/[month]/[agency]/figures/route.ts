import { receiveFigures } from "../../../../../../lib/indicators/upload.ts";

/** A workbook of an agency's numbers; see receiveFigures. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/reports/[month]/[agency]/figures">,
): Promise<Response> {
  const { month, agency } = await params;
  return receiveFigures(request, month, agency);
}
