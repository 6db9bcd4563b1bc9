import { formatDate, formatMonth } from "../calendar/format.ts";
import type { FrozenIndicator } from "../indicators/frozen.ts";
import { metCountWords, rateWords, targetWords } from "../indicators/words.ts";
import { STATE_WORDS } from "../progress/words.ts";
import type { IssuedLetter } from "../urging/rules.ts";
import { LETTER_STATE_WORDS, LETTER_STATES } from "../urging/words.ts";
import type {
  AgencyWords,
  ConsolidatedFacts,
  ConsolidatedFigures,
  FigureRow,
  Quote,
  Reporting,
  SectionTexts,
} from "./consolidated-content.ts";
import { BUCKET_WORDS } from "./words.ts";

/** The words with which the report drafts itself, part by part; what is listed and quoted stands below them. */
export function draftTexts(facts: ConsolidatedFacts): SectionTexts {
  return {
    FIGURES: [figureWords(facts.figures), indicatorWords(facts.indicators ?? [])].filter(Boolean).join("\n"),
    RESULTS: resultWords(facts),
    REPORTING: [reportingWords(facts.reporting), urgingWords(facts.urging ?? [])].filter(Boolean).join("\n"),
    DIFFICULTIES: agencyWords(facts.difficulties, "khó khăn, vướng mắc"),
    PROPOSALS: agencyWords(facts.proposals, "đề xuất, kiến nghị"),
    NEXT_MONTH: nextMonthWords(facts),
  };
}

const dateOf = (text: string) => formatDate(Temporal.PlainDate.from(text));

/** "tăng 2", "giảm 1", "không đổi": how a figure stands to that of a month before; null where there is none. */
export function changeWords(now: number, before: number | null): string | null {
  if (before === null) return null;
  if (now === before) return "không đổi";
  return now > before ? `tăng ${now - before}` : `giảm ${before - now}`;
}

/** Words as they begin a line or a cell. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who was late and who has not reported, as the rows of a table: with the months running, where that says something. */
export function reportingRows({ missing, late }: Reporting): { agency: string; state: string; running: string }[] {
  return [
    ...missing.map(({ agency, days, inARow }) => ({
      agency,
      state: days > 0 ? `Chưa gửi, quá hạn ${days} ngày` : "Chưa gửi, còn trong hạn",
      running: days > 0 ? `${inARow} tháng` : "–",
    })),
    ...late.map(({ agency, days }) => ({ agency, state: `Gửi muộn ${days} ngày`, running: "–" })),
  ];
}

/** How far what is quoted is: "80%", "đã hoàn thành"; null where work goes on, which needs no word. */
export function quoteState({ state, percent }: Pick<Quote, "state" | "percent">): string | null {
  if (state !== "IN_PROGRESS") return STATE_WORDS[state].toLowerCase();
  return percent === null ? null : `${percent}%`;
}

/** "Sở TTTT, Sở Y tế; 80%": who says it, and how far it is. */
export function quoteRemark(quote: Quote): string {
  return [quote.sources.map(({ agencyName }) => agencyName).join(", "), quoteState(quote)].filter(Boolean).join("; ");
}

function figureWords(figures: ConsolidatedFigures): string {
  const { asOf, previousAsOf, rows, dated, undated, whole, done, doneBefore, moved } = figures;
  const official = rows.filter(({ bucket }) => bucket !== "ONGOING" && bucket !== "AWAITING");
  const beside = rows.filter((row) => !official.includes(row));
  const change = changeWords(done, doneBefore);
  const sentences = [
    `Tính đến hết ngày ${dateOf(asOf)}, Kế hoạch có ${whole} nhiệm vụ, trong đó ${dated} nhiệm vụ có thời hạn: ${official.map(rowWords).join("; ")}.`,
    `Đã hoàn thành ${done}/${dated} nhiệm vụ có thời hạn${change && previousAsOf ? ` (${change} so với ngày ${dateOf(previousAsOf)})` : ""}.`,
    `${undated} nhiệm vụ không có thời hạn cố định: ${beside.map(rowWords).join("; ")}.`,
  ];
  if (moved.length === 0) return sentences.join(" ");
  const words = moved.map(
    ({ number, title, from, to }) => `nhiệm vụ ${number} (${title}) từ ${BUCKET_WORDS[from]} sang ${BUCKET_WORDS[to]}`,
  );
  return `${sentences.join(" ")}\nTrong kỳ chuyển nhóm: ${words.join("; ")}.`;
}

/** "2/8 chỉ tiêu đạt mục tiêu. Chưa đạt: …": those of which nothing has been entered are said to be so. */
function indicatorWords(indicators: readonly FrozenIndicator[]): string {
  if (indicators.length === 0) return "";
  const below = indicators.flatMap(({ name, newest, target, met }) =>
    newest && met === false ? [`${name} ${rateWords(newest, target)} (mục tiêu ${targetWords(target)})`] : [],
  );
  const unknown = indicators.filter(({ met }) => met === null).length;
  return [
    `${metCountWords(indicators)} mục tiêu.`,
    below.length > 0 && `Chưa đạt: ${below.join("; ")}.`,
    unknown > 0 && `${unknown} chỉ tiêu chưa có số liệu.`,
  ]
    .filter(Boolean)
    .join(" ");
}

const rowWords = ({ bucket, tasks }: FigureRow) => `${tasks.length} ${BUCKET_WORDS[bucket]}`;

function resultWords({ results, sources, reporting }: ConsolidatedFacts): string {
  if (sources.length === 0) return "Chưa có báo cáo nào của các đơn vị được duyệt trong kỳ này.";
  const told = results.filter(({ quotes }) => quotes.length > 0).length;
  return `Tổng hợp từ ${sources.length}/${reporting.owed} báo cáo của các đơn vị đã được duyệt: ${told}/${results.length} nhiệm vụ có kết quả trong kỳ. Nội dung dưới đây trích nguyên văn báo cáo của đơn vị.`;
}

function reportingWords(reporting: Reporting): string {
  const { readOn, lastGoodDay, owed, sent, onTime, accepted, late, waiting, returned, missing } = reporting;
  const sentences = [
    `Đến ngày ${dateOf(readOn)}, ${sent}/${owed} đơn vị đã gửi báo cáo (hạn hết ngày ${dateOf(lastGoodDay)}): ${onTime} đúng hạn, ${late.length} muộn; ${accepted} báo cáo đã được duyệt.`,
  ];
  if (waiting.length > 0) sentences.push(`Chờ duyệt: ${waiting.join(", ")}.`);
  if (returned.length > 0) sentences.push(`Đã trả lại để bổ sung: ${returned.join(", ")}.`);
  sentences.push(
    missing.length === 0
      ? "Không có đơn vị nào chưa gửi."
      : `Còn ${missing.length} đơn vị chưa gửi báo cáo${missing.some(({ days }) => days > 0) ? ", đề nghị khẩn trương gửi" : ""}.`,
  );
  return sentences.join(" ");
}

/** How often agencies were written to in the period, and who has not answered; nothing where nobody was. */
function urgingWords(letters: readonly IssuedLetter[]): string {
  if (letters.length === 0) return "";
  const agencies = new Set(letters.map(({ agency }) => agency)).size;
  const states = LETTER_STATES.flatMap((state) => {
    const count = letters.filter((letter) => letter.state === state).length;
    return count > 0 ? [`${count} ${LETTER_STATE_WORDS[state].toLocaleLowerCase("vi")}`] : [];
  });
  const silent = letters.filter(({ state }) => state === "UNANSWERED");
  const named = silent.map(({ agency, number, ordinal }) => `${agency} (Công văn ${number}, lần ${ordinal})`);
  return [
    `Trong kỳ đã ban hành ${letters.length} công văn đôn đốc gửi ${agencies} đơn vị: ${states.join(", ")}.`,
    named.length > 0 && `Quá hạn mà chưa trả lời: ${named.join("; ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function agencyWords(agencies: readonly AgencyWords[], what: string): string {
  if (agencies.length === 0) return `Không có đơn vị nào nêu ${what} trong các báo cáo đã được duyệt.`;
  const tasks = new Set(agencies.flatMap(({ quotes }) => quotes.map(({ taskNumber }) => taskNumber ?? 0)));
  tasks.delete(0);
  const about = tasks.size > 0 ? ` về ${tasks.size} nhiệm vụ` : "";
  return `${agencies.length} đơn vị nêu ${what}${about}, trích nguyên văn theo từng đơn vị dưới đây.`;
}

function nextMonthWords({ month, nextMonth: { until, upcoming, plans } }: ConsolidatedFacts): string {
  const next = formatMonth(Temporal.PlainYearMonth.from(month).add({ months: 1 }));
  const late = upcoming.filter(({ daysLate }) => daysLate > 0).length;
  const due = upcoming.length - late;
  const sentences = [
    upcoming.length === 0
      ? `Trong kỳ báo cáo ${next} (đến hết ngày ${dateOf(until)}) không có nhiệm vụ nào đến hạn hoặc quá hạn.`
      : `Trong kỳ báo cáo ${next} (đến hết ngày ${dateOf(until)}), đề nghị các đơn vị tập trung hoàn thành ${[
          late > 0 && `${late} nhiệm vụ đã quá hạn`,
          due > 0 && `${due} nhiệm vụ đến hạn`,
        ]
          .filter(Boolean)
          .join(" và ")}.`,
  ];
  if (plans.length > 0) sentences.push(`${plans.length} đơn vị nêu việc thực hiện trong tháng tới.`);
  return sentences.join(" ");
}
