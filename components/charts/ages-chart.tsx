import type { AgeFigures } from "../../lib/metrics/ages.ts";
import { agesTable } from "../../lib/metrics/chart-tables.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { EmptyState } from "../ui/notice.tsx";
import { BarList } from "./bar-list.tsx";
import { type ChartFiles, ChartFrame } from "./chart-frame.tsx";
import { ChartTableView } from "./chart-table.tsx";

/** How long what is overdue has been so, in parts of tasks. */
export function AgesChart({
  ages,
  linked,
  files,
  keep,
}: {
  ages: readonly AgeFigures[];
  /** Whether the reader may open the list of what is overdue. */
  linked: boolean;
  files: ChartFiles;
  keep: KeepReading;
}) {
  const total = ages.reduce((sum, { parts }) => sum + parts, 0);
  const long = ages[0];
  const takeaway =
    total === 0
      ? "Không có phần việc nào quá hạn"
      : `${total} phần việc quá hạn${long && long.parts > 0 ? `, ${long.parts} ${long.label.toLocaleLowerCase("vi")}` : ", không phần việc nào trên 30 ngày"}`;
  const table = agesTable(ages);
  return (
    <ChartFrame
      id="so-ngay"
      title="Phần việc quá hạn theo số ngày"
      takeaway={takeaway}
      files={files}
      note="Một nhiệm vụ có thể có nhiều phần việc, mỗi đơn vị một phần."
      table={
        <ChartTableView
          table={linked ? table : { ...table, rows: table.rows.map((row) => ({ ...row, href: null })) }}
          caption="Phần việc quá hạn theo số ngày"
          keep={keep}
        />
      }
    >
      {total === 0 ? (
        <EmptyState icon="check" title="Không có phần việc nào quá hạn" />
      ) : (
        <BarList
          keyAs="data-age"
          rows={ages.map(({ group, label, parts, agencies }, index) => {
            const href = linked && table.rows[index]?.href;
            return { key: group, label, count: parts, meta: `${agencies} đơn vị`, href: href ? keep(href) : null };
          })}
        />
      )}
    </ChartFrame>
  );
}
