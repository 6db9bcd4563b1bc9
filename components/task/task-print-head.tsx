import { formatDate } from "../../lib/calendar/format.ts";
import type { Board, BoardTask } from "../../lib/progress/board.ts";
import { agencyWords, statusLine } from "../../lib/progress/task-words.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { Icon } from "../ui/icon.tsx";
import { STATUS_LOOK } from "./status-look.ts";

/** On paper a task begins as the screen does: which one, its whole title, how it stands, who leads, and on which day. */
export function TaskPrintHead({ task, board, sampleData }: { task: BoardTask; board: Board; sampleData: boolean }) {
  const { icon } = STATUS_LOOK[task.standing.timeliness];
  return (
    <div className="print-only print-h print-task">
      <span>Nhiệm vụ {task.number}, Phụ lục II</span>
      <b className="pre-line">{task.title}</b>
      <span>
        <strong>
          <Icon name={icon} /> {statusLine(task, board)}
        </strong>
        . Chủ trì: {agencyWords(task).leads || task.agenciesText}
      </span>
      <i>
        Số liệu tính đến ngày {formatDate(board.asOf)}, {BASIS_WORDS[board.basis]}
        {sampleData && " – số liệu minh họa"}
      </i>
    </div>
  );
}
