const WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"] as const;

const two = (n: number) => String(n).padStart(2, "0");

/** 14/10/2023 */
export function formatDate(date: Temporal.PlainDate): string {
  return `${two(date.day)}/${two(date.month)}/${date.year}`;
}

/** 14/10 */
export function formatDayMonth(date: Temporal.PlainDate): string {
  return `${two(date.day)}/${two(date.month)}`;
}

/** thứ Bảy */
export function formatWeekday(date: Temporal.PlainDate): string {
  return WEEKDAYS[date.dayOfWeek - 1] ?? "";
}

/** tháng 10/2023 */
export function formatMonth(month: Temporal.PlainYearMonth): string {
  return `tháng ${month.month}/${month.year}`;
}

/** 09:42, on the clock of `zone`. */
export function formatTime(instant: Temporal.Instant, zone: string): string {
  const at = instant.toZonedDateTimeISO(zone);
  return `${two(at.hour)}:${two(at.minute)}`;
}

/** 09:42 14/10/2023 */
export function formatInstant(instant: Temporal.Instant, zone: string): string {
  return `${formatTime(instant, zone)} ${formatDate(instant.toZonedDateTimeISO(zone).toPlainDate())}`;
}

/** 1.042.300 */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }).format(value);
}

/** "64,8%" from a fraction's two numbers; null where there is nothing to divide by. */
export function formatRate(part: number, whole: number): string | null {
  return whole === 0 ? null : `${formatNumber(Math.round((part / whole) * 1000) / 10)}%`;
}

/** Nothing recorded here is older: an earlier year is a slip of the hand, such as 0223, and would make any work in time. */
const FIRST_YEAR = 1900;

/**
 * Reads a date as people type it, dd/mm/yyyy (also d-m-yyyy, d.m.yyyy and ISO).
 * @returns null when it is no date of the calendar, such as 31/02/2023, or its year is a slip.
 */
export function readDate(text: string): Temporal.PlainDate | null {
  const trimmed = text.trim();
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  const parts = typed ? [typed[3], typed[2], typed[1]] : iso ? [iso[1], iso[2], iso[3]] : null;
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  if (year < FIRST_YEAR) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}
