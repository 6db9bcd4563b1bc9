import type { Board, BoardTask } from "../../lib/progress/board.ts";
import type { TaskFilter, TaskSort } from "../../lib/progress/filter.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { agencyWords, resultWords, statusLine, taskRemarks } from "../../lib/progress/task-words.ts";
import { StarMark } from "../directives/star-mark.tsx";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, rowClass, Table } from "../ui/table.tsx";
import { DeadlineCell } from "./deadline-cell.tsx";
import { StandingCell } from "./standing-cell.tsx";
import { STATUS_LOOK } from "./status-look.ts";

/**
 * Appendix II as it stands: the document's six columns with the status between them. Short titles on screen; the
 * document's own words on focus, in print and on the task's page.
 */
export function TaskTable({
  board,
  tasks,
  filter,
  hrefOf,
  keep,
}: {
  board: Board;
  tasks: readonly BoardTask[];
  filter: TaskFilter;
  /** The same page with a change of filter. */
  hrefOf: (change: Partial<TaskFilter>) => string;
  keep: KeepReading;
}) {
  const sort = (by: TaskSort) => {
    const current = filter.sort === by;
    return {
      href: hrefOf({ sort: by, descending: current ? !filter.descending : false }),
      direction: current ? (filter.descending ? ("descending" as const) : ("ascending" as const)) : null,
    };
  };
  return (
    <Table caption="Nhiệm vụ theo Phụ lục II" sticky cards fixed>
      <colgroup>
        <col className="c-stt" />
        <col className="c-nv" />
        <col className="c-cq" />
        <col className="c-th" />
        <col className="c-td" />
        <col className="c-kq" />
        <col className="c-gc" />
      </colgroup>
      <thead>
        <tr>
          <HeadCell digits className="t-num" sort={sort("number")}>
            STT
          </HeadCell>
          <HeadCell>
            Nhiệm vụ<span className="print-only"> được giao</span>
          </HeadCell>
          <HeadCell>Cơ quan thực hiện</HeadCell>
          <HeadCell sort={sort("due")}>
            Thời hạn<span className="print-only"> hoàn thành</span>
          </HeadCell>
          <HeadCell className="no-print" sort={sort("status")}>
            Tiến độ
          </HeadCell>
          <HeadCell className="drop-narrow">
            Kết quả<span className="print-only"> thực hiện</span>
          </HeadCell>
          <HeadCell>Ghi chú</HeadCell>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} board={board} keep={keep} />
        ))}
      </tbody>
    </Table>
  );
}

function TaskRow({ task, board, keep }: { task: BoardTask; board: Board; keep: KeepReading }) {
  const href = keep(`/tasks/${task.number}`);
  const { timeliness } = task.standing;
  const edge = timeliness === "OVERDUE" ? "over" : timeliness === "DUE_SOON" ? "soon" : null;
  const { leads, coordinators } = agencyWords(task);
  const popId = `tieu-de-${task.number}`;
  return (
    <tr className={rowClass(edge)} data-row data-task={task.number}>
      <td className="num t-num" data-label="Nhiệm vụ">
        {task.number}
      </td>
      <td className="has-full">
        <AppLink className="ttl clamp no-print" href={href} aria-describedby={popId}>
          {task.shortTitle}
        </AppLink>
        {task.stars.length > 0 && (
          <div className="no-print">
            <StarMark />
          </div>
        )}
        <span className="print-only pre-line">{task.title}</span>
        <div className="full-pop pre-line" id={popId}>
          {task.title}
        </div>
      </td>
      <td title={task.agenciesText}>
        <span className="clamp no-print">{leads}</span>
        {coordinators && <div className="second clamp no-print">Phối hợp: {coordinators}</div>}
        <span className="print-only">{task.agenciesText}</span>
      </td>
      <td data-label={task.currentDeadline ? "Hạn" : "Thời hạn:"}>
        <DeadlineCell task={task} basis={board.basis} />
      </td>
      <td className="no-print card-first">
        <StandingCell task={task} board={board} missingHref={keep(`/tasks/${task.number}?rows=missing`)} />
      </td>
      <td className="drop-narrow">
        <span className="print-only pk">
          <Icon name={STATUS_LOOK[timeliness].icon} /> {statusLine(task, board)}
        </span>
        <span className="clamp">{resultWords(task)}</span>
      </td>
      <td className="ink2">
        <span className="clamp">{taskRemarks(task)}</span>
      </td>
    </tr>
  );
}
