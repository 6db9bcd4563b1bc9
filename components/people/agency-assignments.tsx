import type { BoardAssignment, BoardTask } from "../../lib/progress/board.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { partWords } from "../task/part-words.ts";
import { TimelinessChip } from "../task/status-chip.tsx";
import { NumberTag, RoleTag } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";

export type HeldPart = { task: BoardTask; part: BoardAssignment };

/** What Appendix II gives a body to do, and where each part stands. */
export function AgencyAssignments({
  held,
  asOf,
  keep,
}: {
  held: readonly HeldPart[];
  asOf: Temporal.PlainDate;
  keep: KeepReading;
}) {
  if (held.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="list" title="Phụ lục II không giao nhiệm vụ cho đơn vị này" />
      </div>
    );
  }
  return (
    <ul className="rows rows-tight">
      {held.map(({ task, part }) => (
        <li key={part.id} className="flex flex-wrap items-baseline gap-3" data-task={task.number}>
          <NumberTag number={task.number} label="Nhiệm vụ" />
          <span className="min-w-0 flex-1">
            <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
              {task.shortTitle}
            </AppLink>{" "}
            <RoleTag lead={part.role === "LEAD"}>
              {part.role === "LEAD" ? (part.isPrincipal ? "Chủ trì, đầu mối" : "Chủ trì") : "Phối hợp"}
            </RoleTag>
            {part.word && <span className="meta block clamp">{part.word.result}</span>}
          </span>
          <span className="max-md:order-first max-md:w-full md:w-60">
            <TimelinessChip timeliness={part.timeliness} days={part.daysLate} />
            <span className="meta block">{partWords(part, asOf)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
