import { lastClosedMonth } from "../../lib/calendar/month.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import {
  type AssignmentRecord,
  assembleBoard,
  type Board,
  type TaskRecord,
  type Word,
} from "../../lib/progress/board.ts";
import type { DeadlineEntry } from "../../lib/progress/deadlines.ts";
import type { AssignmentFacts, DeadlineBasis } from "../../lib/progress/rules.ts";
import type { SentLine } from "../../lib/reports/content.ts";
import { CAST } from "../../prisma/demo/cast.ts";

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const month = (text: string): Temporal.PlainYearMonth => Temporal.PlainYearMonth.from(text);

/** The settings that the plan of 2023 comes with. */
export const SETTINGS: PlanSettings = {
  id: 1,
  year: 2023,
  province: "Bắc Giang",
  title: "Kế hoạch triển khai Đề án 06 năm 2023",
  version: 0,
  dueSoonDays: 30,
  silentMonthsLimit: 3,
  rankingMinimum: 5,
  exclusiveReading: "STRICT",
  dayOffRule: "KEEP",
  calendar: new Map(),
  closingDay: 14,
  agencyDueDay: 15,
  consolidatedDueDay: 20,
  extensionNoticeDays: 0,
};

/** Bodies that report, in the order of the cast: the id of a body is its place there, from 1. */
const CODES = [...new Set(CAST.filter(({ role }) => role === "OFFICER").flatMap(({ agency }) => agency ?? []))];

export function agencyIdOf(code: string): number {
  const index = CODES.indexOf(code);
  if (index < 0) throw new Error(`${code} is not in the cast`);
  return index + 1;
}

/** Facts of a dated lead that has said nothing; a test names what it is about. */
export function factsOf(about: Partial<AssignmentFacts> & { due?: string; original?: string } = {}): AssignmentFacts {
  const { due = "2023-09-30", original = due, ...rest } = about;
  return {
    role: "LEAD",
    applicable: true,
    counted: true,
    deadlineKind: "BY_DATE",
    dueOn: day(due),
    originalDueOn: day(original),
    state: null,
    claim: null,
    ...rest,
  };
}

export function wordOf(about: Partial<Word> = {}): Word {
  return {
    updateId: 1,
    seq: 1,
    state: "IN_PROGRESS",
    percent: null,
    result: "Đang thực hiện.",
    difficulties: "",
    proposals: "",
    completedOn: null,
    evidenceNumber: null,
    evidenceDate: null,
    fileIds: [],
    recordedAt: Temporal.Instant.from("2023-09-05T02:00:00Z"),
    recordedBy: "Lê Minh Đức",
    verdict: null,
    verdictReason: null,
    ...about,
  };
}

/** A claim of completion as it stands: without a verdict it waits. */
export function claimOf(on: string, verdict: Word["verdict"] = null): Word {
  return wordOf({
    state: "COMPLETED",
    percent: 100,
    completedOn: day(on),
    evidenceNumber: "12/BC",
    evidenceDate: day(on),
    verdict,
  });
}

type PartAbout = Partial<Omit<AssignmentRecord, "taskId">> & {
  agency: string;
  /** An own day, where a document gave one; several make a history. */
  due?: string[];
  /** Months with a word, "2023-08". */
  spoken?: string[];
};

type TaskAbout = Partial<Omit<TaskRecord, "deadlines">> & {
  number: number;
  /** The original date, then the extensions; none for a standing duty. */
  due?: string[];
  /** "Trước ngày …". */
  exclusive?: boolean;
  parts: PartAbout[];
};

function deadlinesOf(assignmentId: number | null, dates: readonly string[], exclusive = false): DeadlineEntry[] {
  return dates.map((date, ordinal) => ({
    assignmentId,
    event: ordinal === 0 ? "ORIGINAL" : "EXTENSION",
    ordinal,
    startOn: null,
    dueOn: day(date),
    exclusive,
    documentNumber: null,
    documentDate: null,
    documentIssuer: null,
    documentTitle: null,
    reason: null,
    recordedOn: day("2023-01-01"),
  }));
}

/** What is said in a month is a word; the last of them is the newest. */
function lastOf(spoken: readonly string[]): Word | null {
  const last = spoken.toSorted().at(-1);
  return last === undefined ? null : wordOf({ recordedAt: Temporal.Instant.from(`${last}-05T02:00:00Z`) });
}

function recordOf(task: number, { agency, due: _due, spoken = [], ...about }: PartAbout, id: number): AssignmentRecord {
  return {
    id,
    taskId: task,
    agencyId: agencyIdOf(agency),
    agencyCode: agency,
    agencyName: agency,
    agencyFullName: agency,
    agencyKind: agency.startsWith("huyen") ? "DISTRICT" : "DEPARTMENT",
    reports: true,
    reportsFrom: day("2023-01-01"),
    role: "LEAD",
    isPrincipal: false,
    origin: "PLAN",
    basis: null,
    part: null,
    addedOn: day("2023-01-01"),
    version: about.word ? about.word.seq : 0,
    applicable: true,
    applicabilityReason: null,
    word: lastOf(spoken),
    spokenMonths: spoken.map(month),
    matchesSearch: false,
    ...about,
  };
}

/** A board of the given tasks on a day. Parts are numbered 100 × STT + place, so that a test can name them. */
export function boardOf(
  tasks: readonly TaskAbout[],
  options: { today?: string; settings?: Partial<PlanSettings>; basis?: DeadlineBasis } = {},
): Board {
  const asOf = day(options.today ?? "2023-10-10");
  const settings = { ...SETTINGS, ...options.settings };
  const idOf = (task: TaskAbout, index: number) => task.number * 100 + index + 1;
  const records = tasks.map(({ parts, due = [], exclusive, ...about }): TaskRecord => {
    const task = { parts, due, ...about };
    return {
      id: about.number,
      title: `Nhiệm vụ ${about.number}`,
      shortTitle: `Nhiệm vụ ${about.number}`,
      agenciesText: "",
      deadlineText: "",
      deadlineKind: due.length > 0 ? "BY_DATE" : "ONGOING",
      condition: null,
      leadNote: null,
      phrases: [],
      stars: [],
      matchesSearch: false,
      ...about,
      deadlines: [
        ...deadlinesOf(null, due, exclusive),
        ...parts.flatMap((part, index) => deadlinesOf(idOf(task, index), part.due ?? [])),
      ],
    };
  });
  const parts = tasks.flatMap((task) => task.parts.map((part, i) => recordOf(task.number, part, idOf(task, i))));
  return assembleBoard(records, parts, {
    asOf,
    closedMonth: lastClosedMonth(asOf, settings.closingDay),
    settings,
    ...(options.basis && { basis: options.basis }),
  });
}

/** The task of a board by its number. */
export function taskOf(board: Board, number: number): Board["tasks"][number] {
  const found = board.tasks.find((task) => task.number === number);
  if (!found) throw new Error(`no task ${number}`);
  return found;
}

/** One item of a report as it was sent. */
export const sentLine = (about: Partial<SentLine> = {}): SentLine => ({
  assignmentId: 801,
  task: { number: 8, title: "Nhiệm vụ 8", shortTitle: "Nhiệm vụ 8" },
  role: "LEAD",
  own: null,
  dueOn: null,
  state: "IN_PROGRESS",
  percent: null,
  result: "Kho có 7 bộ dữ liệu.",
  difficulties: "",
  proposals: "",
  nextMonth: "",
  completedOn: null,
  evidenceNumber: "",
  evidenceDate: null,
  evidenceIssuer: "",
  files: [],
  noNews: false,
  closed: false,
  updateId: 1,
  ...about,
});
