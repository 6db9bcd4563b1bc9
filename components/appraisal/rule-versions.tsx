import type { RuleVersion } from "../../lib/appraisal/queries.ts";
import { changedTerms } from "../../lib/appraisal/words.ts";
import { formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";

/** Versions of the rule, newest first: who set each, when, why, and what it changed. */
export function RuleVersions({ rules }: { rules: readonly RuleVersion[] }) {
  return (
    <ul className="rows">
      {rules
        .map((rule, index) => ({ rule, before: rules[index - 1] ?? null }))
        .toReversed()
        .map(({ rule, before }) => (
          <li key={rule.version} className="text-table" data-version={rule.version}>
            <b>Phiên bản {rule.version}</b>
            <div className="meta">{rule.set ? `${formatInstant(rule.set.at, ZONE)}, ${rule.set.by}` : rule.reason}</div>
            {rule.set && <p className="pre-line">Lý do: {rule.reason}</p>}
            {before && (
              <ul className="grid gap-1 mt-2">
                {changedTerms(before.terms, rule.terms).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
    </ul>
  );
}
