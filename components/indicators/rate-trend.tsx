/** A month's rate in per cent; `partial` where numbers are still missing from it. */
export type TrendPoint = { name: string; rate: number; words: string; partial: boolean };

/**
 * A rate month by month against its target. Drawn on the server: it stands without scripts and on paper. A month that is not whole is an
 * empty mark at the end of a dashed line.
 */
export function RateTrend({ points, target, label }: { points: readonly TrendPoint[]; target: number; label: string }) {
  const lowest = Math.min(target, ...points.map(({ rate }) => rate));
  const floor = Math.max(0, Math.floor(lowest / 10) * 10 - 10);
  const x = (index: number) => LEFT + ((WIDTH - LEFT - RIGHT) * (index + 0.5)) / points.length;
  const y = (percent: number) => TOP + ((100 - percent) / (100 - floor)) * (BOTTOM - TOP);
  const ticks = Array.from({ length: (100 - floor) / 10 + 1 }, (_, index) => floor + index * 10);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${BOTTOM + 30}`} role="img" aria-label={label} className="rate-trend">
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${WIDTH - RIGHT}`} stroke="var(--line)" />
          <text className="t3" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path d={`M${LEFT} ${y(target)}H${WIDTH - RIGHT}`} stroke="var(--ink-1)" strokeWidth={2} strokeDasharray="7 4" />
      <text className="t1" x={WIDTH - RIGHT + 6} y={y(target) + 4}>
        {target}%
      </text>
      {points.slice(1).map((point, index) => (
        <path
          key={point.name}
          d={`M${x(index)} ${y(points[index]?.rate ?? 0)}L${x(index + 1)} ${y(point.rate)}`}
          stroke="var(--action)"
          strokeWidth={2.5}
          strokeDasharray={point.partial ? "3 4" : undefined}
        />
      ))}
      {points.map(({ name, rate, words, partial }, index) => (
        <g key={name}>
          <circle
            cx={x(index)}
            cy={y(rate)}
            r={4.5}
            fill={partial ? "var(--surface)" : "var(--action)"}
            stroke="var(--action)"
            strokeWidth={2}
          />
          <text className="t1 halo" x={x(index)} y={y(rate) - 11} textAnchor="middle">
            {words}
          </text>
          <text x={x(index)} y={BOTTOM + 22} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

const WIDTH = 860;
const LEFT = 40;
const RIGHT = 56;
const TOP = 22;
const BOTTOM = 240;
