import { formatDate, formatMonth } from "../../lib/calendar/format.ts";
import { deadlineTable, statusTable } from "../../lib/metrics/chart-tables.ts";
import type { BucketFigures } from "../../lib/metrics/figures.ts";
import { dueMonths, listWords } from "../../lib/metrics/grouping.ts";
import type { Board } from "../../lib/progress/board.ts";
import { dueOf } from "../../lib/progress/filter.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { capital } from "../../lib/reports/consolidated-words.ts";
import { STATUS_LOOK } from "../task/status-look.ts";
import { StatusWord } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { toneClass } from "../ui/tone.ts";
import { BarList } from "./bar-list.tsx";
import { deadlineRows, statusBars, statusCells } from "./chart-data.ts";
import { type ChartFiles, ChartFrame, tableId } from "./chart-frame.tsx";
import { ChartTableView } from "./chart-table.tsx";
import { DeadlineChart } from "./deadline-chart.tsx";
import { StatusBarChart } from "./status-bar-chart.tsx";

/** Tasks that have a cell of their own, and rows of the year that are drawn; of more the cells and the months are counted. */
const CELLS_SHOWN = 60;
const ROWS_WHOLE = 40;
const ROWS_SHOWN = 15;
const NUMBERS_SHOWN = 20;

type Shown = { board: Board; figures: BucketFigures; files: ChartFiles; keep: KeepReading };

/** Every task of the plan in its bucket. */
export function StatusChart({ board, figures, files, keep }: Shown) {
  const { buckets, dated, undated, done } = figures;
  const total = figures.whole;
  const grouped = total > CELLS_SHOWN;
  const cells = statusCells(figures, keep);
  const exempt = figures.notApplicable.map((task) => task.number);
  const takeaway =
    total === 0
      ? "Không có nhiệm vụ nào để tính"
      : `Trong ${dated} nhiệm vụ có thời hạn: ${done} đã xong, ${buckets.ON_TRACK.length} còn trong hạn, ${buckets.OVERDUE.length} quá hạn`;
  return (
    <ChartFrame
      id="trang-thai"
      title={`Trạng thái ${total} nhiệm vụ, ${BASIS_WORDS[board.basis]}`}
      takeaway={takeaway}
      note={
        exempt.length > 0 && `Không áp dụng, ngoài mọi mẫu số: nhiệm vụ ${listWords(exempt, NUMBERS_SHOWN, "nhiệm vụ")}`
      }
      legend={total > 0 && !grouped && "Mỗi ô là một nhiệm vụ, ghi số thứ tự tại Phụ lục II; chọn ô để mở"}
      files={files}
      table={
        <ChartTableView
          table={statusTable(figures)}
          caption="Số nhiệm vụ theo trạng thái"
          keyAs="data-bucket"
          keep={keep}
        />
      }
    >
      {total === 0 ? (
        <EmptyState icon="info" title="Chưa có số liệu để vẽ" />
      ) : grouped ? (
        <BarList keyAs="data-bucket" wide rows={statusBars(figures, keep)} />
      ) : (
        <div className="dist2">
          <StatusGroup
            buckets={BUCKETS.slice(0, 4)}
            figures={figures}
            cells={cells.dated}
            label={`${dated} nhiệm vụ có thời hạn`}
            keep={keep}
          />
          <StatusGroup
            buckets={BUCKETS.slice(4)}
            figures={figures}
            cells={cells.undated}
            label={`${undated} nhiệm vụ không có hạn cố định`}
            keep={keep}
          />
        </div>
      )}
    </ChartFrame>
  );
}

function StatusGroup({
  buckets,
  figures,
  cells,
  label,
  keep,
}: {
  buckets: readonly (typeof BUCKETS)[number][];
  figures: BucketFigures;
  cells: ReturnType<typeof statusCells>["dated"];
  label: string;
  keep: KeepReading;
}) {
  if (cells.length === 0) return null;
  return (
    <div className="dist-group" style={{ flexGrow: cells.length }}>
      <div className="dist">
        {buckets
          .filter((bucket) => figures.buckets[bucket].length > 0)
          .map((bucket) => {
            const { word, tone, icon } = STATUS_LOOK[bucket];
            const count = figures.buckets[bucket].length;
            return (
              <AppLink
                key={bucket}
                className={classNames("cap", toneClass(tone))}
                style={{ flex: `${count} 1 0` }}
                href={keep(`/tasks?bucket=${bucket}`)}
                data-bucket={bucket}
              >
                <span className="ct">
                  <Icon name={icon} />
                  <b>{count}</b>
                </span>
                <span>
                  {word}
                  {bucket === "ON_TRACK" && figures.dueSoon.length > 0 && `, gồm ${figures.dueSoon.length} sắp đến hạn`}
                </span>
              </AppLink>
            );
          })}
      </div>
      <StatusBarChart cells={cells} label={label} />
      <p className="brk">{label}</p>
    </div>
  );
}

/** The dated tasks of the year. */
export function DeadlinesChart({ board, figures, files, keep, year }: Shown & { year: number }) {
  const whole = deadlineRows(board, year, keep);
  const total = whole.rows.length;
  const grouped = total > ROWS_WHOLE;
  const plot = { ...whole, rows: grouped ? whole.rows.slice(0, ROWS_SHOWN) : whole.rows };
  const next = figures.dueSoon[0];
  const atYearEnd = board.tasks.filter(
    (t) => dueOf(t, board.basis)?.month === 12 && t.standing.daysLeft !== null,
  ).length;
  const words = [
    atYearEnd > 0 ? `${atYearEnd} nhiệm vụ dồn vào tháng 12` : "Không nhiệm vụ nào dồn vào cuối năm",
    next &&
      `nhiệm vụ ${next.number} đến hạn ${next.standing.daysLeft === 0 ? "hôm nay" : `trong ${next.standing.daysLeft} ngày`}`,
  ]
    .filter(Boolean)
    .join("; ");
  const takeaway = total === 0 ? "Không có nhiệm vụ nào có thời hạn" : words;
  return (
    <ChartFrame
      id="thoi-han"
      wide
      title={`Thời hạn của ${total} nhiệm vụ năm ${year}, ${BASIS_WORDS[board.basis]}`}
      takeaway={takeaway}
      legend={
        total > 0 &&
        `Vòng tròn rỗng: hạn gốc; chấm: ${board.basis === "original" ? "lần gia hạn, hạn hiện hành" : "lần gia hạn"}; nét đứt dọc: ${formatDate(board.asOf)}`
      }
      narrow={
        <ol>
          {plot.rows.map((row) => (
            <li key={row.number}>
              <span className="no tn">{row.number}</span>
              <div>
                <AppLink className="ttl" href={row.href}>
                  {row.title}
                </AppLink>
                <StatusWord tone={row.tone} icon={row.icon}>
                  {row.words}
                </StatusWord>
                <div className="meta">{row.dates}</div>
              </div>
            </li>
          ))}
        </ol>
      }
      after={grouped && <DueMonths board={board} rest={total - plot.rows.length} keep={keep} />}
      files={files}
      table={<ChartTableView table={deadlineTable(board)} caption="Thời hạn các nhiệm vụ" keep={keep} />}
    >
      {total === 0 ? (
        <EmptyState icon="info" title="Chưa có số liệu để vẽ" />
      ) : (
        <DeadlineChart
          rows={plot.rows}
          today={plot.today}
          days={plot.days}
          months={plot.months}
          label={`Thời hạn của ${plot.rows.length} nhiệm vụ năm ${year}`}
        />
      )}
    </ChartFrame>
  );
}

/** What is not drawn row by row: how much falls due in each month. */
function DueMonths({ board, rest, keep }: { board: Board; rest: number; keep: KeepReading }) {
  return (
    <>
      <h3 className="rank-h after-rows">
        Trên đây là các nhiệm vụ cần quan tâm nhất; <a href={`#${tableId("thoi-han")}`}>còn {rest} nhiệm vụ</a>. Tất cả
        theo tháng đến hạn:
      </h3>
      <BarList
        keyAs="data-due"
        wide
        rows={dueMonths(board).map(({ month, tasks, done, overdue }) => ({
          key: month.toString(),
          label: capital(formatMonth(month)),
          count: tasks,
          meta: `${done} đã xong, ${overdue} quá hạn`,
          href: keep(`/tasks?due=${month}`),
          tone: "on" as const,
        }))}
      />
    </>
  );
}
