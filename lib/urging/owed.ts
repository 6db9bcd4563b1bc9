import { daysBetween } from "../calendar/days.ts";
import { formatMonth } from "../calendar/format.ts";
import type { ObligationPartRow } from "../obligations/queries.ts";
import { overdueParts } from "../oversight/overdue.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { type AgeGroup, ageGroupOf, hasDoneItsPart } from "../progress/rules.ts";
import type { ReportTable } from "../reports/table.ts";

/** What is owed: a part of a task past its date, a standing duty long silent, a monthly report, a document by Section IV. */
export type OwedSubject =
  | { kind: "PART"; task: BoardTask; part: BoardAssignment }
  | { kind: "DUTY"; task: BoardTask; part: BoardAssignment; silentMonths: number }
  | { kind: "REPORT"; month: Temporal.PlainYearMonth; missingInARow: number }
  | { kind: "OBLIGATION"; partId: number; source: string; what: string; path: string };

/** One thing that an agency owes and is late with. */
export type OwedItem = {
  /** Names it in forms and letters: "part:12", "report:5:2023-06" (agency and month), "obligation:7". */
  key: string;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  agencyFullName: string;
  subject: OwedSubject;
  /** The last good day; null for a standing duty, which has none. */
  dueOn: Temporal.PlainDate | null;
  /** Days past it; 0 for a standing duty. */
  days: number;
  ageGroup: AgeGroup | null;
  /** Claimed as done and waiting for the secretariat: late on the clock, but not theirs to act on. */
  awaiting: boolean;
};

export type OwedSources = {
  board: Board;
  reports: ReportTable;
  obligations: readonly (ObligationPartRow & { path: string })[];
};

/**
 * Everything owed and late on the board's day, longest first, standing duties last. Nothing of bodies that do not report;
 * what waits for the secretariat's own answer is marked (PRODUCT, "Alerts, urging, escalation").
 * @param silentMonthsLimit from how many silent months on a standing duty may be urged like anything late.
 */
export function owedItems({ board, reports, obligations }: OwedSources, silentMonthsLimit: number): OwedItem[] {
  return [
    ...overdueParts(board).map(({ task, part, days, ageGroup, awaiting }) => ({
      ...ownerOf(part),
      key: `part:${part.id}`,
      subject: { kind: "PART" as const, task, part },
      dueOn: part.dueOn,
      days,
      ageGroup,
      awaiting: awaiting || hasDoneItsPart(part.facts),
    })),
    ...missingReports(reports),
    ...missingDocuments(obligations, board.asOf),
    ...silentDuties(board, silentMonthsLimit),
  ].sort((a, b) => b.days - a.days);
}

const ownerOf = ({ agencyId, agencyCode, agencyName, agencyFullName }: BoardAssignment) => ({
  agencyId,
  agencyCode,
  agencyName,
  agencyFullName,
});

function missingReports({ rows, asOf }: ReportTable): OwedItem[] {
  return rows.flatMap((row) =>
    row.months
      .filter(({ state }) => state === "MISSING")
      .map(({ month, goodDay }) => {
        const days = daysBetween(goodDay, asOf);
        return {
          key: `report:${row.id}:${month}`,
          agencyId: row.id,
          agencyCode: row.code,
          agencyName: row.shortName,
          agencyFullName: row.name,
          subject: { kind: "REPORT" as const, month, missingInARow: row.missingInARow },
          dueOn: goodDay,
          days,
          ageGroup: ageGroupOf(days),
          awaiting: false,
        };
      }),
  );
}

function missingDocuments(parts: OwedSources["obligations"], asOf: Temporal.PlainDate): OwedItem[] {
  return parts
    .filter(({ standing }) => standing === "MISSING")
    .map(({ partId, agencyId, agencyCode, agencyShortName, agencyName, source, what, path, dueOn }) => {
      const days = daysBetween(dueOn, asOf);
      return {
        key: `obligation:${partId}`,
        agencyId,
        agencyCode,
        agencyName: agencyShortName,
        agencyFullName: agencyName,
        subject: { kind: "OBLIGATION" as const, partId, source, what, path },
        dueOn,
        days,
        ageGroup: ageGroupOf(days),
        awaiting: false,
      };
    });
}

function silentDuties(board: Board, limit: number): OwedItem[] {
  return board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => isCounted(part) && part.timeliness === "ONGOING" && part.silentMonths >= Math.max(1, limit))
      .map((part) => ({
        ...ownerOf(part),
        key: `part:${part.id}`,
        subject: { kind: "DUTY" as const, task, part, silentMonths: part.silentMonths },
        dueOn: null,
        days: 0,
        ageGroup: null,
        awaiting: false,
      })),
  );
}

/** What the thing is, in a few words: "Nhiệm vụ 16 – kết nối dữ liệu đất đai", "Báo cáo tháng 6/2023". */
export function subjectWords(subject: OwedSubject): string {
  switch (subject.kind) {
    case "PART":
    case "DUTY":
      return `Nhiệm vụ ${subject.task.number} – ${subject.part.part ?? subject.task.shortTitle}`;
    case "REPORT":
      return `Báo cáo ${formatMonth(subject.month)}`;
    case "OBLIGATION":
      return `Văn bản theo mục ${subject.source}`;
  }
}
