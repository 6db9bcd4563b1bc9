import { isShifted } from "../../lib/calendar/due-words.ts";
import { formatDayMonth } from "../../lib/calendar/format.ts";
import { type BoardTask, extensionNumber, type ReadDeadline } from "../../lib/progress/board.ts";

const WIDTH = 880;
const LEFT = 20;
const RIGHT = 860;
const LINE = 56;
/** Labels closer than this share no line: the later one moves under the axis. */
const CROWDED = 86;

/** Room that the words beside today take. */
const WORDS_NEED = 150;

type Mark = { x: number; date: string; words: string; current: boolean };

/** The year of a task's deadline: the original, what it was moved to, and where today stands. */
export function DeadlineLine({ task, asOf, past }: { task: BoardTask; asOf: Temporal.PlainDate; past: boolean }) {
  const history = task.deadlines.filter((d) => d.assignmentId === null);
  const last = history.at(-1);
  if (!last) return null;
  const end = Math.max(asOf.year, ...history.map((d) => d.dueOn.year));
  const start = Math.min(asOf.year, ...history.map((d) => d.dueOn.year));
  const from = Temporal.PlainDate.from({ year: start, month: 1, day: 1 });
  const days = from.until({ year: end + 1, month: 1, day: 1 }, { largestUnit: "days" }).days;
  const x = (date: Temporal.PlainDate) =>
    LEFT + ((RIGHT - LEFT) * from.until(date, { largestUnit: "days" }).days) / days;

  const done = task.currentStanding.completedOn;
  const late = task.currentStanding.timeliness === "OVERDUE";
  const doneLate = task.currentStanding.timeliness === "DONE_LATE";
  const marks = history.map((entry, index) => markOf(task, entry, index, history.length, x(entry.dueOn)));
  const now = done ?? asOf;
  const months = Array.from({ length: (end - start + 1) * 12 }, (_, i) => from.add({ months: i }));
  const label = `Thời hạn trên trục năm: ${marks.map((m) => `${m.date} ${m.words}`).join("; ")}; ${done ? "hoàn thành" : "ngày xem số liệu"} ${formatDayMonth(now)}.`;
  return (
    <div className="dline">
      <svg viewBox={`0 0 ${WIDTH} 104`} role="img" aria-label={label}>
        <path d={`M${LEFT} ${LINE}H${x(last.dueOn)}`} stroke="var(--line-2)" strokeWidth="8" />
        <path
          d={`M${LEFT} ${LINE}H${Math.min(x(now), x(history[0]?.dueOn ?? last.dueOn))}`}
          stroke="var(--on-fill)"
          strokeWidth="8"
        />
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
        {marks.map((mark, index) => (
          <MarkOnLine
            key={`${mark.date}-${mark.words}`}
            mark={mark}
            previous={marks[index - 1]}
            late={late}
            today={x(now)}
          />
        ))}
        <path d={`M${x(now)} 22V80`} stroke="var(--ink-1)" strokeWidth="1.5" strokeDasharray="3 3" />
        <TodayWords
          x={x(now)}
          date={`${formatDayMonth(now)}${done ? "" : past ? " ngày xem" : " hôm nay"}`}
          left={marks.some((mark) => mark.x > x(now) && mark.x - x(now) < WORDS_NEED)}
          done={done !== null}
          task={task}
        />
      </svg>
    </div>
  );
}

function markOf(task: BoardTask, entry: ReadDeadline, index: number, count: number, x: number): Mark {
  const current = index === count - 1;
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
    words: current && index > 0 ? "hạn hiện hành" : words,
    current,
  };
}

function MarkOnLine({
  mark,
  previous,
  late,
  today,
}: {
  mark: Mark;
  previous: Mark | undefined;
  late: boolean;
  today: number;
}) {
  const crowdedByPrevious = previous !== undefined && mark.x - previous.x < CROWDED;
  const nearToday = Math.abs(today - mark.x) < CROWDED;
  const anchor = nearToday
    ? today >= mark.x
      ? "end"
      : "start"
    : mark.x < LEFT + 40
      ? "start"
      : mark.x > RIGHT - 40
        ? "end"
        : "middle";
  const red = late && mark.current;
  const ink = red ? "var(--over-ink)" : "var(--ink-1)";
  return (
    <g>
      <circle
        cx={mark.x}
        cy={LINE}
        r="6"
        fill={red ? "var(--over-fill)" : "var(--surface)"}
        stroke={red ? "var(--surface)" : "var(--ink-2)"}
        strokeWidth="2"
      />
      {!crowdedByPrevious && (
        <>
          <text x={mark.x} y="20" textAnchor={anchor} fontWeight="600" fill={ink}>
            {mark.date}
          </text>
          <text x={mark.x} y="38" textAnchor={anchor} fill={red ? ink : "var(--ink-2)"}>
            {mark.words}
          </text>
        </>
      )}
    </g>
  );
}

function TodayWords({
  x,
  date,
  left,
  done,
  task,
}: {
  x: number;
  date: string;
  /** A mark stands close on the right: the words go to the other side. */
  left: boolean;
  done: boolean;
  task: BoardTask;
}) {
  const { timeliness, daysLate, daysLeft } = task.currentStanding;
  const anchor = left || x > RIGHT - 130 ? "end" : "start";
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
