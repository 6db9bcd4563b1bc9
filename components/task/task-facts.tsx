import type { ReactNode } from "react";
import { lastDayInShort, printedWords } from "../../lib/calendar/due-words.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import { dateOf } from "../../lib/platform/clock.ts";
import type { AssignmentRole } from "../../lib/platform/prisma/enums.ts";
import { type Board, type BoardTask, leadingWord, newestWord, principalOf } from "../../lib/progress/board.ts";
import type { TaskDocument } from "../../lib/progress/history-queries.ts";
import { lateLeads } from "../../lib/progress/roll-up.ts";
import { agencyWords, coordinatorWords, namesOf, shareWords, standingWords } from "../../lib/progress/task-words.ts";
import { AppLink } from "../ui/link.tsx";

const spokenBy = (words: string, speaker: string | null) => (speaker ? `${words} (${speaker})` : words);

/** The line of facts under a task's title: who leads, how far, last word, legal basis. */
export function TaskFacts({
  task,
  board,
  items,
  missingHref,
}: {
  task: BoardTask;
  board: Board;
  items: TaskDocument["items"];
  /** Where the bodies of a role that are not done are listed. */
  missingHref: (role: AssignmentRole) => string;
}) {
  const leading = leadingWord(task);
  const principal = principalOf(task);
  const shared = task.standing.leadsTotal > 1;
  const facts: [string, ReactNode][] = [["Chủ trì", agencyWords(task).leads]];
  if (principal && shared) facts.push(["Đầu mối", principal.agencyFullName]);
  if (!principal) facts.push(["Hình thức", "thực hiện chung"]);
  const share = shareWords(task, board);
  if (share) {
    facts.push([
      "Đã xong",
      <AppLink key="share" href={missingHref("LEAD")}>
        {share}
      </AppLink>,
    ]);
  }
  const late = shared ? lateLeads(task) : [];
  if (late.length > 0) facts.push(["Quá hạn do", namesOf(late.map((part) => part.agencyName))]);
  const coordinators = coordinatorWords(task, board);
  if (coordinators) {
    facts.push([
      "Phối hợp",
      <AppLink key="coordinators" href={missingHref("COORDINATOR")}>
        {coordinators}
      </AppLink>,
    ]);
  }
  if (leading?.word.percent != null) facts.push(["Tiến độ", spokenBy(`${leading.word.percent}%`, leading.speaker)]);
  const newest = newestWord(task);
  if (newest) facts.push(["Cập nhật", spokenBy(formatDate(dateOf(newest.word.recordedAt)), newest.speaker)]);
  const words = task.standing.timeliness === "OVERDUE" ? "" : standingWords(task, board);
  const same = items.filter((item) => item.relation === "SAME").map((item) => item.ref);
  return (
    <>
      {words && (
        <span>
          {shared && task.standing.timeliness === "ONGOING" ? (
            <AppLink href={missingHref("LEAD")}>{words}</AppLink>
          ) : (
            words
          )}
        </span>
      )}
      {task.currentDeadline && (
        <span className="only-sm">
          Hạn:{" "}
          <b>{[printedWords(task.currentDeadline), lastDayInShort(task.currentDeadline)].filter(Boolean).join(" ")}</b>
          {task.extensions > 0 && task.originalDeadline && `, gốc ${formatDate(task.originalDeadline.dueOn)}`}
        </span>
      )}
      {facts.map(([term, value]) => (
        <span key={term}>
          {term}: <b>{value}</b>
        </span>
      ))}
      <span>
        Căn cứ: Phụ lục II, STT {task.number}
        {same.length > 0 && `; mục ${same.slice(0, 4).join(", ")}${same.length > 4 ? "…" : ""}`}
      </span>
    </>
  );
}
