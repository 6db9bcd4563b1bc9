import { type CorrectionContent, correctionFrame, correctionSubject } from "../../lib/documents/correction.ts";

/** What a letter of correction says, as it will stand on paper; the frame round it comes with the Word file. */
export function CorrectionPaper({ content, sampleData }: { content: CorrectionContent; sampleData: boolean }) {
  const { before, after } = correctionFrame(content);
  const lines = [before, ...content.text.split("\n"), `${after}/.`];
  return (
    <article className="paper" aria-label="Nội dung công văn đính chính">
      <p className="paper-frame">Quốc hiệu, tên cơ quan, số và ký hiệu: theo mẫu, có trong bản Word</p>
      <p className="paper-subject">V/v {correctionSubject(content)}</p>
      <p className="paper-to">Kính gửi: {content.recipients.join("; ")}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {sampleData && <p className="paper-frame">Số liệu minh họa</p>}
    </article>
  );
}
