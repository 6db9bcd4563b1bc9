import { type DocumentKind, type OfficialDocument, symbolOf } from "./official.ts";

/**
 * What stands at the head and the foot of the documents of a plan's secretariat; a setting of the plan. Several lines in one
 * text are lines on paper. Empty where it is not known: a blank is printed, and nothing invented.
 */
export type Letterhead = {
  /** Cơ quan chủ quản. */
  superior: string;
  /** Cơ quan ban hành. */
  body: string;
  /** What ends the symbol of its documents: "CAT-PC06". */
  symbol: string;
  /** Địa danh. */
  place: string;
  /** TM., KT., TL. above the title of who signs. */
  authority: string;
  signerTitle: string;
  /** With the rank where the armed forces keep it. */
  signerName: string;
  /** Nơi nhận, a line each, without dashes. */
  copies: string;
  /** "VT, PC06" of "Lưu: VT, PC06". */
  archive: string;
};

export const LETTERHEAD_NAMES = [
  "superior",
  "body",
  "symbol",
  "place",
  "authority",
  "signerTitle",
  "signerName",
  "copies",
  "archive",
] as const satisfies readonly (keyof Letterhead)[];

/**
 * The letterhead of a plan for which nobody has set one: the provincial police, through whom all reports go (plan, IV), with those
 * the consolidated report is for (PRODUCT, "The problem it solves").
 */
export function standardLetterhead(province: string): Letterhead {
  return {
    superior: "BỘ CÔNG AN",
    body: `CÔNG AN TỈNH ${province.toLocaleUpperCase("vi")}`,
    symbol: "CAT",
    place: province,
    authority: "",
    signerTitle: "GIÁM ĐỐC",
    signerName: "",
    copies: "Ủy ban nhân dân tỉnh\nVăn phòng Chính phủ\nBộ Công an",
    archive: "VT",
  };
}

type Frame = Pick<OfficialDocument, "issuer" | "symbol" | "place" | "signature" | "copies" | "archive">;

/** The parts of a document that a letterhead gives: `{ ...frameOf(letterhead, "LETTER"), … }`. */
export function frameOf(letterhead: Letterhead, kind: DocumentKind): Frame {
  return {
    issuer: { superior: linesOf(letterhead.superior), body: linesOf(letterhead.body) },
    symbol: symbolOf(kind, letterhead.symbol),
    place: letterhead.place,
    signature: {
      authority: linesOf(letterhead.authority),
      title: letterhead.signerTitle,
      name: letterhead.signerName || null,
    },
    copies: linesOf(letterhead.copies),
    archive: letterhead.archive,
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
