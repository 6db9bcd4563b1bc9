import { ZONE } from "../../lib/platform/clock.ts";
import { InstantText } from "../ui/instant-text.tsx";

/** When something happened, as a timestamp column gives it; `none` where it never did. */
export function MomentText({ at, none }: { at: Date | null; none: string }) {
  if (!at) return <>{none}</>;
  return <InstantText at={Temporal.Instant.fromEpochMilliseconds(at.getTime())} zone={ZONE} />;
}
