import { type AppraisalTerms, CRITERIA } from "../../lib/appraisal/rules.ts";
import { CRITERION_WORDS, ruleWords } from "../../lib/appraisal/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** "Cách tính": the rule in words, complete enough to calculate by. `keep` null: its page is not the reader's. */
export function RulePanel({
  rule,
  keep,
}: {
  rule: { version: number; terms: AppraisalTerms };
  keep: KeepReading | null;
}) {
  return (
    <Panel
      title="Cách tính"
      count={`phiên bản ${rule.version}`}
      aside={keep && <AppLink href={keep("/review/appraisal/rule")}>Các phiên bản</AppLink>}
      id="cach-tinh"
    >
      <div className="grid gap-4">
        <ul className="grid gap-2">
          {CRITERIA.map((criterion) => (
            <li key={criterion}>
              <b>
                {CRITERION_WORDS[criterion].title} ({rule.terms.weights[criterion]}%):
              </b>{" "}
              {CRITERION_WORDS[criterion].counts}.
            </li>
          ))}
        </ul>
        <ul className="grid gap-2">
          {ruleWords(rule.terms).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
