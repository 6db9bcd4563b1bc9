import type { Board, BoardTask } from "../../lib/progress/board.ts";
import { isSilent } from "../../lib/progress/board.ts";
import { Progress } from "../ui/progress.tsx";
import { TimelinessChip } from "./status-chip.tsx";
import { STATUS_LOOK } from "./status-look.ts";
import { percentWords, standingWords } from "./task-words.ts";

const OPEN = new Set(["ON_TRACK", "DUE_SOON", "OVERDUE"]);

/** The status of a task with the line that explains it; open work shows how far it is. */
export function StandingCell({ task, board }: { task: BoardTask; board: Pick<Board, "closedMonth"> }) {
  const { timeliness } = task.standing;
  const words = standingWords(task, board);
  const percent = percentWords(task);
  return (
    <>
      <TimelinessChip timeliness={timeliness} />
      {OPEN.has(timeliness) && percent !== null ? (
        <Progress value={percent} tone={STATUS_LOOK[timeliness].tone}>
          {words}
        </Progress>
      ) : (
        <div className="second">
          {isSilent(task, board.closedMonth) ? <b className="text-soon-ink">{words}</b> : words}
        </div>
      )}
    </>
  );
}
