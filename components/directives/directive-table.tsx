import { formatDate } from "../../lib/calendar/format.ts";
import type { DirectiveRow } from "../../lib/directives/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";
import { DirectiveStateChip } from "./state-chip.tsx";

/** Directives, newest first: who asks what, by when, and how it stands at each agency on show. */
export function DirectiveTable({ rows, keep }: { rows: readonly DirectiveRow[]; keep: KeepReading }) {
  return (
    <Table caption="Ý kiến chỉ đạo" cards sticky>
      <thead>
        <tr>
          <th scope="col">Người chỉ đạo</th>
          <th scope="col">Nội dung</th>
          <th scope="col">Trả lời chậm nhất</th>
          <th scope="col">Đơn vị, tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-row data-directive={row.id}>
            <td>
              <b>{row.by}</b>
              <div className="second tn">{formatDate(row.at.toZonedDateTimeISO(ZONE).toPlainDate())}</div>
            </td>
            <td>
              <AppLink className="ttl" href={keep(`/directives/${row.id}`)}>
                <span className="clamp">{row.text}</span>
              </AppLink>
              <div className="second">
                {row.taskNumber === null ? "Không gắn nhiệm vụ" : `Nhiệm vụ ${row.taskNumber} – ${row.taskTitle}`}
              </div>
            </td>
            <td className="tn" data-label="Trả lời chậm nhất">
              {formatDate(row.answerBy)}
            </td>
            <td>
              <ul className="grid gap-1">
                {row.parts.map((part) => (
                  <li key={part.id} data-agency={part.agencyCode} data-state={part.state}>
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
  );
}
