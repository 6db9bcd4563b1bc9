import { database } from "../../../lib/platform/database.ts";
import { healthProblem } from "../../../lib/platform/health.ts";
import { log } from "../../../lib/platform/log.ts";

export const dynamic = "force-dynamic";

/** For load balancers and monitoring: 200 when this server can do its work. Open to all, and says nothing else. */
export async function GET(): Promise<Response> {
  const problem = await healthProblem(database());
  if (problem) log.warn({ problem }, "health check failed");
  const body = problem ? { status: "unavailable", problem } : { status: "ok" };
  return Response.json(body, { status: problem ? 503 : 200, headers: { "cache-control": "no-store" } });
}
