/**
 * What happens in the simulated year, day by day, beside the sweep of every morning at 07:00. Everything here happens at ten
 * o'clock; agencies are named by their codes, tasks by their STT. tests/db/year-2023.md says what everybody is told meanwhile.
 */
export type YearEvent = { on: string } & (
  | { does: "claims"; task: number; agency: string | readonly string[] }
  | { does: "is confirmed" | "is returned"; task: number; agency: string | readonly string[] }
  | { does: "is granted an extension"; task: number; agency: string; until: string }
  | { does: "is guided"; task: number; due: string }
  | { does: "hands in" | "is accepted"; obligation: string; agency: string | readonly string[] }
  | { does: "is excused"; task: number; agency: string }
  | { does: "leaves" | "comes back"; account: string }
  | { does: "takes over"; account: string; from: string }
);

const DISTRICTS = [
  "tp-bac-giang",
  "huyen-hiep-hoa",
  "huyen-viet-yen",
  "huyen-tan-yen",
  "huyen-yen-the",
  "huyen-luc-nam",
  "huyen-luc-ngan",
  "huyen-son-dong",
  "huyen-lang-giang",
  "huyen-yen-dung",
] as const;

const allBut = (...late: string[]) => ["cong-an-tinh", ...DISTRICTS].filter((code) => !late.includes(code));

const districtsBut = (...late: string[]) => DISTRICTS.filter((code) => !late.includes(code));

export const YEAR_EVENTS: readonly YearEvent[] = [
  // Task 1, 31/01: nine in time, one sent back and late, one late.
  { on: "2023-01-20", does: "claims", task: 1, agency: allBut("huyen-luc-ngan", "huyen-son-dong") },
  { on: "2023-01-26", does: "is confirmed", task: 1, agency: allBut("huyen-luc-ngan", "huyen-son-dong") },
  { on: "2023-01-30", does: "claims", task: 1, agency: "huyen-luc-ngan" },
  { on: "2023-02-02", does: "is returned", task: 1, agency: "huyen-luc-ngan" },
  { on: "2023-02-10", does: "claims", task: 1, agency: "huyen-luc-ngan" },
  { on: "2023-02-14", does: "is confirmed", task: 1, agency: "huyen-luc-ngan" },
  { on: "2023-02-17", does: "claims", task: 1, agency: "huyen-son-dong" },
  { on: "2023-02-20", does: "is confirmed", task: 1, agency: "huyen-son-dong" },

  // Section IV: the communes' and the districts' plans before 27/01, the People's Committees' before 10/02. One is a month late.
  { on: "2023-01-19", does: "hands in", obligation: "OB-02", agency: districtsBut("huyen-luc-nam", "huyen-son-dong") },
  { on: "2023-01-19", does: "hands in", obligation: "OB-03", agency: DISTRICTS },
  {
    on: "2023-01-30",
    does: "is accepted",
    obligation: "OB-02",
    agency: districtsBut("huyen-luc-nam", "huyen-son-dong"),
  },
  { on: "2023-01-30", does: "is accepted", obligation: "OB-03", agency: DISTRICTS },
  { on: "2023-01-31", does: "hands in", obligation: "OB-02", agency: "huyen-luc-nam" },
  { on: "2023-02-01", does: "is accepted", obligation: "OB-02", agency: "huyen-luc-nam" },
  { on: "2023-02-08", does: "hands in", obligation: "OB-11", agency: DISTRICTS },
  { on: "2023-02-14", does: "is accepted", obligation: "OB-11", agency: DISTRICTS },
  { on: "2023-02-27", does: "hands in", obligation: "OB-02", agency: "huyen-son-dong" },
  { on: "2023-02-28", does: "is accepted", obligation: "OB-02", agency: "huyen-son-dong" },

  // Task 2, 31/03: all but one in time.
  { on: "2023-03-10", does: "claims", task: 2, agency: allBut("huyen-yen-the") },
  { on: "2023-03-14", does: "is confirmed", task: 2, agency: allBut("huyen-yen-the") },
  { on: "2023-04-20", does: "claims", task: 2, agency: "huyen-yen-the" },
  { on: "2023-04-24", does: "is confirmed", task: 2, agency: "huyen-yen-the" },

  // Task 3 waits for guidance until May; one of its coordinators is late.
  { on: "2023-05-15", does: "is guided", task: 3, due: "2023-08-31" },
  { on: "2023-08-10", does: "claims", task: 3, agency: ["van-phong-ubnd", "cong-an-tinh", "so-tu-phap", "so-ldtbxh"] },
  { on: "2023-08-14", does: "is confirmed", task: 3, agency: ["van-phong-ubnd", "cong-an-tinh", "so-tu-phap"] },
  { on: "2023-09-12", does: "claims", task: 3, agency: "bhxh" },
  { on: "2023-09-13", does: "is confirmed", task: 3, agency: ["so-ldtbxh", "bhxh"] },

  // Task 6, 31/03: claimed in time, answered two weeks after the date. Nobody chases the agency meanwhile.
  { on: "2023-03-25", does: "claims", task: 6, agency: "so-tttt" },
  { on: "2023-04-14", does: "is confirmed", task: 6, agency: "so-tttt" },

  // Task 9, 31/03: late enough for the leaders to hear of it.
  { on: "2023-05-12", does: "claims", task: 9, agency: "so-tttt" },
  { on: "2023-05-16", does: "is confirmed", task: 9, agency: "so-tttt" },

  // Task 12, 31/03: the lead is done, its coordinator is not.
  { on: "2023-03-28", does: "claims", task: 12, agency: "van-phong-ubnd" },
  { on: "2023-03-29", does: "is confirmed", task: 12, agency: "van-phong-ubnd" },
  { on: "2023-04-11", does: "claims", task: 12, agency: "so-tu-phap" },
  { on: "2023-04-12", does: "is confirmed", task: 12, agency: "so-tu-phap" },

  // Task 16, 31/03: extended twice, late in the end.
  { on: "2023-03-15", does: "claims", task: 16, agency: "so-tttt" },
  { on: "2023-03-16", does: "is confirmed", task: 16, agency: "so-tttt" },
  { on: "2023-03-20", does: "is granted an extension", task: 16, agency: "so-tnmt", until: "2023-06-30" },
  { on: "2023-06-20", does: "is granted an extension", task: 16, agency: "so-tnmt", until: "2023-09-30" },
  { on: "2023-10-20", does: "claims", task: 16, agency: "so-tnmt" },
  { on: "2023-10-24", does: "is confirmed", task: 16, agency: "so-tnmt" },

  // Task 17, 31/03: ten weeks late.
  { on: "2023-03-30", does: "claims", task: 17, agency: "cong-an-tinh" },
  { on: "2023-03-31", does: "is confirmed", task: 17, agency: "cong-an-tinh" },
  { on: "2023-06-09", does: "claims", task: 17, agency: "toa-an-tinh" },
  { on: "2023-06-12", does: "is confirmed", task: 17, agency: "toa-an-tinh" },

  // Task 21 waits for guidance until July, which is put right a week later; late by its new date. Its officer changes meanwhile.
  { on: "2023-07-03", does: "is guided", task: 21, due: "2023-10-31" },
  { on: "2023-07-10", does: "is guided", task: 21, due: "2023-09-15" },
  { on: "2023-09-20", does: "leaves", account: "so-y-te" },
  { on: "2023-09-20", does: "takes over", account: "so-y-te.moi", from: "so-y-te" },
  { on: "2023-10-12", does: "claims", task: 21, agency: "so-y-te" },
  { on: "2023-10-13", does: "is confirmed", task: 21, agency: "so-y-te" },

  // Task 26, 30/06: extended, and done on the last day.
  { on: "2023-06-15", does: "is granted an extension", task: 26, agency: "so-tttt", until: "2023-10-31" },
  { on: "2023-10-31", does: "claims", task: 26, agency: "so-tttt" },
  { on: "2023-11-02", does: "is confirmed", task: 26, agency: "so-tttt" },

  // Tasks 14, 20 and 22, 31/12: done, not done, and waiting for an answer.
  { on: "2023-12-10", does: "claims", task: 14, agency: "so-tu-phap" },
  { on: "2023-12-12", does: "is confirmed", task: 14, agency: "so-tu-phap" },
  { on: "2023-12-20", does: "claims", task: 22, agency: "so-ldtbxh" },

  // Standing task 25 does not apply to one body; and for two months nobody can be told at another.
  { on: "2023-02-01", does: "is excused", task: 25, agency: "van-phong-ubnd" },
  { on: "2023-06-20", does: "leaves", account: "so-xay-dung" },
  { on: "2023-06-20", does: "leaves", account: "so-xay-dung.truong" },
  { on: "2023-08-10", does: "comes back", account: "so-xay-dung" },
];

/** On this day of every month each body says a word about its standing tasks, unless SILENCES has it silent. */
export const DAY_OF_WORDS = 5;

/** Standing parts that say nothing in some months, the last included. */
export const SILENCES: readonly { task: number; agency: string; from: string; to: string }[] = [
  { task: 11, agency: "huyen-son-dong", from: "2023-01", to: "2023-07" },
  { task: 25, agency: "so-xay-dung", from: "2023-03", to: "2023-08" },
  { task: 8, agency: "so-tttt", from: "2023-09", to: "2023-12" },
  // Two months are under the limit: nobody is told.
  { task: 15, agency: "so-noi-vu", from: "2023-04", to: "2023-05" },
];

/** Mornings on which the sweep runs five times. */
export const FIVE_SWEEPS = [
  "2023-01-31",
  "2023-04-01",
  "2023-07-10",
  "2023-08-10",
  "2023-10-07",
  "2023-12-31",
] as const;

/** On this day of every month each body sends its report, before anybody has to remind, unless REPORT_DAYS has another. */
const DAY_OF_REPORTS = 8;

/** Reports that were sent on other days; null: not to the end of the year. */
const REPORT_DAYS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  // In time after a reminder, on the last day, the day after, twelve days late.
  "so-tttt": { "2023-09": "2023-09-12", "2023-10": "2023-10-14", "2023-11": "2023-11-15", "2023-12": "2023-12-26" },
  // Two days late in spring; not at all in November.
  "toa-an-tinh": { "2023-04": "2023-04-16", "2023-11": null },
  // Never again from August on.
  "huyen-yen-the": { "2023-08": null, "2023-09": null, "2023-10": null, "2023-11": null, "2023-12": null },
};

/** The day on which a body sent the report of a month ("2023-09"); null where it never did. */
export function reportSentOn(agency: string, month: string): string | null {
  const own = REPORT_DAYS[agency]?.[month];
  return own === undefined ? `${month}-${String(DAY_OF_REPORTS).padStart(2, "0")}` : own;
}
