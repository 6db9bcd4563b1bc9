/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days;
}

export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

export function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

/** The later of several dates; null for none. */
export function latest(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return dates.reduce<Temporal.PlainDate | null>(
    (last, date) => (last === null || isAfter(date, last) ? date : last),
    null,
  );
}

/** The earlier of several dates; null for none. */
export function earliest(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return dates.reduce<Temporal.PlainDate | null>(
    (first, date) => (first === null || isBefore(date, first) ? date : first),
    null,
  );
}

/** A `date` column as the driver gives it: midnight UTC of that calendar day. */
export function plainDate(value: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(value.toISOString().slice(0, 10));
}

/** The other way: what Prisma wants for a `date` column. */
export function dateColumn(date: Temporal.PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00.000Z`);
}
