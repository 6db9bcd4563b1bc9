import type { ReactNode } from "react";

/** A letter as it will stand on paper, given as text; the frame round it comes with the Word file. */
export function LetterSheet({
  frame,
  subject,
  addressee,
  opening,
  closing,
  sampleData,
  children,
}: {
  /** In place of the decree's head: that it comes with the file, or number and date. */
  frame: string;
  subject: string;
  addressee: string;
  /** A paragraph each. */
  opening: readonly string[];
  closing: readonly string[];
  sampleData: boolean;
  /** What is owed. */
  children: ReactNode;
}) {
  return (
    <article className="paper" aria-label="Nội dung công văn">
      <p className="paper-frame">{frame}</p>
      <p className="paper-subject">V/v {subject}</p>
      <p className="paper-to">Kính gửi: {addressee}</p>
      {opening.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {children}
      {closing.map((line, index) => (
        <p key={line}>
          {line}
          {index === closing.length - 1 && "/."}
        </p>
      ))}
      {sampleData && <p className="paper-frame">Số liệu minh họa</p>}
    </article>
  );
}

/** What stands where the head of a draft will. */
export const NO_NUMBER_YET = "Quốc hiệu, tên cơ quan, số và ký hiệu: theo mẫu, có trong bản Word";
