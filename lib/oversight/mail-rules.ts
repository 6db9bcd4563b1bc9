import { ZONE } from "../platform/clock.ts";
import { MAIL_HOUR } from "./hours.ts";

/** Minutes to wait after the first, second, … try that came to nothing; afterwards every hour, until the day has ended. */
const PAUSES = [1, 2, 5, 10, 30];
const LAST_PAUSE = 60;

/**
 * When an e-mail is tried again after so many tries.
 * @param attempts tries so far, at least 1.
 */
export function nextTry(attempts: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: PAUSES[attempts - 1] ?? LAST_PAUSE });
}

/** When the e-mail of a day is first tried: at eight, or at once when it was written later (after an outage). */
export function firstTry(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  const due = day.toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(MAIL_HOUR) }).toInstant();
  return Temporal.Instant.compare(due, now) > 0 ? due : now;
}
