import { daysBetween } from "../calendar/days.ts";
import { periodOf, reportMonthOf } from "../calendar/month.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted } from "./board.ts";
import { hasDoneItsPart, type Timeliness } from "./rules.ts";

/** One part of an agency in the report month that is running. */
export type PeriodPart = { task: BoardTask; part: BoardAssignment; spoken: boolean };

/** Where an agency stands in the running report month: what it has said, and what it has yet to say. */
export type AgencyPeriod = {
  month: Temporal.PlainYearMonth;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  daysLeft: number;
  /** Parts that are open, what asks for attention first: each owes a word this month. */
  open: PeriodPart[];
  closed: PeriodPart[];
  /** What the month's words are counted on: the open parts, and those that were finished within the month by a word. */
  owed: PeriodPart[];
  /** Closed report months since the first one owed: how many standing duties had a word, of how many. */
  past: { month: Temporal.PlainYearMonth; given: number; owed: number }[];
};

/** What an agency has said in the report month that is running on the board's day (Decree 09/2019, art. 12). */
export function agencyPeriod(board: Board, agencyId: number, settings: Pick<PlanSettings, "closingDay">): AgencyPeriod {
  const month = reportMonthOf(board.asOf, settings.closingDay);
  const { from, to } = periodOf(month, settings.closingDay);
  const since = endOfDay(from.subtract({ days: 1 }));
  const held = board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => part.agencyId === agencyId)
      .map((part) => ({
        task,
        part,
        spoken: part.word !== null && Temporal.Instant.compare(part.word.recordedAt, since) >= 0,
      })),
  );
  const isOpen = ({ part }: PeriodPart) => isCounted(part) && !hasDoneItsPart(part.facts);
  return {
    month,
    from,
    to,
    daysLeft: daysBetween(board.asOf, to),
    open: held.filter(isOpen).sort((a, b) => attention(a) - attention(b) || a.task.number - b.task.number),
    closed: held.filter((part) => !isOpen(part)),
    owed: held.filter((part) => isOpen(part) || (part.spoken && isCounted(part.part))),
    past: pastMonths(held, board.closedMonth),
  };
}

const URGENCY: readonly Timeliness[] = ["OVERDUE", "DUE_SOON", "ON_TRACK", "ONGOING", "AWAITING"];

/** The smaller, the sooner it asks for attention; what has had its word this month comes after what has not. */
function attention({ part, spoken }: PeriodPart): number {
  const place = URGENCY.indexOf(part.timeliness);
  return (place < 0 ? URGENCY.length : place) * 2 + (spoken ? 1 : 0);
}

const MONTHS_SHOWN = 8;

function pastMonths(held: readonly PeriodPart[], last: Temporal.PlainYearMonth): AgencyPeriod["past"] {
  const standing = held.filter(({ part }) => isCounted(part) && part.timeliness === "ONGOING");
  return Array.from({ length: MONTHS_SHOWN }, (_, i) => last.subtract({ months: MONTHS_SHOWN - 1 - i })).flatMap(
    (month) => {
      const owing = standing.filter(({ part }) => Temporal.PlainYearMonth.compare(part.firstOwedMonth, month) <= 0);
      if (owing.length === 0) return [];
      return [
        {
          month,
          owed: owing.length,
          given: owing.filter(({ part }) => part.spokenMonths.some((m) => m.equals(month))).length,
        },
      ];
    },
  );
}
