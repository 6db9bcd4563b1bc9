import { formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { RaisedRow } from "../../lib/proposals/queries.ts";
import { AppLink } from "../ui/link.tsx";
import { AdoptForm } from "./adopt-form.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** What officers wrote under "Đề xuất, kiến nghị" of their updates, until somebody makes a proposal of it. */
export function RaisedList({
  rows,
  adopt,
  keep,
}: {
  rows: readonly RaisedRow[];
  adopt: Action | null;
  keep: KeepReading;
}) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.updateId} data-raised={row.updateId}>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1">
              <b>{row.agencyName}</b>
              <p className="pre-line">{row.text}</p>
              <div className="meta">
                <AppLink href={keep(`/tasks/${row.taskNumber}?agency=${row.agencyCode}&view=words#dien-bien`)}>
                  Nhiệm vụ {row.taskNumber} – {row.taskTitle}
                </AppLink>{" "}
                · {formatInstant(row.at, ZONE)} · {row.by}
                {row.times > 1 && ` · nêu trong ${row.times} lần cập nhật`}
              </div>
            </div>
            {adopt && <AdoptForm action={adopt} updateId={row.updateId} about={row.agencyName} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
