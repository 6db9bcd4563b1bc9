import { formatDate } from "../calendar/format.ts";
import { frameOf, type Letterhead } from "../documents/letterhead.ts";
import { type OfficialDocument, splitNumber } from "../documents/official.ts";
import { COPY_TO_LEADERS, COPY_TO_OFFICE } from "../documents/words.ts";
import type { ConclusionContent } from "./content.ts";

/** Number and date of a signed notice; null while it is a draft. */
export type NoticeNumber = { number: string; date: Temporal.PlainDate } | null;

/**
 * The notice of conclusion (thông báo kết luận) in the layout of Decree 30/2020. A draft has a blank for its number and its day.
 * @param drafted the day a draft is written on: its month stands at the head
 */
export function conclusionDocument(
  content: ConclusionContent,
  { letterhead, drafted, signed }: { letterhead: Letterhead; drafted: Temporal.PlainDate; signed: NoticeNumber },
): OfficialDocument {
  const { meeting, opening, situation, overdue, conclusions, closing, recipients } = content;
  const concluded = conclusions.map(({ agencies, text, answerBy }) => [
    { text: `${agencies.join(", ")}: `, bold: true },
    { text: `${text} Trả lời chậm nhất ngày ${formatDate(Temporal.PlainDate.from(answerBy))}.` },
  ]);
  return {
    ...frameOf(letterhead, "NOTICE"),
    kind: "NOTICE",
    number: null,
    ...(signed && splitNumber(signed.number)),
    date: signed?.date ?? drafted.toPlainYearMonth(),
    draft: signed === null,
    subject: `Kết luận ${meeting}`,
    addressees: [],
    grounds: [],
    blocks: [
      { kind: "paragraph", words: opening },
      { kind: "heading", level: 2, words: "1. Tình hình thực hiện" },
      { kind: "paragraph", words: situation },
      ...(overdue.length > 0 ? [{ kind: "list" as const, items: overdue }] : []),
      { kind: "heading", level: 2, words: "2. Nội dung giao thực hiện" },
      { kind: "list", items: concluded },
      { kind: "paragraph", words: closing },
    ],
    copies: [...recipients, COPY_TO_LEADERS, COPY_TO_OFFICE],
    annexes: [],
  };
}

/** "thong-bao-ket-luan-2023-10-10.docx". */
export function conclusionFileName(heldOn: Temporal.PlainDate): string {
  return `thong-bao-ket-luan-${heldOn}.docx`;
}
