import { frameOf, type Letterhead } from "../documents/letterhead.ts";
import { type Block, type OfficialDocument, splitNumber, type TableColumn } from "../documents/official.ts";
import { COPY_TO_OFFICE } from "../documents/words.ts";
import { figuresDayWords } from "../progress/words.ts";
import { type AppraisalContent, periodOfContent, replacingSubmission, type SubmissionContent } from "./content.ts";
import { periodWords } from "./period.ts";
import { CRITERIA } from "./rules.ts";
import { CRITERION_WORDS, scoreWords, unrankedWords } from "./words.ts";

/** Number and date of a signed submission; null while it is a draft. */
export type SubmissionNumber = { number: string; date: Temporal.PlainDate } | null;

/** Whom the plan has such matters reported to (III.15.2). */
export const ADDRESSEE = "Tổ trưởng Tổ công tác Đề án 06 tỉnh";

/**
 * The submission (tờ trình) in the layout of Decree 30/2020: what is proposed for whom with its evidence, and in an annex the scores of
 * all agencies and how they were counted. A draft has a blank for its number and its day.
 * @param drafted the day a draft is written on: its month stands at the head
 */
export function submissionDocument(
  content: SubmissionContent,
  frame: { letterhead: Letterhead; drafted: Temporal.PlainDate; signed: SubmissionNumber; sampleData: boolean },
): OfficialDocument {
  const { letterhead, drafted, signed, sampleData } = frame;
  const replacing = replacingSubmission(content);
  return {
    ...frameOf(letterhead, "SUBMISSION"),
    kind: "SUBMISSION",
    number: null,
    ...(signed && splitNumber(signed.number)),
    date: signed?.date ?? drafted.toPlainYearMonth(),
    draft: signed === null,
    subject: content.subject,
    addressees: [ADDRESSEE],
    grounds: [],
    blocks: [
      { kind: "paragraph", words: content.opening },
      ...content.groups.flatMap(({ title, items }): Block[] => [
        { kind: "heading", level: 2, words: title },
        { kind: "list", items: items.map(({ agency, text }) => [{ text: `${agency}: `, bold: true }, { text }]) },
      ]),
      ...(replacing === null ? [] : [{ kind: "paragraph" as const, words: replacing }]),
      { kind: "paragraph", words: content.closing },
    ],
    copies: ["Như trên", COPY_TO_OFFICE],
    annexes: [
      {
        heading: "Phụ lục",
        title: `Kết quả chấm điểm thực hiện Đề án 06 ${periodWords(periodOfContent(content.appraisal))}`,
        attachedTo: signed ? `(Kèm theo Tờ trình số ${signed.number})` : "(Kèm theo Tờ trình số      )",
        across: true,
        blocks: annexBlocks(content, sampleData),
      },
    ],
  };
}

function annexBlocks({ appraisal, rule }: SubmissionContent, sampleData: boolean): Block[] {
  const asOf = Temporal.PlainDate.from(appraisal.asOf);
  return [
    { kind: "note", words: `(${figuresDayWords(asOf, sampleData, "current")})` },
    { kind: "table", table: { columns: COLUMNS, rows: rankingRows(appraisal) } },
    { kind: "heading", level: 2, words: `Cách tính (phiên bản ${appraisal.rule.version})` },
    { kind: "paragraph", words: `Trọng số: ${weightWords(appraisal)}.` },
    { kind: "list", items: rule },
  ];
}

const COLUMNS: readonly TableColumn[] = [
  { title: "Hạng", share: 5, align: "center" },
  { title: "Đơn vị", share: 17 },
  ...CRITERIA.map(
    (criterion): TableColumn => ({ title: CRITERION_WORDS[criterion].title, share: 11, align: "center" }),
  ),
  { title: "Điểm", share: 7, align: "center" },
];

function rankingRows({ rows, rule }: AppraisalContent): string[][] {
  return rows.map((row) => [
    row.rank === null ? "–" : String(row.rank),
    row.rank === null ? `${row.figures.name} (${unrankedWords(row, rule.terms)})` : row.figures.name,
    ...row.lines.map(({ good, whole, points }) =>
      points === null ? "không áp dụng" : `${scoreWords(points)} (${good}/${whole})`,
    ),
    row.score === null ? "–" : scoreWords(row.score),
  ]);
}

function weightWords({ rule }: AppraisalContent): string {
  return CRITERIA.map(
    (criterion) => `${CRITERION_WORDS[criterion].title.toLowerCase()} ${rule.terms.weights[criterion]}%`,
  ).join(", ");
}

/** "to-trinh-bieu-duong-phe-binh-2023-07-2023-09.docx". */
export function submissionFileName({ period }: Pick<AppraisalContent, "period">): string {
  return `to-trinh-bieu-duong-phe-binh-${period.from}-${period.to}.docx`;
}
