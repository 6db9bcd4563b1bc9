import { formatDate } from "../../lib/calendar/format.ts";
import type { OverdueGroup, OverduePart } from "../../lib/oversight/overdue.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type DeadlineBasis, dueOnBy, otherBasis } from "../../lib/progress/rules.ts";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";

/** What is late, in groups: who owes what, since when, and the last word each agency gave. */
export function OverdueTable({
  groups,
  basis,
  keep,
}: {
  groups: readonly OverdueGroup[];
  basis: DeadlineBasis;
  keep: KeepReading;
}) {
  return (
    <Table caption="Phần việc quá hạn" sticky cards>
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">Hạn</th>
          <th scope="col" className="num">
            Số ngày
          </th>
          <th scope="col">Lời gần nhất của đơn vị</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key} data-group={group.key}>
          <tr className="grp">
            <th scope="rowgroup" colSpan={5}>
              {group.label} · {group.parts.length} phần việc
            </th>
          </tr>
          {group.parts.map((overdue) => (
            <OverdueRow key={overdue.part.id} overdue={overdue} basis={basis} keep={keep} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function OverdueRow({ overdue, basis, keep }: { overdue: OverduePart; basis: DeadlineBasis; keep: KeepReading }) {
  const { task, part, days } = overdue;
  const { word, dueOn } = part;
  const other = dueOnBy(part.facts, otherBasis(basis));
  const moved = other && dueOn && !other.equals(dueOn);
  return (
    <tr data-row data-overdue={`${task.number}:${part.agencyCode}`}>
      <td>
        <AppLink className="ttl" href={keep(`/agencies/${part.agencyCode}`)}>
          <b className="nb">{part.agencyName}</b>
        </AppLink>
        <div className="second">{part.role === "LEAD" ? "Chủ trì" : "Phối hợp"}</div>
      </td>
      <td>
        <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
          Nhiệm vụ {task.number}
        </AppLink>
        <div className="second">{part.part ?? task.shortTitle}</div>
      </td>
      <td data-label="Hạn">
        <span className="tn">{dueOn && formatDate(dueOn)}</span>
        {moved && (
          <div className="second nb">
            {basis === "original" ? "hiện hành" : "gốc"} {formatDate(other)}
          </div>
        )}
      </td>
      <td className="num card-first text-over-ink" data-label="Quá hạn" data-unit="ngày">
        <b>{days}</b>
      </td>
      <td>
        {word ? (
          <>
            {word.result}
            <div className="second">
              {formatDate(word.recordedAt.toZonedDateTimeISO(ZONE).toPlainDate())}
              {word.percent !== null && ` · ${word.percent}%`} · {word.recordedBy}
            </div>
            {word.difficulties && <div className="second">Vướng: {word.difficulties}</div>}
          </>
        ) : (
          <span className="muted">Chưa có lời nào</span>
        )}
        {overdue.awaiting && <div className="second text-soon-ink">Đã báo hoàn thành, chờ xác nhận</div>}
      </td>
    </tr>
  );
}
