import { formatDate } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { LetterRow } from "../../lib/urging/letter-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";
import { LetterStateChip } from "./letter-state-chip.tsx";

/** Letters, newest first: to whom, which one, by when they are to be answered, and how they stand. */
export function LetterTable({ rows, keep }: { rows: readonly LetterRow[]; keep: KeepReading }) {
  return (
    <Table caption="Công văn đôn đốc" cards sticky>
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Công văn</th>
          <th scope="col">Nội dung</th>
          <th scope="col">Trả lời chậm nhất</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-row data-letter={row.id} data-state={row.state}>
            <td>
              <b className="nb">{row.agencyName}</b>
              {row.ordinal !== null && <div className="second">lần {row.ordinal}</div>}
            </td>
            <td>
              <AppLink className="ttl" href={keep(`/letters/${row.id}`)}>
                {row.document ? `Số ${row.document.number}` : "Dự thảo, chưa có số"}
              </AppLink>
              <div className="second tn">
                {row.document
                  ? `ngày ${formatDate(row.document.date)}`
                  : `lập ngày ${formatDate(row.createdAt.toZonedDateTimeISO(ZONE).toPlainDate())}, ${row.createdBy}`}
              </div>
            </td>
            <td data-label="Nội dung">{row.document?.content.rows.length ?? row.keys.length} nội dung</td>
            <td className="tn" data-label="Trả lời chậm nhất">
              {formatDate(row.answerBy)}
            </td>
            <td>
              <LetterStateChip state={row.state} />
              {row.answers[0] && (
                <div className="second tn">
                  {formatDate(row.answers[0].at.toZonedDateTimeISO(ZONE).toPlainDate())}
                  {row.answers.length > 1 && `, ${row.answers.length} lần trả lời`}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
