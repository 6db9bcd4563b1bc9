import { daysBetween } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { AlertKind, Role } from "../platform/prisma/enums.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { awaitsConfirmation, hasDoneItsPart } from "../progress/rules.ts";

/** Something somebody must be told. The key makes it once and never again. */
export type AlertDraft = {
  key: string;
  kind: AlertKind;
  /** The unit it goes to, or null when it goes to the people of `roles`. */
  agencyId: number | null;
  /** Whose bell rings: roles within the agency, or across the province when there is no agency. */
  roles: readonly Role[];
  taskId: number | null;
  assignmentId: number | null;
  title: string;
  body: string;
  dueOn: Temporal.PlainDate | null;
  repetition: number;
};

/** Days before a deadline on which its owner is reminded (PRODUCT, "Alerts"). */
export const STEPS_AHEAD = [30, 15, 7, 3, 1] as const;

/** After the first notice, on the day after the deadline, one a week. */
export const DAYS_BETWEEN_OVERDUE_NOTICES = 7;

/** From this many days overdue the head of the agency is told as well (PRODUCT, the ladder). */
export const DAYS_UNTIL_HEAD_IS_TOLD = 7;

/** The step that `daysLeft` has reached: the smallest that is not below it; null while it is further away. */
export function stepAhead(daysLeft: number): number | null {
  if (daysLeft < 0) return null;
  return STEPS_AHEAD.reduce<number | null>((reached, step) => (daysLeft <= step ? step : reached), null);
}

/** Which notice an overdue part is at: 1 on the day after, 2 a week later, and so on. */
export function overdueNotice(daysLate: number): number {
  return Math.floor((daysLate - 1) / DAYS_BETWEEN_OVERDUE_NOTICES) + 1;
}

/**
 * Everything somebody must be told on the board's day. Pure: the same board gives the same drafts, and each draft's key
 * names the step it is for, so that a day missed is caught up by the step then reached and nothing is said twice.
 * Never to a unit that has done its part, nor about a standing duty being overdue.
 */
export function alertsFor(board: Board, settings: Pick<PlanSettings, "silentMonthsLimit">): AlertDraft[] {
  return board.tasks.flatMap((task) => [
    ...task.assignments.flatMap((assignment) => alertForPart(task, assignment, board, settings) ?? []),
    ...alertsForSecretariat(task),
  ]);
}

function alertForPart(
  task: BoardTask,
  assignment: BoardAssignment,
  board: Board,
  settings: Pick<PlanSettings, "silentMonthsLimit">,
): AlertDraft | null {
  if (assignment.word && awaitsConfirmation(assignment.facts)) {
    return claimAlert({
      updateId: assignment.word.updateId,
      taskId: task.id,
      taskNumber: task.number,
      taskTitle: task.shortTitle,
      assignmentId: assignment.id,
      agencyName: assignment.agencyName,
      evidenceNumber: assignment.word.evidenceNumber ?? "",
    });
  }
  if (!isCounted(assignment) || hasDoneItsPart(assignment.facts)) return null;
  const about = { agencyId: assignment.agencyId, taskId: task.id, assignmentId: assignment.id };
  const name = `Nhiệm vụ ${task.number} – ${task.shortTitle}`;

  if (assignment.timeliness === "ONGOING") {
    if (assignment.silentMonths < settings.silentMonthsLimit) return null;
    return {
      ...about,
      key: `silent:${assignment.id}:${board.closedMonth}`,
      kind: "SILENT",
      roles: ["OFFICER", "AGENCY_HEAD"],
      title: `Chưa cập nhật ${assignment.silentMonths} tháng liền: nhiệm vụ ${task.number}`,
      body: `${name}. Nhiệm vụ thường xuyên, mỗi tháng cần một dòng kết quả. Đề nghị cập nhật.`,
      dueOn: null,
      repetition: assignment.silentMonths,
    };
  }

  const dueOn = assignment.facts.dueOn;
  if (dueOn === null) return null;
  if (assignment.timeliness === "OVERDUE") {
    const notice = overdueNotice(assignment.daysLate);
    const roles: Role[] = assignment.daysLate >= DAYS_UNTIL_HEAD_IS_TOLD ? ["OFFICER", "AGENCY_HEAD"] : ["OFFICER"];
    return {
      ...about,
      key: `late:${assignment.id}:${dueOn}:${notice}`,
      kind: "DEADLINE_PASSED",
      roles,
      title: `Quá hạn ${assignment.daysLate} ngày: nhiệm vụ ${task.number} (nhắc lần ${notice})`,
      body: `${name}. Hạn ${formatDate(dueOn)}. Đề nghị cập nhật kết quả, nêu vướng mắc hoặc báo hoàn thành kèm minh chứng.`,
      dueOn,
      repetition: notice,
    };
  }
  const daysLeft = daysBetween(board.asOf, dueOn);
  const step = stepAhead(daysLeft);
  if (step === null) return null;
  return {
    ...about,
    key: `ahead:${assignment.id}:${dueOn}:${step}`,
    kind: "DEADLINE_AHEAD",
    roles: ["OFFICER"],
    title:
      daysLeft === 0 ? `Đến hạn hôm nay: nhiệm vụ ${task.number}` : `Còn ${daysLeft} ngày: nhiệm vụ ${task.number}`,
    body: `${name}. Hạn ${formatDate(dueOn)}.`,
    dueOn,
    repetition: STEPS_AHEAD.length - STEPS_AHEAD.indexOf(step as (typeof STEPS_AHEAD)[number]),
  };
}

/** Tells the secretariat that somebody claims to be done; raised at the claim, and again by the sweep should that fail. */
export function claimAlert(claim: {
  updateId: number;
  taskId: number;
  taskNumber: number;
  taskTitle: string;
  assignmentId: number;
  agencyName: string;
  evidenceNumber: string;
}): AlertDraft {
  return {
    key: `claimed:${claim.updateId}`,
    kind: "COMPLETION_CLAIMED",
    agencyId: null,
    roles: ["SECRETARIAT"],
    taskId: claim.taskId,
    assignmentId: claim.assignmentId,
    title: `${claim.agencyName} báo hoàn thành nhiệm vụ ${claim.taskNumber}`,
    body: `${claim.taskTitle}. Minh chứng: ${claim.evidenceNumber}. Chờ cơ quan thường trực xác nhận.`,
    dueOn: null,
    repetition: 1,
  };
}

/** One notice a task and week to those who chase it, naming who owes it. */
function alertsForSecretariat(task: BoardTask): AlertDraft[] {
  const { timeliness, daysLate, dueOn } = task.standing;
  if (timeliness !== "OVERDUE" || dueOn === null) return [];
  const owing = task.assignments.filter((a) => isCounted(a) && a.timeliness === "OVERDUE" && !hasDoneItsPart(a.facts));
  if (owing.length === 0) return [];
  const notice = overdueNotice(daysLate);
  return [
    {
      key: `task-late:${task.id}:${dueOn}:${notice}`,
      kind: "DEADLINE_PASSED",
      agencyId: null,
      roles: ["SECRETARIAT", "OFFICE"],
      taskId: task.id,
      assignmentId: null,
      title: `Nhiệm vụ ${task.number} quá hạn ${daysLate} ngày`,
      body: `${task.shortTitle}. Còn nợ: ${owing.map((a) => a.agencyName).join(", ")}.`,
      dueOn,
      repetition: notice,
    },
  ];
}

/** What has been settled since it was raised: assignments and tasks about which open reminders no longer hold. */
export function settledBy(board: Board): { assignmentIds: number[]; taskIds: number[] } {
  const pressing = (a: BoardAssignment) =>
    isCounted(a) &&
    !hasDoneItsPart(a.facts) &&
    (a.timeliness === "OVERDUE" || a.timeliness === "DUE_SOON" || a.silentMonths > 0);
  return {
    assignmentIds: board.tasks.flatMap((task) => task.assignments.filter((a) => !pressing(a)).map((a) => a.id)),
    taskIds: board.tasks.filter((task) => task.standing.timeliness !== "OVERDUE").map((task) => task.id),
  };
}
