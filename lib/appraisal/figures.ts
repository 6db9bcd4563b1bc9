import { daysBetween, isAfter, isBefore } from "../calendar/days.ts";
import { wordsWithin } from "../metrics/figures.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { awaitsConfirmation, completedOn } from "../progress/rules.ts";
import { dueMonths, missingInARow, reportRates } from "../reports/rules.ts";
import type { ReportRow, ReportTable } from "../reports/table.ts";
import type { LetterState } from "../urging/rules.ts";
import { daysOf, type Period } from "./period.ts";
import type { CountedPart, PeriodFigures } from "./rules.ts";

/** An issued letter of urging, as far as it counts. */
export type CountedLetter = { agencyId: number; number: string; answerBy: Temporal.PlainDate; state: LetterState };

/** What figures of a period are made of: the readings of one day. */
export type PeriodReading = {
  period: Period;
  board: Board;
  table: ReportTable;
  letters: readonly CountedLetter[];
};

type HeldPart = { task: BoardTask; part: BoardAssignment };

/**
 * What every reporting agency owed in a period and what of it came in time, as known on the board's day; in the order of the names.
 * It counts what the board, the table of reports and the letters say, and reads no clock of its own. Parts marked không áp dụng are
 * in no number, and those that wait for the secretariat's own answer are not held against anybody (PRODUCT, "Praise and criticism").
 */
export function periodFigures(reading: PeriodReading): PeriodFigures[] {
  const held = reading.board.tasks.flatMap((task) =>
    task.assignments.filter(isCounted).map((part): HeldPart => ({ task, part })),
  );
  const parts = Map.groupBy(held, ({ part }) => part.agencyId);
  const rows = new Map(reading.table.rows.map((row) => [row.id, row]));
  const agencies = new Map([
    ...held.map(({ part }) => [part.agencyId, { code: part.agencyCode, name: part.agencyName }] as const),
    ...reading.table.rows.map(({ id, code, shortName }) => [id, { code, name: shortName }] as const),
  ]);
  return [...agencies]
    .map(([agencyId, who]) => ({
      agencyId,
      ...who,
      ...partFigures(parts.get(agencyId) ?? [], reading),
      ...reportFigures(rows.get(agencyId), reading),
      ...letterFigures(agencyId, reading),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}

function partFigures(held: readonly HeldPart[], { period, board }: PeriodReading) {
  const counted = held.filter(({ part }) => countsIn(part, period));
  const isWaiting = ({ part }: HeldPart) => part.timeliness === "OVERDUE" && awaitsConfirmation(part.facts);
  const last = Temporal.PlainYearMonth.compare(period.to, board.closedMonth) > 0 ? board.closedMonth : period.to;
  const words = held
    .filter(({ part }) => part.timeliness === "ONGOING")
    .map(({ part }) => wordsWithin(part, { from: period.from, to: last }));
  return {
    parts: counted.filter((one) => !isWaiting(one)).map(countedPart),
    waiting: counted.filter(isWaiting).map(({ task }) => task.number),
    wordsOwed: words.reduce((sum, { owed }) => sum + owed, 0),
    wordsGiven: words.reduce((sum, { given }) => sum + given, 0),
  };
}

/**
 * Whether a dated part counts in a period. Done in time, it counts where it was done; late, it counts from the period of its
 * day on for as long as it is open, so that old debts are not forgotten with a new quarter.
 */
function countsIn(part: BoardAssignment, period: Period): boolean {
  const { from, to } = daysOf(period);
  const done = completedOn(part.facts);
  if (part.timeliness === "DONE_ON_TIME") return done !== null && !isBefore(done, from) && !isAfter(done, to);
  if (part.timeliness !== "DONE_LATE" && part.timeliness !== "OVERDUE") return false;
  return part.dueOn !== null && !isAfter(part.dueOn, to) && (done === null || !isBefore(done, from));
}

function countedPart({ task, part }: HeldPart): CountedPart {
  const done = completedOn(part.facts);
  return {
    task: task.number,
    title: task.shortTitle,
    lead: part.role === "LEAD",
    dueOn: part.dueOn?.toString() ?? "",
    doneOn: done?.toString() ?? null,
    daysLate: done && part.dueOn ? Math.max(0, daysBetween(part.dueOn, done)) : part.daysLate,
  };
}

function reportFigures(row: ReportRow | undefined, { period, table }: PeriodReading) {
  const within = (row?.months ?? []).filter(
    ({ month }) =>
      Temporal.PlainYearMonth.compare(month, period.from) >= 0 &&
      Temporal.PlainYearMonth.compare(month, period.to) <= 0,
  );
  const due = dueMonths(within, table.asOf);
  const rates = reportRates(within, table.asOf);
  return {
    reportsDue: rates.due,
    reportsOnTime: rates.onTime,
    missing: due.filter(({ state }) => state === "MISSING").map(({ month }) => month.toString()),
    missedInARow: missingInARow(within, table.asOf),
    reportsSent: rates.onTime + rates.late,
    reportsReturned: due.filter(({ returns }) => returns > 0).length,
  };
}

/** Letters whose day to answer lies in the period: answered, early or late, or past that day. One that may still wait counts nowhere. */
function letterFigures(agencyId: number, { period, letters }: PeriodReading) {
  const { from, to } = daysOf(period);
  const own = letters.filter(
    (letter) => letter.agencyId === agencyId && !isBefore(letter.answerBy, from) && !isAfter(letter.answerBy, to),
  );
  const answered = own.filter(({ state }) => state === "ANSWERED" || state === "ANSWERED_LATE");
  const unanswered = own.filter(({ state }) => state === "UNANSWERED");
  return {
    lettersDue: answered.length + unanswered.length,
    lettersAnswered: answered.length,
    unanswered: unanswered.map(({ number }) => number),
  };
}
