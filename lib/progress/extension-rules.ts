import { isAfter } from "../calendar/days.ts";
import { type DateReading, lastGoodDay, type PrintedDate, readPrinted } from "../calendar/deadline.ts";
import { fullWords } from "../calendar/due-words.ts";

/**
 * Why a date is no extension of a deadline; null when it is one. It must be later as printed, and give more time after the
 * plan's rules too: a Sunday gives none where the Saturday before it already counts until Monday.
 */
export function notLaterRefusal(
  newDueOn: Temporal.PlainDate,
  printed: PrintedDate,
  reading: DateReading,
): string | null {
  const inForce = readPrinted(printed, reading);
  const good = lastGoodDay({ dueOn: newDueOn, exclusive: false }, reading);
  if (isAfter(newDueOn, printed.dueOn) && isAfter(good, inForce.lastGoodOn)) return null;
  return `Hạn mới phải sau hạn đang áp dụng (${fullWords(inForce)}).`;
}
