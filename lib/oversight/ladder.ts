import type { AlertKind, AlertUrgency, Role } from "../platform/prisma/enums.ts";
import { ALERT_KINDS } from "./words.ts";

/** What every rung about dated work can say. Dates are written out, dd/mm/yyyy. */
type DatedWords = {
  /** STT of the task. */
  number: number;
  task: string;
  /** The last good day. */
  due: string;
  /** The first day that is late. A notice outlives its morning: it says since when, not how many days, and stays true. */
  since: string;
  /** Which repetition this is, from 1. */
  time: number;
};

/** What a rung about a whole task can say besides. */
type TaskWords = DatedWords & {
  /** The bodies that owe it, in the document's order, */
  owing: string;
  /** as they stood on this day. */
  on: string;
};

type DutyWords = {
  number: number;
  task: string;
  /** Silent months in a row, up to `month`, such as "tháng 9/2023". */
  months: number;
  month: string;
  time: number;
};

type ReportWords = Pick<DatedWords, "due" | "since" | "time"> & {
  /** The report month, such as "tháng 10/2023". */
  month: string;
};

type ObligationWords = Pick<DatedWords, "due" | "since" | "time"> & {
  /** Whose document it is, as the plan says: "Tổ công tác Đề án 06 cấp xã". */
  phrase: string;
  /** Where in the plan: "IV.1". */
  source: string;
  what: string;
};

type LetterWords = Pick<DatedWords, "due" | "since" | "time"> & {
  /** Number and symbol of the letter, and which one to this agency it is. */
  letter: string;
  ordinal: number;
  agency: string;
};

type DirectiveWords = Pick<DatedWords, "due" | "since" | "time"> & {
  /** What was asked, as far as a bell shows it. */
  text: string;
  agency: string;
};

type CommitmentWords = Pick<DatedWords, "number" | "task" | "due" | "since" | "time"> & { agency: string };

type Told<Words> = { title: (words: Words) => string; body: (words: Words) => string };

/**
 * One rung of the ladder of alerts: about what, to whom, when, how soon it asks something, in which words. Of rungs about the
 * same thing to the same people the one reached last holds, and takes the place of the one before.
 */
export type Rung = {
  /** First word of the keys; rungs of one name are numbered together. */
  name: string;
  kind: AlertKind;
  /** Of the agency that owes it; about a whole task, across the province. */
  to: readonly Role[];
  /**
   * The day it begins on, counted from the last good day: −30 is thirty days before, 1 the day after. About a standing duty,
   * which has no day, months: 0 is the plan's limit of silent months.
   */
  from: number;
  /** Comes again after so many of them; null: does not. */
  every: number | null;
  urgency: AlertUrgency;
} & (
  | ({ about: "PART" } & Told<DatedWords>)
  | ({ about: "TASK" } & Told<TaskWords>)
  | ({ about: "DUTY" } & Told<DutyWords>)
  | ({ about: "REPORT" } & Told<ReportWords>)
  | ({ about: "OBLIGATION" } & Told<ObligationWords>)
  | ({ about: "LETTER" } & Told<LetterWords>)
  | ({ about: "COMMITMENT" } & Told<CommitmentWords>)
  | ({ about: "DIRECTIVE" } & Told<DirectiveWords>)
);

const beforeDeadline = (days: number): Told<DatedWords> => ({
  title: ({ number, due }) => `Nhiệm vụ ${number} đến hạn ngày ${due} (nhắc trước ${days} ngày)`,
  body: ({ number, task, due }) => `Nhiệm vụ ${number} – ${task}. Hạn ${due}.`,
});

const afterDeadline = (words: string): Told<DatedWords> => ({
  title: ({ number, since, time }) => `Nhiệm vụ ${number} quá hạn từ ngày ${since} (${words} lần ${time})`,
  body: ({ number, task, due }) =>
    `Nhiệm vụ ${number} – ${task}. Hạn ${due}. Đề nghị cập nhật kết quả, nêu vướng mắc hoặc báo hoàn thành kèm minh chứng.`,
});

const afterTaskDeadline = (words: string): Told<TaskWords> => ({
  title: ({ number, since, time }) => `Nhiệm vụ ${number} quá hạn từ ngày ${since} (${words} ${time})`,
  body: ({ task, owing, on }) => `${task}. Chưa hoàn thành, tính đến ngày ${on}: ${owing}.`,
});

const silence: Told<DutyWords> = {
  title: ({ number, months, month }) => `Chưa cập nhật ${months} tháng liền, đến kỳ ${month}: nhiệm vụ ${number}`,
  body: ({ number, task }) =>
    `Nhiệm vụ ${number} – ${task}. Nhiệm vụ thường xuyên, mỗi tháng cần một dòng kết quả. Đề nghị cập nhật.`,
};

const beforeReport = (days: number): Told<ReportWords> => ({
  title: ({ month, due }) => `Báo cáo ${month} gửi chậm nhất ngày ${due} (nhắc trước ${days} ngày)`,
  body: ({ month }) => `Báo cáo ${month} của đơn vị chưa gửi. Đề nghị hoàn thiện và gửi đúng hạn.`,
});

const afterReport = (words: string): Told<ReportWords> => ({
  title: ({ month, since, time }) => `Báo cáo ${month} quá hạn từ ngày ${since} (${words} lần ${time})`,
  body: ({ month, due }) => `Báo cáo ${month} của đơn vị chưa gửi. Hạn ${due}. Đề nghị gửi ngay và nêu lý do chậm.`,
});

const beforeObligation = (days: number): Told<ObligationWords> => ({
  title: ({ phrase, source, due }) =>
    `Văn bản của ${phrase} (mục ${source}) nộp chậm nhất ngày ${due} (nhắc trước ${days} ngày)`,
  body: ({ what }) => `${what}. Đơn vị chưa nộp.`,
});

const afterObligation = (words: string): Told<ObligationWords> => ({
  title: ({ phrase, source, since, time }) =>
    `Văn bản của ${phrase} (mục ${source}) quá hạn từ ngày ${since} (${words} lần ${time})`,
  body: ({ what, due }) => `${what}. Hạn ${due}. Đề nghị nộp ngay và nêu lý do chậm.`,
});

const unanswered = (words: string): Told<LetterWords> => ({
  title: ({ letter, since, time }) =>
    `Công văn đôn đốc ${letter} chưa trả lời, quá hạn từ ngày ${since} (${words} lần ${time})`,
  body: ({ agency, ordinal, due }) =>
    `Công văn lần ${ordinal} gửi ${agency}, hạn trả lời ${due}. Đề nghị trả lời trên hệ thống, nêu kết quả và vướng mắc.`,
});

const unansweredByAgency: Told<LetterWords> = {
  title: ({ agency, letter, since, time }) =>
    `${agency} chưa trả lời công văn đôn đốc ${letter}, quá hạn từ ngày ${since} (lần ${time})`,
  body: ({ ordinal, due }) => `Công văn lần ${ordinal}, hạn trả lời ${due}. Xem nội dung còn nợ để đôn đốc tiếp.`,
};

const promised: Told<CommitmentWords> = {
  title: ({ number, since, time }) =>
    `Quá ngày cam kết tiến độ từ ngày ${since}: nhiệm vụ ${number} (nhắc lần ${time})`,
  body: ({ task, due }) =>
    `Nhiệm vụ ${task}. Đơn vị cam kết hoàn thành ngày ${due}. Thời hạn của nhiệm vụ không thay đổi.`,
};

const promisedByAgency: Told<CommitmentWords> = {
  title: ({ agency, number, since, time }) =>
    `${agency} quá ngày cam kết tiến độ từ ngày ${since}: nhiệm vụ ${number} (lần ${time})`,
  body: ({ task, due }) => `Nhiệm vụ ${task}. Đơn vị cam kết hoàn thành ngày ${due}.`,
};

const directiveOwed: Told<DirectiveWords> = {
  title: ({ since, time }) => `Ý kiến chỉ đạo chưa trả lời, quá hạn từ ngày ${since} (nhắc lần ${time})`,
  body: ({ text, due }) => `Hạn trả lời ${due}. Đề nghị trả lời ngay và nêu lý do chậm. Nội dung: ${text}`,
};

const directiveOwedByAgency: Told<DirectiveWords> = {
  title: ({ agency, since, time }) => `${agency} chưa trả lời ý kiến chỉ đạo, quá hạn từ ngày ${since} (lần ${time})`,
  body: ({ text, due }) => `Hạn trả lời ${due}. Nội dung: ${text}`,
};

/** The head of the agency is told from this day after the last good one on, and the leaders from that. */
export const HEAD_FROM_DAY = 7;
export const LEADER_FROM_DAY = 30;

const OFFICER: readonly Role[] = ["OFFICER"];
const HEAD: readonly Role[] = ["AGENCY_HEAD"];
const BOTH: readonly Role[] = ["OFFICER", "AGENCY_HEAD"];
const CHASERS: readonly Role[] = ["SECRETARIAT", "OFFICE"];
const LEADER: readonly Role[] = ["LEADER"];
/** Those who give directives. */
const DIRECTORS: readonly Role[] = ["LEADER", "OFFICE"];

/**
 * Everything the clock makes somebody be told (PRODUCT, "Alerts, urging, escalation"), by what it is about and to whom, and within
 * that from the first day on.
 */
// biome-ignore format: a table is read by its columns.
export const LADDER: readonly Rung[] = [
  { about: "PART", name: "ahead", kind: "DEADLINE_AHEAD", to: OFFICER, from: -30, every: null, urgency: "LATER", ...beforeDeadline(30) },
  { about: "PART", name: "ahead", kind: "DEADLINE_AHEAD", to: OFFICER, from: -15, every: null, urgency: "LATER", ...beforeDeadline(15) },
  { about: "PART", name: "ahead", kind: "DEADLINE_AHEAD", to: OFFICER, from: -7, every: null, urgency: "SOON", ...beforeDeadline(7) },
  { about: "PART", name: "ahead", kind: "DEADLINE_AHEAD", to: OFFICER, from: -3, every: null, urgency: "SOON", ...beforeDeadline(3) },
  { about: "PART", name: "ahead", kind: "DEADLINE_AHEAD", to: OFFICER, from: -1, every: null, urgency: "SOON", ...beforeDeadline(1) },
  { about: "PART", name: "late", kind: "DEADLINE_PASSED", to: OFFICER, from: 1, every: 7, urgency: "NOW", ...afterDeadline("nhắc") },
  { about: "PART", name: "late-head", kind: "DEADLINE_PASSED", to: HEAD, from: HEAD_FROM_DAY, every: 7, urgency: "NOW", ...afterDeadline("báo lãnh đạo đơn vị") },
  { about: "TASK", name: "task-late", kind: "DEADLINE_PASSED", to: CHASERS, from: 1, every: 7, urgency: "NOW", ...afterTaskDeadline("lần") },
  { about: "TASK", name: "task-late-leader", kind: "DEADLINE_PASSED", to: LEADER, from: LEADER_FROM_DAY, every: 7, urgency: "NOW", ...afterTaskDeadline("báo cáo lãnh đạo lần") },
  { about: "DUTY", name: "silent", kind: "SILENT", to: BOTH, from: 0, every: 1, urgency: "NOW", ...silence },
  { about: "REPORT", name: "report-ahead", kind: "REPORT_AHEAD", to: OFFICER, from: -5, every: null, urgency: "SOON", ...beforeReport(5) },
  { about: "REPORT", name: "report-ahead", kind: "REPORT_AHEAD", to: OFFICER, from: -3, every: null, urgency: "SOON", ...beforeReport(3) },
  { about: "REPORT", name: "report-ahead", kind: "REPORT_AHEAD", to: OFFICER, from: -1, every: null, urgency: "SOON", ...beforeReport(1) },
  { about: "REPORT", name: "report-missing", kind: "REPORT_MISSING", to: OFFICER, from: 1, every: 3, urgency: "NOW", ...afterReport("nhắc") },
  { about: "REPORT", name: "report-missing-head", kind: "REPORT_MISSING", to: HEAD, from: HEAD_FROM_DAY, every: 3, urgency: "NOW", ...afterReport("báo lãnh đạo đơn vị") },
  { about: "OBLIGATION", name: "obligation-ahead", kind: "OBLIGATION_AHEAD", to: OFFICER, from: -30, every: null, urgency: "LATER", ...beforeObligation(30) },
  { about: "OBLIGATION", name: "obligation-ahead", kind: "OBLIGATION_AHEAD", to: OFFICER, from: -15, every: null, urgency: "LATER", ...beforeObligation(15) },
  { about: "OBLIGATION", name: "obligation-ahead", kind: "OBLIGATION_AHEAD", to: OFFICER, from: -7, every: null, urgency: "SOON", ...beforeObligation(7) },
  { about: "OBLIGATION", name: "obligation-ahead", kind: "OBLIGATION_AHEAD", to: OFFICER, from: -3, every: null, urgency: "SOON", ...beforeObligation(3) },
  { about: "OBLIGATION", name: "obligation-ahead", kind: "OBLIGATION_AHEAD", to: OFFICER, from: -1, every: null, urgency: "SOON", ...beforeObligation(1) },
  { about: "OBLIGATION", name: "obligation-missing", kind: "OBLIGATION_MISSING", to: OFFICER, from: 1, every: 7, urgency: "NOW", ...afterObligation("nhắc") },
  { about: "OBLIGATION", name: "obligation-missing-head", kind: "OBLIGATION_MISSING", to: HEAD, from: HEAD_FROM_DAY, every: 7, urgency: "NOW", ...afterObligation("báo lãnh đạo đơn vị") },
  { about: "LETTER", name: "letter-unanswered", kind: "LETTER_UNANSWERED", to: BOTH, from: 1, every: 3, urgency: "NOW", ...unanswered("nhắc") },
  { about: "LETTER", name: "letter-silent", kind: "LETTER_UNANSWERED", to: CHASERS, from: 1, every: 7, urgency: "SOON", ...unansweredByAgency },
  { about: "COMMITMENT", name: "promise-passed", kind: "COMMITMENT_PASSED", to: BOTH, from: 1, every: 7, urgency: "NOW", ...promised },
  { about: "COMMITMENT", name: "promise-broken", kind: "COMMITMENT_PASSED", to: CHASERS, from: 1, every: 7, urgency: "SOON", ...promisedByAgency },
  { about: "DIRECTIVE", name: "directive-unanswered", kind: "DIRECTIVE_UNANSWERED", to: BOTH, from: 1, every: 3, urgency: "NOW", ...directiveOwed },
  { about: "DIRECTIVE", name: "directive-silent", kind: "DIRECTIVE_UNANSWERED", to: DIRECTORS, from: 1, every: 7, urgency: "SOON", ...directiveOwedByAgency },
];

/** Kinds of alert that follow from what somebody did, and from nothing the clock says. */
type NoticeKind = Exclude<
  AlertKind,
  | "DEADLINE_AHEAD"
  | "DEADLINE_PASSED"
  | "SILENT"
  | "REPORT_AHEAD"
  | "REPORT_MISSING"
  | "OBLIGATION_AHEAD"
  | "OBLIGATION_MISSING"
  | "LETTER_UNANSWERED"
  | "COMMITMENT_PASSED"
  | "DIRECTIVE_UNANSWERED"
>;

/** To whom such a notice goes, and how soon it asks something. */
// biome-ignore format: a table is read by its columns.
export const NOTICES: { readonly [Kind in NoticeKind]: { kind: Kind; roles: readonly Role[]; urgency: AlertUrgency } } = {
  COMPLETION_CLAIMED: { kind: "COMPLETION_CLAIMED", roles: ["SECRETARIAT"], urgency: "SOON" },
  COMPLETION_CONFIRMED: { kind: "COMPLETION_CONFIRMED", roles: BOTH, urgency: "NEWS" },
  COMPLETION_RETURNED: { kind: "COMPLETION_RETURNED", roles: BOTH, urgency: "NOW" },
  EXTENSION_ASKED: { kind: "EXTENSION_ASKED", roles: ["SECRETARIAT"], urgency: "SOON" },
  EXTENSION_DECIDED: { kind: "EXTENSION_DECIDED", roles: BOTH, urgency: "NEWS" },
  GUIDANCE_RECORDED: { kind: "GUIDANCE_RECORDED", roles: BOTH, urgency: "NEWS" },
  REPORT_TO_SIGN: { kind: "REPORT_TO_SIGN", roles: HEAD, urgency: "SOON" },
  REPORT_SENT: { kind: "REPORT_SENT", roles: ["SECRETARIAT"], urgency: "SOON" },
  REPORT_RETURNED: { kind: "REPORT_RETURNED", roles: BOTH, urgency: "NOW" },
  REPORT_ACCEPTED: { kind: "REPORT_ACCEPTED", roles: BOTH, urgency: "NEWS" },
  REPORT_OPENED_AGAIN: { kind: "REPORT_OPENED_AGAIN", roles: BOTH, urgency: "SOON" },
  OBLIGATION_HANDED_IN: { kind: "OBLIGATION_HANDED_IN", roles: ["SECRETARIAT"], urgency: "SOON" },
  OBLIGATION_ACCEPTED: { kind: "OBLIGATION_ACCEPTED", roles: BOTH, urgency: "NEWS" },
  OBLIGATION_RETURNED: { kind: "OBLIGATION_RETURNED", roles: BOTH, urgency: "NOW" },
  PROPOSAL_ASKED: { kind: "PROPOSAL_ASKED", roles: CHASERS, urgency: "SOON" },
  PROPOSAL_ANSWERED: { kind: "PROPOSAL_ANSWERED", roles: BOTH, urgency: "NEWS" },
  GUIDANCE_NOTICED: { kind: "GUIDANCE_NOTICED", roles: ["SECRETARIAT"], urgency: "SOON" },
  GUIDANCE_DISMISSED: { kind: "GUIDANCE_DISMISSED", roles: BOTH, urgency: "NEWS" },
  LETTER_ISSUED: { kind: "LETTER_ISSUED", roles: BOTH, urgency: "NOW" },
  LETTER_ANSWERED: { kind: "LETTER_ANSWERED", roles: CHASERS, urgency: "SOON" },
  COMMITMENT_GIVEN: { kind: "COMMITMENT_GIVEN", roles: CHASERS, urgency: "NEWS" },
  ESCALATED: { kind: "ESCALATED", roles: CHASERS, urgency: "NOW" },
  DIRECTIVE_GIVEN: { kind: "DIRECTIVE_GIVEN", roles: BOTH, urgency: "NOW" },
  DIRECTIVE_ANSWERED: { kind: "DIRECTIVE_ANSWERED", roles: DIRECTORS, urgency: "SOON" },
  NO_RECIPIENT: { kind: "NO_RECIPIENT", roles: ["ADMIN"], urgency: "SOON" },
};

/**
 * The kinds of alert that can reach somebody of a role, in the order of their words: nobody is offered a choice about what never
 * comes. Where an agency has no officer, its head is told instead.
 */
export function kindsReaching(role: Role): AlertKind[] {
  const told = [...LADDER.map(({ kind, to }) => ({ kind, roles: to })), ...Object.values(NOTICES)];
  const standsIn = (roles: readonly Role[]) => role === "AGENCY_HEAD" && roles.includes("OFFICER");
  const reaching = new Set(told.filter(({ roles }) => roles.includes(role) || standsIn(roles)).map(({ kind }) => kind));
  return ALERT_KINDS.filter((kind) => reaching.has(kind));
}

/** Alerts that stand only while the ladder still asks for them; notices are closed where they are met. */
export const REMINDERS: readonly AlertKind[] = [...new Set(LADDER.map((rung) => rung.kind))];

/** How many days before its last good day the first rung about a part holds. */
export const DAYS_AHEAD = -Math.min(...LADDER.filter((rung) => rung.about === "PART").map(({ from }) => from));

type About = Rung["about"];

/** The rungs about the same thing to the same people, in the order of the table. */
const SERIES: ReadonlyMap<About, Rung[][]> = new Map(
  [...Map.groupBy(LADDER, (rung) => rung.about)].map(([about, rungs]) => [
    about,
    [...Map.groupBy(rungs, (rung) => rung.to.join()).values()],
  ]),
);

/** A rung that has been reached: which repetition it is at, and what tells this step from the others in its keys. */
export type Reached<Subject extends About> = {
  rung: Extract<Rung, { about: Subject }>;
  repetition: number;
  step: number;
};

/**
 * The rungs that hold on a day, at most one for each addressee: the one reached last. A day that was missed is thereby caught up
 * by the step then reached, and nothing stale is said.
 * @param day counted from the last good day, as `Rung.from` is (months for a standing duty).
 */
export function rungsReached<Subject extends About>(about: Subject, day: number): Reached<Subject>[] {
  return (SERIES.get(about) ?? []).flatMap((series) => {
    const rung = series.findLast((one) => one.from <= day && (one.from >= 0 || day <= 0));
    return rung ? [reachedAt(rung as Extract<Rung, { about: Subject }>, series, day)] : [];
  });
}

function reachedAt<One extends Rung>(rung: One, series: readonly Rung[], day: number) {
  const { every, from, name } = rung;
  if (every === null) {
    const place = series.filter((other) => other.name === name).indexOf(rung);
    return { rung, repetition: place + 1, step: -from };
  }
  const repetition = Math.floor((day - from) / every) + 1;
  return { rung, repetition, step: repetition };
}
