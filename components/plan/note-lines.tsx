import type { NoteKind } from "../../lib/platform/prisma/enums.ts";
import { NOTE_WORDS } from "./note-words.ts";

/** What the document's words leave uncertain, a line each. */
export function NoteLines({ notes }: { notes: readonly { kind: NoteKind; quote: string | null; text: string }[] }) {
  return (
    <ul className="grid gap-2 meta">
      {notes.map((note) => (
        <li key={`${note.kind}-${note.text}`}>
          <b>{NOTE_WORDS[note.kind]}</b>
          {note.quote && <> “{note.quote}”</>}: {note.text}
        </li>
      ))}
    </ul>
  );
}
