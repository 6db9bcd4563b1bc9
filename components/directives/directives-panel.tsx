import { formatDate } from "../../lib/calendar/format.ts";
import type { DirectiveRow } from "../../lib/directives/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { DirectiveStateChip } from "./state-chip.tsx";

/** The directives about a task, or to an agency, newest first; nothing where there are none and none can be written. */
export function DirectivesPanel({
  directives,
  agencyId,
  newHref,
  keep,
}: {
  directives: readonly DirectiveRow[];
  /** Only how they stand at this agency; all of them where it is left out. */
  agencyId?: number;
  /** Where the reader can write one; null where they cannot. */
  newHref: string | null;
  keep: KeepReading;
}) {
  if (directives.length === 0 && newHref === null) return null;
  return (
    <Panel
      title="Ý kiến chỉ đạo"
      count={directives.length > 0 ? directives.length : undefined}
      flush
      foot={
        newHref && (
          <ButtonLink small icon="flag" href={newHref}>
            Ghi ý kiến chỉ đạo
          </ButtonLink>
        )
      }
    >
      {directives.length === 0 && <p className="panel-body muted">Chưa có ý kiến chỉ đạo nào.</p>}
      <ul className="rows rows-tight">
        {directives.map((directive) => (
          <li key={directive.id} className="text-table" data-directive={directive.id}>
            <AppLink href={keep(`/directives/${directive.id}`)}>
              <span className="clamp">{directive.text}</span>
            </AppLink>
            <div className="meta">
              {directive.by} · {formatDate(directive.at.toZonedDateTimeISO(ZONE).toPlainDate())} · trả lời chậm nhất{" "}
              {formatDate(directive.answerBy)}
            </div>
            <ul className="grid gap-1 mt-1">
              {directive.parts
                .filter((part) => agencyId === undefined || part.agencyId === agencyId)
                .map((part) => (
                  <li key={part.id} data-state={part.state}>
                    <DirectiveStateChip state={part.state} /> {agencyId === undefined && part.agencyName}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
