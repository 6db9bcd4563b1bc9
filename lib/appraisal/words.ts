import { formatNumber } from "../calendar/format.ts";
import type { AppraisalDegree, AppraisalVerdict } from "../platform/prisma/enums.ts";
import {
  type AppraisalTerms,
  type Appraised,
  CENSURES,
  CRITERIA,
  type Criterion,
  type CriterionLine,
  MEASURES,
  type Measure,
  nextBound,
  type PeriodFigures,
  type Reason,
} from "./rules.ts";

/** DOMAIN-RULES 14 and 16, in the words of the province. */
export const DEGREE_WORDS: Readonly<Record<AppraisalDegree, string>> = {
  PRAISE: "Biểu dương",
  REMIND: "Nhắc nhở",
  CRITICISE: "Phê bình",
  REVIEW: "Kiểm điểm",
};

export const VERDICT_WORDS: Readonly<Record<AppraisalVerdict, string>> = {
  ACCEPTED: "Đồng ý",
  DISMISSED: "Bỏ đề xuất",
};

/** What each criterion is called, what its a/b counts, and what one more of it is. */
export const CRITERION_WORDS: Readonly<
  Record<Criterion, { title: string; short: string; counts: string; more: string }>
> = {
  ON_TIME: {
    title: "Hoàn thành đúng hạn",
    short: "Đúng hạn",
    counts: "phần việc xong đúng hạn / phần việc đến hạn trong kỳ, kể cả phần việc quá hạn từ kỳ trước",
    more: "thêm một phần việc xong đúng hạn",
  },
  UPDATED: {
    title: "Cập nhật hằng tháng",
    short: "Cập nhật",
    counts: "lượt cập nhật / lượt phải cập nhật của việc thường xuyên, theo tháng báo cáo đã chốt",
    more: "thêm một lượt cập nhật",
  },
  REPORTED: {
    title: "Báo cáo tháng đúng hạn",
    short: "Báo cáo",
    counts: "báo cáo gửi đúng hạn / báo cáo đến hạn",
    more: "thêm một báo cáo đúng hạn",
  },
  NOT_RETURNED: {
    title: "Báo cáo không bị trả lại",
    short: "Không trả lại",
    counts: "báo cáo không bị trả lại lần nào / báo cáo đã gửi",
    more: "thêm một báo cáo không bị trả lại",
  },
  NOT_OVERDUE: {
    title: "Số ngày quá hạn",
    short: "Ngày quá hạn",
    counts: "số ngày không mất / số ngày được tính của các phần việc đến hạn",
    more: "bớt một ngày quá hạn",
  },
  ANSWERED: {
    title: "Trả lời công văn đôn đốc",
    short: "Trả lời",
    counts: "công văn đã trả lời / công văn có hạn trả lời trong kỳ (đã trả lời hoặc đã quá hạn)",
    more: "thêm một công văn được trả lời",
  },
};

/** A bound's name and its unit. */
export const MEASURE_WORDS: Readonly<Record<Measure, { title: string; unit: string }>> = {
  SCORE: { title: "Điểm dưới", unit: "điểm" },
  OVERDUE: { title: "Phần việc quá hạn từ", unit: "ngày" },
  MISSED: { title: "Báo cáo chưa gửi liền từ", unit: "tháng" },
  UNANSWERED: { title: "Công văn quá hạn chưa trả lời từ", unit: "công văn" },
};

/** "63,4": points and scores as they are written. */
export const scoreWords = (score: number): string => formatNumber(score);

/** "3/4", "110/120 ngày". */
export function tallyWords({ criterion, good, whole }: Pick<CriterionLine, "criterion" | "good" | "whole">): string {
  return `${good}/${whole}${criterion === "NOT_OVERDUE" ? " ngày" : ""}`;
}

/** What led to a censure: "63,4 điểm (ngưỡng dưới 70)". */
export function reasonWords({ measure, value, bound }: Reason): string {
  switch (measure) {
    case "SCORE":
      return `${scoreWords(value)} điểm (ngưỡng dưới ${scoreWords(bound)})`;
    case "OVERDUE":
      return `có phần việc quá hạn ${value} ngày (ngưỡng ${bound})`;
    case "MISSED":
      return `chưa gửi báo cáo ${value} tháng liền (ngưỡng ${bound})`;
    case "UNANSWERED":
      return `${value} công văn đôn đốc quá hạn chưa trả lời (ngưỡng ${bound})`;
  }
}

/** What stands behind the numbers of a line, in its own things: months, tasks, letters. Empty where there is no more to say. */
export function lineNote(criterion: Criterion, figures: PeriodFigures, { overdueLimit }: AppraisalTerms): string {
  const { parts, missing, unanswered, waiting } = figures;
  const late = parts.filter(({ daysLate }) => daysLate > 0);
  switch (criterion) {
    case "ON_TIME":
      return sentences([
        late.length > 0 && `Không đúng hạn: nhiệm vụ ${late.map(({ task }) => task).join(", ")}`,
        waiting.length > 0 && `Chờ cơ quan thường trực xác nhận nên chưa tính: nhiệm vụ ${waiting.join(", ")}`,
      ]);
    case "UPDATED":
      return "";
    case "REPORTED":
      return sentences([
        missing.length > 0 && `Chưa gửi: tháng ${missing.map(monthWords).join(", ")}`,
        figures.reportsSent > figures.reportsOnTime &&
          `gửi muộn: ${figures.reportsSent - figures.reportsOnTime} báo cáo`,
      ]);
    case "NOT_RETURNED":
      return figures.reportsReturned === 0 ? "" : `${figures.reportsReturned} báo cáo bị trả lại`;
    case "NOT_OVERDUE":
      return sentences([
        parts.length > 0 && `${parts.length} phần việc × ${overdueLimit} ngày`,
        late.length > 0 &&
          late.map(({ task, daysLate }) => `nhiệm vụ ${task} mất ${lostWords(daysLate, overdueLimit)}`).join(", "),
      ]);
    case "ANSWERED":
      return unanswered.length === 0 ? "" : `Chưa trả lời: ${unanswered.join(", ")}`;
  }
}

const sentences = (parts: readonly (string | false)[]): string => parts.filter(Boolean).join("; ");
const lostWords = (days: number, limit: number) => (days > limit ? `${limit} ngày (quá hạn ${days})` : `${days} ngày`);
const monthWords = (month: string) => Number(month.slice(5));

/** "30 × 66,7": a line as it goes into the sum. */
export function productWords({ weight, points }: Pick<CriterionLine, "weight" | "points">): string {
  return points === null ? "không áp dụng" : `${weight} × ${scoreWords(points)}`;
}

/** The whole calculation in one line: "(30 × 66,7 + 20 × 100) : (30 + 20) = 80". */
export function sumWords({ lines, score }: Pick<Appraised, "lines" | "score">): string {
  const counted = lines.filter(({ points, weight }) => points !== null && weight > 0);
  const result = score === null ? "" : ` = ${scoreWords(score)}`;
  return `(${counted.map(productWords).join(" + ")}) : (${counted.map(({ weight }) => weight).join(" + ")})${result}`;
}

/** Why an agency is not ranked; null when it is. */
export function unrankedWords(
  { base, score }: Pick<Appraised, "base" | "score">,
  terms: AppraisalTerms,
): string | null {
  if (score !== null) return null;
  return base < terms.minimumBase
    ? `${base} nội dung đến hạn trong kỳ, dưới mức tối thiểu ${terms.minimumBase}`
    : "không có tiêu chí nào áp dụng";
}

/** How far it is to the next thing that would be proposed; null at the top. */
export function nextBoundWords(score: number, terms: AppraisalTerms): string | null {
  const next = nextBound(score, terms);
  if (next === null) return null;
  const goal =
    next.degree === "PRAISE" ? "đủ điểm được xét biểu dương" : `vượt ngưỡng ${DEGREE_WORDS[next.degree].toLowerCase()}`;
  return `Còn thiếu ${scoreWords(next.short)} điểm để ${goal} (${scoreWords(next.at)} điểm).`;
}

/** "Cách tính", a sentence a line: complete enough to calculate by hand (PRODUCT: "a visible rule"). */
export function ruleWords(terms: AppraisalTerms): string[] {
  return [
    "Điểm của mỗi tiêu chí = 100 × số đạt : số phải đạt, làm tròn một chữ số thập phân.",
    "Điểm của đơn vị = tổng (trọng số × điểm tiêu chí) : tổng trọng số của các tiêu chí áp dụng, làm tròn một chữ số thập phân. Tiêu chí không có gì để tính thì không áp dụng, trọng số chia lại cho các tiêu chí còn lại theo tỷ lệ. Phần việc ghi không áp dụng không có trong số nào.",
    `Số ngày quá hạn: mỗi phần việc đến hạn có ${terms.overdueLimit} ngày; quá hạn ngày nào mất ngày ấy, tối đa ${terms.overdueLimit} ngày.`,
    `Xếp hạng đơn vị có từ ${terms.minimumBase} nội dung đến hạn trở lên (phần việc, lượt cập nhật, báo cáo); điểm bằng nhau thì cùng hạng.`,
    `Đề xuất biểu dương: từ ${scoreWords(terms.praiseFrom)} điểm, hạng từ ${terms.praiseRank} trở lên, có từ ${terms.praiseBase} nội dung đến hạn, không còn phần việc quá hạn, báo cáo chưa gửi hoặc công văn chưa trả lời.`,
    ...CENSURES.flatMap((degree) => {
      const words = MEASURES.flatMap((measure) => {
        const bound = terms.bounds[degree][measure];
        const { title, unit } = MEASURE_WORDS[measure];
        return bound === null
          ? []
          : `${title.toLowerCase()} ${scoreWords(bound)}${measure === "SCORE" ? "" : ` ${unit}`}`;
      });
      return words.length === 0 ? [] : `Đề xuất ${DEGREE_WORDS[degree].toLowerCase()}: ${words.join("; hoặc ")}.`;
    }),
  ];
}

/** Every term by name and value, in the order of the form. */
export function termRows(terms: AppraisalTerms): { name: string; value: number | null; unit: string }[] {
  return [
    ...CRITERIA.map((criterion) => ({
      name: `Trọng số: ${CRITERION_WORDS[criterion].title.toLowerCase()}`,
      value: terms.weights[criterion],
      unit: "%",
    })),
    { name: "Số nội dung tối thiểu để xếp hạng", value: terms.minimumBase, unit: "nội dung" },
    { name: "Số ngày quá hạn tối đa mỗi phần việc", value: terms.overdueLimit, unit: "ngày" },
    { name: "Biểu dương từ", value: terms.praiseFrom, unit: "điểm" },
    { name: "Biểu dương đến hạng", value: terms.praiseRank, unit: "hạng" },
    { name: "Số nội dung tối thiểu để biểu dương", value: terms.praiseBase, unit: "nội dung" },
    ...CENSURES.flatMap((degree) =>
      MEASURES.map((measure) => ({
        name: `${DEGREE_WORDS[degree]}: ${MEASURE_WORDS[measure].title.toLowerCase()}`,
        value: terms.bounds[degree][measure],
        unit: MEASURE_WORDS[measure].unit,
      })),
    ),
  ];
}

/** What one version changed of the one before, in words. */
export function changedTerms(before: AppraisalTerms, after: AppraisalTerms): string[] {
  const old = termRows(before);
  return termRows(after).flatMap(({ name, value, unit }, index) => {
    const was = old[index]?.value ?? null;
    const words = (of: number | null) => (of === null ? "không dùng" : scoreWords(of));
    return was === value ? [] : `${name}: ${words(was)} → ${words(value)} ${unit}`;
  });
}
