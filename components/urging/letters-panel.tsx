import { formatDate } from "../../lib/calendar/format.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { LetterRow } from "../../lib/urging/letter-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { LetterStateChip } from "./letter-state-chip.tsx";

/** The letters one agency was sent, newest first, and how each stands; nothing where there are none. */
export function LettersPanel({ letters, keep }: { letters: readonly LetterRow[]; keep: KeepReading }) {
  if (letters.length === 0) return null;
  return (
    <Panel title="Công văn đôn đốc" count={letters.length} flush>
      <ul className="rows rows-tight">
        {letters.map((letter) => (
          <li key={letter.id} className="text-table" data-letter={letter.id} data-state={letter.state}>
            <AppLink href={keep(`/letters/${letter.id}`)}>
              {letter.document ? `Số ${letter.document.number}, lần ${letter.ordinal}` : "Dự thảo"}
            </AppLink>{" "}
            <LetterStateChip state={letter.state} />
            <div className="meta">
              {letter.document && `ngày ${formatDate(letter.document.date)} · `}trả lời chậm nhất{" "}
              {formatDate(letter.answerBy)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
