/**
 * What an official document says, without how it looks: plain data that `writeDocument` (word.ts) lays out by Decree 30/2020.
 * A letter, a report, a submission: each is made by a function of its own that gives one of these.
 */

/** Kinds of document that the working group sends; a letter (công văn) bears no name of its kind. */
export type DocumentKind = "LETTER" | "REPORT" | "SUBMISSION" | "NOTICE" | "PLAN";

/** The name at the head, and the abbreviation in the number (Decree 30/2020, Annex III); a letter has neither. */
export const KIND_NAMES: Readonly<Record<DocumentKind, { name: string; short: string } | null>> = {
  LETTER: null,
  REPORT: { name: "BÁO CÁO", short: "BC" },
  SUBMISSION: { name: "TỜ TRÌNH", short: "TTr" },
  NOTICE: { name: "THÔNG BÁO", short: "TB" },
  PLAN: { name: "KẾ HOẠCH", short: "KH" },
};

/** Words of which some are bold or slanted. */
export type Span = { text: string; bold?: boolean; italic?: boolean };
/** A line break within is a line break on paper. */
export type Words = string | readonly Span[];

export type TableColumn = {
  title: string;
  /** Its part of the table's width; parts need not add up to anything. */
  share: number;
  /** Left unless it says otherwise. */
  align?: "left" | "center" | "right";
};

/** Its heading row is repeated on every page, and no row is split between two. */
export type DocumentTable = { columns: readonly TableColumn[]; rows: readonly (readonly Words[])[] };

export type Block =
  /** Body text: each line of it a paragraph, justified, its first line set in. */
  | { kind: "paragraph"; words: Words }
  /** 1: "I. …", 2: "1. …", 3: "a) …"; the number is part of the words. All bold, 3 slanted besides. */
  | { kind: "heading"; level: 1 | 2 | 3; words: string }
  /** "- …", a line each. */
  | { kind: "list"; items: readonly Words[] }
  /** A centred, slanted line: "Số liệu tính đến ngày …". */
  | { kind: "note"; words: string }
  | { kind: "table"; table: DocumentTable };

/** Whose document it is. Lines as they stand on paper, in capitals. */
export type Issuer = {
  /** Cơ quan chủ quản; none where there is none. */
  superior: readonly string[];
  body: readonly string[];
};

export type Signature = {
  /** TM., KT., TL., TUQ., each a line: "KT. GIÁM ĐỐC". */
  authority: readonly string[];
  title: string;
  /** With the rank that the armed forces keep: "Đại tá …". Null: a blank, until it is known who signs. */
  name: string | null;
};

/** Begins on a page of its own, and counts its pages for itself. */
export type Annex = {
  /** "Phụ lục", "Phụ lục II". */
  heading: string;
  title: string;
  /** "(Kèm theo …)". */
  attachedTo: string | null;
  /** Laid across: for tables of many columns. */
  across: boolean;
  blocks: readonly Block[];
};

export type OfficialDocument = {
  issuer: Issuer;
  kind: DocumentKind;
  /** From the issuing body's register, after signing; null prints a blank (DOMAIN-RULES 26: the product never invents one). */
  number: string | null;
  /** What follows the stroke: "BC-CAT-PC06", "CAT-PC06". */
  symbol: string;
  /** Địa danh: "Bắc Giang". */
  place: string;
  /** The day of issue; or, before that, the month it is drafted in, with a blank for the day. */
  date: Temporal.PlainDate | Temporal.PlainYearMonth;
  /** Marks it "DỰ THẢO". */
  draft: boolean;
  /** Trích yếu: under the kind, or "V/v …" under the number of a letter. */
  subject: string;
  /** "Kính gửi": none, one, or several each on its line. */
  addressees: readonly string[];
  /** What it rests on ("Căn cứ …"), in slanted paragraphs before the rest; often none. */
  grounds: readonly string[];
  blocks: readonly Block[];
  signature: Signature;
  /** Nơi nhận, without dashes and stops. */
  copies: readonly string[];
  /** What is kept where: "VT, PC06" of "Lưu: VT, PC06". */
  archive: string;
  annexes: readonly Annex[];
};

/** The symbol of a kind of document from the letterhead's own: "BC-CAT-PC06" of a report, "CAT-PC06" of a letter. */
export function symbolOf(kind: DocumentKind, own: string): string {
  return [KIND_NAMES[kind]?.short, own].filter(Boolean).join("-");
}

/** A number as somebody recorded it, "2290/BC-CAT", in its two parts; without a stroke all of it is the number. */
export function splitNumber(recorded: string): { number: string; symbol: string } {
  const [number = "", ...symbol] = recorded.trim().split("/");
  return { number: number.trim(), symbol: symbol.join("/").trim() };
}

/** "Số: 07/CAT-PC06"; a blank where the number has not been recorded. Numbers under ten with a nought (Annex I, II.3). */
export function numberLine({ number, symbol }: Pick<OfficialDocument, "number" | "symbol">): string {
  const shown = number === null ? "      " : ` ${/^\d$/.test(number) ? `0${number}` : number}`;
  return `Số:${shown}${symbol || number === null ? `/${symbol}` : ""}`;
}

/** "Bắc Giang, ngày 05 tháng 02 năm 2023": days under ten and the months 1 and 2 with a nought (Annex I, II.4). */
export function placeAndDate({ place, date }: Pick<OfficialDocument, "place" | "date">): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = "day" in date ? two(date.day) : "    ";
  return `${place}, ngày ${day} tháng ${date.month < 3 ? two(date.month) : date.month} năm ${date.year}`;
}

/** The body with "./." after its last words (Annex I, II.6). */
export function closed(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1);
  const before = blocks.slice(0, -1);
  if (last?.kind === "paragraph") return [...before, { ...last, words: withEnd(last.words) }];
  if (last?.kind === "list" && last.items.length > 0) {
    const end = last.items.length - 1;
    return [...before, { ...last, items: last.items.map((item, index) => (index === end ? withEnd(item) : item)) }];
  }
  return [...blocks, { kind: "paragraph", words: END }];
}

const END = "./.";

function withEnd(words: Words): Words {
  if (typeof words === "string") return `${words.trimEnd().replace(/[.;]$/, "")}${END}`;
  const last = words.at(-1);
  return last ? [...words.slice(0, -1), { ...last, text: String(withEnd(last.text)) }] : END;
}
