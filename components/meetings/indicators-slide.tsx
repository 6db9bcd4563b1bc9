import { pointsBetween } from "../../lib/indicators/rules.ts";
import { metTakeaway } from "../../lib/indicators/words.ts";
import { BULLET_LEGEND, BulletList } from "../indicators/bullet-list.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import type { Shown } from "./slides.tsx";

/** Every target of the plan with where it stood, and when it would have been met. */
export function IndicatorsSlide({ snapshot: { indicators }, keep }: Shown) {
  if (indicators === null) return <EmptyState icon="info" title="Cuộc họp này chưa ghi lại chỉ tiêu" />;
  if (indicators.length === 0) return <EmptyState icon="info" title="Kế hoạch này không có chỉ tiêu" />;
  const bullets = indicators.map(({ newest, before, target, met, outlook, ...indicator }) => ({
    indicator,
    target,
    met,
    outlook,
    before,
    newest: newest && { ...newest, month: Temporal.PlainYearMonth.from(newest.month) },
    change: newest && before && pointsBetween(before, newest),
  }));
  return (
    <Panel title={metTakeaway(indicators)} foot={<span className="meta">{BULLET_LEGEND}</span>}>
      <BulletList figures={bullets} keep={keep} />
    </Panel>
  );
}
