import { daysBetween, earliest, isAfter, latest } from "../calendar/days.ts";
import { monthsFromTo } from "../calendar/month.ts";
import type { AssignmentRole, CompletionVerdict, DeadlineKind, ProgressState } from "../platform/prisma/enums.ts";

/** What the clock says of an assignment or a task; derived, never stored. PRODUCT, "Timeliness". */
export type Timeliness =
  | "DONE_ON_TIME"
  | "DONE_LATE"
  | "ON_TRACK"
  | "DUE_SOON"
  | "OVERDUE"
  | "ONGOING"
  | "AWAITING"
  | "NOT_APPLICABLE";

/** The four official buckets, with thường xuyên and chờ hướng dẫn beside them. */
export type Bucket = "DONE_ON_TIME" | "DONE_LATE" | "ON_TRACK" | "OVERDUE" | "ONGOING" | "AWAITING";

export const BUCKETS: readonly Bucket[] = ["DONE_ON_TIME", "DONE_LATE", "ON_TRACK", "OVERDUE", "ONGOING", "AWAITING"];

/** Which of the two deadlines figures are read by: the one in force, or the plan's own. */
export type DeadlineBasis = "current" | "original";

/** Where a claimed completion stands; WAITING until the secretariat has said something. */
export type ClaimStanding = "WAITING" | CompletionVerdict;

/** What is known of one assignment on the day asked about. */
export type AssignmentFacts = {
  role: AssignmentRole;
  /** False when marked "không áp dụng", and then out of every denominator. */
  applicable: boolean;
  /** False for a body that is only named in the plan and does not report: it is shown, but not counted. */
  counted: boolean;
  deadlineKind: DeadlineKind;
  /** Last good day by the deadline in force; null for a standing duty and before guidance. */
  dueOn: Temporal.PlainDate | null;
  /** Last good day by the plan's own deadline. */
  originalDueOn: Temporal.PlainDate | null;
  /** The newest word, if any. */
  state: ProgressState | null;
  claim: { completedOn: Temporal.PlainDate; standing: ClaimStanding } | null;
};

/** What a reading of the clock needs beside the facts. Days are calendar days. */
export type ReadingOptions = { today: Temporal.PlainDate; dueSoonDays: number; basis?: DeadlineBasis };

/** The four official buckets fold "sắp đến hạn" into "trong hạn"; không áp dụng is in none. */
export function bucketOf(timeliness: Timeliness): Bucket | null {
  if (timeliness === "NOT_APPLICABLE") return null;
  return timeliness === "DUE_SOON" ? "ON_TRACK" : timeliness;
}

/** The day a completion counts from: the day claimed, once the secretariat has confirmed it. */
export function completedOn(facts: Pick<AssignmentFacts, "claim">): Temporal.PlainDate | null {
  return facts.claim?.standing === "CONFIRMED" ? facts.claim.completedOn : null;
}

/** Whether the agency has claimed completion and the secretariat has yet to answer (chờ xác nhận). */
export function awaitsConfirmation(facts: Pick<AssignmentFacts, "claim">): boolean {
  return facts.claim?.standing === "WAITING";
}

/** Whether the unit has done its part as far as reminding goes: confirmed, or claimed and waiting for an answer. */
export function hasDoneItsPart(facts: Pick<AssignmentFacts, "claim" | "applicable">): boolean {
  return !facts.applicable || completedOn(facts) !== null || awaitsConfirmation(facts);
}

/** The reading beside the one asked for, so that a figure can stand with what it is by the other. */
export function otherBasis(basis: DeadlineBasis): DeadlineBasis {
  return basis === "original" ? "current" : "original";
}

/** The last good day by one of the two deadlines. */
export function dueOnBy(
  facts: Pick<AssignmentFacts, "dueOn" | "originalDueOn">,
  basis: DeadlineBasis = "current",
): Temporal.PlainDate | null {
  return basis === "original" ? facts.originalDueOn : facts.dueOn;
}

/** What the clock says of one assignment. PRODUCT, "Timeliness"; thresholds are the plan's settings. */
export function timelinessOf(facts: AssignmentFacts, options: ReadingOptions): Timeliness {
  if (!facts.applicable) return "NOT_APPLICABLE";
  const due = dueOnBy(facts, options.basis);
  const done = completedOn(facts);
  if (facts.deadlineKind === "ONGOING" || facts.deadlineKind === "PERIODIC") return "ONGOING";
  if (due === null) return "AWAITING";
  if (done !== null) return isAfter(done, due) ? "DONE_LATE" : "DONE_ON_TIME";
  const left = daysBetween(options.today, due);
  if (left < 0) return "OVERDUE";
  return left <= options.dueSoonDays ? "DUE_SOON" : "ON_TRACK";
}

/** A task as its lead assignments make it. */
export type TaskStanding = {
  timeliness: Timeliness;
  /** The date that matters: of the lead that is furthest behind, or of the last to finish. */
  dueOn: Temporal.PlainDate | null;
  completedOn: Temporal.PlainDate | null;
  /** Days past the date (open or done late); 0 when in time. */
  daysLate: number;
  /** Days left; null when there is no date, when it is past, or when the work is done. */
  daysLeft: number | null;
  leadsDone: number;
  leadsTotal: number;
};

/**
 * The leads a task is read by. Those marked không áp dụng are in no denominator. Bodies that do not report are not waited
 * for beside others that do; where none does, the task is read by them all the same, so that a body that stops reporting
 * takes no finished or unfinished work out of the whole.
 */
export function leadsOf(assignments: readonly AssignmentFacts[]): AssignmentFacts[] {
  const applicable = assignments.filter((a) => a.role === "LEAD" && a.applicable);
  const reporting = applicable.filter((a) => a.counted);
  return reporting.length > 0 ? reporting : applicable;
}

/**
 * A task is complete when every lead is complete (PRODUCT, "Assignment"). Until then it stands as its worst open lead
 * does.
 */
export function standingOf(assignments: readonly AssignmentFacts[], options: ReadingOptions): TaskStanding {
  const leads = leadsOf(assignments);
  const read = leads.map((facts) => ({ facts, timeliness: timelinessOf(facts, options) }));
  const done = read.filter((r) => r.timeliness === "DONE_ON_TIME" || r.timeliness === "DONE_LATE");
  const total = { leadsDone: done.length, leadsTotal: leads.length };
  const undated = { dueOn: null, completedOn: null, daysLate: 0, daysLeft: null, ...total };
  const kind = assignments[0]?.deadlineKind;

  if (leads.length === 0 && assignments.some((a) => a.role === "LEAD"))
    return { timeliness: "NOT_APPLICABLE", ...undated };
  if (kind === "ONGOING" || kind === "PERIODIC") return { timeliness: "ONGOING", ...undated };
  if (leads.length === 0) return { timeliness: "AWAITING", ...undated };
  for (const timeliness of ["OVERDUE", "DUE_SOON", "ON_TRACK", "AWAITING"] as const) {
    const behind = read.filter((r) => r.timeliness === timeliness);
    if (behind.length === 0) continue;
    const dueOn = earliest(behind.flatMap((r) => dueOnBy(r.facts, options.basis) ?? []));
    if (dueOn === null) return { timeliness, ...undated };
    const left = daysBetween(options.today, dueOn);
    const days = { daysLate: Math.max(0, -left), daysLeft: left < 0 ? null : left };
    return { timeliness, dueOn, completedOn: null, ...days, ...total };
  }
  return { ...finished(done, options.basis), daysLeft: null, ...total };
}

/** When every lead is done: late when one was. The one that finished last decides; of the late ones, where there are any. */
function finished(
  done: readonly { facts: AssignmentFacts; timeliness: Timeliness }[],
  basis: DeadlineBasis | undefined,
): Pick<TaskStanding, "timeliness" | "dueOn" | "completedOn" | "daysLate"> {
  const late = done.filter((r) => r.timeliness === "DONE_LATE");
  const deciding = late.length > 0 ? late : done;
  const last = latest(deciding.flatMap((r) => completedOn(r.facts) ?? []));
  const finishers = deciding.filter((r) => last !== null && completedOn(r.facts)?.equals(last));
  const dueOn = earliest(finishers.flatMap((r) => dueOnBy(r.facts, basis) ?? []));
  return {
    timeliness: late.length > 0 ? "DONE_LATE" : "DONE_ON_TIME",
    dueOn,
    completedOn: last,
    daysLate: last && dueOn ? Math.max(0, daysBetween(dueOn, last)) : 0,
  };
}

/** The words a standing duty has given, as far as the clock needs them. */
export type Words = {
  /** First report month a word was owed for. */
  firstOwed: Temporal.PlainYearMonth;
  /** Newest report month, among the closed ones, in which a word was given. */
  lastSpoken: Temporal.PlainYearMonth | null;
};

/**
 * How many closed report months in a row, up to the newest, passed without a word ("chưa cập nhật").
 * PRODUCT, "Deadline", ONGOING.
 */
export function silentMonths(words: Words, lastClosed: Temporal.PlainYearMonth): number {
  const from = words.lastSpoken ? words.lastSpoken.add({ months: 1 }) : words.firstOwed;
  const start = Temporal.PlainYearMonth.compare(from, words.firstOwed) < 0 ? words.firstOwed : from;
  return monthsFromTo(start, lastClosed);
}

/** Whether the assignment still takes words: it applies, and its completion has not been confirmed. */
export function takesUpdates(facts: Pick<AssignmentFacts, "applicable" | "claim">): boolean {
  return facts.applicable && completedOn(facts) === null;
}

/**
 * Whether a coordinator may say in one step that its part is done: it is a coordinator's, a completion can be claimed for it, and
 * none has been claimed yet (PRODUCT, "Assignment").
 */
export function canConfirmPart(facts: AssignmentFacts): boolean {
  return (
    facts.role === "COORDINATOR" &&
    takesUpdates(facts) &&
    !awaitsConfirmation(facts) &&
    completionRefusal(facts) === null
  );
}

/** Why "đã hoàn thành" cannot be claimed here at all; null when it can. */
export function completionRefusal(facts: Pick<AssignmentFacts, "deadlineKind" | "dueOn">): string | null {
  if (facts.deadlineKind === "ONGOING" || facts.deadlineKind === "PERIODIC") {
    return "Nhiệm vụ thường xuyên không có mốc hoàn thành; chọn “Đang thực hiện” và nêu kết quả trong kỳ.";
  }
  if (facts.dueOn === null) {
    return "Nhiệm vụ đang chờ hướng dẫn. Chỉ báo hoàn thành sau khi cơ quan thường trực ghi nhận văn bản hướng dẫn.";
  }
  return null;
}

/**
 * What a claim of completion still lacks: its day, and its evidence, by the document's number and date or by a file (PRODUCT,
 * "Progress"). Takes what was typed or read, empty or null where nothing was given, and how many files there are; gives a
 * message per field.
 */
export function completionGaps(claim: {
  completedOn: unknown;
  evidenceNumber: unknown;
  evidenceDate: unknown;
  files: number;
}): Record<string, string> {
  // A document that is named is named whole; a file beside it does not make half a name good.
  const named = Boolean(claim.evidenceNumber || claim.evidenceDate);
  const asked = named || claim.files === 0;
  const instead = named ? "." : ", hoặc đính kèm tệp.";
  return {
    ...(!claim.completedOn && { completedOn: "Nhập ngày hoàn thành." }),
    ...(asked &&
      !claim.evidenceNumber && {
        evidenceNumber: `Báo hoàn thành cần minh chứng: còn thiếu số, ký hiệu văn bản${instead}`,
      }),
    ...(asked &&
      !claim.evidenceDate && { evidenceDate: `Báo hoàn thành cần minh chứng: còn thiếu ngày văn bản${instead}` }),
  };
}

/** Age groups of what is overdue, in days. */
export const AGE_GROUPS = [
  { key: "1-7", from: 1, to: 7, label: "1–7 ngày" },
  { key: "8-15", from: 8, to: 15, label: "8–15 ngày" },
  { key: "16-30", from: 16, to: 30, label: "16–30 ngày" },
  { key: "30+", from: 31, to: Number.POSITIVE_INFINITY, label: "Trên 30 ngày" },
] as const;

export type AgeGroup = (typeof AGE_GROUPS)[number]["key"];

/** The age group of a lateness of `days` (at least 1). */
export function ageGroupOf(days: number): AgeGroup {
  return AGE_GROUPS.find((group) => days >= group.from && days <= group.to)?.key ?? "1-7";
}
