import pino, { type Logger } from "pino";

/** Never in the log, whoever hands it over: passwords, cookies and the secrets that open sessions. */
const SECRETS = ["password", "*.password", "passwordHash", "*.passwordHash", "*.cookie", "*.authorization", "*.token"];

/** One line of JSON an event, to standard output: whoever runs the product decides where it goes. */
export const log: Logger = pino({
  base: { app: "theo-doi-de-an-06" },
  level: process.env.LOG_LEVEL || (process.env.APP_MODE === "test" ? "warn" : "info"),
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: SECRETS,
});

/** The log of one request: each line carries the id that the answer's x-request-id header shows. */
export function requestLog(requestId: string | null): Logger {
  return log.child({ requestId });
}
