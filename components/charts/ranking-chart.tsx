"use client";

import { Bar, BarChart, XAxis, YAxis } from "recharts";

export type RankedAgency = { name: string; part: number; whole: number; href: string };

type RowShape = { x?: number; y?: number; width?: number; height?: number; payload?: RankedAgency & { rate: number } };

const ROW = 28;

/** Agencies by their on-time rate; the fraction stands at the end of each bar. */
export function RankingChart({ agencies, label }: { agencies: readonly RankedAgency[]; label: string }) {
  const data = agencies.map((agency) => ({ ...agency, rate: (agency.part / agency.whole) * 100 }));
  return (
    <BarChart
      layout="vertical"
      data={data}
      responsive
      style={{ width: "100%", height: agencies.length * ROW + 8 }}
      margin={{ top: 4, right: 104, bottom: 4, left: 0 }}
      barCategoryGap={8}
      accessibilityLayer={false}
      aria-label={label}
    >
      <XAxis type="number" domain={[0, 100]} hide />
      <YAxis
        type="category"
        dataKey="name"
        width={112}
        axisLine={false}
        tickLine={false}
        interval={0}
        tick={<Name />}
      />
      <Bar
        dataKey="rate"
        isAnimationActive={false}
        shape={(shape: RowShape) => <Row {...shape} />}
        background={{ fill: "var(--bg)" }}
      />
    </BarChart>
  );
}

function Name({ x = 0, y = 0, payload }: { x?: number | string; y?: number | string; payload?: { value: string } }) {
  return (
    <text x={Number(x) - 104} y={Number(y) + 5} fill="var(--ink-1)">
      {payload?.value}
    </text>
  );
}

function Row({ x = 0, y = 0, width = 0, height = 0, payload }: RowShape) {
  if (!payload) return null;
  const { name, part, whole, href, rate } = payload;
  const full = rate > 0 ? (width / rate) * 100 : 0;
  return (
    <a href={href}>
      <title>{`${name}: ${part}/${whole} nội dung đúng hạn`}</title>
      <rect x={x} y={y} width={Math.max(width, 1)} height={height} rx={2} fill="var(--action)" />
      {/* A wide target: the whole line, not only the coloured part. */}
      <rect x={x} y={y - 4} width={Math.max(full, width, 40)} height={height + 8} fill="transparent" />
      <text x={x + Math.max(full, width) + 56} y={y + height / 2 + 5} textAnchor="end">
        {part}/{whole}
      </text>
      <text x={x + Math.max(full, width) + 100} y={y + height / 2 + 5} textAnchor="end" fontWeight={600} className="t1">
        {Math.round(rate)}%
      </text>
    </a>
  );
}
