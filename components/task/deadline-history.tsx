import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import { Panel } from "../ui/panel.tsx";
import { documentWords } from "./history-panel.tsx";

/** Every deadline there ever was, with the document that moved it. The original is never overwritten. */
export function DeadlineHistory({ task }: { task: BoardTask }) {
  const entries = task.deadlines.filter((entry) => entry.assignmentId === null);
  const late = task.standing.timeliness === "OVERDUE";
  const behind = task.originalStanding.timeliness === "OVERDUE" ? task.originalStanding.daysLate : 0;
  if (entries.length === 0) {
    return (
      <Panel title="Thời hạn">
        <p>
          Văn bản ghi: <b>“{task.deadlineText}”</b>.
        </p>
        <p className="meta mt-2">
          {task.deadlineKind === "CONDITIONAL"
            ? "Hạn được tính từ khi cơ quan thường trực ghi nhận văn bản hướng dẫn; trước đó nhiệm vụ không bị tính quá hạn."
            : "Nhiệm vụ thường xuyên không bị tính quá hạn; mỗi tháng cần một lần cập nhật kết quả."}
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Lịch sử thời hạn"
      flush
      foot={
        behind > 0 && (
          <span>
            So với hạn gốc: <b>chậm {behind} ngày</b>
          </span>
        )
      }
    >
      <ol className="ext">
        {entries.map((entry, index) => {
          const current = index === entries.length - 1;
          const before = entries[index - 1];
          const words =
            entry.event === "ORIGINAL"
              ? `Hạn gốc, ghi “${task.deadlineText}”`
              : entry.event === "EXTENSION"
                ? `Gia hạn lần ${entry.ordinal}${current ? ", đang áp dụng" : ""}`
                : "Theo văn bản hướng dẫn";
          return (
            <li key={entry.ordinal} className={current && late ? "cur" : undefined}>
              <b className="tn">
                {entry.exclusive && "trước "}
                {formatDate(entry.dueOn)}
              </b>
              <span>
                {current && index > 0 ? <b>{words}</b> : words}
                {before && ` (thêm ${daysBetween(before.dueOn, entry.dueOn)} ngày)`}
              </span>
              <span />
              <span className="meta text-ink-2">
                {entry.event === "ORIGINAL" ? "Phụ lục II kèm Kế hoạch" : documentWords(entry)}
                {entry.reason && `. ${entry.reason}`}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
