import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { ReportTable } from "../../lib/reports/table.ts";
import { ReportGridTable, ReportLegend, reportTakeaway } from "../report/report-grid.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { type ChartFiles, ChartFrame } from "./chart-frame.tsx";

/** Who has reported, agency by month: the drawing is its own table. */
export function ReportsChart({ table, files, keep }: { table: ReportTable; files: ChartFiles; keep: KeepReading }) {
  return (
    <ChartFrame
      id="bao-cao"
      title={`Báo cáo hằng tháng của ${table.rows.length} đơn vị`}
      takeaway={reportTakeaway(table)}
      files={files}
      table={null}
      legend={<ReportLegend />}
    >
      {table.rows.length === 0 ? (
        <EmptyState title="Chưa có kỳ báo cáo nào mở" />
      ) : (
        <ReportGridTable table={table} keep={keep} />
      )}
    </ChartFrame>
  );
}
