import type { IndicatorComparator, IndicatorSource } from "../platform/prisma/enums.ts";
import {
  type Forecast,
  type Fraction,
  forecast,
  meetsTarget,
  pointsBetween,
  type Share,
  sumOf,
  type Target,
} from "./rules.ts";

/** Who said a number, and when. */
export type Said = { at: Temporal.Instant; by: string };

/** A body as it is named beside a number. */
export type Body = { id: number; code: string; name: string };

/** The two numbers of an indicator for a month, the newest there were. */
export type EnteredValue = { id: number; month: Temporal.PlainYearMonth; agency: string; note: string } & Fraction &
  Said;

/** What was counted of a procedure at an agency in a month. */
export type Counts = { received: number; online: number; issued: number; electronic: number };

/** The newest count there was of a procedure, an agency and a month. */
export type ProcedureEntry = { id: number; month: Temporal.PlainYearMonth; agency: Body; note: string } & Counts & Said;

export type IndicatorRecord = {
  id: number;
  code: string;
  name: string;
  numerator: string;
  denominator: string;
  countedIn: string;
  comparator: IndicatorComparator;
  target: number;
  source: IndicatorSource;
  ref: string;
  sourceText: string;
  note: string | null;
  /** Oldest first. */
  measurers: { agency: Body; from: Temporal.PlainYearMonth; basis: string; by: string | null; at: Temporal.Instant }[];
  values: EnteredValue[];
};

export type ProcedureRecord = {
  id: number;
  number: number;
  name: string;
  /** The first named: it counts for all, or a joined procedure would be counted once for each. */
  agency: Body;
  agenciesText: string;
  counts: ProcedureEntry[];
};

/** All that was said of a plan's indicators and procedures by a day. */
export type IndicatorFacts = {
  indicators: IndicatorRecord[];
  procedures: ProcedureRecord[];
  /** The newest month whose period is over: later ones are still being entered. */
  closedMonth: Temporal.PlainYearMonth;
};

/** An indicator in a month. */
export type MonthFigure = {
  month: Temporal.PlainYearMonth;
  /** Bodies whose numbers are still missing from it; it is compared with other months only where there are none. */
  missing: string[];
  /** Who said it last, and when. */
  said: Said | null;
  note: string;
} & Fraction;

/** An indicator as every screen and file shows it. */
export type IndicatorFigure = {
  indicator: IndicatorRecord;
  target: Target;
  /** Oldest first; months of which nothing was said are left out. */
  months: MonthFigure[];
  /** The newest that says something: whole, or of a period that is over. */
  newest: MonthFigure | null;
  /** The month before the newest, where there is one. */
  before: MonthFigure | null;
  /** Percentage points since then. */
  change: number | null;
  met: boolean | null;
  forecast: Forecast;
  /** Who measures it now; null where it is counted from the procedures. */
  measurer: IndicatorRecord["measurers"][number] | null;
};

/**
 * Every indicator with its months: entered ones as they were said, the others counted from the procedures and never said twice (PRODUCT, "Indicators").
 */
export function indicatorFigures(facts: IndicatorFacts): IndicatorFigure[] {
  return facts.indicators.map((indicator) => {
    const months = monthsOf(indicator, facts.procedures);
    const target = targetOf(indicator);
    const newest = months.findLast(({ month, missing }) => isTold(month, missing, facts.closedMonth)) ?? null;
    const last = newest?.month.subtract({ months: 1 });
    const before = months.find(({ month }) => last?.equals(month)) ?? null;
    return {
      indicator,
      target,
      months,
      newest,
      before,
      change: newest && before && isWhole(newest) && isWhole(before) ? pointsBetween(before, newest) : null,
      met: newest && meetsTarget(newest, target),
      forecast: forecast(
        months.filter(({ missing }) => missing.length === 0),
        target,
        newest?.month,
      ),
      measurer: indicator.measurers.at(-1) ?? null,
    };
  });
}

/** Whether every body that owes numbers for it has given them: only such months are compared. */
const isWhole = ({ missing }: Pick<MonthFigure, "missing">) => missing.length === 0;

/** Whether a month says something: while it is being entered, what the first agencies say is no rate of the province. */
function isTold(
  month: Temporal.PlainYearMonth,
  missing: readonly string[],
  closedMonth: Temporal.PlainYearMonth,
): boolean {
  return missing.length === 0 || Temporal.PlainYearMonth.compare(month, closedMonth) <= 0;
}

/** What the rate of an indicator is held against. */
export function targetOf({ comparator, target }: Pick<IndicatorRecord, "comparator" | "target">): Target {
  return { comparator, percent: target };
}

function monthsOf(indicator: IndicatorRecord, procedures: readonly ProcedureRecord[]): MonthFigure[] {
  if (indicator.source === "ENTERED") {
    return indicator.values
      .map(({ month, part, whole, at, by, note }) => ({ month, part, whole, said: { at, by }, note, missing: [] }))
      .sort(byMonth);
  }
  return monthsCounted(procedures).map((month) => {
    const entries = procedures.flatMap(({ counts }) => counts.filter((entry) => entry.month.equals(month)));
    const said = entries.reduce<Said | null>(
      (last, { at, by }) => (last && Temporal.Instant.compare(last.at, at) >= 0 ? last : { at, by }),
      null,
    );
    return {
      month,
      ...sumOf(shareOfProcedures(procedures, indicator.source, month)),
      missing: missingCounts(procedures, month),
      said,
      note: "",
    };
  });
}

const byMonth = (a: { month: Temporal.PlainYearMonth }, b: { month: Temporal.PlainYearMonth }) =>
  Temporal.PlainYearMonth.compare(a.month, b.month);

/** The months of which any procedure has a count, oldest first. */
export function monthsCounted(procedures: readonly ProcedureRecord[]): Temporal.PlainYearMonth[] {
  const months = new Map(procedures.flatMap(({ counts }) => counts.map(({ month }) => [month.toString(), month])));
  return [...months.values()].sort(Temporal.PlainYearMonth.compare);
}

/** The newest month of the procedures that says something; null where nothing has been counted. */
export function newestCounted({
  procedures,
  closedMonth,
}: Pick<IndicatorFacts, "procedures" | "closedMonth">): Temporal.PlainYearMonth | null {
  const told = (month: Temporal.PlainYearMonth) => isTold(month, missingCounts(procedures, month), closedMonth);
  return monthsCounted(procedures).findLast(told) ?? null;
}

/** Bodies that have not said what became of a procedure of theirs in a month, each once, in the order of the appendix. */
export function missingCounts(procedures: readonly ProcedureRecord[], month: Temporal.PlainYearMonth): string[] {
  const silent = procedures.filter(({ agency, counts }) => !entryOf(counts, agency.id, month));
  return [...new Set(silent.map(({ agency }) => agency.name))];
}

function entryOf(
  counts: readonly ProcedureEntry[],
  agencyId: number,
  month: Temporal.PlainYearMonth,
): ProcedureEntry | undefined {
  return counts.find((entry) => entry.agency.id === agencyId && entry.month.equals(month));
}

/** What of a procedure's counts makes up a rate. */
const SHARES: Readonly<Record<Exclude<IndicatorSource, "ENTERED" | "SERVICES_USED">, (counts: Counts) => Fraction>> = {
  DOSSIERS_ONLINE: ({ online, received }) => ({ part: online, whole: received }),
  RESULTS_ELECTRONIC: ({ electronic, issued }) => ({ part: electronic, whole: issued }),
};

/** The share each procedure has in a rate of a month; a service is used once it had a dossier in any month so far. */
export function shareOfProcedures(
  procedures: readonly ProcedureRecord[],
  source: IndicatorSource,
  month: Temporal.PlainYearMonth,
): Share[] {
  if (source === "ENTERED") return [];
  return procedures.map((procedure) => {
    const named = { key: String(procedure.number), name: `${procedure.number}. ${procedure.name}` };
    if (source === "SERVICES_USED") return { ...named, part: receivedBy(procedure, month) > 0 ? 1 : 0, whole: 1 };
    return { ...named, ...sumOf(inMonth(procedure, month).map(SHARES[source])) };
  });
}

/** The share each agency has in a rate of a month. */
export function shareOfAgencies(
  procedures: readonly ProcedureRecord[],
  source: IndicatorSource,
  month: Temporal.PlainYearMonth,
): Share[] {
  const byAgency = Map.groupBy(procedures, ({ agency }) => agency.code);
  return [...byAgency].map(([key, held]) => ({
    key,
    name: held[0]?.agency.name ?? key,
    ...sumOf(shareOfProcedures(held, source, month)),
  }));
}

function inMonth({ counts }: ProcedureRecord, month: Temporal.PlainYearMonth): ProcedureEntry[] {
  return counts.filter((entry) => entry.month.equals(month));
}

/** Dossiers of a procedure from the beginning of the year to the end of a month. */
function receivedBy({ counts }: ProcedureRecord, month: Temporal.PlainYearMonth): number {
  return counts
    .filter((entry) => Temporal.PlainYearMonth.compare(entry.month, month) <= 0)
    .reduce((sum, { received }) => sum + received, 0);
}

/** A procedure in a month: its counts, null where nobody has said them; and all dossiers of the year so far. */
export type ProcedureRow = { procedure: ProcedureRecord; counts: Counts | null; receivedSoFar: number };

/** The essential procedures in a month, in the order of the appendix. */
export function procedureRows(procedures: readonly ProcedureRecord[], month: Temporal.PlainYearMonth): ProcedureRow[] {
  return procedures.map((procedure) => {
    const entries = inMonth(procedure, month);
    return {
      procedure,
      counts: entries.length > 0 ? countsOf(entries) : null,
      receivedSoFar: receivedBy(procedure, month),
    };
  });
}

/** Several counts as one. */
export function countsOf(entries: readonly Counts[]): Counts {
  const total = (of: (counts: Counts) => number) => entries.reduce((sum, counts) => sum + of(counts), 0);
  return {
    received: total(({ received }) => received),
    online: total(({ online }) => online),
    issued: total(({ issued }) => issued),
    electronic: total(({ electronic }) => electronic),
  };
}

/** A number that a body owes for a month, with what stands there and what it said the time before. */
export type OwedIndicator = { indicator: IndicatorRecord; now: EnteredValue | null; before: EnteredValue | null };
export type OwedCount = { procedure: ProcedureRecord; now: ProcedureEntry | null; before: ProcedureEntry | null };
export type OwedFigures = { indicators: OwedIndicator[]; procedures: OwedCount[] };

/** What an agency enters for a month: the indicators it measures, and the procedures it is the first named of. */
export function owedFigures(
  facts: Pick<IndicatorFacts, "indicators" | "procedures">,
  agencyId: number,
  month: Temporal.PlainYearMonth,
): OwedFigures {
  return {
    indicators: facts.indicators
      .filter((indicator) => measurerIn(indicator, month)?.agency.id === agencyId)
      .map((indicator) => ({ indicator, ...nowAndBefore(indicator.values, month) })),
    procedures: facts.procedures
      .filter(({ agency }) => agency.id === agencyId)
      .map((procedure) => {
        const own = procedure.counts.filter(({ agency }) => agency.id === agencyId);
        return { procedure, ...nowAndBefore(own, month) };
      }),
  };
}

/** Who measures an indicator in a month: the newest that was named from that month or an earlier one on. */
export function measurerIn(
  { source, measurers }: Pick<IndicatorRecord, "source" | "measurers">,
  month: Temporal.PlainYearMonth,
): IndicatorRecord["measurers"][number] | null {
  if (source !== "ENTERED") return null;
  return measurers.findLast(({ from }) => Temporal.PlainYearMonth.compare(from, month) <= 0) ?? null;
}

function nowAndBefore<Entry extends { month: Temporal.PlainYearMonth }>(
  entries: readonly Entry[],
  month: Temporal.PlainYearMonth,
): { now: Entry | null; before: Entry | null } {
  const earlier = entries.filter((entry) => Temporal.PlainYearMonth.compare(entry.month, month) < 0).sort(byMonth);
  return { now: entries.find((entry) => entry.month.equals(month)) ?? null, before: earlier.at(-1) ?? null };
}
