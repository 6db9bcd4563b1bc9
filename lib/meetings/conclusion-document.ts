import { formatDate } from "../calendar/format.ts";
import { frameOf, type Letterhead } from "../documents/letterhead.ts";
import type { Block, OfficialDocument } from "../documents/official.ts";
import { figuresDayWords } from "../progress/words.ts";
import type { Meeting } from "./queries.ts";

/**
 * The draft of a notice of conclusion (thông báo kết luận) in the layout of Decree 30/2020: where the plan stood by the meeting's frozen
 * figures, and what was decided for whom by when. Its number and day are blanks until it is signed.
 * @param drafted the day it is written on: its month stands at the head
 */
export function conclusionDocument(
  { title, heldOn, snapshot, decisions }: Pick<Meeting, "title" | "heldOn" | "snapshot" | "decisions">,
  { letterhead, drafted }: { letterhead: Letterhead; drafted: Temporal.PlainDate },
): OfficialDocument {
  const { done, dated, onTime, overdueTasks, asOf, sampleData, basis } = snapshot;
  const figures = figuresDayWords(Temporal.PlainDate.from(asOf), sampleData, basis);
  const late = overdueTasks.map(
    ({ number, title: task, owedBy, days }) =>
      `Nhiệm vụ ${number}, ${task} (${owedBy.join(", ")}): quá hạn ${days} ngày`,
  );
  const concluded = decisions.map(({ text, parts, answerBy }) => [
    { text: `${parts.map(({ agencyName }) => agencyName).join(", ")}: `, bold: true },
    { text: `${text} Trả lời chậm nhất ngày ${formatDate(answerBy)}.` },
  ]);
  const blocks: Block[] = [
    { kind: "paragraph", words: `Ngày ${formatDate(heldOn)}, ${title}. Kết luận của cuộc họp như sau:` },
    { kind: "heading", level: 2, words: "1. Tình hình thực hiện" },
    {
      kind: "paragraph",
      words: `${done}/${dated} nhiệm vụ có thời hạn đã hoàn thành, ${onTime} đúng hạn; ${overdueTasks.length} nhiệm vụ quá hạn. (${figures}.)`,
    },
    ...(late.length > 0 ? [{ kind: "list" as const, items: late }] : []),
    { kind: "heading", level: 2, words: "2. Nội dung giao thực hiện" },
    concluded.length > 0
      ? { kind: "list", items: concluded }
      : { kind: "paragraph", words: "Cuộc họp không giao thêm nội dung nào." },
  ];
  return {
    ...frameOf(letterhead, "NOTICE"),
    kind: "NOTICE",
    number: null,
    date: drafted.toPlainYearMonth(),
    draft: true,
    subject: `Kết luận ${title.charAt(0).toLocaleLowerCase("vi")}${title.slice(1)}`,
    addressees: [],
    grounds: [],
    blocks,
    annexes: [],
  };
}

/** "thong-bao-ket-luan-2023-10-10.docx". */
export function conclusionFileName({ heldOn }: Pick<Meeting, "heldOn">): string {
  return `thong-bao-ket-luan-${heldOn}.docx`;
}
