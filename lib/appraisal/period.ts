import { isAfter } from "../calendar/days.ts";
import { formatMonth } from "../calendar/format.ts";

/** Some months of the plan's year, the first and the last counted. */
export type Period = { from: Temporal.PlainYearMonth; to: Temporal.PlainYearMonth };

/** What an address or a form asks for; `problem` says why it could not be read. */
export type ReadPeriod = { period: Period; problem: string | null };

/** Each as an address has it: "2023-07". */
type PeriodText = { from?: string | undefined; to?: string | undefined };

/** First and last day of a period. Deadlines count by these; words and reports by their report months (Decree 09/2019, art. 12). */
export function daysOf({ from, to }: Period): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return { from: from.toPlainDate({ day: 1 }), to: to.toPlainDate({ day: to.daysInMonth }) };
}

/** The year so far, to the month of the day that is read. */
export function yearSoFar(today: Temporal.PlainDate, planYear: number): Period {
  const from = new Temporal.PlainYearMonth(planYear, 1);
  const last = new Temporal.PlainYearMonth(planYear, 12);
  const now = today.toPlainYearMonth();
  if (Temporal.PlainYearMonth.compare(now, from) < 0) return { from, to: from };
  return { from, to: Temporal.PlainYearMonth.compare(now, last) > 0 ? last : now };
}

/** The months that a period can begin or end with, on a day: those of the plan's year that have begun. */
export function monthsOf(today: Temporal.PlainDate, planYear: number): Temporal.PlainYearMonth[] {
  const { from, to } = yearSoFar(today, planYear);
  return Array.from({ length: to.month - from.month + 1 }, (_, index) => from.add({ months: index }));
}

/** Reads `?from=2023-07&to=2023-09`; without both, the year so far. */
export function readPeriod({ from, to }: PeriodText, today: Temporal.PlainDate, planYear: number): ReadPeriod {
  const standard = yearSoFar(today, planYear);
  if (!from && !to) return { period: standard, problem: null };
  const known = monthsOf(today, planYear);
  const first = known.find((month) => month.toString() === from);
  const last = known.find((month) => month.toString() === to);
  if (!first || !last) return { period: standard, problem: "Chọn tháng đầu và tháng cuối của kỳ trong danh sách." };
  if (isAfter(first.toPlainDate({ day: 1 }), last.toPlainDate({ day: 1 }))) {
    return { period: standard, problem: "Tháng cuối của kỳ phải từ tháng đầu trở đi." };
  }
  return { period: { from: first, to: last }, problem: null };
}

const ROMAN = ["I", "II", "III", "IV"];

/** "quý III/2023", "6 tháng đầu năm 2023", "năm 2023", "tháng 9/2023", "từ tháng 2/2023 đến tháng 5/2023". */
export function periodWords({ from, to }: Period): string {
  const length = to.month - from.month + 1;
  if (length === 12) return `năm ${from.year}`;
  if (length === 1) return formatMonth(from);
  if (length === 3 && from.month % 3 === 1) return `quý ${ROMAN[(from.month - 1) / 3]}/${from.year}`;
  return from.month === 1 ? `${length} tháng đầu năm ${from.year}` : `từ ${formatMonth(from)} đến ${formatMonth(to)}`;
}

/** The periods offered by name on a day: the year so far, and the quarters that have begun. */
export function offeredPeriods(today: Temporal.PlainDate, planYear: number): Period[] {
  const soFar = yearSoFar(today, planYear);
  const quarters = [1, 4, 7, 10]
    .filter((month) => month <= soFar.to.month)
    .map((month) => {
      const from = new Temporal.PlainYearMonth(planYear, month);
      const end = from.add({ months: 2 });
      return { from, to: Temporal.PlainYearMonth.compare(end, soFar.to) > 0 ? soFar.to : end };
    });
  return [soFar, ...quarters];
}

/** A period as an address has it. */
export function periodParams({ from, to }: Period): { from: string; to: string } {
  return { from: from.toString(), to: to.toString() };
}
