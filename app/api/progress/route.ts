import { receiveProgressForm } from "../../../lib/progress/progress-answer.ts";

export const dynamic = "force-dynamic";

/** The update form without scripts; see receiveProgressForm. */
export async function POST(request: Request): Promise<Response> {
  return receiveProgressForm(request);
}
