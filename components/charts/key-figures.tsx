import { type BucketFigures, overdueByOriginal } from "../../lib/metrics/figures.ts";
import { overdueParts } from "../../lib/oversight/overdue.ts";
import type { Board } from "../../lib/progress/board.ts";
import { KeyFigure } from "../ui/figures.tsx";

/** The row of key figures: each with its denominator and the list it is made of. */
export function KeyFigures({
  board,
  figures,
  dueSoonDays,
  suffix,
}: {
  board: Board;
  figures: BucketFigures;
  dueSoonDays: number;
  /** "&asOf=…" or "". */
  suffix: string;
}) {
  const { buckets, dated, undated, done, dueSoon, silent } = figures;
  const late = overdueParts(board);
  const lateAgencies = new Set(late.map(({ part }) => part.agencyId)).size;
  const ongoing = buckets.ONGOING.length;
  const month = board.closedMonth.month;
  const numbers = (tasks: typeof silent) => tasks.map((task) => task.number).join(", ");
  return (
    <div className="kpis">
      <KeyFigure tone="ok" icon="ok" label="Đã hoàn thành" part={done} whole={dated} href={`/tasks?view=done${suffix}`}>
        {buckets.DONE_ON_TIME.length} đúng hạn, {buckets.DONE_LATE.length} quá hạn.
      </KeyFigure>
      <KeyFigure
        tone="over"
        icon="over"
        label="Quá hạn"
        part={buckets.OVERDUE.length}
        whole={dated}
        href={`/tasks?bucket=OVERDUE${suffix}`}
      >
        {late.length} phần việc ở {lateAgencies} đơn vị. Theo hạn gốc: {overdueByOriginal(board.tasks)}/{dated}.
      </KeyFigure>
      <KeyFigure
        tone="soon"
        icon="soon"
        label="Sắp đến hạn"
        part={dueSoon.length}
        whole={dated}
        href={`/tasks?timeliness=DUE_SOON${suffix}`}
      >
        {dueSoon.length === 0
          ? `Không có nhiệm vụ nào trong ${dueSoonDays} ngày tới.`
          : `${dueSoonDays} ngày tới: nhiệm vụ ${numbers(dueSoon)}.`}
      </KeyFigure>
      <KeyFigure
        tone="reg"
        icon="reg"
        label="Thường xuyên có cập nhật"
        part={ongoing - silent.length}
        whole={ongoing}
        href={`/tasks?view=spoken${suffix}`}
      >
        {silent.length === 0 ? `Kỳ tháng ${month} đủ.` : `Kỳ tháng ${month} chưa có: nhiệm vụ ${numbers(silent)}.`}
      </KeyFigure>
      <KeyFigure
        tone="wait"
        icon="wait"
        label="Chờ hướng dẫn"
        part={buckets.AWAITING.length}
        whole={undated}
        rate={null}
        href={`/tasks?bucket=AWAITING${suffix}`}
      >
        Trong nhiệm vụ không có hạn cố định; chưa phát sinh hạn.
      </KeyFigure>
    </div>
  );
}
