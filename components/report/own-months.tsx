import { formatDate, formatDayMonth, formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { ReportRow } from "../../lib/reports/table.ts";
import { GoLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import { LateMark, ReportStateWord } from "./state-look.tsx";

/** The months of one's own agency, newest first, with what is to be done about each. */
export function OwnMonths({ row, writes, keep }: { row: ReportRow | null; writes: boolean; keep: KeepReading }) {
  if (row === null) {
    return (
      <EmptyState icon="check" title="Đơn vị không phải báo cáo tháng">
        Chế độ báo cáo của đơn vị do quản trị hệ thống đặt.
      </EmptyState>
    );
  }
  const { rates } = row;
  return (
    <Panel
      title="Các kỳ báo cáo của đơn vị"
      count={`${rates.onTime}/${rates.due} kỳ đúng hạn`}
      foot={row.missingInARow > 0 ? `Đang thiếu ${row.missingInARow} tháng liền.` : undefined}
      flush
    >
      <Table caption="Các kỳ báo cáo" cards>
        <thead>
          <tr>
            <th scope="col">Kỳ</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Hạn</th>
            <th scope="col">Gửi lần đầu</th>
            <th scope="col" className="num">
              Số lần trả lại
            </th>
            <th scope="col">
              <span className="sr">Việc tiếp theo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {row.months.toReversed().map((month) => (
            <tr key={month.month.toString()} data-month={month.month.toString()} data-state={month.state}>
              <td>
                <b>
                  Tháng {month.month.month}/{month.month.year}
                </b>
              </td>
              <td>
                <ReportStateWord state={month.state} />
                {month.late && (
                  <div>
                    <LateMark days={month.daysLate} />
                  </div>
                )}
              </td>
              <td data-label="Hạn">
                <span className="tn">{formatDate(month.goodDay)}</span>
              </td>
              <td data-label="Gửi lần đầu">
                {month.firstSentAt ? <span className="tn">{formatInstant(month.firstSentAt, ZONE)}</span> : "–"}
              </td>
              <td className="num" data-label="Số lần trả lại">
                {month.returns}
              </td>
              <td>
                {(writes || month.firstSentAt) && (
                  <GoLink
                    href={keep(`/reports/${month.month}/${row.code}`)}
                    label={`${goWords(month.state, writes)}: báo cáo tháng ${month.month.month}, hạn ${formatDayMonth(month.goodDay)}`}
                  >
                    {goWords(month.state, writes)}
                  </GoLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function goWords(state: ReportRow["months"][number]["state"], writes: boolean): string {
  if (!writes || state === "ACCEPTED" || state === "SENT") return "Xem";
  if (state === "RETURNED") return "Bổ sung";
  return state === "NOT_DUE" ? "Soạn" : "Tiếp tục soạn";
}
