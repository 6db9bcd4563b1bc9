import { isBefore } from "../calendar/days.ts";
import { readDate } from "../calendar/format.ts";

/** The day that figures are compared with. */
export type CompareDay = {
  /** Null where nothing lies before: the plan's year has just begun. */
  date: Temporal.PlainDate | null;
  /** Whether a meeting was held on it. */
  meeting: boolean;
  /** What was asked for and could not be taken: no date, or not before the day of the figures. */
  refused: string | null;
};

/**
 * Reads `?compare=2023-09-10`, or the day as people type it. Without one it is the day of the last meeting before, else the same day
 * a month before, within the plan's year.
 * @param question.meetingDays days on which meetings were held, in order
 */
export function readCompareDay(
  value: string | string[] | undefined,
  question: { asOf: Temporal.PlainDate; planYear: number; meetingDays?: readonly Temporal.PlainDate[] },
): CompareDay {
  const { asOf, planYear, meetingDays = [] } = question;
  const typed = (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  const first = Temporal.PlainDate.from({ year: planYear, month: 1, day: 1 });
  const monthBefore = asOf.subtract({ months: 1 });
  const lastMeeting = meetingDays.findLast((day) => isBefore(day, asOf));
  const usual = lastMeeting ?? (isBefore(monthBefore, first) ? first : monthBefore);
  const date = isBefore(usual, asOf) ? usual : null;
  const compared = (day: Temporal.PlainDate | null) => ({
    date: day,
    meeting: day !== null && meetingDays.some((held) => held.equals(day)),
  });
  if (typed === "") return { ...compared(date), refused: null };
  const asked = readDate(typed);
  if (asked === null || !isBefore(asked, asOf) || isBefore(asked, first)) {
    return { ...compared(date), refused: typed };
  }
  return { ...compared(asked), refused: null };
}
