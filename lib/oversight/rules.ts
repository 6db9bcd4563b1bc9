import { daysBetween } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { reportMonthOf } from "../calendar/month.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { dateOf } from "../platform/clock.ts";
import type { AlertKind, AlertUrgency, Role } from "../platform/prisma/enums.ts";
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
export const STEPS_AHEAD: readonly number[] = [30, 15, 7, 3, 1];

/** After the first notice, on the day after the deadline, one a week. */
export const DAYS_BETWEEN_OVERDUE_NOTICES = 7;

/** From this many days overdue the head of the agency is told as well, and then as often (PRODUCT, the ladder). */
export const DAYS_UNTIL_HEAD_IS_TOLD = 7;

/** What of a plan's settings decides who is told. */
type AlertSettings = Pick<PlanSettings, "silentMonthsLimit" | "closingDay">;

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
export function alertsFor(board: Board, settings: AlertSettings): AlertDraft[] {
  return board.tasks.flatMap((task) => [
    ...task.assignments.flatMap((assignment) => alertsForPart(task, assignment, board, settings)),
    ...alertsForSecretariat(task),
  ]);
}

function alertsForPart(
  task: BoardTask,
  assignment: BoardAssignment,
  board: Board,
  settings: AlertSettings,
): AlertDraft[] {
  if (assignment.word && awaitsConfirmation(assignment.facts)) {
    return [
      claimAlert({
        updateId: assignment.word.updateId,
        taskId: task.id,
        taskNumber: task.number,
        taskTitle: task.shortTitle,
        assignmentId: assignment.id,
        agencyName: assignment.agencyName,
        evidenceNumber: assignment.word.evidenceNumber ?? "",
      }),
    ];
  }
  if (!isCounted(assignment) || hasDoneItsPart(assignment.facts)) return [];
  if (assignment.timeliness === "ONGOING") return silenceOf(task, assignment, board, settings);
  const { dueOn } = assignment.facts;
  if (dueOn === null) return [];
  return assignment.timeliness === "OVERDUE"
    ? lateNotices(task, assignment, dueOn)
    : remindersAhead(task, assignment, dueOn, daysBetween(board.asOf, dueOn));
}

/** Whom and what a draft about a part is about. */
function about(task: BoardTask, assignment: BoardAssignment) {
  return { agencyId: assignment.agencyId, taskId: task.id, assignmentId: assignment.id };
}

/** A notice outlives the morning it was written on: it says since when, not how many days, so that it stays true. */
const firstDayLate = (dueOn: Temporal.PlainDate) => formatDate(dueOn.add({ days: 1 }));

const nameOf = (task: BoardTask) => `Nhiệm vụ ${task.number} – ${task.shortTitle}`;

function silenceOf(task: BoardTask, part: BoardAssignment, board: Board, settings: AlertSettings): AlertDraft[] {
  if (part.silentMonths < settings.silentMonthsLimit || hasSpokenSince(part, board, settings)) return [];
  return [
    {
      ...about(task, part),
      key: `silent:${part.id}:${board.closedMonth}`,
      kind: "SILENT",
      roles: ["OFFICER", "AGENCY_HEAD"],
      title: `Chưa cập nhật ${part.silentMonths} tháng liền: nhiệm vụ ${task.number}`,
      body: `${nameOf(task)}. Nhiệm vụ thường xuyên, mỗi tháng cần một dòng kết quả. Đề nghị cập nhật.`,
      dueOn: null,
      repetition: part.silentMonths - settings.silentMonthsLimit + 1,
    },
  ];
}

/** Whether a part has a word for a month that has not closed yet: it has done what it would be urged to do. */
function hasSpokenSince({ word }: BoardAssignment, { closedMonth }: Board, { closingDay }: AlertSettings): boolean {
  if (word === null) return false;
  return Temporal.PlainYearMonth.compare(reportMonthOf(dateOf(word.recordedAt), closingDay), closedMonth) > 0;
}

/** The officer's weekly notice, and the head's from the seventh day: each counts its own, so that neither waits. */
function lateNotices(task: BoardTask, part: BoardAssignment, dueOn: Temporal.PlainDate): AlertDraft[] {
  const { daysLate } = part;
  const notice = (key: string, role: Role, words: string, repetition: number): AlertDraft => ({
    ...about(task, part),
    key: `${key}:${part.id}:${dueOn}:${repetition}`,
    kind: "DEADLINE_PASSED",
    roles: [role],
    title: `Nhiệm vụ ${task.number} quá hạn từ ngày ${firstDayLate(dueOn)} (${words} lần ${repetition})`,
    body: `${nameOf(task)}. Hạn ${formatDate(dueOn)}. Đề nghị cập nhật kết quả, nêu vướng mắc hoặc báo hoàn thành kèm minh chứng.`,
    dueOn,
    repetition,
  });
  const notices = [notice("late", "OFFICER", "nhắc", overdueNotice(daysLate))];
  if (daysLate >= DAYS_UNTIL_HEAD_IS_TOLD) {
    const toHead = overdueNotice(daysLate - DAYS_UNTIL_HEAD_IS_TOLD + 1);
    notices.push(notice("late-head", "AGENCY_HEAD", "báo lãnh đạo đơn vị", toHead));
  }
  return notices;
}

function remindersAhead(
  task: BoardTask,
  part: BoardAssignment,
  dueOn: Temporal.PlainDate,
  daysLeft: number,
): AlertDraft[] {
  const step = stepAhead(daysLeft);
  if (step === null) return [];
  return [
    {
      ...about(task, part),
      key: `ahead:${part.id}:${dueOn}:${step}`,
      kind: "DEADLINE_AHEAD",
      roles: ["OFFICER"],
      title: `Nhiệm vụ ${task.number} đến hạn ngày ${formatDate(dueOn)} (nhắc trước ${step} ngày)`,
      body: `${nameOf(task)}. Hạn ${formatDate(dueOn)}.`,
      dueOn,
      repetition: STEPS_AHEAD.indexOf(step) + 1,
    },
  ];
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
      title: `Nhiệm vụ ${task.number} quá hạn từ ngày ${firstDayLate(dueOn)} (lần ${notice})`,
      body: `${task.shortTitle}. Chưa hoàn thành: ${owing.map((a) => a.agencyName).join(", ")}.`,
      dueOn,
      repetition: notice,
    },
  ];
}

/** Reminders that hold only while the board still asks for them; claims and answers to them are closed where they are met. */
export const REMINDERS: readonly AlertKind[] = ["DEADLINE_AHEAD", "DEADLINE_PASSED", "SILENT"];

const URGENCIES: Readonly<Record<AlertKind, AlertUrgency>> = {
  DEADLINE_PASSED: "NOW",
  SILENT: "NOW",
  REPORT_MISSING: "NOW",
  COMPLETION_RETURNED: "NOW",
  REPORT_AHEAD: "SOON",
  COMPLETION_CLAIMED: "SOON",
  EXTENSION_ASKED: "SOON",
  NO_RECIPIENT: "SOON",
  DEADLINE_AHEAD: "LATER",
  COMPLETION_CONFIRMED: "NEWS",
  EXTENSION_DECIDED: "NEWS",
  GUIDANCE_RECORDED: "NEWS",
};

/** How soon an alert asks something of whoever is told: a deadline within a week is as near as an answer that is awaited. */
export function urgencyOf(draft: Pick<AlertDraft, "kind" | "repetition">): AlertUrgency {
  const near = draft.kind === "DEADLINE_AHEAD" && (STEPS_AHEAD[draft.repetition - 1] ?? 0) <= 7;
  return near ? "SOON" : URGENCIES[draft.kind];
}
