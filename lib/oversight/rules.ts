import { daysBetween } from "../calendar/days.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { reportMonthOf } from "../calendar/month.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { dateOf } from "../platform/clock.ts";
import type { AlertKind, AlertUrgency, Role } from "../platform/prisma/enums.ts";
import { isCounted } from "../progress/board.ts";
import type { Reading, ReadPart, ReadTask } from "../progress/reading.ts";
import { awaitsConfirmation, hasDoneItsPart, silentMonths } from "../progress/rules.ts";
import { NOTICES, type Reached, rungsReached } from "./ladder.ts";

/** Something somebody must be told. The key makes it once and never again. */
export type AlertDraft = {
  key: string;
  kind: AlertKind;
  urgency: AlertUrgency;
  /** The unit it goes to, or null when it goes to the people of `roles`. */
  agencyId: number | null;
  /** Whose doing it tells of, where it goes to others and is about no part of a task. */
  fromAgencyId?: number;
  /** Whose bell rings: roles within the agency, or across the province when there is no agency. */
  roles: readonly Role[];
  taskId: number | null;
  assignmentId: number | null;
  title: string;
  body: string;
  /** Where it leads, when that is not the task's page. */
  path?: string;
  dueOn: Temporal.PlainDate | null;
  /** The report month it is about. */
  month?: Temporal.PlainYearMonth;
  repetition: number;
};

/** A monthly report that an agency owes: by when, and whether it has been sent. */
export type ReportDuty = {
  agencyId: number;
  agencyName: string;
  month: Temporal.PlainYearMonth;
  lastGoodDay: Temporal.PlainDate;
  sent: boolean;
};

/** A document that a body owes by a day (plan, IV) and has not handed in. */
export type ObligationDuty = {
  partId: number;
  agencyId: number;
  /** Whose document it is, and where in the plan it is asked for. */
  phrase: string;
  source: string;
  what: string;
  lastGoodDay: Temporal.PlainDate;
  /** The page where it is handed in. */
  path: string;
};

/** A letter of urging that has not been answered. */
export type LetterDuty = {
  letterId: number;
  agencyId: number;
  agencyName: string;
  /** Number and symbol, and which one to this agency it is. */
  number: string;
  ordinal: number;
  answerBy: Temporal.PlainDate;
  path: string;
};

/** A day that an agency has promised for a part that is still late. */
export type CommitmentDuty = {
  commitmentId: number;
  agencyId: number;
  agencyName: string;
  taskNumber: number;
  task: string;
  promisedOn: Temporal.PlainDate;
  path: string;
};

/** A directive that an agency has not answered, or whose answer was returned. */
export type DirectiveDuty = {
  partId: number;
  agencyId: number;
  agencyName: string;
  text: string;
  answerBy: Temporal.PlainDate;
  path: string;
};

/** What of a plan's settings decides who is told. */
type AlertSettings = Pick<PlanSettings, "silentMonthsLimit" | "closingDay">;

/**
 * Everything somebody must be told on a day, by the ladder. Pure: the same facts give the same drafts, and each draft's key names
 * what it is about, its deadline and the step, so that a day missed is caught up by the step then reached and nothing is said
 * twice. Never to a unit that has done its part, nor about a standing duty being overdue.
 * @param board the plan, or some whole tasks of it, as read on that day.
 */
export function alertsFor(board: Reading, settings: AlertSettings, reports: readonly ReportDuty[] = []): AlertDraft[] {
  return [
    ...board.tasks.flatMap((task) => [
      ...task.assignments.flatMap((part) => alertsForPart(task, part, board, settings)),
      ...alertsForTask(task, board.asOf),
    ]),
    ...alertsForReports(reports, board.asOf),
  ];
}

function alertsForPart(task: ReadTask, part: ReadPart, board: Reading, settings: AlertSettings): AlertDraft[] {
  if (part.word && awaitsConfirmation(part.facts)) {
    return [
      claimAlert({
        updateId: part.word.updateId,
        taskId: task.id,
        taskNumber: task.number,
        taskTitle: task.shortTitle,
        assignmentId: part.id,
        agencyName: part.agencyName,
        evidence: part.word.evidenceNumber ?? "tệp đính kèm",
      }),
    ];
  }
  if (!isCounted(part) || hasDoneItsPart(part.facts)) return [];
  if (part.timeliness === "ONGOING") return alertsForDuty(task, part, board, settings);
  const { dueOn } = part.facts;
  if (dueOn === null) return [];
  return rungsReached("PART", daysBetween(dueOn, board.asOf)).map((reached) => ({
    ...draftOf(reached, `${part.id}:${dueOn}`, { ...wordsOf(task), ...dates(dueOn) }),
    agencyId: part.agencyId,
    taskId: task.id,
    assignmentId: part.id,
    dueOn,
  }));
}

/** One notice a task and week to those who chase it, naming who owes it, and later to those whom they answer to. */
function alertsForTask(task: ReadTask, today: Temporal.PlainDate): AlertDraft[] {
  const { timeliness, daysLate, dueOn } = task.standing;
  if (timeliness !== "OVERDUE" || dueOn === null) return [];
  const owing = task.assignments.filter((a) => isCounted(a) && a.timeliness === "OVERDUE" && !hasDoneItsPart(a.facts));
  if (owing.length === 0) return [];
  const names = owing.map((part) => part.agencyName).join(", ");
  const words = { ...wordsOf(task), ...dates(dueOn), owing: names, on: formatDate(today) };
  return rungsReached("TASK", daysLate).map((reached) => ({
    ...draftOf(reached, `${task.id}:${dueOn}`, words),
    agencyId: null,
    taskId: task.id,
    assignmentId: null,
    dueOn,
  }));
}

/**
 * A standing duty is urged by its silence: the closed months since its newest word. One that has spoken in the month that runs is
 * not urged, although that month has not closed: it has done what it would be urged to do.
 */
function alertsForDuty(task: ReadTask, part: ReadPart, board: Reading, settings: AlertSettings): AlertDraft[] {
  const lastSpoken = part.word && reportMonthOf(dateOf(part.word.recordedAt), settings.closingDay);
  const months = silentMonths({ firstOwed: part.firstOwedMonth, lastSpoken }, board.closedMonth);
  if (months === 0) return [];
  const words = { ...wordsOf(task), months, month: formatMonth(board.closedMonth) };
  return rungsReached("DUTY", months - settings.silentMonthsLimit).map(({ rung, repetition }) => ({
    ...draftOf({ rung, repetition, step: board.closedMonth.toString() }, String(part.id), words),
    agencyId: part.agencyId,
    taskId: task.id,
    assignmentId: part.id,
    dueOn: null,
  }));
}

/** What a day has to say of monthly reports; nothing to an agency that has sent its own. */
export function alertsForReports(reports: readonly ReportDuty[], today: Temporal.PlainDate): AlertDraft[] {
  return reports.filter(({ sent }) => !sent).flatMap((report) => alertsForReport(report, today));
}

function alertsForReport(report: ReportDuty, today: Temporal.PlainDate): AlertDraft[] {
  const { agencyId, month, lastGoodDay } = report;
  const words = { month: formatMonth(month), ...dates(lastGoodDay) };
  return rungsReached("REPORT", daysBetween(lastGoodDay, today)).map((reached) => ({
    ...draftOf(reached, `${agencyId}:${month}:${lastGoodDay}`, words),
    agencyId,
    taskId: null,
    assignmentId: null,
    dueOn: lastGoodDay,
    month,
  }));
}

/** What a day has to say of documents that are owed by a date. */
export function alertsForObligations(duties: readonly ObligationDuty[], today: Temporal.PlainDate): AlertDraft[] {
  return duties.flatMap((duty) => {
    const { partId, agencyId, lastGoodDay, path, phrase, source, what } = duty;
    const words = { phrase, source, what, ...dates(lastGoodDay) };
    return rungsReached("OBLIGATION", daysBetween(lastGoodDay, today)).map((reached) => ({
      ...draftOf(reached, `${partId}:${lastGoodDay}`, words),
      agencyId,
      taskId: null,
      assignmentId: null,
      path,
      dueOn: lastGoodDay,
    }));
  });
}

/** What a day has to say of letters that are not answered: to the agency, and to those who wrote them. */
export function alertsForLetters(duties: readonly LetterDuty[], today: Temporal.PlainDate): AlertDraft[] {
  return duties.flatMap(({ letterId, agencyId, agencyName, number, ordinal, answerBy, path }) => {
    const words = { letter: number, ordinal, agency: agencyName, ...dates(answerBy) };
    return rungsReached("LETTER", daysBetween(answerBy, today)).map((reached) => ({
      ...draftOf(reached, `${letterId}`, words),
      ...aboutAgency(reached.rung.to, agencyId),
      path,
      dueOn: answerBy,
    }));
  });
}

/** The same of days that were promised. The promise is chased as such; the deadline has rungs of its own. */
export function alertsForCommitments(duties: readonly CommitmentDuty[], today: Temporal.PlainDate): AlertDraft[] {
  return duties.flatMap(({ commitmentId, agencyId, agencyName, taskNumber, task, promisedOn, path }) => {
    const words = { number: taskNumber, task, agency: agencyName, ...dates(promisedOn) };
    return rungsReached("COMMITMENT", daysBetween(promisedOn, today)).map((reached) => ({
      ...draftOf(reached, `${commitmentId}`, words),
      ...aboutAgency(reached.rung.to, agencyId),
      path,
      dueOn: promisedOn,
    }));
  });
}

/** How much of a directive a reminder repeats. */
const DIRECTIVE_EXCERPT = 200;

/** The same of directives that an agency owes an answer to: to the agency, and to the side that gave them. */
export function alertsForDirectives(duties: readonly DirectiveDuty[], today: Temporal.PlainDate): AlertDraft[] {
  return duties.flatMap(({ partId, agencyId, agencyName, text, answerBy, path }) => {
    const excerpt = text.length <= DIRECTIVE_EXCERPT ? text : `${text.slice(0, DIRECTIVE_EXCERPT).trimEnd()}…`;
    const words = { text: excerpt, agency: agencyName, ...dates(answerBy) };
    return rungsReached("DIRECTIVE", daysBetween(answerBy, today)).map((reached) => ({
      ...draftOf(reached, `${partId}:${answerBy}`, words),
      ...aboutAgency(reached.rung.to, agencyId),
      path,
      dueOn: answerBy,
    }));
  });
}

/** To the agency's own people, or to those who follow it. */
function aboutAgency(roles: readonly Role[], agencyId: number) {
  const own = roles.includes("OFFICER");
  return { agencyId: own ? agencyId : null, ...(!own && { fromAgencyId: agencyId }), taskId: null, assignmentId: null };
}

const wordsOf = (task: ReadTask) => ({ number: task.number, task: task.shortTitle });

const dates = (lastGoodDay: Temporal.PlainDate) => ({
  due: formatDate(lastGoodDay),
  since: formatDate(lastGoodDay.add({ days: 1 })),
});

/** What a rung makes of a draft: everything but whom and what it is about. */
function draftOf<Words extends object>(
  { rung, repetition, step }: RungFor<Words>,
  subject: string,
  words: Words,
): Pick<AlertDraft, "key" | "kind" | "urgency" | "roles" | "title" | "body" | "repetition"> {
  const said = { ...words, time: repetition };
  return {
    key: `${rung.name}:${subject}:${step}`,
    kind: rung.kind,
    urgency: rung.urgency,
    roles: rung.to,
    title: rung.title(said),
    body: rung.body(said),
    repetition,
  };
}

type RungFor<Words> = Pick<Reached<"PART">, "repetition"> & {
  step: number | string;
  rung: Pick<Reached<"PART">["rung"], "name" | "kind" | "urgency" | "to"> & {
    title: (words: Words & { time: number }) => string;
    body: (words: Words & { time: number }) => string;
  };
};

/** Tells the secretariat that somebody claims to be done; raised at the claim, and again by the sweep should that fail. */
export function claimAlert(claim: {
  updateId: number;
  taskId: number;
  taskNumber: number;
  taskTitle: string;
  assignmentId: number;
  agencyName: string;
  /** Number of the document, or the files' names. */
  evidence: string;
}): AlertDraft {
  return {
    ...NOTICES.COMPLETION_CLAIMED,
    key: `claimed:${claim.updateId}`,
    agencyId: null,
    taskId: claim.taskId,
    assignmentId: claim.assignmentId,
    title: `${claim.agencyName} báo hoàn thành nhiệm vụ ${claim.taskNumber}`,
    body: `${claim.taskTitle}. Minh chứng: ${claim.evidence}. Chờ cơ quan thường trực xác nhận.`,
    dueOn: null,
    repetition: 1,
  };
}
