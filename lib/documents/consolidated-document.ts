import { formatDate, formatMonth } from "../calendar/format.ts";
import { type FrozenIndicator, frozenRow } from "../indicators/frozen.ts";
import { metWords } from "../indicators/words.ts";
import type { ConsolidatedSection } from "../platform/prisma/enums.ts";
import { TIMELINESS_WORDS } from "../progress/words.ts";
import {
  type AgencyWords,
  type ConsolidatedContent,
  type ConsolidatedDraft,
  type ConsolidatedFigures,
  type Quote,
  replacingReport,
  SECTIONS,
  type TaskResult,
  type UpcomingTask,
} from "../reports/consolidated-content.ts";
import { capital, changeWords, quoteRemark, reportingRows } from "../reports/consolidated-words.ts";
import { BUCKET_WORDS, SECTION_WORDS } from "../reports/words.ts";
import { frameOf, type Letterhead } from "./letterhead.ts";
import { type Block, type OfficialDocument, splitNumber, type TableColumn, type Words } from "./official.ts";

/** How a report is written down before it is issued. */
type Drafted = {
  letterhead: Letterhead;
  /** The day on which it is drafted: its month stands at the head, its day is a blank. */
  today: Temporal.PlainDate;
  sampleData: boolean;
};

/** The report of a month as it stands, marked as a draft: no number, no day. */
export function draftDocument(
  draft: ConsolidatedDraft & Pick<ConsolidatedContent, "replaces">,
  { letterhead, today, sampleData }: Drafted,
): OfficialDocument {
  return {
    ...frameOf(letterhead, "REPORT"),
    ...reportOf(draft, sampleData),
    number: null,
    date: today.toPlainYearMonth(),
    draft: true,
  };
}

/**
 * The report of a month as it was issued, from what was frozen, under its number and day.
 * @param current the letterhead of today, for reports frozen without one
 */
export function issuedDocument(
  content: ConsolidatedContent,
  current: Letterhead,
  sampleData: boolean,
): OfficialDocument {
  return {
    ...frameOf(content.letterhead ?? current, "REPORT"),
    ...reportOf(content, sampleData),
    ...splitNumber(content.document.number),
    date: Temporal.PlainDate.from(content.document.date),
    draft: false,
  };
}

const day = (text: string) => formatDate(Temporal.PlainDate.from(text));

function reportOf(draft: ConsolidatedDraft & Pick<ConsolidatedContent, "replaces">, sampleData: boolean) {
  const replacing = replacingReport(draft);
  const month = formatMonth(Temporal.PlainYearMonth.from(draft.month));
  return {
    kind: "REPORT" as const,
    subject: `Kết quả thực hiện Kế hoạch triển khai Đề án 06 ${month}`,
    addressees: [],
    grounds: [],
    annexes: [],
    blocks: [
      {
        kind: "note" as const,
        words: `(Kỳ báo cáo từ ngày ${day(draft.from)} đến ngày ${day(draft.to)}${sampleData ? "; số liệu minh họa" : ""})`,
      },
      ...SECTIONS.flatMap((section, index) => sectionBlocks(section, index, draft)),
      ...(replacing === null ? [] : [{ kind: "paragraph" as const, words: replacing }]),
      // A report ends in a sentence, not in a table; this one says nothing of its own.
      {
        kind: "paragraph" as const,
        words: `Trên đây là báo cáo kết quả thực hiện Kế hoạch triển khai Đề án 06 ${month}.`,
      },
    ],
  };
}

function sectionBlocks(section: ConsolidatedSection, index: number, draft: ConsolidatedDraft): Block[] {
  const words = draft.texts[section];
  return [
    { kind: "heading", level: 2, words: `${index + 1}. ${SECTION_WORDS[section]}` },
    ...(words ? [{ kind: "paragraph" as const, words }] : []),
    ...basisOf(section, draft),
  ];
}

/** What the words of a section rest on: the same tables and quotes as on the screen. */
function basisOf(section: ConsolidatedSection, draft: ConsolidatedDraft): Block[] {
  switch (section) {
    case "FIGURES":
      return [...figureBlocks(draft.figures), ...indicatorBlocks(draft.indicators ?? [])];
    case "RESULTS":
      return resultBlocks(draft.results);
    case "REPORTING":
      return tableBlocks(
        [
          { title: "Đơn vị", share: 4 },
          { title: "Tình hình gửi", share: 4 },
          { title: "Chưa gửi liền", share: 2, align: "center" },
        ],
        reportingRows(draft.reporting).map(({ agency, state, running }) => [agency, state, running]),
      );
    case "DIFFICULTIES":
      return quotesByAgency(draft.difficulties);
    case "PROPOSALS":
      return quotesByAgency(draft.proposals);
    case "NEXT_MONTH":
      return [...upcomingBlocks(draft.nextMonth.upcoming), ...quotesByAgency(draft.nextMonth.plans)];
  }
}

function tableBlocks(columns: TableColumn[], rows: Words[][]): Block[] {
  return rows.length === 0 ? [] : [{ kind: "table", table: { columns, rows } }];
}

function figureBlocks({ asOf, previousAsOf, rows, dated, undated }: ConsolidatedFigures): Block[] {
  const earlier = previousAsOf !== null;
  const columns: TableColumn[] = [
    { title: "Nhóm", share: 5 },
    { title: `Đến ${day(asOf)}`, share: 2.4, align: "center" },
    ...(earlier ? [{ title: `Đến ${day(previousAsOf)}`, share: 2.4, align: "center" as const }] : []),
    ...(earlier ? [{ title: "Thay đổi", share: 2.2, align: "center" as const }] : []),
    { title: "Nhiệm vụ số", share: 5 },
  ];
  const figures = rows.map(({ bucket, tasks, before }) => [
    capital(BUCKET_WORDS[bucket]),
    `${tasks.length}/${bucket === "ONGOING" || bucket === "AWAITING" ? undated : dated}`,
    ...(earlier ? [String(before ?? "–"), changeWords(tasks.length, before) ?? "–"] : []),
    tasks.join(", ") || "–",
  ]);
  return [
    ...tableBlocks(columns, figures),
    { kind: "note", words: `Số liệu tính đến ngày ${day(asOf)}, theo hạn hiện hành` },
  ];
}

function indicatorBlocks(indicators: readonly FrozenIndicator[]): Block[] {
  return tableBlocks(
    [
      { title: "Chỉ tiêu", share: 5 },
      { title: "Mục tiêu", share: 2, align: "center" },
      { title: "Tỷ lệ", share: 1.6, align: "center" },
      { title: "Số liệu", share: 4 },
      { title: "Đánh giá", share: 1.8, align: "center" },
    ],
    indicators.map((indicator) => {
      const { name, target, rate, counted, month, met } = frozenRow(indicator);
      return [name, target, rate, month ? `${counted}, ${formatMonth(month)}` : counted, metWords(met)];
    }),
  );
}

function resultBlocks(results: readonly TaskResult[]): Block[] {
  const told = results.filter(({ quotes }) => quotes.length > 0);
  const quiet = results.filter(({ quotes }) => quotes.length === 0);
  return [
    ...told.flatMap((task): Block[] => [
      { kind: "heading", level: 3, words: `Nhiệm vụ ${task.number}. ${task.shortTitle} (${stateWords(task)})` },
      {
        kind: "list",
        items: task.quotes.map((quote) => `${quote.text} (${quoteRemark(quote)})`),
      },
    ]),
    ...(quiet.length === 0
      ? []
      : [
          { kind: "heading" as const, level: 3 as const, words: "Không có kết quả mới trong kỳ" },
          {
            kind: "list" as const,
            items: quiet.map((task) => `Nhiệm vụ ${task.number}. ${task.shortTitle} (${stateWords(task)})`),
          },
        ]),
  ];
}

function stateWords({ timeliness, daysLate, leadsDone, leadsTotal, dueOn }: TaskResult): string {
  const word = TIMELINESS_WORDS[timeliness].toLowerCase();
  const late = timeliness === "OVERDUE" && daysLate > 0 ? ` ${daysLate} ngày` : "";
  const share = leadsTotal > 1 && dueOn ? `; ${leadsDone}/${leadsTotal} đơn vị chủ trì đã xong` : "";
  return `${word}${late}${share}`;
}

function quotesByAgency(agencies: readonly AgencyWords[]): Block[] {
  return agencies.flatMap(({ name, quotes }): Block[] => [
    { kind: "heading", level: 3, words: name },
    { kind: "list", items: quotes.map(itemWords) },
  ]);
}

function itemWords({ taskNumber, text }: Quote): Words {
  return [{ text: taskNumber === null ? "Nội dung khác: " : `Nhiệm vụ ${taskNumber}: `, bold: true }, { text }];
}

function upcomingBlocks(tasks: readonly UpcomingTask[]): Block[] {
  return tableBlocks(
    [
      { title: "Nhiệm vụ", share: 5 },
      { title: "Hạn", share: 2.5 },
      { title: "Đơn vị chủ trì còn phải thực hiện", share: 4 },
    ],
    tasks.map(({ number, title, dueOn, daysLate, owedBy }) => [
      `${number}. ${title}`,
      `${day(dueOn)}${daysLate > 0 ? `, quá hạn ${daysLate} ngày` : ""}`,
      owedBy.join(", ") || "–",
    ]),
  );
}
