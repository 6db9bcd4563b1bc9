import { monthsFromTo } from "../calendar/month.ts";
import type { IndicatorComparator } from "../platform/prisma/enums.ts";

/** A share of something that is counted: 81.000 of 125.000 dossiers. Whole numbers, so that nothing is lost before it is compared. */
export type Fraction = { part: number; whole: number };

/** What a rate is held against, in per cent. */
export type Target = { comparator: IndicatorComparator; percent: number };

/**
 * Whether a rate meets its target: "trên 60%" is strictly more, "tối thiểu" at least, "100%" exactly that (PRODUCT, "Indicators").
 * Compared in whole numbers: 60.000/100.000 is not above 60%. Null where there is nothing to divide by.
 */
export function meetsTarget({ part, whole }: Fraction, { comparator, percent }: Target): boolean | null {
  if (whole === 0) return null;
  return meets(BigInt(part), BigInt(whole), comparator, percent);
}

function meets(part: bigint, whole: bigint, comparator: IndicatorComparator, percent: number): boolean {
  const [rate, target] = [part * 100n, BigInt(percent) * whole];
  if (comparator === "GT") return rate > target;
  return comparator === "GTE" ? rate >= target : rate === target;
}

/** How many more of the same whole would meet the target; 0 where it is met. */
export function shortfall({ part, whole }: Fraction, target: Target): number {
  if (meetsTarget({ part, whole }, target) !== false) return 0;
  const border = target.percent * whole;
  const least = target.comparator === "GT" ? Math.floor(border / 100) + 1 : Math.ceil(border / 100);
  return Math.max(0, least - part);
}

/** Percentage points from one rate to another; null where either has nothing to divide by. For showing, never for comparing. */
export function pointsBetween(before: Fraction, now: Fraction): number | null {
  if (before.whole === 0 || now.whole === 0) return null;
  return (now.part / now.whole - before.part / before.whole) * 100;
}

/** Several shares of several wholes as one. */
export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((sum, { part, whole }) => ({ part: sum.part + part, whole: sum.whole + whole }), {
    part: 0,
    whole: 0,
  });
}

/** A rate of a month, with everything it should be made of. */
export type MonthRate = { month: Temporal.PlainYearMonth } & Fraction;

/** When a target would be met if it went on as it goes. */
export type Forecast =
  | { kind: "MET" }
  | { kind: "TOO_FEW"; months: number }
  | ({ kind: "NO_GROWTH" } & Pace)
  | ({ kind: "EXPECTED"; month: Temporal.PlainYearMonth } & Pace)
  /** Not within the years that such a line says anything about. */
  | ({ kind: "FAR" } & Pace);

/** From which month to which, and how many percentage points a month. */
export type Pace = { from: Temporal.PlainYearMonth; to: Temporal.PlainYearMonth; points: number };

/** The pace is that of the last months; with fewer than the least nothing is said. */
export const PACE_MONTHS = 4;
export const PACE_LEAST = 3;

/** Farther ahead a straight line is no forecast. */
const FARTHEST_MONTHS = 24;

/**
 * The month in which a target is met at the present pace: a straight line through the first and the last of the newest months
 * (at most PACE_MONTHS of them). Worked out in whole numbers, as the target itself is compared.
 * @param rates whole months only, oldest first
 * @param told the newest month of which anything is known: what is told is not forecast
 */
export function forecast(
  rates: readonly MonthRate[],
  target: Target,
  told: Temporal.PlainYearMonth | undefined = rates.at(-1)?.month,
): Forecast {
  const counted = rates.filter(({ whole }) => whole > 0);
  const last = counted.at(-1);
  if (last && meetsTarget(last, target)) return { kind: "MET" };
  const span = counted.slice(-PACE_MONTHS);
  const first = span[0];
  if (!first || !last || span.length < PACE_LEAST) return { kind: "TOO_FEW", months: span.length };
  const months = monthsFromTo(first.month, last.month) - 1;
  const pace = { from: first.month, to: last.month, points: (pointsBetween(first, last) ?? 0) / months };
  // last + k × (last − first) / months, over one denominator.
  const whole = BigInt(last.whole) * BigInt(first.whole) * BigInt(months);
  const now = BigInt(last.part) * BigInt(first.whole) * BigInt(months);
  const rise = BigInt(last.part) * BigInt(first.whole) - BigInt(first.part) * BigInt(last.whole);
  if (rise <= 0n) return { kind: "NO_GROWTH", ...pace };
  // A line passes 100% between two months: exactly that is reached by whoever gets there.
  const comparator = target.comparator === "EQ" ? "GTE" : target.comparator;
  const nearest = Math.max(1, told ? monthsFromTo(last.month, told) : 1);
  for (let ahead = nearest; ahead <= FARTHEST_MONTHS; ahead++) {
    if (meets(now + BigInt(ahead) * rise, whole, comparator, target.percent)) {
      return { kind: "EXPECTED", month: last.month.add({ months: ahead }), ...pace };
    }
  }
  return { kind: "FAR", ...pace };
}

/** A number this many times another is asked about. */
const JUMP = 3;

/** Between numbers both below this, being many times another says nothing. */
const SMALL = 10;

/** Whether a number is so far from the month before, up or down, that its writer is asked; never refused for it. */
export function isJump(before: number, now: number): boolean {
  if (before === 0 || Math.max(before, now) < SMALL) return false;
  return now > before * JUMP || before > now * JUMP;
}

/** One of those whose shares make up a rate: an agency, a procedure. */
export type Share = { key: string; name: string } & Fraction;

/** What would be if one of them, or all of them, met the target as it stands. */
export type WhatIf = { share: Share; raised: Fraction; whole: Fraction; added: number };

/**
 * "Nếu Sở Tư pháp đạt 60% thì toàn tỉnh đạt …": for each that is below the target, the whole if it alone came up to that rate. What holds the
 * whole down most stands first.
 */
export function whatIf(shares: readonly Share[], percent: number): WhatIf[] {
  const whole = sumOf(shares);
  return shares
    .map((share): WhatIf => {
      const part = Math.max(share.part, Math.ceil((percent * share.whole) / 100));
      const added = part - share.part;
      return { share, raised: { part, whole: share.whole }, whole: { ...whole, part: whole.part + added }, added };
    })
    .filter(({ added }) => added > 0)
    .sort((a, b) => b.added - a.added || a.share.name.localeCompare(b.share.name, "vi"));
}
