import { formatDate } from "../calendar/format.ts";
import type { Letterhead } from "../documents/letterhead.ts";
import type { FrozenIndicator } from "../indicators/frozen.ts";
import type { AssignmentRole, ConsolidatedSection, ProgressState } from "../platform/prisma/enums.ts";
import type { Bucket, Timeliness } from "../progress/rules.ts";
import type { IssuedLetter } from "../urging/rules.ts";
import { canonicalText } from "./content.ts";

/** The parts of the report, in the order in which they stand in it. */
export const SECTIONS = [
  "FIGURES",
  "RESULTS",
  "REPORTING",
  "DIFFICULTIES",
  "PROPOSALS",
  "NEXT_MONTH",
] as const satisfies readonly ConsolidatedSection[];

/** The very line that something was taken from: whose report, which sending of it, which item (0: "nội dung khác"). */
export type QuoteSource = { agencyCode: string; agencyName: string; sending: number; line: number };

/** Words of one or more accepted reports, said alike, exactly as they stand there. */
export type Quote = {
  /** Null for "nội dung khác". */
  taskNumber: number | null;
  role: AssignmentRole | null;
  state: ProgressState;
  percent: number | null;
  text: string;
  sources: QuoteSource[];
};

/** One of the six groups of tasks: by their numbers now, and how many they were a month before. */
export type FigureRow = { bucket: Bucket; tasks: number[]; before: number | null };

/** The figures of /charts as of the two days; `before` is null where the plan had no month before. */
export type ConsolidatedFigures = {
  asOf: string;
  previousAsOf: string | null;
  rows: FigureRow[];
  dated: number;
  undated: number;
  whole: number;
  done: number;
  doneBefore: number | null;
  dueSoon: number[];
  /** Tasks that stand in another group than a month before. */
  moved: { number: number; title: string; from: Bucket; to: Bucket }[];
};

/** What became of one task: how it stands, and what the accepted reports say of it. */
export type TaskResult = {
  number: number;
  title: string;
  shortTitle: string;
  timeliness: Timeliness;
  daysLate: number;
  /** Last good day of the deadline in force, as 2023-10-31. */
  dueOn: string | null;
  leadsDone: number;
  leadsTotal: number;
  /** Of leads, then of those who coordinate, in the order of the agencies. */
  quotes: Quote[];
  /** Short names of those that reported nothing new. */
  quiet: string[];
};

/** Who has reported the month, as far as it had come on a day. */
export type Reporting = {
  readOn: string;
  lastGoodDay: string;
  owed: number;
  sent: number;
  onTime: number;
  accepted: number;
  late: { agency: string; days: number }[];
  /** Sent, and not answered yet. */
  waiting: string[];
  returned: string[];
  /** Not sent, with the months running. */
  missing: { agency: string; days: number; inARow: number }[];
};

/** What one agency says, item by item. */
export type AgencyWords = { code: string; name: string; quotes: Quote[] };

/** A task whose day comes in the month after, or has passed. */
export type UpcomingTask = { number: number; title: string; dueOn: string; daysLate: number; owedBy: string[] };

/** The words of each part as they stand in the report: drafted from the data, or what the secretariat made of them. */
export type SectionTexts = Record<ConsolidatedSection, string>;

/** One accepted report that the whole rests on: by its hash, the very text. */
export type ReportSource = {
  receipt: string;
  agencyCode: string;
  agencyName: string;
  number: number;
  hash: string;
  sentAt: string;
  acceptedAt: string;
};

/** What the report of a month is made of, all of it derived. Days as 2023-10-14, instants in UTC. */
export type ConsolidatedFacts = {
  format: 1;
  plan: { year: number; province: string; title: string };
  month: string;
  from: string;
  to: string;
  figures: ConsolidatedFigures;
  /** As /indicators shows them on the day of the figures; absent in reports of before they were told of. */
  indicators?: FrozenIndicator[];
  results: TaskResult[];
  reporting: Reporting;
  /** Letters of urging dated within the period; absent in reports of before they were told of. */
  urging?: IssuedLetter[];
  difficulties: AgencyWords[];
  proposals: AgencyWords[];
  nextMonth: { until: string; upcoming: UpcomingTask[]; plans: AgencyWords[] };
  sources: ReportSource[];
};

/** Everything the report says before it is issued. */
export type ConsolidatedDraft = ConsolidatedFacts & { texts: SectionTexts };

/** The same with the document it went out as: what is frozen. */
export type ConsolidatedContent = ConsolidatedDraft & {
  document: { number: string; date: string };
  issuedAt: string;
  issuedBy: { name: string; title: string | null };
  /** In whose name it went out; reports of before there were letterheads have none. */
  letterhead?: Letterhead;
  /** The report whose place it takes; absent where there is none. */
  replaces?: { number: string; date: string };
};

/** What is frozen, as canonical text, when a draft is issued. */
export function issuedText(
  draft: ConsolidatedDraft,
  issue: Pick<ConsolidatedContent, "document" | "issuedBy" | "letterhead" | "replaces"> & {
    issuedAt: Temporal.Instant;
  },
): string {
  const whole: ConsolidatedContent = { ...draft, ...issue, issuedAt: issue.issuedAt.toString() };
  return canonicalText(whole);
}

/** The issued report whose place another takes, as that one names it. */
export function replacesOf(
  issued: { documentNumber: string; documentDate: Temporal.PlainDate } | null,
): Pick<ConsolidatedContent, "replaces"> {
  return issued ? { replaces: { number: issued.documentNumber, date: issued.documentDate.toString() } } : {};
}

/** What a report that takes the place of another says of it (Decree 30/2020, art. 18.3); null for the others. */
export function replacingReport({ replaces }: Pick<ConsolidatedContent, "replaces">): string | null {
  if (!replaces) return null;
  return `Báo cáo này thay thế Báo cáo số ${replaces.number} ngày ${formatDate(Temporal.PlainDate.from(replaces.date))}.`;
}

/** Reads what was issued. */
export function readConsolidated(text: string): ConsolidatedContent {
  return JSON.parse(text) as ConsolidatedContent;
}
