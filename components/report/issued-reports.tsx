import { formatDate, formatMonth } from "../../lib/calendar/format.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { IssuedMonth } from "../../lib/reports/consolidated-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** The consolidated reports of the year that have been issued, newest first. */
export function IssuedReports({ issued, keep }: { issued: readonly IssuedMonth[]; keep: KeepReading }) {
  return (
    <Panel title="Báo cáo tổng hợp đã ban hành" count={`${issued.length} báo cáo`} flush>
      <ul className="rows rows-tight">
        {issued.map(({ month, documentNumber, documentDate }) => (
          <li key={month.toString()} className="text-table">
            <AppLink className="ttl" href={keep(`/reports/${month}`)}>
              Báo cáo tổng hợp {formatMonth(month)}
            </AppLink>
            <div className="meta">
              Số {documentNumber}, ngày {formatDate(documentDate)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
