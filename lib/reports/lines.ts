import { formatDate } from "../calendar/format.ts";
import type { AssignmentRole, DeadlineKind, PrefillOrigin } from "../platform/prisma/enums.ts";
import { type Board, type BoardAssignment, countedLeads, isCounted, type Word } from "../progress/board.ts";
import { completedOn, completionRefusal, hasDoneItsPart, type Timeliness } from "../progress/rules.ts";
import type { SentLine } from "./content.ts";
import {
  EMPTY_FIELDS,
  filesText,
  isDone,
  type LineFields,
  type LineMark,
  markOf,
  OTHER_LINE,
  sameWords,
} from "./line-fields.ts";

/** A part of the agency that the report of the month owes a line about. */
export type LinePart = {
  assignmentId: number;
  taskNumber: number;
  title: string;
  shortTitle: string;
  /** What of the work is this agency's own, where a document says so. */
  own: string | null;
  role: AssignmentRole;
  group: LineGroup;
  deadlineKind: DeadlineKind;
  timeliness: Timeliness;
  daysLate: number;
  dueOn: Temporal.PlainDate | null;
  completable: boolean;
  word: Word | null;
  /** Confirmed within the period, or claimed and waiting for the answer: nothing is left to be said here. */
  closed: boolean;
};

export type LineGroup = "LEAD" | "COMMON" | "COORDINATOR";

/** A line that somebody has touched. */
export type StoredLine = {
  key: number;
  origin: PrefillOrigin;
  fields: LineFields;
  version: number;
  writer: string;
  touchedAt: Temporal.Instant;
  touchedBy: string;
};

/** Why a line came back, and from which sending's answer. */
export type ReturnedLine = { reason: string; at: Temporal.Instant };

export type ReportLineView = {
  key: number;
  /** Null for "nội dung khác". */
  part: LinePart | null;
  origin: PrefillOrigin;
  fields: LineFields;
  version: number;
  touched: { at: Temporal.Instant; by: string } | null;
  returned: ReturnedLine | null;
  /** What last month's report said here. */
  last: SentLine | null;
  mark: LineMark;
};

/** From this many leads on a task is everybody's ("thực hiện chung"), and stands apart from what is one's own. */
const COMMON_FROM = 5;

const GROUPS: readonly LineGroup[] = ["LEAD", "COMMON", "COORDINATOR"];
const URGENCY: readonly Timeliness[] = ["OVERDUE", "DUE_SOON", "ON_TRACK", "ONGOING", "AWAITING"];

/** Who holds a part, and what had been settled before the month: what decides which lines a report has. */
export type PartsQuestion = {
  board: Board;
  agencyId: number;
  month: Temporal.PlainYearMonth;
  /** Parts whose completion had been confirmed before the period began. */
  confirmedBefore: ReadonlySet<number>;
};

/**
 * The parts that the report of a month owes a line about: of this agency, applicable, given before the month, and not
 * completed and confirmed before its period. Leads first, then what is done in common, then what one helps with; in each
 * what asks for attention first.
 */
export function reportParts({ board, agencyId, month, confirmedBefore }: PartsQuestion): LinePart[] {
  const owed = (part: BoardAssignment) =>
    part.agencyId === agencyId &&
    isCounted(part) &&
    Temporal.PlainYearMonth.compare(part.firstOwedMonth, month) <= 0 &&
    !(confirmedBefore.has(part.id) && completedOn(part.facts) !== null);
  return board.tasks
    .flatMap((task) => task.assignments.filter(owed).map((part) => linePart(task, part)))
    .sort(
      (a, b) =>
        GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
        URGENCY.indexOf(a.timeliness) - URGENCY.indexOf(b.timeliness) ||
        a.taskNumber - b.taskNumber,
    );
}

function linePart(task: Board["tasks"][number], part: BoardAssignment): LinePart {
  const common = countedLeads(task).length >= COMMON_FROM;
  return {
    assignmentId: part.id,
    taskNumber: task.number,
    title: task.title,
    shortTitle: task.shortTitle,
    own: part.part,
    role: part.role,
    group: part.role === "COORDINATOR" ? "COORDINATOR" : common ? "COMMON" : "LEAD",
    deadlineKind: task.deadlineKind,
    timeliness: part.timeliness,
    daysLate: part.daysLate,
    dueOn: part.facts.dueOn,
    completable: completionRefusal(part.facts) === null,
    word: part.word,
    closed: hasDoneItsPart(part.facts),
  };
}

export type Prefill = { origin: PrefillOrigin; fields: LineFields };

/**
 * What a line stands at before anybody touches it: the newest word given in the period, else what last month's report said
 * here, else nothing. A completion claimed last month is not claimed again by copying.
 */
export function prefillOf(part: LinePart, since: Temporal.Instant, last: SentLine | null): Prefill {
  const { word } = part;
  if (word && (part.closed || isSince(word, since))) return { origin: "FROM_UPDATES", fields: wordFields(word) };
  if (last && last.result.trim() !== "") return { origin: "FROM_LAST_MONTH", fields: lastFields(last) };
  return { origin: "EMPTY", fields: EMPTY_FIELDS };
}

const isSince = (word: Word, since: Temporal.Instant) => Temporal.Instant.compare(word.recordedAt, since) >= 0;

function wordFields(word: Word): LineFields {
  return {
    ...EMPTY_FIELDS,
    state: word.state,
    percent: word.percent === null ? "" : String(word.percent),
    result: word.result,
    difficulties: word.difficulties,
    proposals: word.proposals,
    completedOn: word.completedOn ? formatDate(word.completedOn) : "",
    evidenceNumber: word.evidenceNumber ?? "",
    evidenceDate: word.evidenceDate ? formatDate(word.evidenceDate) : "",
    files: filesText(word.fileIds),
  };
}

function lastFields(last: SentLine): LineFields {
  const claimed = last.state === "COMPLETED";
  return {
    ...EMPTY_FIELDS,
    state: claimed ? "IN_PROGRESS" : last.state,
    percent: last.percent === null || claimed ? "" : String(last.percent),
    result: last.result,
    difficulties: last.difficulties,
    proposals: last.proposals,
  };
}

export type LinesQuestion = {
  parts: readonly LinePart[];
  since: Temporal.Instant;
  stored: readonly StoredLine[];
  returned: ReadonlyMap<number, ReturnedLine>;
  last: ReadonlyMap<number, SentLine>;
};

/** Every line of a report as it stands now, "nội dung khác" last. */
export function reportLines({ parts, since, stored, returned, last }: LinesQuestion): ReportLineView[] {
  const touched = new Map(stored.map((line) => [line.key, line]));
  const view = (key: number, part: LinePart | null, prefill: Prefill): ReportLineView => {
    // What has been settled says itself: a draft of it would say something else than the record.
    const line = part?.closed ? undefined : touched.get(key);
    const known: Omit<ReportLineView, "mark"> = {
      key,
      part,
      origin: line?.origin ?? prefill.origin,
      fields: line?.fields ?? prefill.fields,
      version: line?.version ?? 0,
      touched: line ? { at: line.touchedAt, by: line.touchedBy } : null,
      returned: returned.get(key) ?? null,
      last: last.get(key) ?? null,
    };
    const { fields } = known;
    const mark = markOf({
      fields,
      closed: part?.closed ?? false,
      awaitsAnswer: awaitsAnswer(known),
      copied: copiedOf(known),
    });
    return { ...known, mark };
  };
  return [
    ...parts.map((part) => view(part.assignmentId, part, prefillOf(part, since, last.get(part.assignmentId) ?? null))),
    view(OTHER_LINE, null, { origin: "EMPTY", fields: EMPTY_FIELDS }),
  ];
}

/** Whether a line came back and nobody has touched it since. */
function awaitsAnswer({ returned, touched }: Pick<ReportLineView, "returned" | "touched">): boolean {
  return returned !== null && !(touched && Temporal.Instant.compare(touched.at, returned.at) > 0);
}

/** What was copied into a line from last month, so that it counts only once somebody has looked at it; null if nothing was. */
export function copiedOf({ origin, last }: Pick<ReportLineView, "origin" | "last">): LineFields | null {
  return origin === "FROM_LAST_MONTH" && last ? lastFields(last) : null;
}

/** How far a report is, in items: what the bar shows. */
export type Completeness = { items: number; updated: number; noNews: number; left: ReportLineView[] };

export function completenessOf(lines: readonly ReportLineView[]): Completeness {
  const items = lines.filter(({ key }) => key !== OTHER_LINE);
  return {
    items: items.length,
    updated: items.filter(({ mark }) => mark === "UPDATED" || mark === "CLOSED").length,
    noNews: items.filter(({ mark }) => mark === "NO_NEWS").length,
    left: lines.filter((line) => !isDone(line)),
  };
}

/**
 * Whether sending the line says something about its part that is not on record yet: news that nobody has recorded in the
 * period, or that differs from what was recorded. Of "không phát sinh" nothing is recorded.
 */
export function isNews(line: Pick<ReportLineView, "part" | "fields">, since: Temporal.Instant): boolean {
  const { part, fields } = line;
  if (part === null || part.closed || fields.noNews) return false;
  if (part.word === null || !isSince(part.word, since)) return true;
  return !sameWords({ ...fields, nextMonth: "", evidenceIssuer: "" }, wordFields(part.word));
}

/** How a sentence about a line begins. */
export function nameOf({ part }: Pick<ReportLineView, "part">): string {
  return part ? `Mục ${part.taskNumber}: ` : "Nội dung khác: ";
}
