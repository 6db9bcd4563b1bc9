import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDayMonth, formatMonth } from "../../lib/calendar/format.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type ReportSettings, writingMonth } from "../../lib/reports/rules.ts";
import { agenciesByState, type ReportTable, sentInMonth } from "../../lib/reports/table.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** Who has not reported: the running month in one line, and every month that is overdue with its agencies. */
export function ReportsPanel({
  table,
  settings,
  follows,
  keep,
}: {
  table: ReportTable;
  settings: ReportSettings;
  /** Answers reports: is led to the desk. */
  follows: boolean;
  keep: KeepReading;
}) {
  const month = writingMonth(table.asOf, settings);
  if (month === null || table.rows.length === 0) return null;
  const { sent, owed } = sentInMonth(table, month);
  const left = daysBetween(table.asOf, reportDueDay(month, settings));
  const waiting = agenciesByState(table, month).get("SENT")?.length ?? 0;
  const missing = table.months.toReversed().flatMap((due) => {
    const agencies = agenciesByState(table, due).get("MISSING") ?? [];
    return agencies.length > 0 ? [{ due, agencies }] : [];
  });
  return (
    <Panel
      title={`Báo cáo ${formatMonth(month)}`}
      count={`${sent}/${owed}`}
      aside={<AppLink href={keep("/reports")}>Xem tất cả</AppLink>}
      flush
    >
      <ul className="rows rows-tight" data-missing-reports>
        <li className="text-table">
          <AppLink href={keep(`/reports/${month}?view=units`)}>Tháng {month.month}</AppLink>: {sent}/{owed} đơn vị đã
          gửi
          {left >= 0 && `, còn ${left} ngày (hạn ${formatDayMonth(reportDueDay(month, settings))})`}
          {waiting > 0 && (
            <>
              {" · "}
              {follows ? (
                <AppLink href={keep(`/review/reports?month=${month}`)}>{waiting} chờ duyệt</AppLink>
              ) : (
                `${waiting} chờ duyệt`
              )}
            </>
          )}
        </li>
        {missing.map(({ due, agencies }) => (
          <li key={due.toString()} className="text-table">
            <AppLink href={keep(`/reports/${due}?view=units`)}>Tháng {due.month}</AppLink>, quá hạn chưa gửi:{" "}
            <b>{agencies.map(({ row }) => row.shortName).join(", ")}</b>
          </li>
        ))}
        {missing.length === 0 && <li className="text-table muted">Không đơn vị nào quá hạn gửi báo cáo.</li>}
      </ul>
    </Panel>
  );
}
