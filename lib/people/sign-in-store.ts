import { Pool } from "pg";
import { environment } from "../platform/env.ts";
import { type SignInLimits, signInLimits } from "./sign-in-limits.ts";

// On globalThis, because a development server loads this module anew after each change, and each would keep its own pool.
const kept = globalThis as { project06SignInLimits?: SignInLimits };

/** The one count of failed sign-ins of this process, on a small pool of its own; opened at the first sign-in. */
export function sharedSignInLimits(): SignInLimits {
  kept.project06SignInLimits ??= signInLimits(
    new Pool({ connectionString: environment().databaseUrl, application_name: "sign-in-limits", max: 2 }),
  );
  return kept.project06SignInLimits;
}
