import type { AgencyItem } from "../../lib/people/agency-queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";

/** Items of Section III in the document's words, each with the Appendix II tasks it belongs to. */
export function AgencyItems({ items, keep }: { items: readonly AgencyItem[]; keep: KeepReading }) {
  if (items.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="doc" title="Mục III không giao nội dung riêng cho đơn vị này" />
      </div>
    );
  }
  return (
    <ul className="rows">
      {items.map(({ ref, text, deadlineText, tasks }) => (
        <li key={ref}>
          <p>
            <b className="tn">{ref}</b> {text}
          </p>
          <p className="meta mt-2">
            {deadlineText && `${dueWords(deadlineText)}. `}
            {tasks.length > 0
              ? tasks.map((task) => <TaskLink key={task.number} task={task} keep={keep} />)
              : "Không gắn với nhiệm vụ tại Phụ lục II."}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The document often says itself that a time limit follows: then its words are enough. */
function dueWords(text: string): string {
  return /^thời (gian|hạn)/iu.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : `Thời hạn: ${text}`;
}

function TaskLink({ task, keep }: { task: AgencyItem["tasks"][number]; keep: KeepReading }) {
  return (
    <span title={task.note ?? undefined}>
      {task.relation === "SAME" ? "Thực hiện " : "Liên quan "}
      <AppLink href={keep(`/tasks/${task.number}`)}>
        nhiệm vụ {task.number}: {task.shortTitle}
      </AppLink>
      .{" "}
    </span>
  );
}
