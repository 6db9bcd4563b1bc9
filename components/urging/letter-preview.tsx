import { useState } from "react";
import { type LetterPreview, openingOf } from "../../lib/urging/preview.ts";
import { LetterSheet, NO_NUMBER_YET } from "./letter-sheet.tsx";

/** The letters that what is ticked makes, one at a time. */
export function LetterPreviews({
  letters,
  sampleData,
}: {
  letters: readonly { letter: LetterPreview; words: readonly string[] }[];
  sampleData: boolean;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = letters.find(({ letter }) => letter.agencyCode === chosen) ?? letters[0];
  if (!shown) return null;
  const { letter, words } = shown;
  return (
    <aside className="pick-preview no-print" aria-label="Xem trước công văn">
      <h2>Xem trước: {letters.length} công văn</h2>
      <div className="pick-preview-tabs">
        {letters.map(({ letter: other, words: lines }) => (
          <button
            key={other.agencyCode}
            type="button"
            aria-pressed={other === letter}
            onClick={() => setChosen(other.agencyCode)}
          >
            {other.agencyName} <span className="n">{lines.length}</span>
          </button>
        ))}
      </div>
      {letter.drafted && <p className="help">Đã có dự thảo gửi đơn vị này: nội dung chọn được thêm vào dự thảo đó.</p>}
      <LetterSheet
        frame={NO_NUMBER_YET}
        subject={letter.subject}
        addressee={letter.addressee}
        opening={[openingOf(letter.opening, words.length)]}
        closing={[letter.demand]}
        sampleData={sampleData}
      >
        <ol>
          {words.map((line) => (
            <li key={line}>{line}.</li>
          ))}
        </ol>
      </LetterSheet>
    </aside>
  );
}
