import { formatDate, formatWeekday } from "../../lib/calendar/format.ts";
import type { DayOffRow } from "../../lib/plans/calendar-queries.ts";
import { DAY_OFF_KIND_WORDS } from "../../lib/plans/words.ts";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";

/** The days of a year on which the ordinary week does not hold; for whoever may edit them the name leads to the day. */
export function DayOffTable({ year, days, edits }: { year: number; days: readonly DayOffRow[]; edits: boolean }) {
  return (
    <Table caption={`Ngày nghỉ, ngày làm bù năm ${year}`} cards compact fixed>
      <colgroup>
        <col className="w-48" />
        <col />
        <col className="w-36" />
      </colgroup>
      <thead>
        <tr>
          <HeadCell>Ngày</HeadCell>
          <HeadCell>Tên</HeadCell>
          <HeadCell>Loại</HeadCell>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.id} data-row data-day={day.date.toString()}>
            <td>
              <span className="tn">{formatDate(day.date)}</span>{" "}
              <span className="muted">{formatWeekday(day.date)}</span>
            </td>
            <td>
              {edits ? (
                <AppLink className="ttl" href={`/admin/calendar/${day.id}`}>
                  {day.name}
                </AppLink>
              ) : (
                day.name
              )}
              {day.uncertain && <div className="second text-soon-ink">Cần kiểm tra: {day.uncertain}</div>}
            </td>
            <td>{DAY_OFF_KIND_WORDS[day.kind]}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
