import { formatDate } from "../calendar/format.ts";
import type { IssuedKind } from "../platform/prisma/enums.ts";
import { frameOf, type Letterhead } from "./letterhead.ts";
import { type OfficialDocument, splitNumber } from "./official.ts";
import { ISSUED_KIND_WORDS } from "./words.ts";

/** Everything a letter of correction says; the frame round it is the issuing body's. */
export type CorrectionContent = {
  /** The document with the mistake: day as 2023-10-02. */
  corrected: { kind: IssuedKind; number: string; date: string; title: string };
  issuer: string;
  recipients: string[];
  /** What stands wrong and what it should be, a paragraph a line. */
  text: string;
};

/** "Công văn số 678/CAT-PC06 ngày 02/10/2023". */
export function documentName({ kind, number, date }: CorrectionContent["corrected"]): string {
  return `${ISSUED_KIND_WORDS[kind]} số ${number} ngày ${formatDate(Temporal.PlainDate.from(date))}`;
}

/** "đính chính Công văn số 678/CAT-PC06 ngày 02/10/2023". */
export function correctionSubject({ corrected }: Pick<CorrectionContent, "corrected">): string {
  return `đính chính ${documentName(corrected)}`;
}

/** The sentence before what is corrected, and the one after it. */
export function correctionFrame({ corrected, issuer }: CorrectionContent): { before: string; after: string } {
  const name = documentName(corrected);
  return {
    before: `${issuer} đã ban hành ${name} (${corrected.title}). Văn bản có sai sót về thể thức, kỹ thuật trình bày; ${issuer} đính chính như sau:`,
    after: `Các nội dung khác của ${ISSUED_KIND_WORDS[corrected.kind]} số ${corrected.number} không thay đổi. ${issuer} thông báo để các cơ quan, đơn vị biết, thực hiện.`,
  };
}

/**
 * A letter of correction (công văn đính chính), by which the issuing body mends the form of a document that went out (Decree 30/2020,
 * art. 18.3), in the decree's layout. A draft has a blank for its number and its day.
 * @param today the day on which a draft is written down: its month stands at the head
 */
export function correctionDocument(
  content: CorrectionContent,
  letterhead: Letterhead,
  issued: { number: string; date: Temporal.PlainDate } | { today: Temporal.PlainDate },
): OfficialDocument {
  const { before, after } = correctionFrame(content);
  return {
    ...frameOf(letterhead, "LETTER"),
    kind: "LETTER",
    number: null,
    ...("number" in issued && splitNumber(issued.number)),
    date: "number" in issued ? issued.date : issued.today.toPlainYearMonth(),
    draft: false,
    subject: correctionSubject(content),
    addressees: content.recipients,
    grounds: [],
    blocks: [before, content.text, after].map((words) => ({ kind: "paragraph", words })),
    copies: ["Như trên"],
    annexes: [],
  };
}

/** "dinh-chinh-678-CAT-PC06.docx". */
export function correctionFileName({ corrected }: Pick<CorrectionContent, "corrected">): string {
  return `dinh-chinh-${corrected.number.replaceAll(/[^\dA-Za-z]+/g, "-")}.docx`;
}
