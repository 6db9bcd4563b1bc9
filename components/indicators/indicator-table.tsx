import { formatMonth } from "../../lib/calendar/format.ts";
import type { IndicatorFigure } from "../../lib/indicators/figures.ts";
import {
  changeWords,
  forecastWords,
  fractionWords,
  missingWords,
  rateWords,
  targetWords,
} from "../../lib/indicators/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { MetWord } from "./met-chip.tsx";

/** The same in figures, with the forecast and who measures it. */
export function IndicatorTable({ figures, keep }: { figures: readonly IndicatorFigure[]; keep: KeepReading }) {
  return (
    <Table caption="Chỉ tiêu của kế hoạch và số liệu mới nhất" cards>
      <thead>
        <tr>
          <HeadCell>Chỉ tiêu</HeadCell>
          <HeadCell>Số liệu</HeadCell>
          <HeadCell digits>Tỷ lệ</HeadCell>
          <HeadCell>So với tháng trước</HeadCell>
          <HeadCell>Mục tiêu</HeadCell>
          <HeadCell>Dự báo</HeadCell>
          <HeadCell>Đơn vị đo</HeadCell>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ indicator, newest, target, met, change, forecast, measurer }) => (
          <tr key={indicator.code}>
            <td data-label="Chỉ tiêu">
              <AppLink href={keep(`/indicators/${indicator.code}`)}>{indicator.name}</AppLink>
            </td>
            <td data-label="Số liệu">
              {newest ? (
                <>
                  <span className="tn">{fractionWords(newest, indicator.countedIn)}</span>
                  <span className="block meta">
                    {[formatMonth(newest.month), missingWords(newest.missing)].filter(Boolean).join("; ")}
                  </span>
                </>
              ) : (
                "–"
              )}
            </td>
            <td data-label="Tỷ lệ" className="num">
              {(newest && rateWords(newest, target)) ?? "–"}
            </td>
            <td data-label="So với tháng trước">{newest ? changeWords(change) : "–"}</td>
            <td data-label="Mục tiêu">
              {targetWords(target)}
              <span className="block">
                <MetWord met={met} />
              </span>
            </td>
            <td data-label="Dự báo">{forecastWords(forecast)}</td>
            <td data-label="Đơn vị đo">{measurer ? measurer.agency.name : "Tính từ thủ tục của Phụ lục I"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
