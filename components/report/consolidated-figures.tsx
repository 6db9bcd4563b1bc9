import { formatDate, formatMonth } from "../../lib/calendar/format.ts";
import { type FrozenIndicator, frozenRow } from "../../lib/indicators/frozen.ts";
import type { ConsolidatedFigures } from "../../lib/reports/consolidated-content.ts";
import { capital, changeWords } from "../../lib/reports/consolidated-words.ts";
import { BUCKET_WORDS } from "../../lib/reports/words.ts";
import { MetWord } from "../indicators/met-chip.tsx";
import { STATUS_LOOK } from "../task/status-look.ts";
import { StatusWord } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";

/** The six groups with the change since a month before, and which tasks they are; the same figures as /charts of that day. */
export function ConsolidatedFigureTable({ figures }: { figures: ConsolidatedFigures }) {
  const { asOf, previousAsOf, rows, dated, undated } = figures;
  const day = (date: string) => formatDate(Temporal.PlainDate.from(date));
  return (
    <>
      <Table caption="Nhiệm vụ theo nhóm kết quả" compact cards>
        <thead>
          <tr>
            <HeadCell>Nhóm</HeadCell>
            <HeadCell digits>Đến {day(asOf)}</HeadCell>
            {previousAsOf && <HeadCell digits>Đến {day(previousAsOf)}</HeadCell>}
            {previousAsOf && <HeadCell>Thay đổi</HeadCell>}
            <HeadCell>Nhiệm vụ số</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bucket, tasks, before }) => {
            const { tone, icon } = STATUS_LOOK[bucket];
            const whole = bucket === "ONGOING" || bucket === "AWAITING" ? undated : dated;
            return (
              <tr key={bucket} data-bucket={bucket}>
                <th scope="row">
                  <StatusWord tone={tone} icon={icon}>
                    {capital(BUCKET_WORDS[bucket])}
                  </StatusWord>
                </th>
                <td className="num" data-label={`Đến ${day(asOf)}`}>
                  {tasks.length}/{whole}
                </td>
                {previousAsOf && (
                  <td className="num" data-label={`Đến ${day(previousAsOf)}`}>
                    {before}
                  </td>
                )}
                {previousAsOf && <td data-label="Thay đổi">{changeWords(tasks.length, before)}</td>}
                <td data-label="Nhiệm vụ số">{tasks.join(", ") || "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="meta">
        Số liệu tính đến ngày {day(asOf)}, theo hạn hiện hành.{" "}
        <AppLink className="no-print" href={`/charts?asOf=${asOf}`}>
          Biểu đồ của ngày này
        </AppLink>
      </p>
    </>
  );
}

/** The targets of the plan with where they stand, as in the document. */
export function ConsolidatedIndicatorTable({ indicators }: { indicators: readonly FrozenIndicator[] }) {
  if (indicators.length === 0) return null;
  return (
    <Table caption="Chỉ tiêu của kế hoạch" compact cards>
      <thead>
        <tr>
          <HeadCell>Chỉ tiêu</HeadCell>
          <HeadCell>Mục tiêu</HeadCell>
          <HeadCell digits>Tỷ lệ</HeadCell>
          <HeadCell>Số liệu</HeadCell>
          <HeadCell>Đánh giá</HeadCell>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => {
          const { name, target, rate, counted, month, met } = frozenRow(indicator);
          return (
            <tr key={indicator.code} data-indicator={indicator.code}>
              <th scope="row">{name}</th>
              <td data-label="Mục tiêu">{target}</td>
              <td className="num" data-label="Tỷ lệ">
                {rate}
              </td>
              <td data-label="Số liệu">{month ? `${counted}, ${formatMonth(month)}` : counted}</td>
              <td data-label="Đánh giá">
                <MetWord met={met} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
