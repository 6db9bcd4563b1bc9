import { vary } from "./words.ts";

/** Months whose period (15th of the month before to the 14th) lies behind the demo's day. */
export const CLOSED_MONTHS = [2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Who has already spoken in October's period by 09/10/2023, and when. */
const OCTOBER: Record<string, string> = {
  "huyen-tan-yen": "2023-10-06 11:18",
  "huyen-viet-yen": "2023-10-06 15:30",
  "tp-bac-giang": "2023-10-06 16:42",
  "huyen-yen-dung": "2023-10-05 14:10",
  "cong-an-tinh": "2023-10-05 10:20",
  "so-tai-chinh": "2023-10-05 09:15",
  "so-ldtbxh": "2023-10-09 08:20",
  "so-noi-vu": "2023-10-06 09:50",
  "so-tttt": "2023-10-09 09:40",
  "so-tu-phap": "2023-10-09 16:25",
  "so-y-te": "2023-10-09 09:41",
  "van-phong-ubnd": "2023-10-04 15:30",
  bhxh: "2023-10-09 10:15",
};

/** Months in which an agency said nothing, on every standing task it leads or on the named ones. */
const SILENCES: { agency: string; months: readonly number[]; tasks?: readonly number[] }[] = [
  { agency: "huyen-yen-the", months: [8, 9] },
  { agency: "huyen-yen-the", months: [7], tasks: [24, 25] },
  { agency: "huyen-luc-ngan", months: [8] },
  { agency: "huyen-luc-ngan", months: [9], tasks: [23] },
  { agency: "huyen-luc-ngan", months: [6, 7], tasks: [25] },
  { agency: "huyen-son-dong", months: [6] },
  { agency: "huyen-son-dong", months: [9], tasks: [10] },
  { agency: "so-khcn", months: [9], tasks: [11] },
  { agency: "so-khcn", months: [8], tasks: [25] },
  { agency: "dien-luc", months: [9] },
];

/** Tasks on which no agency has said anything since the middle of August. */
const UNTOUCHED_SINCE_AUGUST: readonly number[] = [15, 25];

/** Whether the agency says something about a standing task in the period of the month. */
export function speaks(agency: string, task: number, month: number): boolean {
  if (month === 9 && UNTOUCHED_SINCE_AUGUST.includes(task)) return false;
  return !SILENCES.some(
    (silence) =>
      silence.agency === agency && silence.months.includes(month) && (!silence.tasks || silence.tasks.includes(task)),
  );
}

/** When it says so in October's period; null for who has not spoken yet. Tasks follow one another by some minutes. */
export function octoberMoment(agency: string, task: number): string | null {
  const at = OCTOBER[agency];
  return at && !UNTOUCHED_SINCE_AUGUST.includes(task) ? later(at, (task % 5) * 2) : null;
}

/**
 * When an agency reports in a month: one sitting between the 5th and the 13th, on a working day, in office hours; its
 * tasks follow one another by some minutes.
 */
export function monthlyMoment(agency: string, task: number, month: number): string {
  const date = new Date(Date.UTC(2023, month - 1, vary(`${agency} day ${month}`, 5, 13)));
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() - 1);
  const hour = vary(`${agency} hour ${month}`, 8, 16);
  const atDesk = hour === 12 ? 14 : hour;
  const minute = vary(`${agency} minute ${month}`, 0, 15);
  return later(`${date.toISOString().slice(0, 10)} ${two(atDesk)}:${two(minute)}`, task % 26);
}

function later(at: string, minutes: number): string {
  const date = new Date(`${at.replace(" ", "T")}:00Z`);
  date.setUTCMinutes(date.getUTCMinutes() + minutes);
  return date.toISOString().slice(0, 16).replace("T", " ");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
