"use client";

import { Bar, BarChart, XAxis, YAxis } from "recharts";

export type StatusCell = {
  /** STT of the task. */
  number: number;
  tone: string;
  word: string;
  title: string;
  href: string;
};

type CellShape = { x?: number; y?: number; width?: number; height?: number };

/** One numbered cell a task, in the fixed order of statuses, so that the bar is also the list. */
export function StatusBarChart({ cells, label }: { cells: readonly StatusCell[]; label: string }) {
  const row = Object.fromEntries(cells.map((cell) => [`t${cell.number}`, 1]));
  return (
    <BarChart
      layout="vertical"
      data={[row]}
      responsive
      style={{ width: "100%", height: 42 }}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={0}
      accessibilityLayer={false}
      aria-label={label}
    >
      <XAxis type="number" domain={[0, cells.length]} hide />
      <YAxis type="category" hide />
      {cells.map((cell) => (
        <Bar
          key={cell.number}
          dataKey={`t${cell.number}`}
          stackId="tasks"
          isAnimationActive={false}
          shape={(shape: CellShape) => <Cell {...shape} cell={cell} />}
        />
      ))}
    </BarChart>
  );
}

function Cell({ x = 0, y = 0, width = 0, height = 0, cell }: CellShape & { cell: StatusCell }) {
  const inner = Math.max(0, width - 2);
  return (
    <a href={cell.href} className={`cell s-${cell.tone}`} data-task={cell.number}>
      {/* Name and hint in one. An aria-label beside the drawn number would be a second name that differs from what is seen. */}
      <title>{`${cell.number}. ${cell.title} – ${cell.word}`}</title>
      <rect x={x} y={y} width={inner} height={height} rx={2} fill="var(--b)" stroke="var(--l)" />
      <rect x={x} y={y} width={inner} height={5} fill="var(--f)" />
      <text x={x + inner / 2} y={y + height / 2 + 7} textAnchor="middle" fill="var(--c)" fontWeight={600}>
        {cell.number}
      </text>
    </a>
  );
}
