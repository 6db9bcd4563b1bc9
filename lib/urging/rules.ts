import { isAfter } from "../calendar/days.ts";
import { HEAD_FROM_DAY, LEADER_FROM_DAY } from "../oversight/ladder.ts";
import type { EscalationTarget } from "../platform/prisma/enums.ts";

/** Where a letter stands on a day. */
export type LetterState = "DRAFT" | "WAITING" | "UNANSWERED" | "ANSWERED" | "ANSWERED_LATE" | "REPLACED";

/** What decides it. Days are calendar days. */
export type LetterFacts = {
  /** Null while it is a draft. */
  issuedOn: Temporal.PlainDate | null;
  answerBy: Temporal.PlainDate;
  /** The first answer; null when there is none. */
  answeredOn: Temporal.PlainDate | null;
  /** Whether another letter has taken its place: nothing is asked by it any more. */
  replaced: boolean;
};

/** The day asked for still counts: "trả lời chậm nhất ngày …". */
export function letterState(facts: LetterFacts, today: Temporal.PlainDate): LetterState {
  const { issuedOn, answerBy, answeredOn } = facts;
  if (issuedOn === null) return "DRAFT";
  if (facts.replaced) return "REPLACED";
  if (answeredOn !== null) return isAfter(answeredOn, answerBy) ? "ANSWERED_LATE" : "ANSWERED";
  return isAfter(today, answerBy) ? "UNANSWERED" : "WAITING";
}

/** A letter that went out, as a report of its time names it. */
export type IssuedLetter = { agency: string; number: string; ordinal: number; state: LetterState };

/**
 * The rungs that people climb with what is late, from the bottom (PRODUCT, "Alerts, urging, escalation"). OFFICER and HEAD are
 * the clock's own and need nobody; the others are each a person's act.
 */
export const URGING_STEPS = ["OFFICER", "HEAD", "LETTER", "COMMITMENT", "OFFICE", "GROUP_HEAD"] as const;
export type UrgingStep = (typeof URGING_STEPS)[number];

/** What is known of one late thing when its rung is asked for. */
export type UrgingFacts = {
  /** Days past its last good day; 0 for a standing duty. */
  days: number;
  /** Issued letters that name it, oldest first. */
  letters: readonly { ordinal: number; answerBy: Temporal.PlainDate }[];
  /** The newest commitment about it; only parts of tasks have one. */
  promisedOn: Temporal.PlainDate | null;
  escalated: readonly EscalationTarget[];
  /** Whether it can be committed to and taken up: a part of a task, not a report. */
  climbs: boolean;
};

/** What was urged so far about one late thing. */
export type Urged = Pick<UrgingFacts, "letters" | "promisedOn" | "escalated"> & {
  lastIssuedOn: Temporal.PlainDate | null;
  /** A letter that is being drafted and names it. */
  draftId: number | null;
  /** The later day that its agency has asked for and nobody has decided about. */
  askedUntil: Temporal.PlainDate | null;
};

const NOT_URGED: Urged = {
  letters: [],
  promisedOn: null,
  escalated: [],
  lastIssuedOn: null,
  draftId: null,
  askedUntil: null,
};

export function urgedOf(urged: ReadonlyMap<string, Urged>, key: string): Urged {
  return urged.get(key) ?? NOT_URGED;
}

/** Where it stands, and what is proposed next: an act that is due, or the day from which it will be. */
export type UrgingStanding = {
  step: UrgingStep;
  /** Letters so far that name it. */
  letters: number;
  next: { step: Exclude<UrgingStep, "OFFICER">; due: boolean; from: Temporal.PlainDate | null } | null;
};

/** Letters before a written commitment is asked for. */
export const LETTERS_BEFORE_COMMITMENT = 3;

/**
 * The rung of one late thing and the next one. A step is due when the one before has run out: seven days with the head, the day a
 * letter was to be answered by, the day that was promised.
 */
export function urgingStanding(facts: UrgingFacts, today: Temporal.PlainDate): UrgingStanding {
  const letters = facts.letters.length;
  const answerBy = facts.letters.at(-1)?.answerBy ?? null;
  const after = (day: Temporal.PlainDate | null) => ({
    due: day === null || isAfter(today, day),
    from: day?.add({ days: 1 }) ?? null,
  });
  const at = (step: UrgingStep, next: UrgingStanding["next"]): UrgingStanding => ({ step, letters, next });

  if (facts.escalated.includes("GROUP_HEAD")) return at("GROUP_HEAD", null);
  if (facts.escalated.includes("OFFICE")) {
    const wait = LEADER_FROM_DAY - facts.days;
    return at("OFFICE", { step: "GROUP_HEAD", ...after(wait > 0 ? today.add({ days: wait - 1 }) : null) });
  }
  if (facts.promisedOn !== null) return at("COMMITMENT", { step: "OFFICE", ...after(facts.promisedOn) });
  if (letters >= LETTERS_BEFORE_COMMITMENT && facts.climbs) {
    return at("LETTER", { step: letters === LETTERS_BEFORE_COMMITMENT ? "COMMITMENT" : "OFFICE", ...after(answerBy) });
  }
  if (letters > 0) return at("LETTER", { step: "LETTER", ...after(answerBy) });
  // A standing duty has no day to count from: silent long enough, it may be written about at once.
  if (facts.days >= HEAD_FROM_DAY || facts.days === 0) return at("HEAD", { step: "LETTER", ...after(null) });
  return at("OFFICER", { step: "HEAD", ...after(today.add({ days: HEAD_FROM_DAY - facts.days - 1 })) });
}

/** Days from drafting until an answer is asked for, unless the secretariat says otherwise. */
const DAYS_TO_ANSWER = 10;

/** The day a new letter asks to be answered by. */
export function defaultAnswerBy(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: DAYS_TO_ANSWER });
}
