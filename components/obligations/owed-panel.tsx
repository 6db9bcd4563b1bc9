import { formatDate } from "../../lib/calendar/format.ts";
import type { ObligationPartRow } from "../../lib/obligations/queries.ts";
import { isOwed } from "../../lib/obligations/rules.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { StandingChip, standingDetail } from "./standing.tsx";

/** One body's obligations beside its tasks: what it still owes first. Nothing where it owes none. */
export function OwedPanel({ parts, keep }: { parts: readonly ObligationPartRow[]; keep: KeepReading }) {
  if (parts.length === 0) return null;
  const owed = parts.filter(({ standing }) => isOwed(standing));
  const ordered = [...owed, ...parts.filter(({ standing }) => !isOwed(standing))];
  return (
    <Panel
      title="Trách nhiệm khác theo mục IV"
      count={owed.length > 0 ? `${owed.length}/${parts.length} còn phải nộp` : `${parts.length} trách nhiệm`}
      aside={<AppLink href={keep("/obligations")}>Toàn tỉnh</AppLink>}
      flush
    >
      <ul className="rows rows-tight">
        {ordered.map((part) => (
          <li key={part.partId} className="text-table" data-owed={part.ref} data-standing={part.standing}>
            <AppLink className="ttl" href={keep(`/obligations/${part.ref}/${part.agencyCode}`)}>
              {part.what}
            </AppLink>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 mt-1">
              <StandingChip standing={part.standing} />
              <span className="meta tn">{standingDetail(part) ?? `hạn ${formatDate(part.dueOn)}`}</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
