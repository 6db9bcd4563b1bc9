import { RECURRENCES, type Recurrence } from "./deadline-recurrence.ts";
import { firstMatch } from "./deadline-rule.ts";
import { nextInList, type Span, spanAt } from "./deadline-spans.ts";
import { AFTER_DATES, BEFORE_DATES, type Sense } from "./deadline-vocabulary.ts";
import { fold, type Phrase, type Place } from "./deadline-words.ts";

/** A phrase cut into what its words mean for a deadline. */
export type Token = Place &
  (
    | Sense
    | { is: "SPAN"; span: Span }
    | { is: "EVERY"; recurrence: Recurrence }
    | { is: "SEPARATOR"; sign: string }
    | { is: "WORD" }
  );

/** Cuts the whole phrase; what has begun as a condition runs on until something begins that can be late or lasts. */
export function cut(phrase: Phrase): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < phrase.text.length; ) {
    const token = tokenAt(phrase, at, tokens);
    at = token.end;
    if (token.is === "CONDITION") {
      const start = takeBack(tokens) ?? token.start;
      at = conditionEnd(phrase, token);
      tokens.push({ ...token, start, end: at });
    } else if (token.is !== "SEPARATOR" || token.sign !== " ") tokens.push(token);
  }
  return tokens;
}

/** Words after which a date does not mean what it says: done already, moved, excepted. */
const TURNING_WORDS = new Set("không khong chưa chua đã da trừ tru ngoài ngoai lùi lui dừng hủy huỷ".split(" "));
/** Time all the same, though no rule above reads it. */
const TIME_WORDS = new Set(
  "tháng thang quý quy quí qui năm ngày ngay tuần tuan kỳ ky kì cuối cuoi giờ gio sáng chiều hôm nay mai mốt mot trước truoc sau".split(
    " ",
  ),
);

/** Whether a word that no rule knows may hide a time, or turn the meaning of one. */
export function doubtIn(phrase: Phrase, { start, end }: Place): "TIME" | "TURN" | null {
  const word = phrase.text.slice(start, end).toLowerCase();
  if (!phrase.plain && word === fold(word) && UNACCENTED_NAMES.has(word)) return null;
  if (TIME_WORDS.has(word) || /^\d{4,}$/.test(word)) return "TIME";
  return TURNING_WORDS.has(word) ? "TURN" : null;
}

/** Said of a text that carries accents elsewhere: "Nam" is then a name and "quy" the quy of "quy định". */
const UNACCENTED_NAMES = new Set("nam quy ngay da tru ky mot mai lui".split(" "));

function tokenAt(phrase: Phrase, at: number, before: readonly Token[]): Token {
  const blank = /[ \n]+/y;
  blank.lastIndex = at;
  const gap = blank.exec(phrase.text)?.[0];
  if (gap !== undefined) {
    return { is: "SEPARATOR", sign: gap.includes("\n") ? "\n" : " ", start: at, end: at + gap.length };
  }
  const listed = listItem(phrase, at, before);
  if (listed) return { is: "SPAN", span: listed.meaning, start: at, end: listed.end };
  const sense = firstMatch(BEFORE_DATES, phrase, at);
  if (sense) return { ...sense.meaning, start: at, end: sense.end };
  const recurrence = firstMatch(RECURRENCES, phrase, at);
  if (recurrence) return { is: "EVERY", recurrence: recurrence.meaning, start: at, end: recurrence.end };
  const span = spanAt(phrase, at);
  if (span) return { is: "SPAN", span: span.meaning, start: at, end: span.end };
  const other = firstMatch(AFTER_DATES, phrase, at);
  if (other) return { ...other.meaning, start: at, end: other.end };
  const word = /[\p{L}\d%]+(?:[.'’][\p{L}\d]+)*/uy;
  word.lastIndex = at;
  const length = word.exec(phrase.text)?.[0].length;
  if (length !== undefined) return { is: "WORD", start: at, end: at + length };
  return { is: "SEPARATOR", sign: phrase.text[at] ?? "", start: at, end: at + 1 };
}

/** "Quý I, II" and "tháng 3-4": a number stands for its unit after one connector. */
function listItem(phrase: Phrase, at: number, before: readonly Token[]) {
  const connector = before.at(-1);
  const first = before.at(-2);
  if (first?.is !== "SPAN" || connector === undefined) return null;
  const connects =
    (connector.is === "SEPARATOR" && /[,/+&-]/.test(connector.sign)) ||
    connector.is === "AND" ||
    (connector.is === "LIMIT" && connector.limit === "TO");
  return connects ? nextInList(phrase, at, first.span) : null;
}

/** "Triển khai theo yêu cầu": the words before "theo" belong to the condition, back to a date or a sign. */
function takeBack(tokens: Token[]): number | null {
  let start: number | null = null;
  for (let last = tokens.at(-1); last !== undefined; last = tokens.at(-1)) {
    const belongs = last.is === "WORD" || last.is === "HARMLESS" || (last.is === "FILLER" && !last.apart);
    if (!belongs) break;
    start = last.start;
    tokens.pop();
  }
  return start;
}

/** Where a condition stops: at a sign or an "và" before something that can be late, or before such a thing itself. */
function conditionEnd(phrase: Phrase, condition: Token): number {
  let depth = 0;
  let last: Token | null = null;
  for (let at = condition.end; at < phrase.text.length; ) {
    const token = tokenAt(phrase, at, []);
    const sign = token.is === "SEPARATOR" ? token.sign : null;
    if (sign === "(") depth++;
    if (sign === ")" && --depth < 0) return at;
    const mayStop = token.is === "AND" || (sign !== null && sign !== " " && sign !== ")");
    const inRange = sign === "-" && isRange(last, tokensFrom(phrase, token.end).next().value ?? null);
    const datesEvent = sign === "(" && condition.is === "CONDITION" && condition.by !== "MANNER";
    if (mayStop && !inRange && beginsAnew(phrase, token.end, datesEvent)) return at;
    if (runsInto(phrase, at, condition)) return at;
    if (sign !== " ") last = token;
    at = token.end;
  }
  return phrase.text.length;
}

/** "theo kế hoạch giai đoạn 2021-2025": what follows the dash belongs to what stands before it. */
function isRange(first: Token | null, second: Token | null): boolean {
  return first?.is === "SPAN" && second?.is === "SPAN" && first.span.unit === second.span.unit;
}

/**
 * After a sign: a date, a recurrence or a standing duty, or words that end in "trước ngày …". A mere date in brackets behind an
 * event, "từ khi Luật có hiệu lực (01/7/2024)", is the event's (`datesEvent`).
 */
function beginsAnew(phrase: Phrase, from: number, datesEvent: boolean): boolean {
  let limit: "none" | "any" | "firm" = "none";
  let onlyLeadIn = true;
  let done = false;
  for (const token of tokensFrom(phrase, from)) {
    if (token.is === "SEPARATOR" && token.sign !== ":") return false;
    if (token.is === "FILLER" && token.done) done = true;
    if (token.is === "LIMIT") limit = token.limit === "BEFORE" || token.limit === "BY" ? "firm" : "any";
    else if (token.is === "SPAN" && datesEvent && !done) return limit === "firm";
    else if (token.is === "SPAN" || token.is === "REFUSED") return onlyLeadIn || limit === "firm";
    else if (token.is === "EVERY" || token.is === "STANDING" || token.is === "WEAK" || token.is === "ONWARD") {
      return onlyLeadIn;
    } else if (token.is === "WORD" || token.is === "HARMLESS") {
      onlyLeadIn = false;
      limit = "none";
    } else if (token.is === "CONDITION") return false;
  }
  return false;
}

/**
 * Without a sign between: "theo hướng dẫn của Bộ Công an trong quý II/2023" ends before "trong". A year stays with the guidance
 * ("kế hoạch và chỉ đạo của Ngân hàng Nhà nước trong năm 2023", plan III.16.1), and what stands beside an event dates the event.
 */
function runsInto(phrase: Phrase, from: number, condition: Token): boolean {
  if (condition.is !== "CONDITION" || phrase.text.slice(condition.end, from).trim() === "") return false;
  let done = false;
  let limit: string | null = null;
  for (const token of tokensFrom(phrase, from)) {
    if (token.is === "FILLER" && token.done) done = true;
    else if (token.is === "LIMIT") limit = limit === "BEFORE" || limit === "BY" ? limit : token.limit;
    else if (token.is === "SPAN" && (done || limit !== null)) {
      if (done || limit === "BY" || limit === "BEFORE") return true;
      if (condition.by === "RECEIPT") return limit === "TO";
      return condition.by === "MANNER" && token.span.unit !== "YEAR";
    } else return false;
  }
  return false;
}

function* tokensFrom(phrase: Phrase, from: number): Generator<Token> {
  for (let at = from; at < phrase.text.length; ) {
    const token = tokenAt(phrase, at, []);
    at = token.end;
    if (token.is !== "SEPARATOR" || token.sign !== " ") yield token;
  }
}
