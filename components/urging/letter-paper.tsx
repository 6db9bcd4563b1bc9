import { closingWords, type LetterContent, rowLine } from "../../lib/urging/content.ts";

/** What a letter says, as it will stand on paper; the frame round it comes with the Word file. */
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
    <article className="paper" aria-label="Nội dung công văn">
      <p className="paper-frame">{number ?? "Quốc hiệu, tên cơ quan, số và ký hiệu: theo mẫu, có trong bản Word"}</p>
      <p className="paper-subject">V/v {content.subject}</p>
      <p className="paper-to">Kính gửi: {content.agency}</p>
      {content.opening.split("\n").map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ol>
        {content.rows.map((row) => (
          <li key={row.key}>{rowLine(row)}.</li>
        ))}
      </ol>
      {closingWords(content).map((line, index, lines) => (
        <p key={line}>
          {line}
          {index === lines.length - 1 && "/."}
        </p>
      ))}
      {sampleData && <p className="paper-frame">Số liệu minh họa</p>}
    </article>
  );
}
