import { isAfter } from "./days.ts";
import { type Claim, type Reading, readClaims } from "./deadline-claims.ts";
import type { Every } from "./deadline-recurrence.ts";
import { cut, doubtIn, type Token } from "./deadline-tokens.ts";
import { type Phrase, type Place, wordsAt } from "./deadline-words.ts";

/** What a phrase of a plan's deadline column says. Fields that it does not speak of are absent. */
export type ParsedDeadline = {
  kind: "BY_DATE" | "ONGOING" | "PERIODIC" | "CONDITIONAL" | "UNKNOWN";
  /** First day of a stretch named with both ends ("từ … đến …"), or the day a standing or recurring duty begins. */
  startOn?: Temporal.PlainDate;
  /** Last day of what is named; the day itself, marked `exclusive`, for "trước ngày …". Only on BY_DATE. */
  dueOn?: Temporal.PlainDate;
  exclusive?: true;
  /** How often, on PERIODIC. Absent for "định kỳ" alone and for unusual periods, whose words are in the note. */
  every?: Every;
  /** What must come first or what it follows, in the document's words. */
  condition?: string;
  /** The rest, in the document's words: other dates, the day of a recurrence ("trước ngày 15"); on UNKNOWN, why. */
  note?: string;
};

/** Everything of a phrase that bears on its deadline, sorted. */
type Parts = {
  phrase: Phrase;
  tokens: Token[];
  claims: Claim[];
  every: Extract<Token, { is: "EVERY" }>[];
  standing: Token[];
  onward: Token[];
  conditions: Token[];
  weak: Token[];
};

export function readDeadline(phrase: Phrase, planYear: number): ParsedDeadline {
  const tokens = cut(phrase);
  const reading = readClaims(phrase, tokens, planYear);
  const parts: Parts = {
    phrase,
    tokens,
    claims: reading.claims,
    every: tokens.filter((token) => token.is === "EVERY"),
    standing: tokens.filter((token) => token.is === "STANDING"),
    onward: tokens.filter((token) => token.is === "ONWARD"),
    conditions: tokens.filter((token) => token.is === "CONDITION"),
    weak: tokens.filter((token) => token.is === "WEAK"),
  };
  const doubt = doubtAbout(parts, reading);
  if (doubt !== null) return unknown(doubt);
  return decide(parts);
}

function unknown(note: string): ParsedDeadline {
  return note === "" ? { kind: "UNKNOWN" } : { kind: "UNKNOWN", note };
}

function unclear({ phrase }: Parts, place: Place): ParsedDeadline {
  return unknown(`chưa rõ “${wordsAt(phrase, place)}” là hạn hay là tên việc`);
}

/** Why the phrase is not understood; empty when it is no time at all; null when nothing is in doubt. */
function doubtAbout(parts: Parts, { refusals, days }: Reading): string | null {
  const { phrase, tokens, every } = parts;
  const refused = tokens.find((token) => token.is === "REFUSED");
  if (refused?.is === "REFUSED") {
    const words = `“${wordsAt(phrase, refused)}”`;
    return refused.why === "" ? `chưa hiểu ${words}` : `${words}: ${refused.why}`;
  }
  if (refusals[0] !== undefined) return refusals[0];
  const [day] = days;
  if (day && every.length === 0) return `“${wordsAt(phrase, day)}” thiếu tháng`;
  const doubtful = tokens.find((token, index) => token.is === "WORD" && isDoubtful(phrase, token, tokens[index + 1]));
  if (doubtful === undefined) return null;
  const hasTime = tokens.some((token) => /^(?:SPAN|EVERY|STANDING|ONWARD|LIMIT)$/.test(token.is));
  return hasTime || doubtIn(phrase, doubtful) === "TIME" ? `chưa hiểu “${wordsAt(phrase, doubtful)}”` : "";
}

/** A number is harmless where it counts something: "02 nhóm thủ tục", "100%". */
function isDoubtful(phrase: Phrase, word: Token, next: Token | undefined): boolean {
  if (/^\d+$/.test(wordsAt(phrase, word)) && next?.is !== "WORD") return true;
  return doubtIn(phrase, word) !== null;
}

/**
 * Of several parts the one that can become overdue counts, the latest of several dates; then what recurs, what stands, what waits.
 * The rest becomes condition and note (decision 0061).
 */
function decide(parts: Parts): ParsedDeadline {
  const claims = parts.claims.filter((claim) => !describesWork(claim, parts));
  const continued = claims.find((claim) => continuesOnward(claim, parts));
  const due = claims
    .filter((claim) => claim.says === "DUE" && claim !== continued && !belongsToDuty(claim, parts))
    .toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))[0];
  if (due) return byDate(parts, due, claims.find((claim) => claim.says === "BEGINS") ?? null);
  const begins = claims.find((claim) => claim.says === "BEGINS") ?? continued ?? claims.find((claim) => claim.ranged);
  return duty(parts, begins ?? null) ?? withoutDate(parts);
}

function byDate(parts: Parts, due: Claim, begins: Claim | null): ParsedDeadline {
  // "Luật Căn cước năm 2023", "vận hành năm 2024": only a person knows which of the two it is.
  if (due.bareYear && due.afterWords) return unclear(parts, due);
  const from = due.startOn ? null : begins;
  if (from && isAfter(from.on, due.on)) return unknown(`“${wordsAt(parts.phrase, from)}” ở sau hạn`);
  return {
    kind: "BY_DATE",
    ...optional("startOn", due.startOn ?? from?.on),
    dueOn: due.on,
    ...(due.exclusive ? { exclusive: true as const } : {}),
    ...remainder(parts, [due, ...(from ? [from] : [])]),
  };
}

/** What recurs or stands, and from when. */
function duty(parts: Parts, begins: Claim | null): ParsedDeadline | null {
  const { every, standing, onward } = parts;
  const startOn = begins?.says === "BEGINS" ? begins.on : begins?.firstDay;
  // Of a stretch the other end is worth keeping: it goes into the note with the rest.
  const beginning = begins && !begins.ranged ? [begins, ...onward] : onward;
  const shortest = every.toSorted((a, b) => rank(a.recurrence.every) - rank(b.recurrence.every))[0];
  if (shortest && !(shortest.recurrence.every === null && standing.length > 0)) {
    return {
      kind: "PERIODIC",
      ...optional("startOn", startOn),
      ...optional("every", shortest.recurrence.every),
      ...remainder(parts, [...beginning, ...(shortest.recurrence.more ? [] : [shortest])]),
    };
  }
  if (standing.length === 0 && begins === null) return null;
  return { kind: "ONGOING", ...optional("startOn", startOn), ...remainder(parts, [...beginning, ...standing]) };
}

function withoutDate(parts: Parts): ParsedDeadline {
  const { phrase, conditions, onward, weak } = parts;
  if (conditions.length > 0) return { kind: "CONDITIONAL", ...remainder(parts, []) };
  const [described] = parts.claims;
  if (described) return unclear(parts, described);
  const [unbegun] = onward;
  if (unbegun) return unknown(`“${wordsAt(phrase, unbegun)}” không rõ từ khi nào`);
  return weak.length > 0 ? { kind: "ONGOING", ...remainder(parts, weak.slice(0, 1)) } : unknown("");
}

const RANKS: readonly (Every | null)[] = ["DAY", "WEEK", "MONTH", "QUARTER", "HALF_YEAR", "YEAR", null];

function rank(every: Every | null): number {
  return RANKS.indexOf(every);
}

/** What has a year or quarter of its own: "Kế hoạch năm 2024 trước ngày 15/12/2023" says which plan, not when. */
const OF_A_TIME =
  /(?:ke hoach|bao cao|so ket|tong ket|danh gia|xep hang|cong tac|nhiem vu|du toan|ngan sach|kinh phi|von|chuong trinh|de an|du an|chi tieu|chi so|muc tieu|ket qua|so lieu|tinh hinh|danh muc|phuong an|bien che)\s*$/;

function describesWork(claim: Claim, { phrase }: Parts): boolean {
  return claim.afterWords && OF_A_TIME.test(phrase.folded.slice(0, claim.start));
}

/** "2023 và các năm tiếp theo". After "trước ngày …" the date stays a deadline, and the years after it a note. */
function continuesOnward(claim: Claim, { tokens, onward }: Parts): boolean {
  if (claim.firm || claim.until || claim.says === "BEGINS") return false;
  return onward.some(
    (token) => token.start >= claim.end && onlyBetween(tokens, claim, token, /^(?:AND|SEPARATOR|FILLER)$/),
  );
}

/** Dates that say when a recurrence falls, or for how long a duty stands, instead of when work is due. */
function belongsToDuty(claim: Claim, { every, standing, tokens }: Parts): boolean {
  const lasting = claim.bareYear || ((claim.ranged || claim.until) && !claim.firm);
  const besides = (token: Token) => onlyBetween(tokens, claim, token, /^(?:FILLER|LIMIT|BRACKET)$/);
  if (lasting && [...standing, ...every].some(besides)) return true;
  return every.some((token) => {
    const period = token.recurrence.every;
    const yearly = period === "YEAR" || period === "HALF_YEAR";
    if (lasting && !claim.until) return claim.ranged || period !== "YEAR";
    if (claim.yearWritten) return false;
    if (claim.firm && !yearly && period !== "QUARTER") return false;
    return yearly || segmentOf(claim, tokens) === segmentOf(token, tokens);
  });
}

/** Whether nothing but tokens of some kinds stands between two places, in either order. */
function onlyBetween(tokens: readonly Token[], a: Place, b: Place, kinds: RegExp): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return tokens
    .filter((token) => token.start >= first.end && token.end <= second.start)
    .every((token) => kinds.test(token.is === "SEPARATOR" && /[()]/.test(token.sign) ? "BRACKET" : token.is));
}

/** Work between two semicolons or lines is one piece of work. */
function segmentOf(place: Place, tokens: readonly Token[]): number {
  return tokens.filter((token) => token.is === "SEPARATOR" && /[;\n.]/.test(token.sign) && token.end <= place.start)
    .length;
}

/** Conditions, and as a note all words that mean something and were not used. */
function remainder(parts: Parts, used: readonly Place[]): Pick<ParsedDeadline, "condition" | "note"> {
  const { phrase, conditions } = parts;
  const condition = conditions.map((place) => wordsAt(phrase, place)).join("; ");
  const note = leftWords(parts, [...used, ...conditions]).join("; ");
  return { ...optional("condition", condition || undefined), ...optional("note", note || undefined) };
}

const WORTH_A_NOTE = /^(?:WORD|HARMLESS|SPAN|EVERY|STANDING|WEAK|ONWARD)$/;

function leftWords({ phrase, tokens }: Parts, used: readonly Place[]): string[] {
  const words: string[] = [];
  let run: Place | null = null;
  let worth = 0;
  const close = () => {
    if (run && worth > run.start) words.push(wordsAt(phrase, { start: run.start, end: worth }));
    run = null;
  };
  for (const token of tokens) {
    const closing = run !== null && token.is === "SEPARATOR" && token.sign === ")" && worth > run.start;
    if (closing && isOpen(phrase.text.slice(run?.start, token.start))) worth = token.end;
    const spent = used.some((place) => token.start >= place.start && token.end <= place.end);
    if (spent || (token.is === "SEPARATOR" && /[;\n]/.test(token.sign))) close();
    else {
      run ??= token.is === "SEPARATOR" || token.is === "AND" ? null : { start: token.start, end: token.end };
      if (run && WORTH_A_NOTE.test(token.is)) worth = token.end;
    }
  }
  close();
  return words.filter((word) => word !== "");
}

function isOpen(text: string): boolean {
  return text.lastIndexOf("(") > text.lastIndexOf(")");
}

function optional<Key extends string, Value>(key: Key, value: Value | null | undefined): { [K in Key]?: Value } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
