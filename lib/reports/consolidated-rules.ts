import { isAfter, isBefore } from "../calendar/days.ts";
import { lastGoodDay } from "../calendar/deadline.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { periodOf } from "../calendar/month.ts";
import { type IndicatorFacts, indicatorFigures } from "../indicators/figures.ts";
import { frozenIndicator } from "../indicators/frozen.ts";
import { bucketFigures } from "../metrics/figures.ts";
import { type PlanSettings, reportDueDay } from "../plans/rules.ts";
import type { Board, BoardTask } from "../progress/board.ts";
import { standingLeads } from "../progress/board.ts";
import { BUCKETS, type Bucket, bucketOf } from "../progress/rules.ts";
import type { IssuedLetter } from "../urging/rules.ts";
import type {
  AgencyWords,
  ConsolidatedContent,
  ConsolidatedFacts,
  ConsolidatedFigures,
  Quote,
  Reporting,
  ReportSource,
  TaskResult,
  UpcomingTask,
} from "./consolidated-content.ts";
import type { SentContent, SentLine } from "./content.ts";
import { OTHER_LINE } from "./line-fields.ts";
import { boardDay, missingInARow } from "./rules.ts";
import { type ReportTable, standingIn } from "./table.ts";

/** An accepted report with what it says; in the order of the agencies. */
export type AcceptedReport = ReportSource & { content: SentContent };

/** The two days whose figures stand side by side; the second is null in the first month of a plan's year. */
export function figureDays(
  month: Temporal.PlainYearMonth,
  today: Temporal.PlainDate,
  settings: Pick<PlanSettings, "closingDay">,
): { asOf: Temporal.PlainDate; previous: Temporal.PlainDate | null } {
  const before = month.subtract({ months: 1 });
  return {
    asOf: boardDay(month, today, settings),
    previous: before.year === month.year ? periodOf(before, settings.closingDay).to : null,
  };
}

/** What a month's report is made of. */
export type ConsolidatedParts = {
  plan: Pick<PlanSettings, "year" | "province" | "title" | "closingDay">;
  month: Temporal.PlainYearMonth;
  /** The board of the day the figures are of, and that of a month before. */
  board: Board;
  previous: Board | null;
  /** Of the day the figures are of. */
  indicators: IndicatorFacts;
  table: ReportTable;
  accepted: readonly AcceptedReport[];
  /** Dated within the month's period. */
  letters: readonly IssuedLetter[];
};

/** What the report of a month rests on: figures of the board, words of accepted reports and of nothing else. */
export function consolidatedFacts(parts: ConsolidatedParts): ConsolidatedFacts {
  const { plan, month, board, previous, indicators, table, accepted, letters } = parts;
  const { from, to } = periodOf(month, plan.closingDay);
  const until = periodOf(month.add({ months: 1 }), plan.closingDay).to;
  return {
    format: 1,
    plan: { year: plan.year, province: plan.province, title: plan.title },
    month: month.toString(),
    from: from.toString(),
    to: to.toString(),
    figures: figuresOf(board, previous),
    indicators: indicatorFigures(indicators).map(frozenIndicator),
    results: board.tasks.map((task) => taskResult(task, accepted)),
    reporting: reportingOf(table, month),
    urging: [...letters],
    difficulties: wordsByAgency(accepted, ({ difficulties }) => difficulties),
    proposals: wordsByAgency(accepted, ({ proposals }) => proposals),
    nextMonth: {
      until: until.toString(),
      upcoming: upcomingTasks(board, until),
      plans: wordsByAgency(accepted, ({ nextMonth }) => nextMonth),
    },
    sources: accepted.map(({ content: _content, ...source }) => source),
  };
}

const numbersOf = (tasks: readonly BoardTask[]) => tasks.map(({ number }) => number);

/** The very reading of /charts, as of both days (`bucketFigures`). */
function figuresOf(board: Board, previous: Board | null): ConsolidatedFigures {
  const now = bucketFigures(board);
  const before = previous && bucketFigures(previous);
  const groupBefore = new Map(previous?.tasks.map((task) => [task.number, bucketOf(task.standing.timeliness)]));
  return {
    asOf: board.asOf.toString(),
    previousAsOf: previous?.asOf.toString() ?? null,
    rows: BUCKETS.map((bucket) => ({
      bucket,
      tasks: numbersOf(now.buckets[bucket]),
      before: before?.buckets[bucket].length ?? null,
    })),
    dated: now.dated,
    undated: now.undated,
    whole: now.whole,
    done: now.done,
    doneBefore: before?.done ?? null,
    dueSoon: numbersOf(now.dueSoon),
    moved: board.tasks.flatMap((task) => {
      const to = bucketOf(task.standing.timeliness);
      const from = groupBefore.get(task.number) ?? null;
      return to && from && to !== from ? [{ number: task.number, title: task.shortTitle, from, to }] : [];
    }),
  };
}

function taskResult(task: BoardTask, accepted: readonly AcceptedReport[]): TaskResult {
  const said = accepted.flatMap((report) =>
    report.content.lines.filter((line) => line.task?.number === task.number).map((line) => ({ report, line })),
  );
  const told = said.filter(({ line }) => !line.noNews && line.result !== "");
  const quotes = (role: SentLine["role"]) =>
    told.filter(({ line }) => line.role === role).map(({ report, line }) => quoteOf(report, line, line.result));
  return {
    number: task.number,
    title: task.title,
    shortTitle: task.shortTitle,
    timeliness: task.standing.timeliness,
    daysLate: task.standing.daysLate,
    dueOn: task.currentDeadline?.lastGoodOn.toString() ?? null,
    leadsDone: task.standing.leadsDone,
    leadsTotal: task.standing.leadsTotal,
    quotes: mergeQuotes([...quotes("LEAD"), ...quotes("COORDINATOR")]),
    quiet: [...new Set(said.filter(({ line }) => line.noNews).map(({ report }) => report.agencyName))],
  };
}

function quoteOf(report: AcceptedReport, line: SentLine, text: string): Quote {
  const { agencyCode, agencyName, number } = report;
  return {
    taskNumber: line.task?.number ?? null,
    role: line.role,
    state: line.state,
    percent: line.percent,
    text,
    sources: [{ agencyCode, agencyName, sending: number, line: line.assignmentId ?? OTHER_LINE }],
  };
}

/** What several say in the very same words, of the same item and in the same state, is said once, with all who say it. */
export function mergeQuotes(quotes: readonly Quote[]): Quote[] {
  const alike = Map.groupBy(quotes, ({ sources: _sources, ...said }) => JSON.stringify(Object.entries(said).sort()));
  return [...alike.values()].flatMap((same) => {
    const first = same[0];
    return first ? [{ ...first, sources: same.flatMap(({ sources }) => sources) }] : [];
  });
}

/** What the agencies say in one field, grouped by agency; what reported nothing new says nothing here. */
function wordsByAgency(accepted: readonly AcceptedReport[], wordsOf: (line: SentLine) => string): AgencyWords[] {
  return accepted.flatMap((report) => {
    const quotes = report.content.lines
      .filter((line) => !line.noNews && wordsOf(line) !== "")
      .map((line) => quoteOf(report, line, wordsOf(line)));
    return quotes.length > 0 ? [{ code: report.agencyCode, name: report.agencyName, quotes }] : [];
  });
}

function reportingOf(table: ReportTable, month: Temporal.PlainYearMonth): Reporting {
  const owing = table.rows.flatMap((row) => {
    const standing = standingIn(row, month);
    return standing ? [{ row, standing }] : [];
  });
  const sent = owing.filter(({ standing }) => standing.firstSentAt !== null);
  const late = sent.filter(({ standing }) => standing.late);
  const named = (state: string) =>
    owing.filter(({ standing }) => standing.state === state).map(({ row }) => row.shortName);
  return {
    readOn: table.asOf.toString(),
    lastGoodDay: owing[0]?.standing.goodDay.toString() ?? month.toPlainDate({ day: 1 }).toString(),
    owed: owing.length,
    sent: sent.length,
    onTime: sent.length - late.length,
    accepted: named("ACCEPTED").length,
    late: late.map(({ row, standing }) => ({ agency: row.shortName, days: standing.daysLate })),
    waiting: named("SENT"),
    returned: named("RETURNED"),
    missing: owing
      .filter(({ standing }) => standing.firstSentAt === null)
      .map(({ row, standing }) => ({
        agency: row.shortName,
        days: standing.daysLate,
        // Up to this month: what came after it is not this report's to say.
        inARow: missingInARow(
          row.months.filter((one) => Temporal.PlainYearMonth.compare(one.month, month) <= 0),
          table.asOf,
        ),
      })),
  };
}

const OPEN: readonly (Bucket | null)[] = ["ON_TRACK", "OVERDUE"];

/** Tasks that are still open and whose day is past or comes by `until`, the most urgent first, with who still owes. */
function upcomingTasks(board: Board, until: Temporal.PlainDate): UpcomingTask[] {
  return board.tasks
    .filter((task) => OPEN.includes(bucketOf(task.standing.timeliness)))
    .flatMap((task) => {
      const { dueOn, daysLate } = task.standing;
      if (dueOn === null || isAfter(dueOn, until)) return [];
      const owedBy = standingLeads(task)
        .filter(({ timeliness }) => OPEN.includes(bucketOf(timeliness)))
        .map(({ agencyName }) => agencyName);
      return [{ number: task.number, title: task.shortTitle, dueOn: dueOn.toString(), daysLate, owedBy }];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number - b.number);
}

/** The last day on which the consolidated report goes up in time. */
export function consolidatedDueOn(month: Temporal.PlainYearMonth, settings: PlanSettings): Temporal.PlainDate {
  return lastGoodDay({ dueOn: month.toPlainDate({ day: settings.consolidatedDueDay }), exclusive: false }, settings);
}

/** The first day on which a month can be issued: its period is over, and so is the agencies' day, before which it would leave out who is in time. */
export function issuableFrom(month: Temporal.PlainYearMonth, settings: PlanSettings): Temporal.PlainDate {
  const { to } = periodOf(month, settings.closingDay);
  const goodDay = reportDueDay(month, settings);
  return (isAfter(goodDay, to) ? goodDay : to).add({ days: 1 });
}

/** Why a month cannot be issued yet, as a sentence; null when it can. */
export function issuingRefusal(
  month: Temporal.PlainYearMonth,
  settings: PlanSettings,
  today: Temporal.PlainDate,
): string | null {
  const from = issuableFrom(month, settings);
  return isBefore(today, from)
    ? `Báo cáo tổng hợp ${formatMonth(month)} ban hành được từ ngày ${formatDate(from)}, sau khi hết kỳ số liệu và hạn gửi của các đơn vị.`
    : null;
}

/** What is wrong with the date of the document: it lies neither before the end of the period nor in the future. */
export function issueDateProblem(
  date: Temporal.PlainDate,
  { to, today }: { to: Temporal.PlainDate; today: Temporal.PlainDate },
): string | null {
  if (isAfter(date, today)) return "Nhập ngày không sau hôm nay.";
  return isBefore(date, to) ? `Nhập từ ngày chốt số liệu ${formatDate(to)} trở đi.` : null;
}

/** Reports of the month that were accepted after it had been issued: an addendum (phụ lục bổ sung), never a change. */
export function addendumOf(
  content: Pick<ConsolidatedContent, "sources">,
  accepted: readonly AcceptedReport[],
): AcceptedReport[] {
  const known = new Set(content.sources.map(({ receipt }) => receipt));
  return accepted.filter(({ receipt }) => !known.has(receipt));
}
