import type { MeetingSnapshot } from "../../lib/meetings/snapshot.ts";
import { listWords } from "../../lib/metrics/grouping.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { HeadlineSentence } from "../charts/headline.tsx";
import { STATUS_LOOK } from "../task/status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { KeyFigure } from "../ui/figures.tsx";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { toneClass } from "../ui/tone.ts";

/** Tasks that have a cell of their own; of more a slide shows the counts. */
const CELLS_SHOWN = 60;
const NUMBERS_SHOWN = 20;

/** Where the plan stands: the sentence, the key figures, every task in its bucket. */
export function WholeSlide({ snapshot, keep }: { snapshot: MeetingSnapshot; keep: KeepReading }) {
  const { asOf, basis, done, dated, onTime, undated, buckets, dueSoon, standing, reports, notApplicable } = snapshot;
  const overdue = snapshot.overdueTasks.map(({ number, title, ...late }) => ({
    ...late,
    task: { id: number, shortTitle: title },
  }));
  const grouped = dated + undated > CELLS_SHOWN;
  const headline = { asOf: Temporal.PlainDate.from(asOf), basis, done, dated, onTime, overdue };
  return (
    <>
      <div className="lead-words">
        <HeadlineSentence headline={headline} level={2} />
      </div>
      <div className="kpis">
        <KeyFigure tone="ok" icon="ok" label="Đã hoàn thành" part={done} whole={dated} href={keep("/tasks?view=done")}>
          {onTime} đúng hạn, {done - onTime} quá hạn.
        </KeyFigure>
        <KeyFigure
          tone="over"
          icon="over"
          label="Quá hạn"
          part={buckets.OVERDUE.length}
          whole={dated}
          href={keep("/tasks?bucket=OVERDUE")}
        >
          {snapshot.overdueParts.length} phần việc.
        </KeyFigure>
        <KeyFigure
          tone="soon"
          icon="soon"
          label="Sắp đến hạn"
          part={dueSoon.length}
          whole={dated}
          href={keep("/tasks?timeliness=DUE_SOON")}
        >
          Trong {snapshot.dueSoonDays} ngày tới.
        </KeyFigure>
        <KeyFigure
          tone="reg"
          icon="reg"
          label="Thường xuyên có cập nhật"
          part={standing.spoken}
          whole={standing.whole}
          href={keep("/tasks?view=spoken")}
        >
          Kỳ tháng {Temporal.PlainYearMonth.from(standing.month).month}.
        </KeyFigure>
        {reports && (
          <KeyFigure
            tone="on"
            icon="send"
            label={`Báo cáo tháng ${Temporal.PlainYearMonth.from(reports.month).month} đúng hạn`}
            part={reports.onTime}
            whole={reports.due}
            href={keep(`/reports/${reports.month}?view=units`)}
          >
            {reports.late} gửi muộn, {reports.missing} chưa gửi.
          </KeyFigure>
        )}
      </div>
      <Panel
        title={`Trạng thái ${dated + undated} nhiệm vụ`}
        foot={
          notApplicable.length > 0 &&
          `Không áp dụng, ngoài mọi mẫu số: nhiệm vụ ${listWords(
            notApplicable.map(({ number }) => number),
            NUMBERS_SHOWN,
            "nhiệm vụ",
          )}`
        }
      >
        {dated + undated === 0 && <EmptyState icon="info" title="Kế hoạch chưa có nhiệm vụ nào" />}
        <div className="slide-buckets">
          {BUCKETS.filter((bucket) => buckets[bucket].length > 0).map((bucket) => {
            const { word, tone, icon } = STATUS_LOOK[bucket];
            return (
              <div key={bucket} className={toneClass(tone)} data-bucket={bucket}>
                <h3>
                  <Icon name={icon} /> {buckets[bucket].length} {word}
                </h3>
                {grouped ? (
                  <AppLink href={keep(`/tasks?bucket=${bucket}`)}>Xem danh sách</AppLink>
                ) : (
                  <div className="cells">
                    {buckets[bucket].map(({ number, title }) => (
                      <AppLink
                        key={number}
                        className={classNames("cell", toneClass(tone))}
                        href={keep(`/tasks/${number}`)}
                        aria-label={`Nhiệm vụ ${number}: ${title}`}
                      >
                        {number}
                      </AppLink>
                    ))}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </Panel>
    </>
  );
}
