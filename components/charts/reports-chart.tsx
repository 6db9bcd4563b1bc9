import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { ReportTable } from "../../lib/reports/table.ts";
import { ReportGridTable, ReportLegend, reportTakeaway } from "../report/report-grid.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { type ChartFiles, ChartFrame } from "./chart-frame.tsx";

/** A province's agencies of 2023 have a row each; of more only those that are in time least often. */
const ROWS_WHOLE = 60;
const ROWS_SHOWN = 20;

/** Who has reported, agency by month: the drawing is its own table. */
export function ReportsChart({
  table,
  files,
  keep,
  all,
  allHref,
}: {
  table: ReportTable;
  files: ChartFiles;
  keep: KeepReading;
  /** Whether every agency has a row of its own, however many there are; and where that is so. */
  all: boolean;
  allHref: string;
}) {
  return (
    <ChartFrame
      id="bao-cao"
      title={`Báo cáo hằng tháng của ${table.rows.length} đơn vị`}
      takeaway={reportTakeaway(table)}
      files={files}
      table={null}
      legend={table.rows.length > 0 && <ReportLegend />}
    >
      {table.rows.length === 0 ? (
        <EmptyState icon="info" title="Chưa có kỳ báo cáo nào mở" />
      ) : (
        <ReportGridTable
          table={table}
          keep={keep}
          most={all || table.rows.length <= ROWS_WHOLE ? null : ROWS_SHOWN}
          all={allHref}
        />
      )}
    </ChartFrame>
  );
}
