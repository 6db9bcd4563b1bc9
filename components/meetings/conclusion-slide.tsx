import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { Meeting } from "../../lib/meetings/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { DirectiveStateChip } from "../directives/state-chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState, Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";

/** What the meeting decided, and how each conclusion stands at its agencies on the day read. */
export function ConclusionSlide({ meeting, keep }: { meeting: Meeting; keep: KeepReading }) {
  const { decisions, endedAt, endedBy } = meeting;
  return (
    <>
      {endedAt && (
        <Notice icon="lock" title={`Cuộc họp kết thúc lúc ${formatInstant(endedAt, ZONE)}`}>
          {endedBy} kết thúc. Số liệu và kết luận của cuộc họp không sửa được nữa; đơn vị trả lời tại từng kết luận.
        </Notice>
      )}
      <Panel title="Kết luận" count={`${decisions.length} nội dung`} flush={decisions.length > 0}>
        {decisions.length === 0 ? (
          <EmptyState icon="flag" title={endedAt ? "Cuộc họp không ghi kết luận nào" : "Chưa ghi kết luận nào"} />
        ) : (
          <Table caption="Kết luận của cuộc họp" cards>
            <thead>
              <tr>
                <th scope="col">Nội dung</th>
                <th scope="col">Trả lời chậm nhất</th>
                <th scope="col">Đơn vị, tình trạng</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map(({ id, text, taskNumber, answerBy, parts }, index) => (
                <tr key={id} data-row data-directive={id}>
                  <td>
                    <AppLink className="ttl" href={keep(`/directives/${id}`)}>
                      {index + 1}. {text}
                    </AppLink>
                    {taskNumber !== null && <div className="second">Nhiệm vụ {taskNumber}</div>}
                  </td>
                  <td className="tn" data-label="Trả lời chậm nhất">
                    {formatDate(answerBy)}
                  </td>
                  <td>
                    <ul className="grid gap-1">
                      {parts.map((part) => (
                        <li key={part.id}>
                          <DirectiveStateChip state={part.state} />
                          <div className="second">{part.agencyName}</div>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Panel>
    </>
  );
}
