/** One all-day event of a calendar. */
export type FeedEvent = {
  /** The same for the same thing for ever: a later reading moves the event instead of adding one. */
  uid: string;
  day: Temporal.PlainDate;
  summary: string;
  description: string;
  url: string;
  /** Rises when the event is moved. */
  sequence: number;
  /** Whether somebody is still to be reminded: not of what is done, nor of a day that has passed. */
  alarms: boolean;
};

/** A calendar as it is printed: its name, and the moment its content is of. */
export type FeedCalendar = { name: string; zone: string; stamp: Temporal.Instant; events: readonly FeedEvent[] };

/** Seven days and one day before, at eight in the morning: an all-day event begins at midnight, when people sleep. */
const ALARMS = ["-P6DT16H", "-PT16H"];

/**
 * Prints an iCalendar (RFC 5545) of all-day events with reminders: lines end with CRLF and are folded at 75 octets, never inside
 * a character. The same calendar gives the same bytes. A time zone stands in it even without events, because a calendar without
 * any component is none.
 */
export function printCalendar({ name, zone, stamp, events }: FeedCalendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Theo doi De an 06//Lich cong viec//VI",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...timeZone(zone, stamp),
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** The zone as it is at the stamp; Vietnam has no summer time. */
function timeZone(zone: string, stamp: Temporal.Instant): string[] {
  const offset = stamp.toZonedDateTimeISO(zone).offset.replace(":", "");
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
}

function eventLines(event: FeedEvent, stamp: Temporal.Instant): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${basic(event.day)}`,
    `DTEND;VALUE=DATE:${basic(event.day.add({ days: 1 }))}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url}`,
    "TRANSP:TRANSPARENT",
    ...(event.alarms ? ALARMS.flatMap((trigger) => alarmLines(trigger, event.summary)) : []),
    "END:VEVENT",
  ];
}

function alarmLines(trigger: string, summary: string): string[] {
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(summary)}`, "END:VALARM"];
}

function basic(day: Temporal.PlainDate): string {
  return day.toString().replaceAll("-", "");
}

function utc(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
}

/** A text value: RFC 5545, 3.3.11. Control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

const LINE_OCTETS = 75;

/** A content line in pieces of at most 75 octets, each after the first begun by a blank: RFC 5545, 3.1. */
function folded(line: string): string {
  let result = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      result += "\r\n ";
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
