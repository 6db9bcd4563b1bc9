import type { ObligationPartRow } from "./queries.ts";
import type { ObligationStanding } from "./rules.ts";
import { STANDING_WORDS } from "./words.ts";

/** What narrows the grid, as the address has it. */
export type ObligationFilter = { ref: string | null; standing: ObligationStanding | null };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter of an address; what it does not know is left out. */
export function readObligationFilter(query: Query, refs: readonly string[]): ObligationFilter {
  const one = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  const standing = one("standing");
  return {
    ref: refs.find((ref) => ref === one("obligation")) ?? null,
    standing: standing !== null && Object.hasOwn(STANDING_WORDS, standing) ? (standing as ObligationStanding) : null,
  };
}

/** The bodies that have a part the filter asks for, each with its parts, in the order given. */
export function bodiesShown(parts: readonly ObligationPartRow[], filter: ObligationFilter): ObligationPartRow[][] {
  const bodies = Map.groupBy(parts, ({ agencyId }) => agencyId);
  return [...bodies.values()].filter((held) =>
    held.some(
      (part) =>
        (filter.ref === null || part.ref === filter.ref) &&
        (filter.standing === null || part.standing === filter.standing),
    ),
  );
}
