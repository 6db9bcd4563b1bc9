import { formatInstant, formatMonth } from "../../lib/calendar/format.ts";
import type { IndicatorFigure } from "../../lib/indicators/figures.ts";
import { meetsTarget, pointsBetween } from "../../lib/indicators/rules.ts";
import {
  changeWords,
  fractionWords,
  metWords,
  missingWords,
  rateWords,
  targetWords,
} from "../../lib/indicators/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { HeadCell, Table } from "../ui/table.tsx";
import { MetWord } from "./met-chip.tsx";
import { RateTrend } from "./rate-trend.tsx";

/** An indicator month by month, drawn. */
export function IndicatorTrend({ figure }: { figure: IndicatorFigure }) {
  const { indicator, months, newest, target } = figure;
  const points = months
    .slice(0, newest ? months.indexOf(newest) + 1 : 0)
    .filter(({ whole }) => whole > 0)
    .map((month) => ({
      name: `T${month.month.month}`,
      rate: (month.part / month.whole) * 100,
      words: rateWords(month, target) ?? "",
      partial: month.missing.length > 0,
    }));
  const said = points.map(({ name, words }) => `${name} ${words}`).join(", ");
  return (
    <RateTrend
      points={points}
      target={target.percent}
      label={`${indicator.name} theo tháng: ${said}. Mục tiêu ${targetWords(target)}.`}
    />
  );
}

/** The same as a table, newest first: what was said, by whom and when. */
export function MonthTable({ figure }: { figure: IndicatorFigure }) {
  const { indicator, months, target } = figure;
  return (
    <Table caption={`${indicator.name} theo tháng`} cards>
      <thead>
        <tr>
          <HeadCell>Tháng</HeadCell>
          <HeadCell>Số liệu</HeadCell>
          <HeadCell digits>Tỷ lệ</HeadCell>
          <HeadCell>So với tháng trước</HeadCell>
          <HeadCell>Tình trạng</HeadCell>
          <HeadCell>Nhập gần nhất</HeadCell>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((month) => {
          const last = months.find((other) => other.month.equals(month.month.subtract({ months: 1 })));
          return (
            <tr key={month.month.toString()}>
              <td data-label="Tháng" className="whitespace-nowrap">
                {formatMonth(month.month)}
              </td>
              <td data-label="Số liệu">
                <span className="tn">{fractionWords(month, indicator.countedIn)}</span>
                {[missingWords(month.missing), month.note].filter(Boolean).map((words) => (
                  <span key={words} className="block meta">
                    {words}
                  </span>
                ))}
              </td>
              <td data-label="Tỷ lệ" className="num">
                {rateWords(month, target) ?? "–"}
              </td>
              <td data-label="So với tháng trước">{last ? changeWords(pointsBetween(last, month)) : "–"}</td>
              <td data-label="Tình trạng">
                <MetWord met={meetsTarget(month, target)} />
              </td>
              <td data-label="Nhập gần nhất">
                {month.said ? `${month.said.by}, ${formatInstant(month.said.at, ZONE)}` : metWords(null)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
