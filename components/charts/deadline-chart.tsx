"use client";

import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";

export type DeadlineRow = {
  number: number;
  name: string;
  agency: string;
  /** Days since 1 January of the plan's year. */
  original: number;
  /** The other dates it has had. */
  moved: number[];
  /** The date the row is read by: the one in force, or the plan's own. */
  due: number;
  completed: number | null;
  tone: string;
  words: string;
  href: string;
};

const ROW = 30;
const NAMES = 470;
const WORDS = 224;
/** From the end of the year to the words: past a mark that stands on 31 December. */
const CLEAR = 18;

type PointShape = { cx?: number; cy?: number };

/** The dated tasks on the year: where each was due, where it was moved, when it was done, and where today stands. */
export function DeadlineChart({
  rows,
  today,
  days,
  months,
  label,
}: {
  rows: readonly DeadlineRow[];
  today: number;
  days: number;
  months: readonly { at: number; name: string }[];
  label: string;
}) {
  const at = (index: number) => rows.length - index;
  const spans = rows.map((row, index) => ({
    y: at(index),
    tone: row.tone,
    from: row.original,
    to: row.completed ?? (row.tone === "over" ? today : Math.max(row.due, ...row.moved)),
    quiet: row.tone !== "over" && row.tone !== "late",
  }));
  return (
    <ScatterChart
      responsive
      style={{ width: "100%", height: rows.length * ROW + 40 }}
      margin={{ top: 4, right: WORDS, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-label={label}
    >
      <CartesianGrid horizontal vertical stroke="var(--line)" verticalValues={months.map((month) => month.at)} />
      <XAxis
        type="number"
        dataKey="x"
        domain={[0, days]}
        orientation="top"
        ticks={months.map((month) => month.at + 15)}
        tickFormatter={(value: number) => months.findLast((month) => month.at <= value)?.name ?? ""}
        axisLine={false}
        tickLine={false}
        interval={0}
      />
      <YAxis
        type="number"
        dataKey="y"
        domain={[0.5, rows.length + 0.5]}
        ticks={rows.map((_, index) => at(index))}
        width={NAMES}
        axisLine={false}
        tickLine={false}
        interval={0}
        tick={<RowName rows={rows} />}
      />
      {spans.map((span) => (
        <ReferenceLine
          key={span.y}
          segment={[
            { x: Math.min(span.from, span.to), y: span.y },
            { x: Math.max(span.from, span.to), y: span.y },
          ]}
          className={`s-${span.tone}`}
          stroke={span.quiet ? "var(--line-2)" : "var(--f)"}
          strokeWidth={span.quiet ? 1.5 : 3}
          strokeDasharray={span.quiet ? "2 3" : undefined}
        />
      ))}
      <ReferenceLine x={today} stroke="var(--ink-1)" strokeDasharray="3 3" />
      <Scatter
        data={rows.map((row, index) => ({ x: row.original, y: at(index) }))}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0 }: PointShape) => (
          <circle cx={cx} cy={cy} r={5} fill="var(--surface)" stroke="var(--ink-2)" strokeWidth={1.5} />
        )}
      />
      <Scatter
        data={rows.flatMap((row, index) => row.moved.map((x) => ({ x, y: at(index) })))}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0 }: PointShape) => <circle cx={cx} cy={cy} r={3} fill="var(--ink-3)" />}
      />
      <Scatter
        data={rows.map((row, index) => ({ x: days, y: at(index), row }))}
        isAnimationActive={false}
        shape={(point: PointShape & { row?: DeadlineRow }) => <RowWords {...point} />}
      />
      <Scatter
        data={rows.map((row, index) => ({ x: row.completed ?? row.due, y: at(index), row }))}
        isAnimationActive={false}
        shape={(point: PointShape & { row?: DeadlineRow }) => <EndMark {...point} />}
      />
    </ScatterChart>
  );
}

function RowName({
  rows,
  x = 0,
  y = 0,
  payload,
}: {
  rows: readonly DeadlineRow[];
  x?: number | string;
  y?: number | string;
  payload?: { value: number };
}) {
  const row = payload && rows[rows.length - payload.value];
  if (!row) return null;
  const left = Number(x) - NAMES + 10;
  return (
    <a href={row.href} className={`s-${row.tone}`}>
      <title>{`Nhiệm vụ ${row.number}, ${row.name}, ${row.agency}: ${row.words}`}</title>
      <text x={left + 16} y={Number(y) + 4} textAnchor="end" className="t1" fontWeight={600}>
        {row.number}
      </text>
      <text x={left + 26} y={Number(y) + 4} className="t1">
        {row.name}
      </text>
      <text x={left + NAMES - 22} y={Number(y) + 4} textAnchor="end" className="t3">
        {row.agency}
      </text>
    </a>
  );
}

/** At the end of each row, beyond the axis: how it stands. */
function RowWords({ cx = 0, cy = 0, row }: PointShape & { row?: DeadlineRow }) {
  if (!row) return null;
  return (
    <text x={cx + CLEAR} y={cy + 4} className={`s-${row.tone}`} style={{ fill: "var(--c)" }} fontWeight={600}>
      {row.words}
    </text>
  );
}

/** The silhouettes of the status icons: disc with a tick, ring with a tick, clock, hourglass, triangle. */
function EndMark({ cx = 0, cy = 0, row }: PointShape & { row?: DeadlineRow }) {
  if (!row) return null;
  return (
    <g className={`s-${row.tone}`} transform={`translate(${cx} ${cy})`} strokeLinecap="round" strokeLinejoin="round">
      <Silhouette tone={row.tone} />
    </g>
  );
}

const TICK = "M-3 0l2.2 2.3 4-4.4";

function Silhouette({ tone }: { tone: string }) {
  switch (tone) {
    case "over":
      return <path d="M0-7l7 12h-14z" fill="var(--f)" />;
    case "ok":
      return (
        <>
          <circle r={6.5} fill="var(--f)" />
          <path d={TICK} fill="none" stroke="var(--surface)" strokeWidth={1.6} />
        </>
      );
    case "late":
      return (
        <>
          <circle r={6.5} fill="var(--surface)" stroke="var(--f)" strokeWidth={2} />
          <path d={TICK} fill="none" stroke="var(--f)" strokeWidth={1.8} />
        </>
      );
    case "soon":
      return (
        <>
          <path d="M-6-8H6V8H-6z" fill="var(--surface)" />
          <path d="M-4.5-7h9M-4.5 7h9" fill="none" stroke="var(--f)" strokeWidth={1.8} />
          <path
            d="M-3.5-7v2.6L0 0l3.5-4.4V-7M-3.5 7V4.4L0 0l3.5 4.4V7"
            fill="var(--b)"
            stroke="var(--f)"
            strokeWidth={1.8}
          />
        </>
      );
    default:
      return (
        <>
          <circle r={6.5} fill="var(--b)" stroke="var(--f)" strokeWidth={2} />
          <path d="M0-3.6V0l2.4 1.6" fill="none" stroke="var(--f)" strokeWidth={1.8} />
        </>
      );
  }
}
