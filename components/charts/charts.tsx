import { formatDate } from "../../lib/calendar/format.ts";
import type { BucketFigures } from "../../lib/metrics/figures.ts";
import type { Board } from "../../lib/progress/board.ts";
import { dueOf } from "../../lib/progress/filter.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { agencyWords, shareWords, standingWords } from "../../lib/progress/task-words.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { STATUS_LOOK } from "../task/status-look.ts";
import { StatusWord } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Table } from "../ui/table.tsx";
import { toneClass } from "../ui/tone.ts";
import { deadlineRows, statusCells } from "./chart-data.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { DeadlineChart } from "./deadline-chart.tsx";
import { StatusBarChart } from "./status-bar-chart.tsx";

type Shown = { board: Board; figures: BucketFigures; keep: KeepReading };

/** Every task of the plan in its bucket. */
export function StatusChart({ board, figures, keep }: Shown) {
  const { buckets, dated, undated, done } = figures;
  const cells = statusCells(figures, keep);
  const total = figures.whole;
  const exempt = figures.notApplicable.map((task) => task.number);
  const takeaway =
    total === 0
      ? "Kế hoạch chưa có nhiệm vụ nào"
      : `Trong ${dated} nhiệm vụ có thời hạn: ${done} đã xong, ${buckets.ON_TRACK.length} còn trong hạn, ${buckets.OVERDUE.length} quá hạn`;
  return (
    <ChartFrame
      id="trang-thai"
      title={`Trạng thái ${total} nhiệm vụ, ${BASIS_WORDS[board.basis]}`}
      takeaway={takeaway}
      note={exempt.length > 0 && `Không áp dụng, ngoài mọi mẫu số: nhiệm vụ ${exempt.join(", ")}`}
      legend="Mỗi ô là một nhiệm vụ, ghi số thứ tự tại Phụ lục II; chọn ô để mở"
      table={
        <Table caption="Số nhiệm vụ theo trạng thái">
          <thead>
            <tr>
              <th scope="col">Trạng thái</th>
              <th scope="col" className="num">
                Số nhiệm vụ
              </th>
              <th scope="col" className="num">
                Trên tổng của nhóm
              </th>
              <th scope="col">Số thứ tự</th>
            </tr>
          </thead>
          <tbody>
            {BUCKETS.map((bucket) => (
              <tr key={bucket} data-bucket={bucket}>
                <th scope="row">
                  <AppLink href={keep(`/tasks?bucket=${bucket}`)}>{STATUS_LOOK[bucket].word}</AppLink>
                </th>
                <td className="num">{buckets[bucket].length}</td>
                <td className="num">
                  {buckets[bucket].length}/
                  {BUCKETS.indexOf(bucket) < 4 ? `${dated} có thời hạn` : `${undated} không có hạn cố định`}
                </td>
                <td>{buckets[bucket].map((task) => task.number).join(", ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      {total === 0 ? (
        <EmptyState title="Chưa có số liệu để vẽ" />
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
export function DeadlinesChart({ board, figures, keep, year }: Shown & { year: number }) {
  const plot = deadlineRows(board, year, keep);
  const next = figures.dueSoon[0];
  const atYearEnd = board.tasks.filter(
    (t) => dueOf(t, board.basis)?.month === 12 && t.standing.daysLeft !== null,
  ).length;
  const takeaway = [
    atYearEnd > 0 ? `${atYearEnd} nhiệm vụ dồn vào tháng 12` : "Không nhiệm vụ nào dồn vào cuối năm",
    next ? `nhiệm vụ ${next.number} đến hạn trong ${next.standing.daysLeft} ngày` : null,
  ]
    .filter(Boolean)
    .join("; ");
  return (
    <ChartFrame
      id="thoi-han"
      wide
      title={`Thời hạn của ${plot.rows.length} nhiệm vụ năm ${year}, ${BASIS_WORDS[board.basis]}`}
      takeaway={takeaway}
      legend={`Vòng tròn rỗng: hạn gốc; chấm: ${board.basis === "original" ? "lần gia hạn, hạn hiện hành" : "lần gia hạn"}; nét đứt dọc: ${formatDate(board.asOf)}`}
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
      table={
        <Table caption="Thời hạn các nhiệm vụ">
          <thead>
            <tr>
              <th scope="col" className="num">
                STT
              </th>
              <th scope="col">Nhiệm vụ</th>
              <th scope="col">Chủ trì</th>
              <th scope="col">Hạn gốc</th>
              <th scope="col">Hạn hiện hành</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {board.tasks
              .filter((task) => task.currentDeadline)
              .map((task) => (
                <tr key={task.id}>
                  <td className="num">{task.number}</td>
                  <th scope="row">
                    <AppLink href={keep(`/tasks/${task.number}`)}>{task.shortTitle}</AppLink>
                  </th>
                  <td>{agencyWords(task).leads}</td>
                  <td className="tn">{task.originalDeadline && formatDate(task.originalDeadline.dueOn)}</td>
                  <td className="tn">{task.currentDeadline && formatDate(task.currentDeadline.dueOn)}</td>
                  <td>
                    {[STATUS_LOOK[task.standing.timeliness].word, standingWords(task, board), shareWords(task, board)]
                      .filter(Boolean)
                      .join(", ")}
                  </td>
                </tr>
              ))}
          </tbody>
        </Table>
      }
    >
      {plot.rows.length === 0 ? (
        <EmptyState title="Chưa có nhiệm vụ nào có thời hạn" />
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
