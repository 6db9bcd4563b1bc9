import type { Instrumentation } from "next";

/** Runs once when the server starts: the schedules of this process, unless JOBS=off (tests, and all but one of several servers). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.JOBS === "off") return;
  const { startJobs, stopJobs } = await import("./lib/oversight/jobs.ts");
  await startJobs();
  // scripts/serve.ts ends the jobs before it ends the database.
  const kept = globalThis as { project06Shutdown?: (() => Promise<void>)[] };
  kept.project06Shutdown ??= [];
  kept.project06Shutdown.push(stopJobs);
  // What writes Excel and Word takes the better part of a second to load: before anybody waits for the first file. Should it fail, the
  // file says so.
  for (const writer of [import("./lib/documents/excel.ts"), import("./lib/documents/word.ts")])
    writer.catch(() => undefined);
}

/** An unexpected failure of a page, action or route is logged here, once, with the id that its answer carries. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requestLog } = await import("./lib/platform/log.ts");
  const id = request.headers["x-request-id"];
  const path = withoutSecrets(request.path);
  requestLog(typeof id === "string" ? id : null).error(
    { err: error, method: request.method, path, route: context.routePath },
    "request failed",
  );
};

/** Queries hold what people look for, and links of e-mails their signature; the address of a calendar is its key. */
function withoutSecrets(path: string): string {
  return (path.split("?")[0] ?? "").replace(/^(\/api\/calendar\/).+/, "$1…");
}
