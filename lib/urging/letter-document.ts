import { frameOf, type Letterhead } from "../documents/letterhead.ts";
import { type OfficialDocument, splitNumber } from "../documents/official.ts";
import { COPY_TO_LEADERS, COPY_TO_OFFICE } from "../documents/words.ts";
import { closingWords, LETTER_COLUMNS, type LetterContent } from "./content.ts";

/** Number and date of a signed letter; null while it is a draft. */
export type LetterNumber = { number: string; date: Temporal.PlainDate } | null;

/**
 * A letter of urging in the layout of Decree 30/2020: why, the list of what is owed, what is asked and by which day (DOMAIN-RULES
 * 29). A draft has a blank for its number and its day; the number comes from the register after signing.
 */
export function letterDocument(content: LetterContent, letterhead: Letterhead, issued: LetterNumber): OfficialDocument {
  const asOf = Temporal.PlainDate.from(content.asOf);
  return {
    ...frameOf(letterhead, "LETTER"),
    kind: "LETTER",
    number: null,
    ...(issued && splitNumber(issued.number)),
    date: issued?.date ?? asOf.toPlainYearMonth(),
    draft: false,
    subject: content.subject,
    addressees: [content.agency],
    grounds: [],
    blocks: [
      { kind: "paragraph", words: content.opening },
      {
        kind: "table",
        table: {
          columns: [
            { title: "TT", share: 6, align: "center" },
            ...LETTER_COLUMNS.map(({ title, share, align }) => ({ title, share, ...(align && { align }) })),
          ],
          rows: content.rows.map((row, index) => [String(index + 1), ...LETTER_COLUMNS.map(({ words }) => words(row))]),
        },
      },
      ...closingWords(content).map((words) => ({ kind: "paragraph", words }) as const),
    ],
    copies: ["Như trên", COPY_TO_LEADERS, ...(content.copyToOffice ? [COPY_TO_OFFICE] : [])],
    annexes: [],
  };
}

/** "cong-van-don-doc-lan-2-huyen-luc-ngan.docx". */
export function letterFileName({ ordinal }: Pick<LetterContent, "ordinal">, agencyCode: string): string {
  return `cong-van-don-doc-lan-${ordinal}-${agencyCode}.docx`;
}
