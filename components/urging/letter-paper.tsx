import { closingWords, LETTER_COLUMNS, type LetterContent } from "../../lib/urging/content.ts";
import { Table } from "../ui/table.tsx";
import { LetterSheet, NO_NUMBER_YET } from "./letter-sheet.tsx";

/** A letter with the table that its Word file has. */
export function LetterPaper({
  content,
  number,
  sampleData,
}: {
  content: LetterContent;
  /** "Số 678/CAT-PC06, ngày …" of an issued letter; null while it has none. */
  number: string | null;
  sampleData: boolean;
}) {
  return (
    <LetterSheet
      frame={number ?? NO_NUMBER_YET}
      subject={content.subject}
      addressee={content.agency}
      opening={content.opening.split("\n")}
      closing={closingWords(content)}
      sampleData={sampleData}
    >
      <Table caption="Nội dung đôn đốc" cards className="paper-table">
        <thead>
          <tr>
            <th scope="col" className="nb">
              TT
            </th>
            {LETTER_COLUMNS.map(({ title, align }) => (
              <th key={title} scope="col" className={align && "nb"}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row, index) => (
            <tr key={row.key}>
              <td>{index + 1}</td>
              {LETTER_COLUMNS.map(({ title, align, words }) => (
                <td key={title} data-label={title} className={align && "nb"}>
                  {words(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </LetterSheet>
  );
}
