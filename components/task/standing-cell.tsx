import type { Board, BoardTask } from "../../lib/progress/board.ts";
import { isSilent } from "../../lib/progress/board.ts";
import { percentWords, shareWords, standingWords } from "../../lib/progress/task-words.ts";
import { AppLink } from "../ui/link.tsx";
import { Progress } from "../ui/progress.tsx";
import { TimelinessChip } from "./status-chip.tsx";
import { STATUS_LOOK } from "./status-look.ts";

const OPEN = new Set(["ON_TRACK", "DUE_SOON", "OVERDUE"]);

/**
 * The status of a task with the line that explains it; open work shows how far it is, shared work how many of its bodies are
 * done.
 * @param missingHref where the bodies that are not done are listed
 */
export function StandingCell({
  task,
  board,
  missingHref,
}: {
  task: BoardTask;
  board: Pick<Board, "closedMonth">;
  missingHref: string;
}) {
  const { timeliness } = task.standing;
  const words = standingWords(task, board);
  const percent = percentWords(task);
  const share = shareWords(task, board);
  return (
    <>
      <TimelinessChip timeliness={timeliness} />
      {OPEN.has(timeliness) && percent !== null ? (
        <Progress value={percent} tone={STATUS_LOOK[timeliness].tone}>
          {words}
        </Progress>
      ) : (
        <div className="second">
          {isSilent(task, board.closedMonth) ? (
            <b className="text-soon-ink">{words}</b>
          ) : timeliness === "ONGOING" && task.standing.leadsTotal > 1 ? (
            <AppLink href={missingHref}>{words}</AppLink>
          ) : (
            words
          )}
        </div>
      )}
      {share && (
        <div className="second">
          <AppLink href={missingHref} aria-label={`${share} đã xong, xem đơn vị chưa xong`}>
            {share}
          </AppLink>{" "}
          đã xong
        </div>
      )}
    </>
  );
}
