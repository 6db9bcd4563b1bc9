import { type BucketFigures, overdueBy } from "../../lib/metrics/figures.ts";
import type { Board } from "../../lib/progress/board.ts";
import type { TaskFilter } from "../../lib/progress/filter.ts";
import { BUCKETS, type Bucket, otherBasis } from "../../lib/progress/rules.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { toneClass } from "../ui/tone.ts";
import { STATUS_LOOK } from "./status-look.ts";

/** The official buckets with their counts; each is a filter that can be taken off again. */
export function BucketBar({
  board,
  figures,
  current,
  hrefOf,
}: {
  board: Board;
  figures: BucketFigures;
  current: Bucket | null;
  hrefOf: (change: Partial<TaskFilter>) => string;
}) {
  const { basis, closedMonth } = board;
  const other = otherBasis(basis);
  const exempt = figures.notApplicable.length;
  const count = (bucket: Bucket) => figures.buckets[bucket].length;
  const spoken = count("ONGOING") - figures.silent.length;
  const beside: Record<Bucket, string> = {
    DONE_ON_TIME: `${count("DONE_ON_TIME")}/${figures.done} nhiệm vụ đã xong`,
    DONE_LATE: `${count("DONE_LATE")}/${figures.done} nhiệm vụ đã xong`,
    ON_TRACK: `gồm ${figures.dueSoon.length} sắp đến hạn`,
    OVERDUE: `${BASIS_WORDS[other]}: ${overdueBy(other, board.tasks)}`,
    ONGOING: `${spoken}/${count("ONGOING")} cập nhật tháng ${closedMonth.month}`,
    AWAITING: "chưa phát sinh hạn",
  };
  return (
    <nav className="buckets" aria-label="Lọc theo kết quả">
      <span className="bk-cap">Tất cả</span>
      <span className="bk-cap bk-cap-dated">
        Có thời hạn: <b>{figures.dated} nhiệm vụ</b>, {BASIS_WORDS[basis]}
      </span>
      <span className="bk-gap" />
      <span className="bk-cap bk-cap-undated">
        Không có hạn cố định: <b>{figures.undated} nhiệm vụ</b>
      </span>
      <AppLink
        className="bk bk-first"
        href={hrefOf({ bucket: null, timeliness: null })}
        aria-current={current === null ? "true" : undefined}
      >
        <b>{figures.whole}</b>
        <span className="k">Nhiệm vụ</span>
        <small>{exempt === 0 ? "toàn tỉnh" : `và ${exempt} không áp dụng`}</small>
      </AppLink>
      {BUCKETS.map((bucket) => {
        const { word, tone, icon } = STATUS_LOOK[bucket];
        const on = current === bucket;
        return (
          <AppLink
            key={bucket}
            className={classNames(
              "bk",
              (bucket === "ONGOING" || bucket === "AWAITING") && "bk-undated",
              toneClass(tone),
            )}
            href={hrefOf({ bucket: on ? null : bucket, timeliness: null })}
            aria-current={on ? "true" : undefined}
            data-bucket={bucket}
          >
            <b>{count(bucket)}</b>
            <span className="k">
              <Icon name={icon} />
              {word}
            </span>
            <small>{beside[bucket]}</small>
          </AppLink>
        );
      })}
    </nav>
  );
}
