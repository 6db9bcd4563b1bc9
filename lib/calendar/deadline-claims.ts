import { isAfter } from "./days.ts";
import { daysOf, type Span } from "./deadline-spans.ts";
import type { Token } from "./deadline-tokens.ts";
import { type Phrase, type Place, wordsAt } from "./deadline-words.ts";

/** One thing a phrase says about dates: a day or stretch by whose end the work is due, or the day it begins. */
export type Claim = Place & {
  says: "DUE" | "BEGINS";
  /** The first day of a stretch that is named with both ends. */
  startOn: Temporal.PlainDate | null;
  /** The day it begins or is due. */
  on: Temporal.PlainDate;
  /** Where what it names begins, for "… và các năm tiếp theo". */
  firstDay: Temporal.PlainDate;
  exclusive: boolean;
  /** "trước", "chậm nhất": an end, whatever stands beside it. */
  firm: boolean;
  /** "đến hết năm 2023": an end, or how long something lasts. */
  until: boolean;
  ranged: boolean;
  /** Years and nothing that makes them an end: beside "thường xuyên" or "hằng tháng" they are how long those last. */
  bareYear: boolean;
  yearWritten: boolean;
  /** Stands right behind other words, with neither a limit nor "hoàn thành" between. */
  afterWords: boolean;
};

/** A day of the month whose month no word names: it can only belong to a recurrence ("trước ngày 15 hằng tháng"). */
export type MonthlyDay = Place & { says: "DAY" };

export type Reading = { claims: Claim[]; days: MonthlyDay[]; refusals: string[] };

type Group = Place & {
  first: Span;
  last: Span;
  ranged: boolean;
  limits: { before: boolean; by: boolean; from: boolean; to: boolean; in: boolean };
  done: boolean;
  whole: boolean;
  afterWords: boolean;
  beforeWords: boolean;
  /** The 2023 of "III/2023", whose first half no rule could read. */
  glued: boolean;
};

/** Reads the dates of a phrase, with the years and months that it leaves out. */
export function readClaims(phrase: Phrase, tokens: readonly Token[], planYear: number): Reading {
  const refusals: string[] = [];
  const groups = groupSpans(phrase, tokens, refusals);
  const claims: Claim[] = [];
  const days: MonthlyDay[] = [];
  for (const [index, group] of groups.entries()) {
    if (isContext(groups, index, tokens)) continue;
    if (group.last.from.month === null) {
      if (!isListed(groups, index, tokens)) days.push({ says: "DAY", start: group.start, end: group.end });
    } else {
      const claim = claimOf(groups, index, planYear);
      if (typeof claim === "string") refusals.push(`“${wordsAt(phrase, group)}” ${claim}`);
      else claims.push(claim);
    }
  }
  return { claims, days, refusals };
}

/** Brings limits, ranges and lists together: "từ … đến …", "A - B", "trước ngày 15/6 và 15/12". */
function groupSpans(phrase: Phrase, tokens: readonly Token[], refusals: string[]): Group[] {
  const groups: Group[] = [];
  let lead = noLead();
  const dropLead = () => {
    if (lead.limits.before || lead.limits.by)
      refusals.push(`chưa hiểu “${wordsAt(phrase, lead.place ?? { start: 0, end: 0 })}”`);
    lead = noLead();
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.is === "LIMIT") {
      const place = lead.place ?? { start: token.start, end: token.end };
      lead = {
        ...lead,
        limits: { ...lead.limits, [token.limit.toLowerCase()]: true },
        place: { ...place, end: token.end },
      };
    } else if (token.is === "FILLER") {
      lead = { ...lead, done: lead.done || token.done === true, whole: lead.whole || token.whole === true };
    } else if (token.is === "SPAN") {
      const tail = rangeEnd(tokens, index);
      const last = tail?.token ?? token;
      const previous = groups.at(-1);
      const inherits = previous !== undefined && continues(tokens, index, previous, token.span);
      const limits = inherits && !anyOf(lead.limits) ? { ...previous.limits, from: false } : lead.limits;
      groups.push({
        first: token.span,
        last: last.span,
        ranged: tail !== null,
        limits: tail?.exclusive ? { ...limits, before: true } : limits,
        done: lead.done,
        whole: lead.whole,
        afterWords: lead.afterWords,
        beforeWords: /^(?:WORD|HARMLESS)$/.test(tokens[(tail?.index ?? index) + 1]?.is ?? ""),
        glued: isGlued(tokens, index),
        start: lead.place?.start ?? token.start,
        end: last.end,
      });
      index = tail?.index ?? index;
      lead = noLead();
    } else if (token.is === "WORD" || token.is === "HARMLESS") {
      const whole = lead.whole;
      dropLead();
      lead = { ...noLead(), afterWords: true, whole };
    } else if (token.is === "SEPARATOR" && token.sign === ":") lead = { ...lead, afterWords: false };
    else dropLead();
  }
  dropLead();
  return groups;
}

function isGlued(tokens: readonly Token[], index: number): boolean {
  const sign = tokens[index - 1];
  const before = tokens[index - 2];
  const touches = sign?.is === "SEPARATOR" && /[/.-]/.test(sign.sign) && sign.end === tokens[index]?.start;
  return touches && before?.end === sign.start && !(before.is === "SPAN" && before.span.unit === "YEAR");
}

function noLead() {
  return {
    limits: { before: false, by: false, from: false, to: false, in: false },
    done: false,
    whole: false,
    afterWords: false,
    place: null as Place | null,
  };
}

function anyOf(limits: Group["limits"]): boolean {
  return Object.values(limits).some(Boolean);
}

/** The other end of a range, right after its first: "- 30/6", "đến hết quý II", "đến trước ngày 15". */
function rangeEnd(tokens: readonly Token[], index: number) {
  const connector = tokens[index + 1];
  const connects =
    (connector?.is === "SEPARATOR" && connector.sign === "-") ||
    (connector?.is === "LIMIT" && connector.limit === "TO");
  if (!connects) return null;
  const before = tokens[index + 2];
  const exclusive = before?.is === "LIMIT" && before.limit === "BEFORE";
  const at = exclusive ? index + 3 : index + 2;
  const token = tokens[at];
  return token?.is === "SPAN" ? { token, index: at, exclusive } : null;
}

/** "trước ngày 15/6 và 15/12": the second stands under the limit of the first. */
function continues(tokens: readonly Token[], index: number, previous: Group, span: Span): boolean {
  const connector = tokens[index - 1];
  const before = tokens[index - 2];
  const joined = connector?.is === "AND" || (connector?.is === "SEPARATOR" && /[,&+]/.test(connector.sign));
  return joined && before?.end === previous.end && before.is === "SPAN" && span.unit === previous.last.unit;
}

/** "Năm 2023: quý I, quý III": the year only says which year the others are of. */
function isContext(groups: readonly Group[], index: number, tokens: readonly Token[]): boolean {
  const group = groups[index];
  const next = groups[index + 1];
  if (group === undefined || next === undefined || group.last.unit !== "YEAR" || group.ranged) return false;
  if (anyOf({ ...group.limits, in: false }) || group.done || next.last.unit === "YEAR") return false;
  const between = tokens.filter((token) => token.start >= group.end && token.end <= next.start);
  const onlySigns = between.every((token) => token.is === "SEPARATOR" && /[,:(]/.test(token.sign));
  return onlySigns && next.first.year === null && next.last.year === null && group.last.year !== null;
}

/** The 15 of "ngày 15, 16/3/2023": its month follows, and the later day is the one that counts. */
function isListed(groups: readonly Group[], index: number, tokens: readonly Token[]): boolean {
  const end = groups[index]?.end ?? 0;
  const next = groups.slice(index + 1).find((group) => group.last.from.month !== null);
  const between = tokens.filter((token) => token.start >= end && token.end <= (next?.start ?? 0));
  return next?.last.unit === "DAY" && between.every((token) => /^(?:AND|SEPARATOR|SPAN)$/.test(token.is));
}

/** The claim, or why it is none. */
function claimOf(groups: readonly Group[], index: number, planYear: number): Claim | string {
  const group = groups[index];
  if (group === undefined) return "";
  const { limits, ranged, last } = group;
  if (ranged && group.first.unit === "YEAR" && last.unit !== "YEAR" && last.year === null) return "chưa rõ đến năm nào";
  const year = last.year ?? yearFor(groups, index, planYear);
  const end = daysOf(last, year);
  if (end === null) return "không có trong lịch";
  const start = ranged ? rangeStart(group.first, limits.before ? end.first : end.last, year, last.to.month) : end.first;
  if (start === null) return "có ngày đầu ở sau ngày cuối";
  // Numbers alone may be a share or a round-the-clock service: "2/3 số xã", "24/7".
  const loose = last.bare && !ranged && !anyOf({ ...limits, in: false });
  const allDayLong = last.from.day === 24 && last.from.month === 7;
  if (loose && (group.afterWords || group.beforeWords || allDayLong)) return "chưa chắc là ngày, tháng";
  if (last.unit === "YEAR" && group.glued) return "không rõ đứng sau quý hay tháng nào";
  const begins = limits.from && !ranged && !limits.before && !limits.by && !limits.to;
  const unlimited = !anyOf({ ...limits, in: false });
  return {
    says: begins ? "BEGINS" : "DUE",
    startOn: ranged || (group.whole && unlimited) ? start : null,
    on: begins || limits.before ? end.first : end.last,
    firstDay: start,
    exclusive: limits.before,
    firm: limits.before || limits.by,
    until: limits.to && !ranged,
    ranged,
    bareYear: last.unit === "YEAR" && (ranged || unlimited) && !limits.before && !limits.by && !group.done,
    yearWritten: last.year !== null,
    afterWords: group.afterWords && !anyOf(limits) && !group.done,
    start: group.start,
    end: group.end,
  };
}

/** The first day of a range. Without a year of its own it is of the year that puts it before the end. */
function rangeStart(
  first: Span,
  end: Temporal.PlainDate,
  year: number,
  month: number | null,
): Temporal.PlainDate | null {
  const years = first.year !== null ? [first.year] : [year, year - 1];
  for (const candidate of years) {
    const start = daysOf(first, candidate, month)?.first;
    if (start && !isAfter(start, end)) return start;
  }
  return null;
}

/**
 * The year of a date written without one: for the end of a range that of its start, or the next ("từ tháng 10/2023 đến tháng 3");
 * else that of the following date if it comes no earlier ("15/6 và 15/12/2023"), that of a year named before, the plan's.
 */
function yearFor(groups: readonly Group[], index: number, planYear: number): number {
  const group = groups[index];
  if (group === undefined) return planYear;
  if (group.ranged && group.first.year !== null) return group.first.year + (reverses(group.first, group.last) ? 1 : 0);
  const next = groups.slice(index + 1).find((other) => other.last.year !== null && other.last.unit !== "YEAR");
  if (next !== undefined && !reverses(group.last, next.last)) return next.last.year ?? planYear;
  return groups.slice(0, index).findLast((other) => other.last.unit === "YEAR")?.last.year ?? planYear;
}

/** Whether the second lies before the first within one year. */
function reverses(first: Span, second: Span): boolean {
  const order = (span: Span) => (span.to.month ?? 0) * 100 + (span.to.day === "LAST" ? 31 : span.to.day);
  return order(first) > order(second);
}
