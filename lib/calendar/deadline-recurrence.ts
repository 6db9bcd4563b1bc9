import { type Rule, when } from "./deadline-rule.ts";

export type Every = "DAY" | "WEEK" | "MONTH" | "QUARTER" | "HALF_YEAR" | "YEAR";

/**
 * What comes round again. `every` is the shortest of several ("hằng tháng, quý, năm"), null when no period is named or it is
 * none of the usual ones ("định kỳ", "2 năm một lần"). `more`: the words say more than `every` does, and go into the note.
 */
export type Recurrence = { every: Every | null; more: boolean };

const NUMBER = "(?:\\d{1,2}|mot|hai|ba|bon|sau|chin)";
const UNIT = `(?:(?:${NUMBER} )?(?:ngay|tuan|thang|quy|nam)|nua nam|ban nien)`;
/** "quý I", "tháng 3", "năm 2023", "tháng đầu", "quý này" name a stretch of time, not a period. */
const NO_SPAN =
  "(?! (?:\\d|(?:iv|i{1,3})(?![a-z])|dau|cuoi|tiep|ke(?! tu)|sau(?! khi)|nay|toi|truoc(?! (?:ngay|khi|luc|\\d))|hoc))";
const LIST = `${UNIT}(?: (?:,|/|;|-|va|hoac) (?:hang |moi )?${UNIT}(?![a-z\\d])${NO_SPAN})*`;
const ONCE = "(?: (?:/|,)? (?:1|01|mot)? (?:lan|ky)(?: (?:1|01|mot))?)?";
const TIMES = `(?<times>${NUMBER}) lan`;

export const RECURRENCES: readonly Rule<Recurrence>[] = [
  // mỗi năm 02 lần, một năm hai lần; 01 lần/quý, hai lần một năm
  when(`(?:moi|hang|mot|1|01) (?<per>tuan|thang|quy|nam) (?:it nhat )?${TIMES}`, timesPer),
  when(`${TIMES} (?:/|tren|trong|hang|moi|mot)? (?:1|01|mot|moi)? (?<per>tuan|thang|quy|nam)${NO_SPAN}`, timesPer),
  // 6 tháng/lần, hai tuần một lần, tháng/lần
  when(`${UNIT} (?:/ (?:1|01|mot)?|mot|1|01) (?:lan|ky)(?: (?:1|01|mot))?`, periods),
  // hằng tháng, hàng tháng/quý/năm, mỗi 6 tháng, từng quý
  when(`(?:theo )?(?:dinh ky :? )?(?:vao )?(?:hang|moi|tung) ${LIST}${NO_SPAN}${ONCE}`, periods),
  // định kỳ 6 tháng, năm; định kỳ: quý, 6 tháng, năm
  when(`(?:theo )?dinh ky :? (?:bao cao )?(?:vao )?${LIST}${NO_SPAN}${ONCE}`, periods),
  // ngày 20 của tháng cuối quý; cuối mỗi quý
  when("(?:cua )?thang (?:dau|giua|cuoi)(?: cung)?(?: cua)?(?: moi| hang)? quy(?! (?:\\d|[ivx]+(?![a-z])))", inQuarter),
  when(`(?:dau|giua|cuoi) (?:cua )?(?:hang|moi) ${UNIT}${NO_SPAN}`, (found) => ({ ...periods(found), more: true })),
  // theo quý, theo tháng (not "theo quy định", "theo quý I")
  when(`theo (?:thang|quy|tuan|nam)(?= (?:$|[,;.)(\\n/]))(?: / (?:thang|quy|nam))*`, periods),
  // 6 tháng, năm; quý, năm; tháng/quý/năm
  when(
    `(?:${NUMBER} )?(?:tuan|thang|quy) (?:,|/|va|hoac) (?:hang )?(?:${NUMBER} )?(?:thang|quy|nam)(?: (?:,|/|va|hoac) (?:hang )?(?:${NUMBER} )?(?:thang|quy|nam))*${NO_SPAN}`,
    periods,
  ),
  when("thuong nien", () => ({ every: "YEAR", more: false })),
  when("(?:theo )?dinh ky", () => ({ every: null, more: false })),
];

const WORDS: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, sau: 6, chin: 9 };
const LENGTHS: readonly [Every, number][] = [
  ["DAY", 1],
  ["WEEK", 7],
  ["MONTH", 30],
  ["QUARTER", 90],
  ["HALF_YEAR", 180],
  ["YEAR", 360],
];
const DAYS: Record<string, number> = { ngay: 1, tuan: 7, thang: 30, quy: 90, nam: 360 };

function inQuarter(): Recurrence {
  return { every: "QUARTER", more: true };
}

function timesPer(found: RegExpExecArray): Recurrence {
  const times = count(found.groups?.["times"]);
  const length = (DAYS[found.groups?.["per"] ?? ""] ?? 0) / times;
  const every = LENGTHS.find(([, days]) => days === length)?.[0] ?? null;
  return { every, more: every === null };
}

function periods(found: RegExpExecArray): Recurrence {
  const words = found[0].replaceAll(/(?:1|01|mot) (?:lan|ky)|lan \d+/g, "");
  const units = words.matchAll(
    /(nua nam|ban nien)|(?:(\d{1,2}|mot|hai|ba|bon|sau|chin)\s*)?(ngay|tuan|thang|quy|nam)/g,
  );
  const lengths = [...units].map(([, half, number, unit]) => (half ? 180 : count(number) * (DAYS[unit ?? ""] ?? 0)));
  const shortest = Math.min(...lengths);
  const every = LENGTHS.find(([, days]) => days === shortest)?.[0] ?? null;
  return { every, more: every === null || lengths.length > 1 };
}

function count(written: string | undefined): number {
  return written === undefined ? 1 : (WORDS[written] ?? Number(written));
}
