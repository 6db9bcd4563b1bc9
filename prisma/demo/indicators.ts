import { CLOSED_MONTHS, monthlyMoment } from "./months.ts";
import { OCTOBER_REPORTS } from "./report-months.ts";
import { vary } from "./words.ts";

/** The numbers of the year, from February to September; those of October are still to come but from who has sent its report. All of it invented. */

const [FIRST, LAST] = [CLOSED_MONTHS[0], CLOSED_MONTHS[CLOSED_MONTHS.length - 1] ?? 9];

/** Dossiers a month, and the share of them online and of the results electronic, in per cent, in the first month and in the last. */
type ProcedureYear = {
  received: number;
  online: [first: number, last: number];
  electronic: [first: number, last: number];
  /** The only months with dossiers. */
  months?: readonly number[];
};

/** By the number in the appendix. Nobody has applied for 14 and 17; Sở Tư pháp holds the online rate down. */
const PROCEDURES: Readonly<Record<number, ProcedureYear>> = {
  1: { received: 900, online: [80, 88], electronic: [60, 94] },
  2: { received: 2400, online: [39, 50], electronic: [48, 88] },
  3: { received: 1500, online: [60, 70], electronic: [60, 93] },
  4: { received: 1300, online: [65, 76], electronic: [62, 95] },
  5: { received: 180, online: [73, 84], electronic: [70, 96] },
  6: { received: 2600, online: [74, 84], electronic: [72, 97] },
  7: { received: 1900, online: [34, 44], electronic: [40, 84] },
  8: { received: 650, online: [67, 78], electronic: [58, 92] },
  9: { received: 1400, online: [48, 58], electronic: [52, 90] },
  10: { received: 520, online: [46, 55], electronic: [50, 90] },
  11: { received: 600, online: [43, 52], electronic: [50, 89] },
  12: { received: 1600, online: [58, 70], electronic: [55, 92] },
  13: { received: 90, online: [59, 70], electronic: [60, 95] },
  14: { received: 0, online: [0, 0], electronic: [0, 0] },
  15: { received: 800, online: [30, 36], electronic: [38, 74] },
  16: { received: 420, online: [27, 32], electronic: [34, 70] },
  17: { received: 0, online: [0, 0], electronic: [0, 0] },
  18: { received: 700, online: [65, 76], electronic: [64, 96] },
  19: { received: 620, online: [32, 41], electronic: [36, 80] },
  20: { received: 1300, online: [52, 64], electronic: [50, 90] },
  21: { received: 2400, online: [97, 97], electronic: [100, 100], months: [4] },
  22: { received: 2600, online: [25, 31], electronic: [30, 66] },
  23: { received: 900, online: [43, 54], electronic: [46, 87] },
  24: { received: 260, online: [81, 90], electronic: [80, 99] },
  25: { received: 240, online: [78, 88], electronic: [80, 99] },
};

/** Of entered indicators: the whole and the part in the first month and in the last. */
const INDICATORS: Readonly<Record<string, { whole: [number, number]; part: [number, number] }>> = {
  "dvctt-phat-sinh-ho-so": { whole: [1248, 1260], part: [886, 1089] },
  "co-so-y-te-dung-cccd": { whole: [252, 254], part: [154, 213] },
  "can-bo-dung-dvc-truc-tuyen": { whole: [29_840, 29_902], part: [22_120, 27_830] },
  "the-bhyt-dong-bo": { whole: [1_735_400, 1_742_300], part: [1_529_300, 1_700_900] },
  "tru-so-co-can-bo-huong-dan": { whole: [219, 220], part: [171, 211] },
};

/** Who has not entered the numbers of a month: together with the report that is missing. */
const MISSING: readonly { agency: string; month: number }[] = [{ agency: "dien-luc", month: 9 }];

/** The months of the record. */
export const FIGURE_MONTHS = [...CLOSED_MONTHS, 10] as const;

/** When a body entered its numbers of a month, before it sent its report; null where it has not. */
export function enteredAt(agency: string, month: number): string | null {
  if (month === 10) {
    const sent = [...OCTOBER_REPORTS.sent, ...OCTOBER_REPORTS.accepted].some((sender) => sender === agency);
    return sent ? `2023-10-04 08:${vary(`${agency} figures`, 10, 55)}` : null;
  }
  const missing = MISSING.some((gap) => gap.agency === agency && gap.month === month);
  return missing ? null : monthlyMoment(agency, 0, month);
}

/** A number between that of the first month and that of the last, in a straight line. */
function between([first, last]: readonly [number, number], month: number): number {
  return first + ((last - first) * (month - FIRST)) / (LAST - FIRST);
}

/** What was counted of a procedure in a month. */
export function countsIn(procedure: number, month: number) {
  const { received: usual = 0, online = [0, 0], electronic = [0, 0], months } = PROCEDURES[procedure] ?? {};
  const dossiers = (at: number) =>
    months && !months.includes(at) ? 0 : Math.round((usual * vary(`procedure ${procedure} ${at}`, 92, 108)) / 100);
  const received = dossiers(month);
  // Nine of ten results come in the month of the dossier.
  const issued = Math.round(received * 0.9 + dossiers(Math.max(FIRST, month - 1)) * 0.1);
  const share = (whole: number, rates: readonly [number, number], of: string) =>
    Math.round((whole * Math.min(100, between(rates, month) + vary(`${of} ${procedure} ${month}`, -1, 1))) / 100);
  return {
    received,
    online: Math.max(0, share(received, online, "online")),
    issued,
    electronic: Math.max(0, share(issued, electronic, "electronic")),
  };
}

/** What was said of an entered indicator in a month. */
export function valueIn(code: string, month: number): { numerator: number; denominator: number } {
  const year = INDICATORS[code];
  if (!year) throw new Error(`Số liệu minh họa chưa có chỉ tiêu ${code}.`);
  return { numerator: Math.round(between(year.part, month)), denominator: Math.round(between(year.whole, month)) };
}
