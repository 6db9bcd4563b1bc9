import type { DayOffRule, ExclusiveReading } from "../platform/prisma/enums.ts";
import { takeMarks, wordings } from "./deadline-print.ts";
import { type ParsedDeadline, readDeadline } from "./deadline-reading.ts";
import { readPhrase, tidy } from "./deadline-words.ts";
import { shiftedDueDay, type WorkingCalendar } from "./working-days.ts";

export type { ParsedDeadline } from "./deadline-reading.ts";

/** How a plan reads a printed date: both of its rules, and the calendar that the second one asks. */
export type DateReading = {
  exclusiveReading: ExclusiveReading;
  dayOffRule: DayOffRule;
  /** Days off and worked Saturdays; nothing asks for it where dates are kept, and it may then be empty. */
  calendar: WorkingCalendar;
};

/** A printed date, with the mark of "trước ngày …". */
export type PrintedDate = { dueOn: Temporal.PlainDate; exclusive: boolean };

/**
 * The last day on which the work is still in time: first the reading of "trước ngày", then the rule for a day off.
 * "Trước ngày 15" keeps 15 with an `exclusive` mark: read strictly the 14th is the last good day, read as national boards
 * do (624/TB-VPCP) the 15th still counts. Where the plan says so, a last good day that is not worked becomes the next one that
 * is (Civil Code art. 148.5). PRODUCT, "Deadline"; DOMAIN-RULES 30 to 32.
 */
export function lastGoodDay(due: PrintedDate, reading: DateReading): Temporal.PlainDate {
  return shiftedDueDay(lastPrintedDay(due, reading.exclusiveReading), reading.dayOffRule, reading.calendar);
}

/** A printed date with both: what its words make of it, and what the plan's rules do. */
export function readPrinted<Date extends PrintedDate>(due: Date, reading: DateReading) {
  return {
    ...due,
    lastPrintedOn: lastPrintedDay(due, reading.exclusiveReading),
    lastGoodOn: lastGoodDay(due, reading),
  };
}

/** The last good day by the words alone, before any day off is looked at. */
export function lastPrintedDay(due: PrintedDate, reading: ExclusiveReading): Temporal.PlainDate {
  return due.exclusive && reading === "STRICT" ? due.dueOn.subtract({ days: 1 }) : due.dueOn;
}

/**
 * Reads the words of a plan's deadline column ("Quý I/2023, triển khai theo lộ trình của …"). A year left out is the plan's.
 * What is not wholly understood is UNKNOWN, never a guess: an overdue notice rests on it.
 */
export function parseDeadline(text: string, planYear: number): ParsedDeadline {
  const marks = takeMarks(text.normalize("NFC"));
  const read = readDeadline(readPhrase(marks.phrase), planYear);
  // What is not understood has nothing to wait for, whatever stands marked behind it.
  if (read.kind === "UNKNOWN" && read.note !== undefined) {
    return { kind: "UNKNOWN", note: joined(joined(read.note, marks.condition), marks.note) };
  }
  const condition = joined(read.condition, marks.condition);
  const note = joined(read.note, marks.note ?? yearRemark(read, planYear));
  return {
    ...read,
    ...(read.kind === "UNKNOWN" && condition !== undefined ? { kind: "CONDITIONAL" } : {}),
    ...(condition === undefined ? {} : { condition }),
    ...(note === undefined ? {} : { note }),
  };
}

/**
 * A deadline in canonical words: `parseDeadline` reads them as the same deadline. A condition that reads by itself is simply
 * added; one that would be taken for something else is marked as what it is.
 */
export function printDeadline(parsed: ParsedDeadline): string {
  const [natural, marked] = wordings(parsed);
  const again = parseDeadline(natural, parsed.dueOn?.year ?? 1);
  return JSON.stringify(sorted(again)) === JSON.stringify(sorted(parsed)) ? natural : marked;
}

function sorted(parsed: ParsedDeadline) {
  const { kind, startOn, dueOn, exclusive, every, condition, note } = parsed;
  return { kind, startOn, dueOn, exclusive, every, condition, note };
}

function joined(read: string | undefined, added: string | null): string | undefined {
  const words = [read ?? "", tidy(added ?? "")].filter((part) => part !== "").join("; ");
  return words === "" ? undefined : words;
}

/** A plan of 2023 with a task due in 2022 has a slip in it, or a task carried over: a person should look (plan, III.23.1). */
function yearRemark({ dueOn }: ParsedDeadline, planYear: number): string | null {
  return dueOn && dueOn.year < planYear ? `hạn ở trước năm của kế hoạch (${planYear})` : null;
}
