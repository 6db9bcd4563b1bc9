import type { ReportVerdict } from "../platform/prisma/enums.ts";
import { linesByKey, type SentContent, type SentLine } from "./content.ts";
import type { ReturnedLine, StoredLine } from "./lines.ts";
import type { MonthLock, ReportFacts } from "./rules.ts";

/** An agency that reports, or has. */
export type ReportingAgency = {
  id: number;
  code: string;
  name: string;
  shortName: string;
  reportsFrom: Temporal.PlainDate | null;
  reportsTo: Temporal.PlainDate | null;
};

/** One sending with its answer. */
export type SendingRecord = {
  id: number;
  number: number;
  receipt: string;
  content: string;
  hash: string;
  sentAt: Temporal.Instant;
  sentBy: string;
  sentByTitle: string | null;
  signedOffBy: string | null;
  decision: DecisionRecord | null;
};

export type DecisionRecord = {
  verdict: ReportVerdict;
  reason: string;
  lineReasons: { key: number; reason: string }[];
  newDate: Temporal.PlainDate | null;
  at: Temporal.Instant;
  by: string;
};

/** One agency's report of one month, with all that a page of it needs beside the board. */
export type ReportRecord = {
  agency: ReportingAgency & { needsSignOff: boolean };
  reportId: number | null;
  openedAt: Temporal.Instant | null;
  proposed: { at: Temporal.Instant; by: string } | null;
  stored: StoredLine[];
  /** Oldest first. */
  sendings: SendingRecord[];
  lock: MonthLock;
  exceptions: { until: Temporal.PlainDate; reason: string; by: string; on: Temporal.PlainDate }[];
  /** Parts whose completion was confirmed before the period began. */
  confirmedBefore: ReadonlySet<number>;
  /** What the month before was sent as: accepted, or else as it was last sent. */
  last: SentContent | null;
  /** Lines of the month before that are still sent back. */
  lastReturned: ReadonlyMap<number, ReturnedLine>;
};

/** The lines that the newest answer sent back; none once the report has been sent again. */
export function returnedLines(sendings: readonly SendingRecord[]): ReadonlyMap<number, ReturnedLine> {
  const decision = sendings.at(-1)?.decision;
  if (decision?.verdict !== "RETURNED") return new Map();
  return new Map(decision.lineReasons.map(({ key, reason }) => [key, { reason, at: decision.at }]));
}

/** What the clock needs of a report. */
export function factsOf(record: Pick<ReportRecord, "openedAt" | "sendings">): ReportFacts {
  return {
    openedAt: record.openedAt,
    sendings: record.sendings.map(({ number, sentAt, decision }) => ({
      number,
      sentAt,
      verdict: decision?.verdict ?? null,
      newDate: decision?.newDate ?? null,
    })),
  };
}

/** What last month's report said, by line. */
export function lastLines(record: Pick<ReportRecord, "last">): ReadonlyMap<number, SentLine> {
  return linesByKey(record.last);
}
