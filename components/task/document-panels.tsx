import type { Phrase } from "../../lib/progress/board.ts";
import type { TaskDocument } from "../../lib/progress/history-queries.ts";
import { NOTE_WORDS } from "../plan/note-words.ts";
import { Quote } from "../ui/lists.tsx";
import { Panel } from "../ui/panel.tsx";

/** Section III items that carry the task out, in the document's words. */
export function PlanItems({ items }: { items: TaskDocument["items"] }) {
  const same = items.filter((item) => item.relation === "SAME");
  const related = items.filter((item) => item.relation === "RELATED");
  if (items.length === 0) {
    return (
      <Panel title="Trích Kế hoạch">
        <p className="muted">Mục III của Kế hoạch không có nhiệm vụ cụ thể nào gắn với nhiệm vụ này.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Trích Kế hoạch" count={same.length > 0 ? `${same.length} mục thực hiện` : "chỉ có mục liên quan"}>
      <div className="grid gap-4">
        {same.slice(0, 3).map((item) => (
          <Item key={item.ref} item={item} />
        ))}
      </div>
      {same.length > 3 && <More label={`Xem thêm ${same.length - 3} mục`} items={same.slice(3)} />}
      {related.length > 0 && <More label={`${related.length} mục có liên quan`} items={related} />}
    </Panel>
  );
}

function More({ label, items }: { label: string; items: TaskDocument["items"] }) {
  return (
    <details className="mt-4">
      <summary>{label}</summary>
      <div className="mt-3 grid gap-4">
        {items.map((item) => (
          <Item key={item.ref} item={item} />
        ))}
      </div>
    </details>
  );
}

function Item({ item }: { item: TaskDocument["items"][number] }) {
  return (
    <div>
      <Quote source={`Mục ${item.ref}, ${item.heading}`}>“{item.text}”</Quote>
      {item.note && <p className="meta">{item.note}</p>}
    </div>
  );
}

/** "Ghi chú văn bản": what to know about the words before relying on them, and how phrases were read. */
export function DocumentNotes({ notes, phrases }: { notes: TaskDocument["notes"]; phrases: readonly Phrase[] }) {
  const read = phrases.filter((phrase) => phrase.note);
  if (notes.length === 0 && read.length === 0) return null;
  return (
    <Panel title="Ghi chú văn bản" count={notes.length + read.length} id="ghi-chu-van-ban" flush>
      <ul className="rows rows-tight">
        {notes.map((note) => (
          <li key={note.text} className="text-table">
            <b>{NOTE_WORDS[note.kind]}</b>
            {note.quote && <> “{note.quote}”</>}
            <div className="ink2">{note.text}</div>
          </li>
        ))}
        {read.map((phrase) => (
          <li key={phrase.id} className="text-table">
            <b>Cụm từ “{phrase.name}”</b>
            <div className="ink2">{phrase.note}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
