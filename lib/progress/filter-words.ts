import { formatDate, formatMonth } from "../calendar/format.ts";
import { AGENCY_KIND_WORDS } from "../people/words.ts";
import type { Board } from "./board.ts";
import type { TaskFilter, TaskGroup, TaskView } from "./filter.ts";
import { TIMELINESS_WORDS } from "./words.ts";

export const TASK_GROUP_WORDS: Readonly<Record<TaskGroup, string>> = {
  DATED: "Nhiệm vụ có thời hạn",
  STANDING: "Nhiệm vụ thường xuyên",
  CONDITIONAL: "Nhiệm vụ theo văn bản hướng dẫn",
};

/** What narrows the list, in the words of the filters themselves: "Cơ quan: Sở TTTT", "Quá hạn". Empty for the whole table. */
export function filterWords(filter: TaskFilter, board: Pick<Board, "tasks" | "closedMonth">): string[] {
  const words: string[] = [];
  if (filter.view) words.push(viewWords(filter.view, board.closedMonth.month));
  if (filter.q) words.push(`có “${filter.q}”`);
  if (filter.agency) {
    const held = board.tasks.flatMap((task) => task.assignments).find((part) => part.agencyCode === filter.agency);
    words.push(`Cơ quan: ${held?.agencyName ?? filter.agency}`);
  }
  if (filter.kind) words.push(AGENCY_KIND_WORDS[filter.kind]);
  if (filter.group) words.push(TASK_GROUP_WORDS[filter.group]);
  if (filter.role) words.push(filter.role === "LEAD" ? "Chủ trì" : "Phối hợp");
  if (filter.due === "none") words.push("Không có hạn cố định");
  else if (filter.due) words.push(`Hạn ${formatMonth(Temporal.PlainYearMonth.from(filter.due))}`);
  if (filter.dueBy) words.push(`Hạn đến hết ${formatMonth(Temporal.PlainYearMonth.from(filter.dueBy))}`);
  if (filter.doneBy) words.push(`Hoàn thành đến ${formatDate(Temporal.PlainDate.from(filter.doneBy))}`);
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

/** What charts are narrowed to; empty for the whole plan. */
export function scopeWords({ kind, group, role }: Pick<TaskFilter, "kind" | "group" | "role">): string[] {
  return [kind && AGENCY_KIND_WORDS[kind], group && TASK_GROUP_WORDS[group], role && "chỉ đơn vị chủ trì"].filter(
    (words) => words !== null,
  );
}
