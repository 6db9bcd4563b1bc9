import { formatDate, formatMonth } from "../../lib/calendar/format.ts";
import { doneHref, trendTable } from "../../lib/metrics/chart-tables.ts";
import type { TrendPoint } from "../../lib/metrics/trend.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { EmptyState } from "../ui/notice.tsx";
import { type ChartFiles, ChartFrame } from "./chart-frame.tsx";
import { ChartTableView } from "./chart-table.tsx";

const NOTHING_DATED = "Không có nhiệm vụ nào có thời hạn";

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 34;
const RIGHT = WIDTH - 12;
const TOP = 14;
const BOTTOM = HEIGHT - 26;

/** Completion against the plan: how many dated tasks were to be done by each month's end, and how many were. Drawn by the server. */
export function TrendChart({
  points,
  dated,
  files,
  keep,
}: {
  points: readonly TrendPoint[];
  dated: number;
  files: ChartFiles;
  keep: KeepReading;
}) {
  const past = points.filter(({ done }) => done !== null);
  const last = past.at(-1);
  const takeaway =
    dated === 0
      ? NOTHING_DATED
      : last
        ? `Đến ${formatDate(last.day)}: ${last.done}/${dated} đã hoàn thành; ${last.planned} nhiệm vụ có hạn đến hết ${formatMonth(last.month)}`
        : "Năm của kế hoạch chưa bắt đầu";
  const x = (index: number) => LEFT + ((RIGHT - LEFT) * (index + 0.5)) / points.length;
  const top = Math.max(dated, 1);
  const y = (value: number) => BOTTOM - ((BOTTOM - TOP) * value) / top;
  const path = (values: readonly (number | null)[]) =>
    values.flatMap((value, index) => (value === null ? [] : [`${x(index)},${y(value)}`])).join(" ");
  const ticks = [...new Set([0, Math.round(top / 2), top])];
  return (
    <ChartFrame
      id="tien-do"
      title="Tiến độ hoàn thành so với kế hoạch"
      takeaway={takeaway}
      files={files}
      legend={dated > 0 && "Nét liền, chấm đặc: đã hoàn thành; nét đứt, vòng rỗng: đến hạn theo kế hoạch"}
      table={<ChartTableView table={trendTable(points, dated)} caption="Tiến độ so với kế hoạch" keep={keep} />}
    >
      {dated === 0 ? (
        <EmptyState icon="info" title="Chưa có số liệu để vẽ" />
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="trend">
          <title>Tiến độ so với kế hoạch</title>
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {points.map(({ month }, index) => (
            <text key={month.toString()} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
              T{month.month}
            </text>
          ))}
          <polyline
            points={path(points.map(({ planned }) => planned))}
            fill="none"
            stroke="var(--ink-3)"
            strokeWidth="2"
            strokeDasharray="5 4"
          />
          <polyline points={path(points.map(({ done }) => done))} fill="none" stroke="var(--action)" strokeWidth="3" />
          {points.map(({ month, planned }, index) => (
            <a key={month.toString()} href={keep(`/tasks?dueBy=${month}`)} data-planned={month.toString()}>
              <title>{`Đến hạn đến hết ${formatMonth(month)}: ${planned}/${dated} nhiệm vụ`}</title>
              <circle cx={x(index)} cy={y(planned)} r="12" fill="transparent" />
              <circle cx={x(index)} cy={y(planned)} r="4" fill="var(--surface)" stroke="var(--ink-3)" strokeWidth="2" />
            </a>
          ))}
          {points.map(({ month, day, done }, index) =>
            done === null ? null : (
              <a key={month.toString()} href={keep(doneHref(day))} data-done={day.toString()}>
                <title>{`Đã hoàn thành đến ${formatDate(day)}: ${done}/${dated} nhiệm vụ`}</title>
                <circle cx={x(index)} cy={y(done)} r="12" fill="transparent" />
                <circle cx={x(index)} cy={y(done)} r="5" fill="var(--action)" />
              </a>
            ),
          )}
        </svg>
      )}
    </ChartFrame>
  );
}
