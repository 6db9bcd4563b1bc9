import { formatDate } from "../../lib/calendar/format.ts";
import type { BoardAssignment, BoardTask } from "../../lib/progress/board.ts";
import type { PartState } from "../../lib/progress/roll-up.ts";
import { STATUS_LOOK, type StatusLook } from "./status-look.ts";

/** The line under a part's chip: how late, how long, when done; or how many months without a word. */
export function partWords(part: BoardAssignment, asOf: Temporal.PlainDate): string {
  const { dueOn } = part;
  const { claim } = part.facts;
  const due = dueOn ? `hạn ${formatDate(dueOn)}` : "";
  switch (part.timeliness) {
    case "OVERDUE":
      return `${part.daysLate} ngày, ${due}`;
    case "ON_TRACK":
    case "DUE_SOON":
      return dueOn ? `còn ${asOf.until(dueOn, { largestUnit: "days" }).days} ngày, ${due}` : "";
    case "DONE_ON_TIME":
    case "DONE_LATE":
      return claim ? `xong ${formatDate(claim.completedOn)}, ${due}` : "";
    case "ONGOING":
      return part.silentMonths > 0 ? `Chưa cập nhật ${part.silentMonths} tháng liền` : "Đã cập nhật";
    case "AWAITING":
      return "Chưa phát sinh hạn";
    case "NOT_APPLICABLE":
      return part.applicabilityReason ?? "";
  }
}

/** Where a claimed completion stands, when that is not plain from the chip; null otherwise. */
export function claimWords(part: BoardAssignment): string | null {
  switch (part.facts.claim?.standing) {
    case "WAITING":
      return "Chờ xác nhận hoàn thành";
    case "RETURNED":
      return `Trả lại: ${part.word?.verdictReason ?? ""}`;
    case "REOPENED":
      return `Mở lại: ${part.word?.verdictReason ?? ""}`;
    default:
      return null;
  }
}

/** How a body came to be on the task, when the plan did not put it there itself. */
export function originWords(part: BoardAssignment): string | null {
  return part.origin === "PLAN" ? null : `Bổ sung ${formatDate(part.addedOn)}`;
}

/** "1 chủ trì, 12 phối hợp": the bodies on a task, by what they do there. */
export function partCount(task: Pick<BoardTask, "assignments">): string {
  const leads = task.assignments.filter((part) => part.role === "LEAD").length;
  const others = task.assignments.length - leads;
  return [leads > 0 && `${leads} chủ trì`, others > 0 && `${others} phối hợp`].filter(Boolean).join(", ");
}

/** How the state of a body within a task looks; a body that does not report is shown apart. */
export function partStateLook(state: PartState): StatusLook {
  return state === "NOT_COUNTED"
    ? { ...STATUS_LOOK.NOT_APPLICABLE, word: "Chưa bật chế độ báo cáo" }
    : STATUS_LOOK[state];
}
