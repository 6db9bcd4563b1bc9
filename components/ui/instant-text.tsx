import { formatDate, formatTime } from "../../lib/calendar/format.ts";

/** 14/10/2023 09:42, on the clock of `zone`. */
export function InstantText({ at, zone }: { at: Temporal.Instant; zone: string }) {
  return (
    <time className="tn" dateTime={at.toString()}>
      {formatDate(at.toZonedDateTimeISO(zone).toPlainDate())} {formatTime(at, zone)}
    </time>
  );
}
