import type { IndicatorFigure } from "../../lib/indicators/figures.ts";
import { forecastWords, metTakeaway } from "../../lib/indicators/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BULLET_LEGEND, BulletList } from "../indicators/bullet-list.tsx";
import { IndicatorTable } from "../indicators/indicator-table.tsx";
import { type ChartFiles, ChartFrame } from "./chart-frame.tsx";

/** Whether the plan's targets are met, and when they would be. */
export function IndicatorsChart({
  indicators,
  narrowed,
  files,
  keep,
}: {
  indicators: readonly IndicatorFigure[];
  /** Whether the other charts show a part of the plan only. */
  narrowed: boolean;
  files: ChartFiles;
  keep: KeepReading;
}) {
  if (indicators.length === 0) return null;
  return (
    <ChartFrame
      id="chi-tieu"
      title="Chỉ tiêu của kế hoạch"
      takeaway={metTakeaway(indicators)}
      note={narrowed && "Chỉ tiêu của toàn tỉnh, không theo bộ lọc."}
      legend={BULLET_LEGEND}
      files={files}
      table={<IndicatorTable figures={indicators} keep={keep} />}
    >
      <BulletList
        figures={indicators.map((figure) => ({ ...figure, outlook: forecastWords(figure.forecast) }))}
        keep={keep}
      />
    </ChartFrame>
  );
}
