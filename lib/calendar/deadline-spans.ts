import { firstMatch, type Match, type Rule, when, whenWritten } from "./deadline-rule.ts";
import type { Phrase } from "./deadline-words.ts";

/**
 * A stretch of the calendar as a phrase names it, its year perhaps left out. A month, quarter or year is due on its last day
 * (DOMAIN-RULES 32); "đầu / giữa / cuối" name one day (Civil Code art. 144: of a month the 1st, the 15th, the last; of a year
 * 1/1, 30/6, 31/12; a quarter, which the Code does not speak of, is read alike: decision 0060).
 */
export type Span = {
  unit: "DAY" | "MONTH" | "QUARTER" | "YEAR" | "PART";
  year: number | null;
  /** Month null: "ngày 15", whose month stands elsewhere. */
  from: Corner;
  to: Corner;
  /** Bare numbers, "15/3": a date only where nothing makes it a fraction or another number. */
  bare?: true;
};

type Corner = { month: number | null; day: number | "LAST" };

/** First and last day of a span in a year; null when the calendar has no such day, such as 31/02. */
export function daysOf(
  span: Span,
  year: number,
  month: number | null = null,
): { first: Temporal.PlainDate; last: Temporal.PlainDate } | null {
  const first = dayIn(year, span.from.month ?? month, span.from.day);
  const last = dayIn(year, span.to.month ?? month, span.to.day);
  return first && last && { first, last };
}

/** What stands at `at` as a date, month, quarter, part of a year, or year. */
export function spanAt(phrase: Phrase, at: number): Match<Span> | null {
  return firstMatch(SPANS, phrase, at);
}

/** The next number of a list or range whose first one named the unit: the II of "Quý I, II/2023", the 16 of "ngày 15, 16". */
export function nextInList(phrase: Phrase, at: number, before: Span): Match<Span> | null {
  if (before.unit === "QUARTER") return firstMatch(NEXT_QUARTER, phrase, at);
  if (before.unit === "MONTH") return firstMatch(NEXT_MONTH, phrase, at);
  return before.unit === "DAY" && before.from.month === null ? firstMatch(NEXT_DAY, phrase, at) : null;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

function dayIn(year: number, month: number | null, day: number | "LAST"): Temporal.PlainDate | null {
  if (month === null || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  if (day === "LAST") return Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 });
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}

const MONTH = "(?<m>0?[1-9]|1[0-2])(?!\\d)";
const QUARTER = "(?<q>iv|iii|ii|i|0?[1-4])(?![a-z\\d])";
/** /2023, -2023, "năm 2023", ", năm 2023", " 2023", short /23, and "năm nay", which is the year left out. */
const YEAR =
  "(?: (?:(?:[/.-]{1,2}(?: n[aă]m)?|,? (?:c[uủ]a )?n[aă]m|,)? (?<y>20\\d\\d)(?!\\d)|/ (?<yy>2\\d)(?![\\d/.%-])|,? (?:c[uủ]a )?n[aă]m nay(?![a-z])))?";
/** What may follow a bare number for it to belong to a list. */
const GOES_ON = "(?! [/.-] \\d)(?= (?:$|[,;:.)(&+/\\n-]|(?:va|den|nam|hoac|hang|moi|tro|cua)(?![a-z])))";

const MONTH_WORDS = "một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười";
// biome-ignore format: a table
const NUMBER_OF: Record<string, number> = {
  một: 1, hai: 2, ba: 3, tư: 4, bốn: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9, mười: 10,
  "mười một": 11, "mười hai": 12,
  i: 1, ii: 2, iii: 3, iv: 4,
  sau: 6, chin: 9,
};
const EDGE = "(?:ngay )?(?<edge>dau tien|dau|giua|cuoi cung|cuoi)(?: cua)?";
const COUNT = "(?<n>\\d{1,2}|hai|ba|sau|chin)";

const SPANS: readonly Rule<Span>[] = [
  // 2023-12-31
  when("(?:ngay )?(?<y>20\\d\\d)[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})", dayOf),
  // 31/12/2023, 15.3.2023, 15-3-23
  when("(?:ngay )?(?<d>\\d{1,2}) (?<sign>[/.-]) (?<m>\\d{1,2}) \\k<sign> (?:(?<y>\\d{4})|(?<yy>2\\d))", dayOf),
  when("(?:ngay )?(?<d>\\d{1,2}) / (?<m>\\d{1,2}) - (?<y>20\\d\\d)", dayOf),
  // ngày 15 tháng 3 năm 2023
  when(`(?:ngay )?(?<d>\\d{1,2}) thang (?<m>\\d{1,2})(?! lan)${YEAR}`, dayOf),
  whenWritten(`(?<day>ngày )?(?<d>\\d{1,2}) tháng (?<w>${MONTH_WORDS})${YEAR}`, dayInWords),
  // 3/2023, 12.2023
  when(`${MONTH} [/.-] (?<y>20\\d\\d)`, monthOf),
  // ngày 15/3, ngày 15-3, 15/3 năm 2023; the 5 of "ngày 5-10/3" waits for its month
  when("ngay (?<d>\\d{1,2})(?= - \\d{1,2} [/.] \\d{1,2}(?!\\d))", dayOf),
  when("ngay (?<d>\\d{1,2}) [/.-] (?<m>\\d{1,2})(?: (?:cua )?nam (?:(?<y>20\\d\\d)|nay(?![a-z])))?", dayOf),
  when("(?<d>\\d{1,2}) / (?<m>\\d{1,2})(?: (?:cua )?nam (?:(?<y>20\\d\\d)|nay(?![a-z])))?", (found) => ({
    ...dayOf(found),
    bare: true,
  })),
  // the 01 of "01 đến 15/3/2023", and "ngày 15" alone
  when("(?<d>\\d{1,2})(?= (?:-|,|va|den(?: ngay)?) \\d{1,2} [/.] \\d{1,2}(?!\\d))", dayOf),
  when("ngay (?<d>\\d{1,2})(?! (?:lam viec|/|lan|ke tu|sau|tu))", dayOf),
  // tháng 1/2023, T3/2023, tháng Ba năm 2023
  when(`(?:thang|t\\.?) ${MONTH}${YEAR}`, monthOf),
  whenWritten(`tháng (?<w>${MONTH_WORDS})${YEAR}`, monthInWords),
  whenWritten(`tháng (?<r>[IVX]{1,4})${YEAR}`, monthInRoman),
  // quý I/2023, Quí 2 năm 2023, Q4/2023, quý hai
  when(`(?:quy|qui) ${QUARTER}${YEAR}`, quarterOf),
  when("q\\.? (?:(?<q>iv|iii|ii|i)(?![a-z])|(?<n>[1-4])(?= [/.-]? 20\\d\\d))(?: [/.-]? (?<y>20\\d\\d))?", quarterOf),
  whenWritten(`qu[ýí] (?<q>một|hai|ba|bốn|tư)${YEAR}`, quarterOf),
  // đầu tháng 3/2023, cuối quý II, giữa năm
  when(`${EDGE} (?:thang|t\\.?) ${MONTH}${YEAR}`, (found) => edgeOf(found, monthOf(found))),
  when(`${EDGE} (?:quy|qui) ${QUARTER}${YEAR}`, (found) => edgeOf(found, quarterOf(found))),
  when(`${EDGE} nam(?: (?<y>20\\d\\d)| nay)?(?! (?:hoc|tiep|sau|toi|ke|truoc|\\d))`, (found) =>
    edgeOf(found, yearOf(found)),
  ),
  // nửa đầu tháng 3; thượng, trung, hạ tuần: the ten days from 1, 11 and 21
  when(`(?<edge>nua dau|nua cuoi) thang ${MONTH}${YEAR}`, (found) => edgeOf(found, monthOf(found))),
  when(`(?<edge>thuong tuan|trung tuan|ha tuan) thang ${MONTH}${YEAR}`, (found) => edgeOf(found, monthOf(found))),
  // 6 tháng đầu năm 2023, 06 tháng cuối năm, 9 tháng đầu năm, hai quý đầu năm, nửa đầu năm
  when(`${COUNT} thang dau (?:cua )?nam${YEAR}`, (found) => monthsFromNewYear(found, 1)),
  when(`${COUNT} quy dau (?:cua )?nam${YEAR}`, (found) => monthsFromNewYear(found, 3)),
  when(`nua dau nam${YEAR}`, (found) => part(found, 1, 6)),
  when(`quy dau nam${YEAR}`, (found) => part(found, 1, 3)),
  when(`(?:${COUNT} (?:thang|quy)|nhung thang|cac thang|nua|quy) cuoi (?:cua )?nam${YEAR}`, (found) =>
    part(found, 1, 12),
  ),
  when(`(?:nhung |cac )?thang con lai (?:cua |trong )?nam${YEAR}`, (found) => part(found, 1, 12)),
  // trong năm, hết năm nay, năm 2023, 2023
  when("(?:trong|cho den het|den het|het|ca) nam(?: nay)?(?! (?:\\d|hoc|tiep|sau|toi|truoc|ke))", yearOf),
  when("nam nay", yearOf),
  when("(?:ca )?(?:nam )?(?<y>20\\d\\d)(?!\\d)", yearOf),
];

const NEXT_QUARTER: readonly Rule<Span>[] = [when(`${QUARTER}${YEAR}${GOES_ON}`, quarterOf)];
const NEXT_MONTH: readonly Rule<Span>[] = [when(`${MONTH}${YEAR}${GOES_ON}`, monthOf)];
const NEXT_DAY: readonly Rule<Span>[] = [when(`(?<d>\\d{1,2})(?!\\d)${GOES_ON}`, dayOf)];

function dayOf(found: RegExpExecArray): Span {
  const day = Number(found.groups?.["d"]);
  const word = found.groups?.["w"]?.toLowerCase();
  const written = word === undefined ? found.groups?.["m"] : NUMBER_OF[word];
  const month = written === undefined ? null : Number(written);
  return { unit: "DAY", year: yearIn(found), from: { month, day }, to: { month, day } };
}

/** "9 tháng năm 2023" is nine months of a year as soon as 9 May: a day only where it says so, "ngày 9" or "Năm". */
function dayInWords(found: RegExpExecArray): Span | null {
  const { day, w } = found.groups ?? {};
  return w === "năm" && !day ? null : dayOf(found);
}

function monthOf(found: RegExpExecArray): Span {
  const month = Number(found.groups?.["m"]);
  return { unit: "MONTH", year: yearIn(found), from: { month, day: 1 }, to: { month, day: "LAST" } };
}

/** "tháng năm" is "month and year" unless May is written as people write it, "tháng Năm". */
function monthInWords(found: RegExpExecArray): Span | null {
  const word = found.groups?.["w"] ?? "";
  const month = NUMBER_OF[word.toLowerCase()];
  if (month === undefined || word === "năm") return null;
  return { unit: "MONTH", year: yearIn(found), from: { month, day: 1 }, to: { month, day: "LAST" } };
}

const ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** "tháng XII/2023": capitals only, for "vi" and "ii" are syllables of other words. */
function monthInRoman(found: RegExpExecArray): Span | null {
  const month = ROMAN_MONTHS.indexOf(found.groups?.["r"] ?? "") + 1;
  if (month === 0) return null;
  return { unit: "MONTH", year: yearIn(found), from: { month, day: 1 }, to: { month, day: "LAST" } };
}

function quarterOf(found: RegExpExecArray): Span {
  const written = (found.groups?.["q"] ?? found.groups?.["n"] ?? "").toLowerCase();
  const quarter = NUMBER_OF[written] ?? Number(written);
  return {
    unit: "QUARTER",
    year: yearIn(found),
    from: { month: quarter * 3 - 2, day: 1 },
    to: { month: quarter * 3, day: "LAST" },
  };
}

function yearOf(found: RegExpExecArray): Span {
  return { unit: "YEAR", year: yearIn(found), from: { month: 1, day: 1 }, to: { month: 12, day: "LAST" } };
}

function part(found: RegExpExecArray, firstMonth: number, lastMonth: number): Span {
  return {
    unit: "PART",
    year: yearIn(found),
    from: { month: firstMonth, day: 1 },
    to: { month: lastMonth, day: "LAST" },
  };
}

function monthsFromNewYear(found: RegExpExecArray, each: 1 | 3): Span | null {
  const written = found.groups?.["n"] ?? "";
  const months = (NUMBER_OF[written] ?? Number(written)) * each;
  return months >= 1 && months <= 12 ? part(found, 1, months) : null;
}

/** One day of a month, quarter or year; a half or a ten days of a month is due on its last day. */
function edgeOf(found: RegExpExecArray, whole: Span): Span {
  const { from, to } = whole;
  const middle = {
    month: whole.unit === "YEAR" ? 6 : whole.unit === "QUARTER" ? (to.month ?? 0) - 1 : to.month,
    day: whole.unit === "YEAR" ? 30 : 15,
  };
  const named: Record<string, Pick<Span, "from" | "to">> = {
    dau: { from, to: from },
    "dau tien": { from, to: from },
    giua: { from: middle, to: middle },
    // "Nửa cuối" falls through to the last day: what matters is when it ends.
    "nua dau": { from, to: { month: to.month, day: 15 } },
    "thuong tuan": { from, to: { month: to.month, day: 10 } },
    "trung tuan": { from: { month: to.month, day: 11 }, to: { month: to.month, day: 20 } },
    "ha tuan": { from: { month: to.month, day: 21 }, to },
  };
  const edge = found.groups?.["edge"]?.replace(/\s+/g, " ") ?? "";
  return { ...whole, unit: "PART", ...(named[edge] ?? { from: to, to }) };
}

function yearIn(found: RegExpExecArray): number | null {
  const { y, yy } = found.groups ?? {};
  return y ? Number(y) : yy ? 2000 + Number(yy) : null;
}
