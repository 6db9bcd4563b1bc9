/** The zone of every date in this product: the plan, its deadlines and its readers are in Vietnam. Named here only. */
export const ZONE = "Asia/Ho_Chi_Minh";

/** What time it is, as an argument: rules take a day, commands take a clock. */
export type Clock = {
  now(): Temporal.Instant;
  today(): Temporal.PlainDate;
};

/** The calendar day an instant falls on in Vietnam. */
export function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate();
}

/** The first instant after a day has ended in Vietnam: what happened on that day lies before it. */
export function endOfDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(ZONE).toInstant();
}

/** A clock that stands still, for tests. Takes the day and the time of day in Vietnam. */
export function fixedClock(isoDate: string, time = "09:00"): Clock {
  const day = Temporal.PlainDate.from(isoDate);
  const instant = day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return { now: () => instant, today: () => day };
}

/** The hours that a standing day has: after its morning sweep, and until the offices close. */
const OFFICE_OPENS = 8;
const OFFICE_HOURS = 9;

/** The time of day of a standing day: the real day drawn together into office hours, so that acts keep their order. */
function officeTime(real: Temporal.ZonedDateTime): Temporal.PlainTime {
  const passed = real.startOfDay().until(real).total("nanoseconds");
  return new Temporal.PlainTime(OFFICE_OPENS).add({ nanoseconds: Math.floor((passed * OFFICE_HOURS) / 24) });
}

/**
 * The clock of the running product. With APP_TODAY (demo and tests; refused in production) the day stands still, and the
 * time of day runs within its office hours: what is done in a demo keeps its order, and comes after that morning's sweep.
 */
export const systemClock: Clock = {
  now() {
    const real = Temporal.Now.zonedDateTimeISO(ZONE);
    const day = process.env.APP_TODAY;
    if (!day) return real.toInstant();
    return Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: ZONE, plainTime: officeTime(real) })
      .toInstant();
  },
  today() {
    return dateOf(systemClock.now());
  },
};

/**
 * Real seconds since 1970, whatever APP_TODAY says: for what runs out (sessions, which next-auth measures by the real clock
 * too), never for what is recorded.
 */
export function epochSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
}
