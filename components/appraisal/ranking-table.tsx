import type { Period } from "../../lib/appraisal/period.ts";
import { periodParams } from "../../lib/appraisal/period.ts";
import { type AppraisalTerms, type Appraised, CRITERIA } from "../../lib/appraisal/rules.ts";
import { CRITERION_WORDS, scoreWords, tallyWords, unrankedWords } from "../../lib/appraisal/words.ts";
import { type KeepReading, withParams } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { DegreeChip } from "./degree-chip.tsx";

/** The page of an agency's working, for the period that is looked at. */
export function workingHref(code: string, period: Period): string {
  return withParams(`/review/appraisal/${code}`, periodParams(period));
}

/**
 * Agencies by rank: points of each criterion over what they were counted from, the score, and what the rule proposes. A phone has no room for
 * the criteria: they are one touch away.
 */
export function RankingTable({
  rows,
  terms,
  period,
  keep,
}: {
  rows: readonly Appraised[];
  terms: AppraisalTerms;
  period: Period;
  keep: KeepReading;
}) {
  return (
    <Table caption="Xếp hạng đơn vị" sticky cards className="t-counts">
      <thead>
        <tr>
          <HeadCell digits>Hạng</HeadCell>
          <HeadCell>Đơn vị</HeadCell>
          {CRITERIA.map((criterion) => (
            <HeadCell key={criterion} digits title={CRITERION_WORDS[criterion].counts}>
              {CRITERION_WORDS[criterion].short} <span className="nb">({terms.weights[criterion]}%)</span>
            </HeadCell>
          ))}
          <HeadCell digits>Điểm</HeadCell>
          <HeadCell>Đề xuất theo cách tính</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.figures.agencyId} data-row data-agency={row.figures.code}>
            <td className="num" data-label="Hạng">
              {row.rank}
            </td>
            <td>
              <AppLink className="ttl" href={keep(workingHref(row.figures.code, period))}>
                {row.figures.name}
              </AppLink>
            </td>
            {row.lines.map((line) => (
              <td key={line.criterion} className="num hide-sm">
                {line.points === null ? (
                  <span className="muted">
                    –<span className="sr"> không áp dụng</span>
                  </span>
                ) : (
                  <>
                    {scoreWords(line.points)}
                    <div className="second nb">{tallyWords(line)}</div>
                  </>
                )}
              </td>
            ))}
            <td className="num" data-label="Điểm">
              <b>{row.score === null ? "–" : scoreWords(row.score)}</b>
            </td>
            <td>{row.degree && <DegreeChip degree={row.degree} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who has too little to be ranked by, and why. */
export function UnrankedList({
  rows,
  terms,
  period,
  keep,
}: {
  rows: readonly Appraised[];
  terms: AppraisalTerms;
  period: Period;
  keep: KeepReading;
}) {
  return (
    <ul className="rows rows-tight">
      {rows.map((row) => (
        <li key={row.figures.agencyId} className="text-table" data-unranked={row.figures.code}>
          <AppLink href={keep(workingHref(row.figures.code, period))}>{row.figures.name}</AppLink>
          <div className="meta">{unrankedWords(row, terms)}</div>
        </li>
      ))}
    </ul>
  );
}
