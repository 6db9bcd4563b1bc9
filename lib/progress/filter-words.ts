import { formatMonth } from "../calendar/format.ts";
import type { Board } from "./board.ts";
import type { TaskFilter, TaskView } from "./filter.ts";
import { TIMELINESS_WORDS } from "./words.ts";

/** What narrows the list, in the words of the filters themselves: "Cơ quan: Sở TTTT", "Quá hạn". Empty for the whole table. */
export function filterWords(filter: TaskFilter, board: Pick<Board, "tasks" | "closedMonth">): string[] {
  const words: string[] = [];
  if (filter.view) words.push(viewWords(filter.view, board.closedMonth.month));
  if (filter.q) words.push(`có “${filter.q}”`);
  if (filter.agency) {
    const held = board.tasks.flatMap((task) => task.assignments).find((part) => part.agencyCode === filter.agency);
    words.push(`Cơ quan: ${held?.agencyName ?? filter.agency}`);
  }
  if (filter.role) words.push(filter.role === "LEAD" ? "Chủ trì" : "Phối hợp");
  if (filter.due === "none") words.push("Không có hạn cố định");
  else if (filter.due) words.push(`Hạn ${formatMonth(Temporal.PlainYearMonth.from(filter.due))}`);
  if (filter.bucket) words.push(TIMELINESS_WORDS[filter.bucket]);
  if (filter.timeliness) words.push(TIMELINESS_WORDS[filter.timeliness]);
  return words;
}

function viewWords(view: TaskView, month: number): string {
  switch (view) {
    case "attention":
      return "Cần chú ý";
    case "silent":
      return `Chưa cập nhật tháng ${month}`;
    case "spoken":
      return `Có cập nhật tháng ${month}`;
    case "done":
      return "Đã hoàn thành";
  }
}
