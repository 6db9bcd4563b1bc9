import { type Moment, readMoment, TRUSTED_HOURS } from "../platform/changes.ts";
import type { Database } from "../platform/database.ts";
import { readSummary, type Summary, type SummaryQuestion, summaryAsked } from "./summary-queries.ts";

/** Parts of tasks that are held in all: of a large plan one or two readings, of a small one some dozens. */
const PARTS_KEPT = 60_000;

type Kept = { question: string; moment: Moment; readAt: number; parts: number; summary: Promise<Summary> };

// On globalThis, because every route of a build loads this module for itself.
const shelf = globalThis as { project06Summaries?: WeakMap<Database, Kept[]> };

/**
 * The charts' figures, read anew only when something that they are made of has been written since they were read, by whatever
 * process: never the figures of an earlier moment. One statement more than `readSummary`, or one alone.
 */
export async function currentSummary(db: Database, question: SummaryQuestion): Promise<Summary> {
  const asked = textOf(question);
  const known = keptIn(db).find((one) => one.question === asked && isTrusted(one));
  // The moment comes before the reading: what is written in between is read, and still makes the next visitor read anew.
  const { now, unchanged } = await readMoment(db, known?.moment ?? null);
  if (known && unchanged) return known.summary;
  const read: Kept = {
    question: asked,
    moment: now,
    readAt: performance.now(),
    parts: 0,
    summary: readSummary(db, question),
  };
  keep(db, read);
  try {
    const summary = await read.summary;
    read.parts = summary.board.tasks.reduce((sum, task) => sum + task.assignments.length, 0);
    return summary;
  } catch (error) {
    drop(db, read);
    throw error;
  } finally {
    makeRoom(db);
  }
}

const isTrusted = ({ readAt }: Kept) => performance.now() - readAt < TRUSTED_HOURS * 3_600_000;

/** All that the figures depend on and no trigger tells of: what the address asks for, and the plan's settings. */
function textOf(question: SummaryQuestion): string {
  const { plan, reading, meetingDays: _, params: __, ...rest } = question;
  const asked = { ...summaryAsked(question), asOf: reading.asOf.date, basis: reading.basis, plan, rest };
  return JSON.stringify(asked, (_key, value) => (value instanceof Map ? [...value] : value));
}

function keptIn(db: Database): Kept[] {
  shelf.project06Summaries ??= new WeakMap();
  const kept = shelf.project06Summaries.get(db) ?? [];
  shelf.project06Summaries.set(db, kept);
  return kept;
}

/** The newest first; an earlier reading of the same is of no use any more. */
function keep(db: Database, read: Kept): void {
  const kept = keptIn(db);
  const others = kept.filter(({ question }) => question !== read.question);
  kept.splice(0, kept.length, read, ...others);
}

function drop(db: Database, read: Kept): void {
  const kept = keptIn(db);
  const at = kept.indexOf(read);
  if (at >= 0) kept.splice(at, 1);
}

/** Lets the oldest go until the rest has room; the newest always stays. */
function makeRoom(db: Database): void {
  const kept = keptIn(db);
  let held = kept.reduce((sum, { parts }) => sum + parts, 0);
  while (held > PARTS_KEPT && kept.length > 1) held -= kept.pop()?.parts ?? 0;
}
