import { formatNumber } from "../../lib/calendar/format.ts";
import type { SentFigure } from "../../lib/reports/content.ts";
import { HeadCell, Table } from "../ui/table.tsx";

/** The numbers of a month as they were sent with the report. */
export function SentFigures({ figures }: { figures: readonly SentFigure[] }) {
  return (
    <section className="panel" aria-label="Chỉ tiêu" id="figures">
      <div className="panel-head">
        <h2>
          Chỉ tiêu <span className="count">{figures.length} số liệu</span>
        </h2>
      </div>
      <Table caption="Số liệu chỉ tiêu đã gửi" cards>
        <thead>
          <tr>
            <HeadCell>Chỉ tiêu, thủ tục</HeadCell>
            <HeadCell>Số liệu trong kỳ</HeadCell>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ title, numbers, note }) => (
            <tr key={title}>
              <td data-label="Chỉ tiêu, thủ tục">{title}</td>
              <td data-label="Số liệu trong kỳ">
                {numbers.map(({ label, number }) => (
                  <span key={label} className="block">
                    {label}: <b className="tn">{formatNumber(number)}</b>
                  </span>
                ))}
                {note && <span className="block meta">{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
