import { isAfter } from "../calendar/days.ts";
import type { Board } from "../progress/board.ts";
import { dueOf } from "../progress/filter.ts";

/** How far the plan was to be, and how far it was, at the end of a month. */
export type TrendPoint = {
  month: Temporal.PlainYearMonth;
  /** The last day of the month; of the month that runs, the board's day. */
  day: Temporal.PlainDate;
  /** Dated tasks whose day had come by the month's end. */
  planned: number;
  /** Of all dated tasks, those done by that day; null in months to come. */
  done: number | null;
};

/**
 * Completion against the plan, month by month of a year, by the deadlines the board is read by. A completion counts from the day it
 * was claimed for, once confirmed.
 */
export function trendOf(board: Board, year: number): TrendPoint[] {
  const dated = board.tasks.filter(
    (task) => dueOf(task, board.basis) !== null && task.standing.timeliness !== "NOT_APPLICABLE",
  );
  return Array.from({ length: 12 }, (_, index) => {
    const month = new Temporal.PlainYearMonth(year, index + 1);
    const end = month.toPlainDate({ day: month.daysInMonth });
    const begun = !isAfter(month.toPlainDate({ day: 1 }), board.asOf);
    const day = isAfter(end, board.asOf) && begun ? board.asOf : end;
    const within = (date: Temporal.PlainDate | null) => date !== null && !isAfter(date, day);
    return {
      month,
      day,
      planned: dated.filter((task) => {
        const due = dueOf(task, board.basis);
        return due !== null && !isAfter(due, end);
      }).length,
      done: begun ? dated.filter(({ standing }) => within(standing.completedOn)).length : null,
    };
  });
}
