/**
 * Report months. The report of month M covers the day after the closing day of M−1 to the closing day of M
 * (Decree 09/2019/NĐ-CP, art. 12: the 15th to the 14th), so what happens on 20/09 belongs to October.
 */

/** The report month that a calendar day belongs to. */
export function reportMonthOf(date: Temporal.PlainDate, closingDay: number): Temporal.PlainYearMonth {
  const month = date.toPlainYearMonth();
  return date.day > closingDay ? month.add({ months: 1 }) : month;
}

/** First and last day of a report month's period, both inclusive. */
export function periodOf(
  month: Temporal.PlainYearMonth,
  closingDay: number,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const to = month.toPlainDate({ day: closingDay });
  return { from: month.subtract({ months: 1 }).toPlainDate({ day: closingDay }).add({ days: 1 }), to };
}

/** The newest report month whose period has ended before `today`. */
export function lastClosedMonth(today: Temporal.PlainDate, closingDay: number): Temporal.PlainYearMonth {
  return reportMonthOf(today, closingDay).subtract({ months: 1 });
}

/**
 * The first report month an assignment owes a word for: the one after the calendar month in which it was given, because
 * nobody can be late for a month that had half passed. A plan of January 2023 owes from February.
 */
export function firstOwedMonth(givenOn: Temporal.PlainDate): Temporal.PlainYearMonth {
  return givenOn.toPlainYearMonth().add({ months: 1 });
}

/** Months from `from` to `to`, both counted; 0 when `to` lies before `from`. */
export function monthsFromTo(from: Temporal.PlainYearMonth, to: Temporal.PlainYearMonth): number {
  return Math.max(0, (to.year - from.year) * 12 + to.month - from.month + 1);
}
