import { formatMonth } from "../../lib/calendar/format.ts";
import type { IndicatorFigure, IndicatorRecord, MonthFigure } from "../../lib/indicators/figures.ts";
import type { Fraction } from "../../lib/indicators/rules.ts";
import {
  changeWords,
  fractionWords,
  missingWords,
  rateWords,
  remainderWords,
  targetWords,
} from "../../lib/indicators/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BulletChart } from "../charts/bullet-chart.tsx";
import { AppLink } from "../ui/link.tsx";
import { MetWord } from "./met-chip.tsx";

/** What is shown of an indicator: as it stands, or as it stood in a meeting. */
export type Bullet = Pick<IndicatorFigure, "target" | "change" | "met"> & {
  indicator: Pick<IndicatorRecord, "code" | "name" | "countedIn">;
  newest: Pick<MonthFigure, "part" | "whole" | "month" | "missing"> | null;
  before: Fraction | null;
  /** When the target would be met; left out where it stands elsewhere. */
  outlook?: string;
};

/** How the marks of the drawings are read. */
export const BULLET_LEGEND = "Vạch đậm: mục tiêu. Vạch mảnh: tháng trước. Trục: %.";

/** Every indicator against its target: the rate as a/b, the change since last month, and what is still lacking. */
export function BulletList({ figures, keep }: { figures: readonly Bullet[]; keep: KeepReading }) {
  return (
    <ul className="bul bul-grid">
      {figures.map((figure) => (
        <li key={figure.indicator.code} data-indicator={figure.indicator.code}>
          <AppLink href={keep(`/indicators/${figure.indicator.code}`)}>
            <b>{figure.indicator.name}</b>
          </AppLink>
          <Rate figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function Rate({ figure }: { figure: Bullet }) {
  const { indicator, newest, before, target, met, change, outlook } = figure;
  if (newest === null) {
    return <p className="meta">Chưa có số liệu. Mục tiêu {targetWords(target)}.</p>;
  }
  const rate = rateWords(newest, target) ?? "–";
  const said = `${fractionWords(newest, indicator.countedIn)}, ${formatMonth(newest.month)}`;
  const missing = missingWords(newest.missing);
  return (
    <>
      <p className="lbl-row">
        <span>
          <b className="rate">{rate}</b> <span className="muted tn">{said}</span>
        </span>
        <MetWord met={met} />
      </p>
      {newest.whole > 0 && (
        <BulletChart
          rate={(newest.part / newest.whole) * 100}
          before={before && before.whole > 0 ? (before.part / before.whole) * 100 : null}
          target={target.percent}
          met={met === true}
          label={`${indicator.name}: ${rate}, mục tiêu ${targetWords(target)}, ${changeWords(change)}`}
        />
      )}
      <p className="meta">
        {remainderWords(newest, target, indicator.countedIn)} {capital(changeWords(change))}
        {missing && `; ${missing}`}.{outlook && met !== true && ` ${outlook}`}
      </p>
    </>
  );
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
