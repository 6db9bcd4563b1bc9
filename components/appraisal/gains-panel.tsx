import { type AppraisalTerms, type Appraised, gainsOf } from "../../lib/appraisal/rules.ts";
import { CRITERION_WORDS, nextBoundWords, scoreWords } from "../../lib/appraisal/words.ts";
import { Panel } from "../ui/panel.tsx";

/** What would change an agency's score: what one more of each would bring, and all of it; how far it is to the next bound. */
export function GainsPanel({ row, terms }: { row: Appraised; terms: AppraisalTerms }) {
  const { score } = row;
  if (score === null) return null;
  const gains = gainsOf(row);
  const next = nextBoundWords(score, terms);
  return (
    <Panel title="Điều gì làm đổi điểm" foot={next} flush={gains.length > 0}>
      {gains.length === 0 ? (
        <p>Mọi tiêu chí áp dụng đã đạt đủ.</p>
      ) : (
        <ul className="rows rows-tight">
          {gains.map(({ criterion, missing, withOne, withAll }) => (
            <li key={criterion} className="text-table">
              <b>{CRITERION_WORDS[criterion].title}</b>
              <div>
                Nếu {CRITERION_WORDS[criterion].more}: {change(score, withOne)}
              </div>
              {missing > 1 && (
                <div className="meta">
                  Nếu đạt đủ (còn thiếu {missing}): {change(score, withAll)}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function change(from: number, to: number): string {
  const more = Math.round((to - from) * 10) / 10;
  return `${scoreWords(to)} điểm (thêm ${scoreWords(more)})`;
}
