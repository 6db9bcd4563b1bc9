import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { AgencyFigures, BucketFigures } from "../../lib/metrics/figures.ts";
import type { Board, BoardTask } from "../../lib/progress/board.ts";
import { dueOf } from "../../lib/progress/filter.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BUCKETS, type DeadlineBasis } from "../../lib/progress/rules.ts";
import { agencyWords, percentWords, shareWords, standingWords } from "../../lib/progress/task-words.ts";
import { STATUS_LOOK } from "../task/status-look.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";
import type { BarRow } from "./bar-list.tsx";
import type { DeadlineRow } from "./deadline-chart.tsx";
import type { RankedAgency } from "./ranking-chart.tsx";
import type { StatusCell } from "./status-bar-chart.tsx";

/** Charts get plain words, numbers and addresses: what they mean, and how they are read, has been decided before. */
export function statusCells(figures: BucketFigures, keep: KeepReading): { dated: StatusCell[]; undated: StatusCell[] } {
  const cells = (buckets: typeof BUCKETS) =>
    buckets.flatMap((bucket) =>
      figures.buckets[bucket]
        .toSorted(
          (a, b) =>
            Number(b.standing.timeliness === "DUE_SOON") - Number(a.standing.timeliness === "DUE_SOON") ||
            a.number - b.number,
        )
        .map((task) => cellOf(task, keep)),
    );
  return { dated: cells(BUCKETS.slice(0, 4)), undated: cells(BUCKETS.slice(4)) };
}

/** The buckets as bars, for a plan that has too many tasks for a cell each. */
export function statusBars(figures: BucketFigures, keep: KeepReading): BarRow[] {
  return BUCKETS.filter((bucket) => figures.buckets[bucket].length > 0).map((bucket) => {
    const { word, tone } = STATUS_LOOK[bucket];
    const whole = BUCKETS.indexOf(bucket) < 4 ? figures.dated : figures.undated;
    const soon = bucket === "ON_TRACK" ? `, ${figures.dueSoon.length} sắp đến hạn` : "";
    return {
      key: bucket,
      label: word,
      count: figures.buckets[bucket].length,
      meta: `trên ${whole}${soon}`,
      href: keep(`/tasks?bucket=${bucket}`),
      tone,
    };
  });
}

function cellOf(task: BoardTask, keep: KeepReading): StatusCell {
  const { tone, word } = STATUS_LOOK[task.standing.timeliness];
  return { number: task.number, tone, word, title: task.shortTitle, href: keep(`/tasks/${task.number}`) };
}

export function rankedRow(figures: AgencyFigures, href: string): RankedAgency {
  return { name: figures.name, part: figures.inTime, whole: figures.due, href };
}

/** The year's axis and one row a dated task, the most urgent first. */
export function deadlineRows(board: Board, year: number, keep: KeepReading) {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const day = (date: Temporal.PlainDate) => daysBetween(start, date);
  const order = (task: BoardTask) => {
    const { timeliness, daysLate, daysLeft } = task.standing;
    if (timeliness === "OVERDUE") return -10_000 - daysLate;
    if (timeliness === "DUE_SOON" || timeliness === "ON_TRACK") return -5_000 + (daysLeft ?? 0);
    return timeliness === "DONE_LATE" ? -daysLate : 0;
  };
  const rows = board.tasks
    .filter((task) => task.currentDeadline && task.originalDeadline && task.standing.timeliness !== "NOT_APPLICABLE")
    .toSorted((a, b) => order(a) - order(b) || a.number - b.number)
    .map((task) => {
      const own = task.deadlines.filter((entry) => entry.assignmentId === null);
      const original = task.originalDeadline?.dueOn ?? start;
      const read = dueOf(task, board.basis) ?? start;
      const { timeliness, completedOn } = task.standing;
      const { tone, icon } = STATUS_LOOK[timeliness];
      const percent = percentWords(task);
      return {
        number: task.number,
        name: shorten(task.shortTitle, 42),
        agency: shorten(agencyWords(task).leads.split(", ")[0] ?? "", 15),
        original: day(original),
        // Every other date it has had: by the plan's own deadline, the one in force is among them.
        moved: own.map((entry) => day(entry.dueOn)).filter((at) => at !== day(original) && at !== day(read)),
        due: day(read),
        completed: completedOn ? day(completedOn) : null,
        tone,
        words: [
          `${completedOn ? "xong " : ""}${standingWords(task, board)}`,
          shareWords(task, board) ?? (timeliness === "ON_TRACK" && percent !== null ? `${percent}%` : null),
        ]
          .filter(Boolean)
          .join(", "),
        href: keep(`/tasks/${task.number}`),
        title: task.shortTitle,
        icon,
        dates: dueWords(task, board.basis),
      } satisfies DeadlineRow & NarrowRow;
    });
  const days = start.daysInYear;
  const months = Array.from({ length: 12 }, (_, i) => ({ at: day(start.add({ months: i })), name: String(i + 1) }));
  return { rows, days, months, today: Math.min(days, Math.max(0, day(board.asOf))) };
}

/** What the list of a phone says beside the drawing's own words. */
type NarrowRow = { title: string; icon: IconName; tone: Tone; dates: string };

/** "Hạn 30/09/2023, gốc 31/03/2023"; by the plan's own deadline, "Hạn gốc 31/03/2023, hiện hành 30/09/2023". */
function dueWords(
  { currentDeadline: current, originalDeadline: original, extensions }: BoardTask,
  basis: DeadlineBasis,
) {
  if (!current || !original) return "";
  const [now, plan] = [formatDate(current.dueOn), formatDate(original.dueOn)];
  if (extensions === 0) return `Hạn ${now}`;
  return basis === "original" ? `Hạn gốc ${plan}, hiện hành ${now}` : `Hạn ${now}, gốc ${plan}`;
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), limit - 8)).trimEnd()}…`;
}
