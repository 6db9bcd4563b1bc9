import { type BucketFigures, overdueBy } from "../../lib/metrics/figures.ts";
import { overdueParts } from "../../lib/oversight/overdue.ts";
import type { Board } from "../../lib/progress/board.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { otherBasis } from "../../lib/progress/rules.ts";
import { BASIS_TITLES } from "../../lib/progress/words.ts";
import { KeyFigure } from "../ui/figures.tsx";

/** The row of key figures: each with its denominator and the list it is made of. */
export function KeyFigures({
  board,
  figures,
  dueSoonDays,
  keep,
}: {
  board: Board;
  figures: BucketFigures;
  dueSoonDays: number;
  keep: KeepReading;
}) {
  const { buckets, dated, undated, done, dueSoon, silent, partlySilent } = figures;
  const late = overdueParts(board);
  const lateAgencies = new Set(late.map(({ part }) => part.agencyId)).size;
  const ongoing = buckets.ONGOING.length;
  const month = board.closedMonth.month;
  const other = otherBasis(board.basis);
  const numbers = (tasks: typeof silent) => tasks.map((task) => task.number).join(", ");
  const monthWords = () => {
    const words = [];
    if (silent.length > 0) words.push(`chưa có ở nhiệm vụ ${numbers(silent)}`);
    if (partlySilent.length > 0) words.push(`còn thiếu đơn vị ở nhiệm vụ ${numbers(partlySilent)}`);
    return words.join("; ") || "mọi đơn vị đã cập nhật";
  };
  return (
    <div className="kpis">
      <KeyFigure tone="ok" icon="ok" label="Đã hoàn thành" part={done} whole={dated} href={keep("/tasks?view=done")}>
        {buckets.DONE_ON_TIME.length} đúng hạn, {buckets.DONE_LATE.length} quá hạn.
      </KeyFigure>
      <KeyFigure
        tone="over"
        icon="over"
        label="Quá hạn"
        part={buckets.OVERDUE.length}
        whole={dated}
        href={keep("/tasks?bucket=OVERDUE")}
      >
        {late.length} phần việc ở {lateAgencies} đơn vị. {BASIS_TITLES[other]}: {overdueBy(other, board.tasks)}/{dated}.
      </KeyFigure>
      <KeyFigure
        tone="soon"
        icon="soon"
        label="Sắp đến hạn"
        part={dueSoon.length}
        whole={dated}
        href={keep("/tasks?timeliness=DUE_SOON")}
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
        href={keep("/tasks?view=spoken")}
      >
        {ongoing === 0 ? "Không có nhiệm vụ nào." : `Kỳ tháng ${month}: ${monthWords()}.`}
      </KeyFigure>
      <KeyFigure
        tone="wait"
        icon="wait"
        label="Chờ hướng dẫn"
        part={buckets.AWAITING.length}
        whole={undated}
        rate={null}
        href={keep("/tasks?bucket=AWAITING")}
      >
        Trong nhiệm vụ không có hạn cố định; chưa phát sinh hạn.
      </KeyFigure>
    </div>
  );
}
