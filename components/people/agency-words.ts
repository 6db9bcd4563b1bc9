import { isAfter } from "../../lib/calendar/days.ts";
import { formatDate } from "../../lib/calendar/format.ts";

type Period = { reportsFrom: Temporal.PlainDate | null; reportsTo: Temporal.PlainDate | null };

/** Whether a body is set to owe reports from now on: it was told to begin and has not been told to stop. */
export function reportsNow({ reportsFrom, reportsTo }: Period): boolean {
  return reportsFrom !== null && reportsTo === null;
}

/** Whether a body owes reports on a day, as the board counts it. */
export function reportsOn({ reportsFrom, reportsTo }: Period, day: Temporal.PlainDate): boolean {
  return reportsFrom !== null && !isAfter(reportsFrom, day) && (reportsTo === null || !isAfter(day, reportsTo));
}

/** "Từ 01/01/2023", "01/01/2023 – 30/06/2023", "Không báo cáo". */
export function periodWords({ reportsFrom, reportsTo }: Period): string {
  if (!reportsFrom) return "Không báo cáo";
  return reportsTo ? `${formatDate(reportsFrom)} – ${formatDate(reportsTo)}` : `Từ ${formatDate(reportsFrom)}`;
}
