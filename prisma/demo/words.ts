/**
 * One thing an agency says in the demo. `at` is Vietnam time, "2023-03-28 16:05".
 * `done` makes it a claim of completion; `answer` is what the secretariat made of the claim, absent while it waits.
 */
export type Word = {
  task: number;
  agency: string;
  at: string;
  result: string;
  percent?: number;
  state?: "NOT_STARTED";
  difficulties?: string;
  proposals?: string;
  done?: Completion;
  answer?: { verdict: "CONFIRMED" | "RETURNED"; at: string; reason?: string };
};

export type Completion = {
  /** The day on which the work is claimed to have been completed. */
  on: string;
  number: string;
  /** Day and issuer of the document; without them, the same day and the agency itself. */
  date?: string;
  issuer?: string;
};

/** "2023-09-05 08:30", Vietnam time, as an instant. The zone has had no daylight saving since 1975. */
export function instantOf(at: string): Date {
  return new Date(`${at.replace(" ", "T")}:00+07:00`);
}

/**
 * When the secretariat answers a claim: two days later, the same hour of the morning, never on a weekend. The demo's
 * secretariat is a diligent one.
 */
function twoDaysAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 2);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() + 1);
  return `${date.toISOString().slice(0, 10)} 09:20`;
}

/** A claim of completion that the secretariat confirmed two days after it was made. */
export function confirmed(word: Omit<Word, "answer" | "percent"> & { done: Completion }): Word {
  return { ...word, percent: 100, answer: { verdict: "CONFIRMED", at: twoDaysAfter(word.at.slice(0, 10)) } };
}

const NUMBER = new Intl.NumberFormat("vi-VN");

/** "1.042.300"; one decimal after a comma where there is one. */
export function vn(value: number): string {
  return NUMBER.format(value);
}

/**
 * A number from `low` to `high` that is always the same for the same words: agencies differ from one another and months
 * from one another, and the demo is the same at every seeding.
 */
export function vary(words: string, low: number, high: number): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  // Neighbouring months differ in one digit only: without this last stirring their numbers would march in step.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 12), 0x29_7a_2d_39) >>> 0;
  return low + ((hash >>> 5) % (high - low + 1));
}
