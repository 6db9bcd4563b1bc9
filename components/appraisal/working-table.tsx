import type { AppraisalTerms, Appraised } from "../../lib/appraisal/rules.ts";
import { CRITERION_WORDS, lineNote, productWords, scoreWords, tallyWords } from "../../lib/appraisal/words.ts";
import { capital } from "../../lib/reports/consolidated-words.ts";
import { HeadCell, Table } from "../ui/table.tsx";

/** The score of an agency line by line, so that it can be done again by hand with the numbers that stand here. */
export function WorkingTable({ row, terms }: { row: Appraised; terms: AppraisalTerms }) {
  return (
    <Table caption="Bảng tính điểm" cards>
      <thead>
        <tr>
          <HeadCell>Tiêu chí</HeadCell>
          <HeadCell digits>Số đạt / số phải đạt</HeadCell>
          <HeadCell digits>Điểm</HeadCell>
          <HeadCell digits>Trọng số × điểm</HeadCell>
        </tr>
      </thead>
      <tbody>
        {row.lines.map((line) => (
          <tr key={line.criterion} data-row data-criterion={line.criterion}>
            <td>
              <b>{CRITERION_WORDS[line.criterion].title}</b>
              <div className="second">{CRITERION_WORDS[line.criterion].counts}</div>
              <Note words={lineNote(line.criterion, row.figures, terms)} />
            </td>
            <td className="num" data-label="Số đạt / số phải đạt">
              {line.points === null ? "–" : tallyWords(line)}
            </td>
            <td className="num" data-label="Điểm">
              {line.points === null ? "–" : scoreWords(line.points)}
            </td>
            <td className="num" data-label="Trọng số × điểm">
              {productWords(line)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Note({ words }: { words: string }) {
  return words === "" ? null : <div className="second">{capital(words)}.</div>;
}
