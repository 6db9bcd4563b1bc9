import { isShifted, lastDayInShort, lastDayWords, printedWords } from "../../lib/calendar/due-words.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import type { DeadlineBasis } from "../../lib/progress/rules.ts";

/**
 * The date in force with the plan's own words, or with the original date once it has been moved: the original is never
 * out of sight. Where the last good day is another than the one printed, both. Without a date, the document's words.
 */
export function DeadlineCell({ task, basis }: { task: BoardTask; basis: DeadlineBasis }) {
  const { currentDeadline: current, originalDeadline: original } = task;
  if (current === null || original === null) {
    return (
      <span className="ink2 clamp" title={task.deadlineText}>
        {task.deadlineText}
      </span>
    );
  }
  const shown = basis === "original" ? original : current;
  const moved = task.extensions > 0;
  const beside = !moved
    ? task.deadlineText
    : basis === "original"
      ? `hiện hành ${formatDate(current.dueOn)}`
      : `gốc ${formatDate(original.dueOn)}`;
  const lastDay = lastDayInShort(shown);
  return (
    <>
      <span className="tn">{printedWords(shown)}</span>
      {lastDay && (
        <div className="second nb tn" title={lastDayWords(shown) ?? undefined}>
          {lastDay}
          {isShifted(shown) && <span className="sr">, ngày làm việc tiếp theo</span>}
        </div>
      )}
      <div className={moved ? "second nb" : "second clamp"} title={task.deadlineText}>
        {beside}
      </div>
      {moved && <div className="second print-only">{task.deadlineText}</div>}
    </>
  );
}
