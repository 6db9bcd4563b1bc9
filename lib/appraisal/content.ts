import { formatDate } from "../calendar/format.ts";
import type { AppraisalDegree } from "../platform/prisma/enums.ts";
import { type Period, periodParams, periodWords } from "./period.ts";
import { acceptedOf, type Proposal } from "./round.ts";
import { type AppraisalTerms, type Appraised, CENSURES, type CriterionLine } from "./rules.ts";
import { DEGREE_WORDS, reasonWords, ruleWords, scoreWords } from "./words.ts";

/** What a round of proposals rests on, frozen when it is drafted. */
export type AppraisalContent = {
  /** Months, yyyy-mm. */
  period: { from: string; to: string };
  /** Figures as of this day, yyyy-mm-dd. */
  asOf: string;
  rule: { version: number; terms: AppraisalTerms };
  rows: Appraised[];
};

/** Freezes what was read: plain data, to be stored as canonical text. */
export function appraisalContent(
  { period, asOf }: { period: Period; asOf: Temporal.PlainDate },
  rule: AppraisalContent["rule"],
  rows: Appraised[],
): AppraisalContent {
  return { period: periodParams(period), asOf: asOf.toString(), rule, rows };
}

export function readAppraisal(text: string): AppraisalContent {
  return JSON.parse(text) as AppraisalContent;
}

/** The period of a frozen appraisal. */
export function periodOfContent({ period }: Pick<AppraisalContent, "period">): Period {
  const month = (text: string) => Temporal.PlainYearMonth.from(text);
  return { from: month(period.from), to: month(period.to) };
}

/** Praise first, then the censures from the severest down: the order of the submission. */
export const DEGREES: readonly AppraisalDegree[] = ["PRAISE", ...CENSURES.toReversed()];

/** The evidence for one agency as the rule words it, for the secretariat to take or to word otherwise. */
export function proposalWords({ figures, score, rank, lines, reasons }: Appraised, ranked: number): string {
  const late = figures.parts.filter(({ daysLate, doneOn }) => daysLate > 0 && doneOn === null);
  const facts = [
    `Đạt ${score === null ? "–" : scoreWords(score)}/100 điểm, hạng ${rank}/${ranked}`,
    rateWords(lines, "ON_TIME", "phần việc đúng hạn"),
    rateWords(lines, "UPDATED", "lượt cập nhật"),
    rateWords(lines, "REPORTED", "báo cáo đúng hạn"),
    late.length > 0 &&
      `còn quá hạn: ${late.map(({ task, daysLate }) => `nhiệm vụ ${task} (${daysLate} ngày)`).join(", ")}`,
    figures.missing.length > 0 &&
      `chưa gửi báo cáo tháng ${figures.missing.map((month) => Number(month.slice(5))).join(", ")}`,
    figures.unanswered.length > 0 && `chưa trả lời công văn ${figures.unanswered.join(", ")}`,
  ].filter(Boolean);
  const why = reasons.length > 0 ? ` Căn cứ: ${reasons.map(reasonWords).join("; ")}.` : "";
  return `${facts.join("; ")}.${why}`;
}

function rateWords(
  lines: readonly CriterionLine[],
  criterion: CriterionLine["criterion"],
  words: string,
): string | false {
  const line = lines.find((one) => one.criterion === criterion);
  return line !== undefined && line.whole > 0 && `${line.good}/${line.whole} ${words}`;
}

/** Everything a submission (tờ trình) says; the frame round it is the issuing body's. */
export type SubmissionContent = {
  subject: string;
  opening: string;
  /** Only degrees that somebody is proposed for. */
  groups: { degree: AppraisalDegree; title: string; items: { agency: string; text: string }[] }[];
  closing: string;
  /** The earlier submission it takes the place of; its date yyyy-mm-dd. */
  replaces?: { number: string; date: string };
  appraisal: AppraisalContent;
  /** "Cách tính", as it was in force. */
  rule: string[];
};

/** A round as far as its submission tells of it: the proposals in their order, and the submission it takes the place of. */
export type SubmittedRound = {
  proposals: readonly Pick<Proposal, "agencyFullName" | "degree" | "text" | "decisions">[];
  replaces: { document: { number: string; date: Temporal.PlainDate } } | null;
};

/**
 * The submission that the accepted proposals make. Its ground is the plan itself: III.15.2 has praise and censure reported to the
 * head of the working group.
 */
export function submissionContent(
  appraisal: AppraisalContent,
  { proposals, replaces }: SubmittedRound,
  plan: { province: string; year: number },
): SubmissionContent {
  const accepted = acceptedOf(proposals);
  const words = periodWords(periodOfContent(appraisal));
  const of = (degree: AppraisalDegree) => accepted.filter((proposal) => proposal.degree === degree);
  const degrees = DEGREES.filter((degree) => of(degree).length > 0);
  const named = degrees.map((degree) => DEGREE_WORDS[degree].toLowerCase()).join(", ");
  return {
    subject: `Về việc ${named || "biểu dương, phê bình"} các đơn vị trong thực hiện Đề án 06 ${words}`,
    opening: `Qua theo dõi việc thực hiện Kế hoạch triển khai Đề án 06 tỉnh ${plan.province} năm ${plan.year}, căn cứ kết quả chấm điểm ${words} (số liệu tính đến ngày ${formatDate(Temporal.PlainDate.from(appraisal.asOf))}, phụ lục kèm theo), kính trình Tổ trưởng Tổ công tác Đề án 06 tỉnh xem xét:`,
    groups: degrees.map((degree, index) => ({
      degree,
      title: `${index + 1}. ${DEGREE_WORDS[degree]} ${String(of(degree).length).padStart(2, "0")} đơn vị`,
      items: of(degree).map(({ agencyFullName, text }) => ({ agency: agencyFullName, text })),
    })),
    closing: "Kính trình Tổ trưởng xem xét, quyết định.",
    ...(replaces && { replaces: { number: replaces.document.number, date: replaces.document.date.toString() } }),
    appraisal,
    rule: ruleWords(appraisal.rule.terms),
  };
}

/** The sentence that says which submission this one takes the place of (Decree 30/2020, art. 18.3); null where there is none. */
export function replacingSubmission({ replaces }: Pick<SubmissionContent, "replaces">): string | null {
  if (!replaces) return null;
  const date = formatDate(Temporal.PlainDate.from(replaces.date));
  return `Tờ trình này thay thế Tờ trình số ${replaces.number} ngày ${date}.`;
}
