import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { environment } from "../platform/env.ts";
import { HOURLY_LIMIT } from "./rules.ts";

export type UploadLimits = {
  /** Counts bytes that somebody is about to send. Gives the seconds to wait; 0: they may be sent. */
  take(userId: number, bytes: number): Promise<number>;
};

const MB = 1024 * 1024;
const HOUR = 3600;

/** Counts by person and hour on the table "upload_limit", so that all instances count together. Every started megabyte counts whole. */
export function uploadLimits(pool: Pool): UploadLimits {
  const counts = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "upload_limit",
    tableCreated: true,
    keyPrefix: "upload",
    points: HOURLY_LIMIT / MB,
    duration: HOUR,
  });
  return {
    async take(userId, bytes) {
      try {
        await counts.consume(userId, Math.max(1, Math.ceil(bytes / MB)));
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext / 1000;
        throw refused;
      }
    },
  };
}

// On globalThis, because a development server loads this module anew after each change, and each would keep its own pool.
const kept = globalThis as { project06UploadLimits?: UploadLimits };

/** The one count of this process, on a small pool of its own; opened at the first upload. */
export function sharedUploadLimits(): UploadLimits {
  kept.project06UploadLimits ??= uploadLimits(
    new Pool({ connectionString: environment().databaseUrl, application_name: "upload-limits", max: 2 }),
  );
  return kept.project06UploadLimits;
}
