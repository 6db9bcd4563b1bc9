import { isBefore } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";

/**
 * The number alone of a document's number and symbol, as the register has it first: 678 of "678/CAT-PC06", 5 of "05/CAT-PC06";
 * null when it does not begin with one (Decree 30/2020, art. 15 and Annex I).
 */
export function serialOf(number: string): number | null {
  const serial = Number(/^(\d{1,6})\s*\/\s*\S/.exec(number)?.[1] ?? 0);
  return serial > 0 ? serial : null;
}

/** Why a document cannot bear a date: it is older than its draft. Null when it can. */
export function issuedBeforeDrafted(date: Temporal.PlainDate, draftedOn: Temporal.PlainDate): string | null {
  return isBefore(date, draftedOn)
    ? `Ngày ban hành không thể trước ngày lập dự thảo (${formatDate(draftedOn)}).`
    : null;
}
