import { formatDayMonth } from "../../lib/calendar/format.ts";

/** Geometry of the drawing, in the units of its view box. */
const MONTH = 52;
const LEFT = 1;
const AXIS = 135;
const BOX = { width: 24, height: 22, step: 26, column: 28 };
/** Boxes higher than this start a second column beside the first. */
const HIGHEST = 3;
const LINE = "#7FA3C7";
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Where a month begins on the line; the 13th is where the year ends. */
const start = (month: number) => LEFT + (month - 1) * MONTH;

type Deadline = { number: number; dueOn: Temporal.PlainDate };

/** The year on one line, each task's number over its original deadline. Everything it shows is in its label too. */
export function YearOfDeadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const days = byDay(deadlines);
  const highest = Math.max(1, ...days.map(({ numbers }) => Math.min(HIGHEST, numbers.length)));
  const top = AXIS - 6 - highest * BOX.step;
  const label = days.map(({ day, numbers }) => `${numbers.length} nhiệm vụ ${formatDayMonth(day)}`).join(", ");
  return (
    <svg viewBox={`0 ${top} 640 ${178 - top}`} role="img" aria-label={`Thời hạn gốc trong năm: ${label}`} fontSize="13">
      <path d={`M${LEFT} ${AXIS}H${LEFT + 12 * MONTH}`} stroke={LINE} />
      <path
        d={[1, ...MONTHS.map((month) => month + 1)].map((month) => `M${start(month)} ${AXIS - 3}v7`).join("")}
        stroke={LINE}
      />
      {MONTHS.map((month) => (
        <text key={month} x={start(month) + MONTH / 2} y={AXIS + 19} textAnchor="middle" fill="#CFDCE9">
          T{month}
        </text>
      ))}
      {days.map((each) => (
        <Day key={each.day.toString()} {...each} />
      ))}
    </svg>
  );
}

function Day({ day, numbers }: { day: Temporal.PlainDate; numbers: readonly number[] }) {
  const x = start(day.month) + (day.day / day.daysInMonth) * MONTH;
  const columns = Math.ceil(numbers.length / HIGHEST);
  const left = x - ((columns - 1) * BOX.column + BOX.width) / 2;
  return (
    <g>
      {numbers.map((number, index) => {
        const column = left + Math.floor(index / HIGHEST) * BOX.column;
        const row = AXIS - 1 - ((index % HIGHEST) + 1) * BOX.step;
        return (
          <g key={number} transform={`translate(${column} ${row})`}>
            <rect width={BOX.width} height={BOX.height} rx="3" fill="#1E4670" stroke={LINE} />
            <text x={BOX.width / 2} y="15.5" textAnchor="middle" fill="#fff">
              {number}
            </text>
          </g>
        );
      })}
      <text x={x} y={AXIS + 38} textAnchor={day.month === 12 ? "end" : "middle"} fill="#fff" fontWeight="600">
        {formatDayMonth(day)}
      </text>
    </g>
  );
}

function byDay(deadlines: readonly Deadline[]): { day: Temporal.PlainDate; numbers: number[] }[] {
  const days = new Map<string, { day: Temporal.PlainDate; numbers: number[] }>();
  for (const { number, dueOn } of deadlines) {
    const key = dueOn.toString();
    const known = days.get(key) ?? { day: dueOn, numbers: [] };
    known.numbers.push(number);
    days.set(key, known);
  }
  return [...days.values()];
}
