import { printedWords } from "../calendar/due-words.ts";
import { formatDate } from "../calendar/format.ts";
import {
  type Board,
  type BoardAssignment,
  type BoardTask,
  countedLeads,
  isSilent,
  leadingWord,
  spokenInClosedMonth,
  standingLeads,
} from "./board.ts";
import { coordinatorShare, lateCoordinators, lateLeads, leadShare } from "./roll-up.ts";
import { awaitsConfirmation } from "./rules.ts";
import { TIMELINESS_WORDS } from "./words.ts";

/** How a task stands, in one line for paper: "Quá hạn (chậm 10 ngày; 7/10 huyện đã xong)". */
export function statusLine(task: BoardTask, board: Pick<Board, "closedMonth">): string {
  const share = shareWords(task, board);
  const details = [standingWords(task, board), share && `${share} đã xong`].filter(Boolean).join("; ");
  return `${TIMELINESS_WORDS[task.standing.timeliness]}${details && ` (${details})`}`;
}

/**
 * The deadline for a column of its own, line by line: the document's own words, the date they stand for, and what it was moved to.
 */
export function deadlineWords(
  task: Pick<BoardTask, "deadlineText" | "currentDeadline" | "originalDeadline" | "extensions">,
): string {
  const { deadlineText, currentDeadline: current, originalDeadline: original, extensions } = task;
  if (current === null || original === null) return deadlineText;
  const moved = extensions > 0 ? `Gia hạn lần ${extensions}` : "Hạn hiện hành";
  return [
    deadlineText,
    `(${printedWords(original)})`,
    ...(current.dueOn.equals(original.dueOn) ? [] : [`${moved}: ${printedWords(current)}`]),
  ].join("\n");
}

/** The line under a task's chip: when it was done, how late it is, or whether this month has a word. */
export function standingWords(task: BoardTask, board: Pick<Board, "closedMonth">): string {
  const { timeliness, completedOn, daysLate, daysLeft } = task.standing;
  switch (timeliness) {
    case "DONE_ON_TIME":
      return completedOn ? formatDate(completedOn) : "";
    case "DONE_LATE":
      return completedOn ? `${formatDate(completedOn)}, chậm ${daysLate} ngày` : "";
    case "OVERDUE":
      return `chậm ${daysLate} ngày`;
    case "ON_TRACK":
    case "DUE_SOON":
      return daysLeft === 0 ? "hết hạn hôm nay" : `còn ${daysLeft} ngày`;
    case "ONGOING":
      return monthlyWords(task, board);
    case "AWAITING":
      return "Chưa phát sinh hạn";
    case "NOT_APPLICABLE":
      return "Ngoài mọi mẫu số";
  }
}

function monthlyWords(task: BoardTask, board: Pick<Board, "closedMonth">): string {
  const month = board.closedMonth.month;
  if (isSilent(task, board.closedMonth)) return `Chưa cập nhật tháng ${month}`;
  const { part, whole } = spokenInClosedMonth(task, board.closedMonth);
  if (whole === 0) return "Chưa đến kỳ cập nhật";
  return whole > 1
    ? `Tháng ${month}: ${part}/${whole} ${bodiesWord(standingLeads(task))}`
    : `Cập nhật tháng ${month}/${board.closedMonth.year}`;
}

/** What the Ghi chú column says: extensions, shared work, what waits. Empty where there is nothing to say. */
export function taskRemarks(task: BoardTask): string {
  const remarks: string[] = [];
  if (task.extensions > 0) remarks.push(`Gia hạn ${task.extensions} lần.`);
  if (task.standing.timeliness === "AWAITING") remarks.push("Hạn tính từ ngày có hướng dẫn.");
  const { leadsTotal } = task.standing;
  const owing = lateLeads(task);
  if (leadsTotal > 1 && owing.length > 0) remarks.push(`Quá hạn do: ${namesOf(owing.map((a) => a.agencyName))}.`);
  const late = countedLeads(task).filter((a) => a.timeliness === "DONE_LATE");
  if (leadsTotal > 1 && late.length > 0) remarks.push(`Xong sau hạn: ${namesOf(late.map((a) => a.agencyName))}.`);
  const behind = lateCoordinators(task);
  if (behind.length > 0) remarks.push(`Phối hợp quá hạn: ${namesOf(behind.map((a) => a.agencyName))}.`);
  const waiting = task.assignments.filter((a) => awaitsConfirmation(a.facts)).length;
  if (waiting > 0) remarks.push(`${waiting} phần việc chờ xác nhận.`);
  return remarks.join(" ");
}

/** "7/10 huyện": how many of a shared task's leads are done; null where one body leads, or where nothing is left to do. */
export function shareWords(task: BoardTask, board: Pick<Board, "closedMonth">): string | null {
  const { part, whole } = leadShare(task, board);
  const { timeliness } = task.standing;
  const open = timeliness === "OVERDUE" || timeliness === "DUE_SOON" || timeliness === "ON_TRACK";
  return open && whole > 1 ? `${part}/${whole} ${bodiesWord(standingLeads(task))}` : null;
}

/** What several bodies are called together: "huyện" where they all are districts. */
export function bodiesWord(parts: readonly BoardAssignment[]): string {
  return parts.every((part) => part.agencyKind === "DISTRICT") ? "huyện" : "đơn vị";
}

/** "2/3 đã xác nhận phần việc": the coordinators that have confirmed their part; null where none coordinates or nothing is due yet. */
export function coordinatorWords(task: BoardTask, board: Pick<Board, "closedMonth">): string | null {
  const { part, whole } = coordinatorShare(task, board);
  const { timeliness } = task.standing;
  if (whole === 0 || timeliness === "AWAITING" || timeliness === "NOT_APPLICABLE") return null;
  return timeliness === "ONGOING"
    ? `${part}/${whole} đã cập nhật tháng ${board.closedMonth.month}`
    : `${part}/${whole} đã xác nhận phần việc`;
}

export function namesOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} và ${names.length - 3} đơn vị khác`;
}

/** The result that stands for the task, with the name of who said it where that is not the principal lead. */
export function resultWords(task: BoardTask): string {
  const leading = leadingWord(task);
  if (!leading) return "";
  return leading.speaker ? `${leading.speaker}: ${leading.word.result}` : leading.word.result;
}

/** The percentage that stands for the task; null where nobody gave one. */
export function percentWords(task: BoardTask): number | null {
  return leadingWord(task)?.word.percent ?? null;
}

/** Who leads, and who coordinates, in short names and in the document's order. */
export function agencyWords(task: BoardTask): { leads: string; coordinators: string } {
  const names = (role: "LEAD" | "COORDINATOR") =>
    task.phrases
      .filter((phrase) => phrase.role === role)
      .map((phrase) => phrase.shortName)
      .join(", ");
  return { leads: names("LEAD"), coordinators: names("COORDINATOR") };
}
