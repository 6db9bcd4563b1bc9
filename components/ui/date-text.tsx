import { formatDate, formatDayMonth, formatTime } from "../../lib/calendar/format.ts";

/** 14/10/2023, with the machine's form beside it. `short` leaves out the year, where a heading already names it. */
export function DateText({ date, short }: { date: Temporal.PlainDate; short?: boolean }) {
  return (
    <time className="tn" dateTime={date.toString()}>
      {short ? formatDayMonth(date) : formatDate(date)}
    </time>
  );
}

/** 14/10/2023 09:42, on the clock of `zone`. */
export function InstantText({ at, zone }: { at: Temporal.Instant; zone: string }) {
  return (
    <time className="tn" dateTime={at.toString()}>
      {formatDate(at.toZonedDateTimeISO(zone).toPlainDate())} {formatTime(at, zone)}
    </time>
  );
}
