import type { IndicatorComparator } from "../platform/prisma/enums.ts";
import type { IndicatorFigure } from "./figures.ts";
import { forecastWords, fractionWords, missingWords, rateWords, targetWords } from "./words.ts";

/** An indicator as a meeting or an issued report keeps it, in plain text and numbers: never read again from what was entered since. */
export type FrozenIndicator = {
  code: string;
  name: string;
  countedIn: string;
  target: { comparator: IndicatorComparator; percent: number };
  /** Of the newest month that says something, as 2023-09; null where none does. */
  newest: { month: string; part: number; whole: number; missing: string[] } | null;
  /** Of the month before that. */
  before: { part: number; whole: number } | null;
  met: boolean | null;
  /** When the target would be met at the present pace, with what that rests on, as it was said then. */
  outlook: string;
};

/** An indicator's figure as it is frozen. */
export function frozenIndicator(figure: IndicatorFigure): FrozenIndicator {
  const { indicator, target, newest, before, met, forecast } = figure;
  return {
    code: indicator.code,
    name: indicator.name,
    countedIn: indicator.countedIn,
    target: { comparator: target.comparator, percent: target.percent },
    newest: newest && {
      month: newest.month.toString(),
      part: newest.part,
      whole: newest.whole,
      missing: [...newest.missing],
    },
    before: before && { part: before.part, whole: before.whole },
    met,
    outlook: forecastWords(forecast),
  };
}

/** A frozen indicator as a row of words: the same in a table on the screen and in a document. */
export function frozenRow({ name, countedIn, target, newest, met }: FrozenIndicator) {
  return {
    name,
    rate: (newest && rateWords(newest, target)) ?? "–",
    counted: newest
      ? [fractionWords(newest, countedIn), missingWords(newest.missing)].filter(Boolean).join("; ")
      : "chưa có số liệu",
    month: newest && Temporal.PlainYearMonth.from(newest.month),
    target: targetWords(target),
    met,
  };
}
