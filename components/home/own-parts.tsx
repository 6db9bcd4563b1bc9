import { formatDate } from "../../lib/calendar/format.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { PeriodPart } from "../../lib/progress/period.ts";
import { takesUpdates } from "../../lib/progress/rules.ts";
import { WORKBOOK_PAGE } from "../../lib/progress/workbook-form.ts";
import { claimWords, partWords } from "../task/part-words.ts";
import { TimelinessChip } from "../task/status-chip.tsx";
import { STATUS_LOOK } from "../task/status-look.ts";
import { GoLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Progress } from "../ui/progress.tsx";
import { rowClass, Table } from "../ui/table.tsx";
import { Tabs } from "../ui/tabs.tsx";

/** The agency's own parts, what asks for attention first. */
export function OwnParts({
  open,
  closed,
  view,
  asOf,
  readOnly,
  keep,
}: {
  open: readonly PeriodPart[];
  closed: readonly PeriodPart[];
  view: "open" | "closed";
  asOf: Temporal.PlainDate;
  /** An earlier day is on show: nothing can be updated from here. */
  readOnly: boolean;
  keep: KeepReading;
}) {
  const shown = view === "closed" ? closed : open;
  return (
    <Panel
      title="Nhiệm vụ của đơn vị"
      count={`${open.length + closed.length} nhiệm vụ`}
      aside={
        <span className="actions">
          {!readOnly && <AppLink href={WORKBOOK_PAGE}>Cập nhật bằng Excel</AppLink>}
          <AppLink href={keep("/tasks")}>Xem bảng toàn tỉnh</AppLink>
        </span>
      }
      flush
    >
      <Tabs
        label="Nhiệm vụ của đơn vị"
        className="px-3"
        tabs={[
          { href: keep("/"), label: "Đang thực hiện", count: open.length, current: view === "open" },
          {
            href: keep("/?view=closed"),
            label: "Đã xong, chờ xác nhận, không áp dụng",
            count: closed.length,
            current: view === "closed",
          },
        ]}
      />
      {shown.length === 0 ? (
        <div className="panel-body">
          <EmptyState icon="check" title="Không có nhiệm vụ nào trong mục này" />
        </div>
      ) : (
        <Table caption="Nhiệm vụ của đơn vị" cards>
          <thead>
            <tr>
              <th scope="col" className="num">
                STT
              </th>
              <th scope="col">Nhiệm vụ</th>
              <th scope="col">Thời hạn</th>
              <th scope="col">Tiến độ</th>
              <th scope="col">
                <span className="sr">Việc tiếp theo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((held) => (
              <OwnPart key={held.part.id} held={held} asOf={asOf} readOnly={readOnly} keep={keep} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function OwnPart({
  held,
  asOf,
  readOnly,
  keep,
}: {
  held: PeriodPart;
  asOf: Temporal.PlainDate;
  readOnly: boolean;
  keep: KeepReading;
}) {
  const { task, part, spoken } = held;
  const edge = part.timeliness === "OVERDUE" ? "over" : part.timeliness === "DUE_SOON" ? "soon" : null;
  const { dueOn, originalDueOn } = part.facts;
  const moved = dueOn && originalDueOn && !dueOn.equals(originalDueOn);
  const claim = claimWords(part);
  const dated = part.timeliness === "OVERDUE" || part.timeliness === "DUE_SOON" || part.timeliness === "ON_TRACK";
  return (
    <tr className={rowClass(edge)} data-row data-task={task.number} data-timeliness={part.timeliness}>
      <td className="num t-num" data-label="Nhiệm vụ">
        {task.number}
      </td>
      <td>
        <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
          {task.shortTitle}
        </AppLink>
        <div className="second">
          {part.role === "LEAD" ? (part.isPrincipal ? "Chủ trì, đầu mối" : "Chủ trì") : "Phối hợp"}
        </div>
      </td>
      <td data-label={dueOn ? "Hạn" : undefined}>
        {dueOn ? <span className="tn">{formatDate(dueOn)}</span> : <span className="ink2">{task.deadlineText}</span>}
        {moved && <div className="second">Hạn gốc {formatDate(originalDueOn)}</div>}
      </td>
      <td>
        <TimelinessChip timeliness={part.timeliness} days={part.daysLate} />
        {dated && part.word?.percent != null && (
          <Progress value={part.word.percent} tone={STATUS_LOOK[part.timeliness].tone} />
        )}
        <div className="second">
          {part.timeliness === "ONGOING" || part.timeliness === "OVERDUE"
            ? spoken
              ? "Đã cập nhật kỳ này"
              : "Chưa cập nhật kỳ này"
            : partWords(part, asOf)}
        </div>
        {claim && <div className="second text-soon-ink">{claim}</div>}
      </td>
      <td>
        {takesUpdates(part.facts) && !readOnly ? (
          <GoLink href={`/tasks/${task.number}/update`} label={`Cập nhật nhiệm vụ ${task.number}`}>
            Cập nhật
          </GoLink>
        ) : (
          <GoLink href={keep(`/tasks/${task.number}`)} label={`Xem nhiệm vụ ${task.number}`}>
            Xem
          </GoLink>
        )}
      </td>
    </tr>
  );
}
