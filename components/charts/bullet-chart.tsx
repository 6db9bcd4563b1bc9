/** A rate against its target, in per cent, with the rate of the month before. Drawn on the server: it stands without scripts and on paper. */
export function BulletChart({
  rate,
  before,
  target,
  met,
  label,
}: {
  rate: number;
  before: number | null;
  target: number;
  met: boolean;
  /** All of it in words, for who does not see it. */
  label: string;
}) {
  const at = (percent: number) => (percent * WIDTH) / 100;
  return (
    <svg viewBox={`-2 0 ${WIDTH + 4} 42`} role="img" aria-label={label} className={met ? "s-ok" : "s-soon"}>
      <rect x={0} y={4} width={WIDTH} height={18} fill="var(--bg)" />
      <rect x={0} y={8} width={Math.max(at(rate), 1)} height={10} fill="var(--f)" />
      {before !== null && (
        <>
          <path d={`M${at(before)} 5v16`} stroke="var(--surface)" strokeWidth={4} />
          <path d={`M${at(before)} 5v16`} stroke="var(--ink-2)" strokeWidth={1.5} />
        </>
      )}
      <path d={`M${Math.min(at(target), WIDTH - 1)} 0v26`} stroke="var(--ink-1)" strokeWidth={3.5} />
      {TICKS.map((tick) => (
        <g key={tick}>
          <path d={`M${at(tick)} 22v4`} stroke="var(--line-control)" />
          <text className="t3" x={at(tick)} y={39} textAnchor={tick === 0 ? "start" : tick === 100 ? "end" : "middle"}>
            {tick}
          </text>
        </g>
      ))}
    </svg>
  );
}

const WIDTH = 470;
const TICKS = [0, 25, 50, 75, 100];
