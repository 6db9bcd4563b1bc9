import type { Instrumentation } from "next";

/** An unexpected failure of a page, action or route is logged here, once, with the id that its answer carries. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requestLog } = await import("./lib/platform/log.ts");
  const id = request.headers["x-request-id"];
  requestLog(typeof id === "string" ? id : null).error(
    { err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath },
    "request failed",
  );
};
