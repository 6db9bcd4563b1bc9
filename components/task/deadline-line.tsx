import { isShifted } from "../../lib/calendar/due-words.ts";
import { formatDayMonth } from "../../lib/calendar/format.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import { currentOf, extensionNumber, originalOf, type ReadDeadline } from "../../lib/progress/deadlines.ts";

const WIDTH = 880;
const LEFT = 20;
const RIGHT = 860;
const LINE = 56;
/** Room that the words of a mark take. */
const CROWDED = 96;
/** How much higher the second line of words stands. */
const RAISED = 42;

/** Room that the words beside today take. */
const WORDS_NEED = 150;

type Anchor = "start" | "middle" | "end";
type Mark = { x: number; date: string; words: string; current: boolean };
type PlacedMark = Mark & { anchor: Anchor; raised: boolean };
type Box = { from: number; to: number; raised: boolean };

/** The year of a task's deadline: the original, what it was moved to, and where today stands. */
export function DeadlineLine({ task, asOf, past }: { task: BoardTask; asOf: Temporal.PlainDate; past: boolean }) {
  const own = task.deadlines.filter((d) => d.assignmentId === null);
  const first = originalOf(own);
  const last = currentOf(own);
  if (!first || !last) return null;
  // What a correction has replaced is in the history beside, not on the line.
  const history = [first, ...own.filter((d) => d.event === "EXTENSION")];
  const end = Math.max(asOf.year, ...history.map((d) => d.dueOn.year));
  const start = Math.min(asOf.year, ...history.map((d) => d.dueOn.year));
  const from = Temporal.PlainDate.from({ year: start, month: 1, day: 1 });
  const days = from.until({ year: end + 1, month: 1, day: 1 }, { largestUnit: "days" }).days;
  const x = (date: Temporal.PlainDate) =>
    LEFT + ((RIGHT - LEFT) * from.until(date, { largestUnit: "days" }).days) / days;

  const done = task.currentStanding.completedOn;
  const late = task.currentStanding.timeliness === "OVERDUE";
  const doneLate = task.currentStanding.timeliness === "DONE_LATE";
  const now = done ?? asOf;
  const bare = history.map((entry) => markOf(task, entry, entry === last && history.length > 1, x(entry.dueOn)));
  const todaySide = bare.some((mark) => mark.x > x(now) && mark.x - x(now) < WORDS_NEED) || x(now) > RIGHT - 130;
  const marks = placed(bare, x(now), todaySide ? "end" : "start");
  const tall = marks.some((mark) => mark.raised);
  const months = Array.from({ length: (end - start + 1) * 12 }, (_, i) => from.add({ months: i }));
  const label = `Thời hạn trên trục năm: ${marks.map((m) => `${m.date} ${m.words}`).join("; ")}; ${done ? "hoàn thành" : "ngày xem số liệu"} ${formatDayMonth(now)}.`;
  return (
    <div className="dline">
      <svg viewBox={tall ? `0 ${-RAISED} ${WIDTH} ${104 + RAISED}` : `0 0 ${WIDTH} 104`} role="img" aria-label={label}>
        <path d={`M${LEFT} ${LINE}H${x(last.dueOn)}`} stroke="var(--line-2)" strokeWidth="8" />
        <path d={`M${LEFT} ${LINE}H${Math.min(x(now), x(first.dueOn))}`} stroke="var(--on-fill)" strokeWidth="8" />
        {(late || doneLate) && (
          <path
            d={`M${x(last.lastGoodOn)} ${LINE}H${x(now)}`}
            stroke={late ? "var(--over-fill)" : "var(--late-fill)"}
            strokeWidth="8"
          />
        )}
        <path d={`M${LEFT} 76H${RIGHT}`} stroke="var(--line-2)" />
        <g fill="var(--ink-3)" className="dline-months">
          {months.map((month) => (
            <g key={month.toString()}>
              <path d={`M${x(month)} 72V80`} stroke="var(--line-2)" />
              {end === start && (
                <text x={x(month) + (RIGHT - LEFT) / 24} y="96" textAnchor="middle">
                  T{month.month}
                </text>
              )}
            </g>
          ))}
        </g>
        {marks.map((mark) => (
          <MarkOnLine key={`${mark.date}-${mark.words}`} mark={mark} late={late} />
        ))}
        <path d={`M${x(now)} 22V80`} stroke="var(--ink-1)" strokeWidth="1.5" strokeDasharray="3 3" />
        <TodayWords
          x={x(now)}
          date={`${formatDayMonth(now)}${done ? "" : past ? " ngày xem" : " hôm nay"}`}
          anchor={todaySide ? "end" : "start"}
          done={done !== null}
          task={task}
        />
      </svg>
    </div>
  );
}

function markOf(task: BoardTask, entry: ReadDeadline, renamed: boolean, x: number): Mark {
  const words =
    entry.event === "ORIGINAL"
      ? "hạn gốc"
      : entry.event === "EXTENSION"
        ? `gia hạn lần ${extensionNumber(task.deadlines, entry)}`
        : "theo hướng dẫn";
  // The mark stands at the printed date; where the plan's rule moved it, the day it became follows.
  const shifted = isShifted(entry) ? ` → ${formatDayMonth(entry.lastGoodOn)}` : "";
  return {
    x,
    date: `${entry.exclusive ? "trước " : ""}${formatDayMonth(entry.dueOn)}${shifted}`,
    words: renamed ? "hạn hiện hành" : words,
    current: entry === currentOf(task.deadlines.filter((d) => d.assignmentId === null)),
  };
}

/**
 * Where the words of each mark go, so that none are printed over others: the deadline in force first, then by date; beside
 * the mark where there is room, else a line higher.
 */
function placed(marks: readonly Mark[], today: number, todaySide: Anchor): PlacedMark[] {
  const taken: Box[] = [boxOf(today, todaySide, false)];
  const spots = new Map<Mark, Omit<PlacedMark, keyof Mark>>();
  for (const mark of marks.toSorted((a, b) => Number(b.current) - Number(a.current))) {
    const anchors: Anchor[] =
      Math.abs(today - mark.x) < CROWDED ? [today >= mark.x ? "end" : "start"] : ["middle", "start", "end"];
    const tries = [false, true].flatMap((raised) => anchors.map((anchor) => ({ anchor, raised })));
    const spot = tries.find(({ anchor, raised }) => {
      const box = boxOf(mark.x, anchor, raised);
      return box.from >= 0 && box.to <= WIDTH && !taken.some((other) => overlap(box, other));
    }) ?? { anchor: anchors[0] ?? "middle", raised: true };
    taken.push(boxOf(mark.x, spot.anchor, spot.raised));
    spots.set(mark, spot);
  }
  return marks.map((mark) => ({ ...mark, anchor: "middle", raised: false, ...spots.get(mark) }));
}

function boxOf(x: number, anchor: Anchor, raised: boolean): Box {
  const from = anchor === "start" ? x : anchor === "end" ? x - CROWDED : x - CROWDED / 2;
  return { from, to: from + CROWDED, raised };
}

function overlap(a: Box, b: Box): boolean {
  return a.raised === b.raised && a.from < b.to && b.from < a.to;
}

function MarkOnLine({ mark, late }: { mark: PlacedMark; late: boolean }) {
  const red = late && mark.current;
  const ink = red ? "var(--over-ink)" : "var(--ink-1)";
  const lift = mark.raised ? RAISED : 0;
  return (
    <g>
      {mark.raised && <path d={`M${mark.x} ${44 - lift}V${LINE}`} stroke="var(--line-2)" />}
      <circle
        cx={mark.x}
        cy={LINE}
        r="6"
        fill={red ? "var(--over-fill)" : "var(--surface)"}
        stroke={red ? "var(--surface)" : "var(--ink-2)"}
        strokeWidth="2"
      />
      <text x={mark.x} y={20 - lift} textAnchor={mark.anchor} fontWeight="600" fill={ink}>
        {mark.date}
      </text>
      <text x={mark.x} y={38 - lift} textAnchor={mark.anchor} fill={red ? ink : "var(--ink-2)"}>
        {mark.words}
      </text>
    </g>
  );
}

function TodayWords({
  x,
  date,
  anchor,
  done,
  task,
}: {
  x: number;
  date: string;
  anchor: Anchor;
  done: boolean;
  task: BoardTask;
}) {
  const { timeliness, daysLate, daysLeft } = task.currentStanding;
  const dx = anchor === "end" ? -8 : 8;
  const words = done
    ? "hoàn thành"
    : timeliness === "OVERDUE"
      ? `quá hạn ${daysLate} ngày`
      : daysLeft === null
        ? ""
        : `còn ${daysLeft} ngày`;
  return (
    <g>
      <text x={x + dx} y="20" textAnchor={anchor} fontWeight="600" fill="var(--ink-1)">
        {date}
      </text>
      <text x={x + dx} y="38" textAnchor={anchor} fill={timeliness === "OVERDUE" ? "var(--over-ink)" : "var(--ink-2)"}>
        {words}
      </text>
    </g>
  );
}
