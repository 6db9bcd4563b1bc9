import { formatDate } from "../../lib/calendar/format.ts";
import type { Changes } from "../../lib/metrics/changes.ts";
import { type BucketFigures, overdueBy, spokenFigures } from "../../lib/metrics/figures.ts";
import { listWords } from "../../lib/metrics/grouping.ts";
import type { OverduePart } from "../../lib/oversight/overdue.ts";
import type { Board } from "../../lib/progress/board.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { otherBasis } from "../../lib/progress/rules.ts";
import { BASIS_TITLES } from "../../lib/progress/words.ts";
import { changeWords } from "../../lib/reports/consolidated-words.ts";
import type { MonthRates } from "../../lib/reports/table.ts";
import { KeyFigure } from "../ui/figures.tsx";

/** Tasks that a tile names by number before it counts the others. */
const NUMBERS_SHOWN = 8;

/** The row of key figures: each with its denominator and the list it is made of. */
export function KeyFigures({
  board,
  figures,
  overdue,
  changes,
  reports,
  dueSoonDays,
  keep,
}: {
  board: Board;
  figures: BucketFigures;
  /** Parts past their date, of those whom the charts are narrowed to. */
  overdue: readonly OverduePart[];
  /** Since the day compared with; null where there is none. */
  changes: Changes | null;
  /** Of the newest month whose day to report has passed; null before there is one. */
  reports: MonthRates | null;
  dueSoonDays: number;
  keep: KeepReading;
}) {
  const { buckets, dated, done, dueSoon, silent, partlySilent } = figures;
  const lateAgencies = new Set(overdue.map(({ part }) => part.agencyId)).size;
  const ongoing = buckets.ONGOING.length;
  const { spoken, whole } = spokenFigures(figures, board);
  const month = board.closedMonth.month;
  const other = otherBasis(board.basis);
  const numbers = (tasks: typeof silent) =>
    listWords(
      tasks.map((task) => task.number),
      NUMBERS_SHOWN,
      "nhiệm vụ",
    );
  const monthWords = () => {
    const words = [];
    if (silent.length > 0) words.push(`chưa có ở nhiệm vụ ${numbers(silent)}`);
    if (partlySilent.length > 0) words.push(`còn thiếu đơn vị ở nhiệm vụ ${numbers(partlySilent)}`);
    return words.join("; ") || "mọi đơn vị đã cập nhật";
  };
  return (
    <div className="kpis">
      <KeyFigure tone="ok" icon="ok" label="Đã hoàn thành" part={done} whole={dated} href={keep("/tasks?view=done")}>
        {buckets.DONE_ON_TIME.length} đúng hạn, {buckets.DONE_LATE.length} quá hạn.{" "}
        {changes && changeSince(changes, changes.buckets.DONE_ON_TIME + changes.buckets.DONE_LATE)}
      </KeyFigure>
      <KeyFigure
        tone="over"
        icon="over"
        label="Quá hạn"
        part={buckets.OVERDUE.length}
        whole={dated}
        href={keep("/tasks?bucket=OVERDUE")}
      >
        {overdue.length} phần việc ở {lateAgencies} đơn vị.{" "}
        {changes && `${changeSince(changes, changes.buckets.OVERDUE)} `}
        {BASIS_TITLES[other]}: {overdueBy(other, board.tasks)}/{dated}.
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
        part={spoken}
        whole={whole}
        {...(whole > 0 && { href: keep("/tasks?view=spoken") })}
      >
        {whole > 0
          ? `Kỳ tháng ${month}: ${monthWords()}.`
          : ongoing > 0
            ? `${ongoing} nhiệm vụ, chưa có kỳ nào phải cập nhật.`
            : "Không có nhiệm vụ nào."}
      </KeyFigure>
      {reports ? (
        <KeyFigure
          tone="on"
          icon="send"
          label={`Báo cáo tháng ${reports.month.month} đúng hạn`}
          part={reports.onTime}
          whole={reports.due}
          href={keep(`/reports/${reports.month}?view=units`)}
        >
          {reports.late} gửi muộn, {reports.missing} chưa gửi.
          {reports.before && ` Tháng ${reports.before.month.month}: ${reports.before.onTime}/${reports.before.due}.`}
        </KeyFigure>
      ) : (
        <KeyFigure tone="on" icon="send" label="Báo cáo tháng đúng hạn" part={0} whole={0}>
          Chưa có kỳ báo cáo nào đến hạn.
        </KeyFigure>
      )}
    </div>
  );
}

/** "Tăng 1 so với 10/09/2023." */
function changeSince({ from }: Changes, difference: number): string {
  const words = changeWords(difference, 0) ?? "";
  return `${words.charAt(0).toLocaleUpperCase("vi")}${words.slice(1)} so với ${formatDate(from)}.`;
}
