import { formatDate } from "../../lib/calendar/format.ts";

type Period = { reportsFrom: Temporal.PlainDate | null; reportsTo: Temporal.PlainDate | null };

/** Whether a body owes reports now: it began and has not stopped. */
export function reportsNow({ reportsFrom, reportsTo }: Period): boolean {
  return reportsFrom !== null && reportsTo === null;
}

/** "Từ 01/01/2023", "01/01/2023 – 30/06/2023", "Không báo cáo". */
export function periodWords({ reportsFrom, reportsTo }: Period): string {
  if (!reportsFrom) return "Không báo cáo";
  return reportsTo ? `${formatDate(reportsFrom)} – ${formatDate(reportsTo)}` : `Từ ${formatDate(reportsFrom)}`;
}
