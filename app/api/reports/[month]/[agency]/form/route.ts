import { receiveReportForm } from "../../../../../../lib/reports/form-route.ts";

/** The report's form without scripts; see receiveReportForm. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/reports/[month]/[agency]/form">,
): Promise<Response> {
  const { month, agency } = await params;
  return receiveReportForm(request, month, agency);
}
