import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { BLACK, BODY, SIZE, twipsOfMm } from "./layout.ts";
import type { Block, DocumentTable, TableColumn, Words } from "./official.ts";
import { type Around, centred, paragraph } from "./word-text.ts";

const LINE = 240;

/** Body text (Annex I, II.6): justified, its first line set in. */
export function bodyParagraph(words: Words, around: Around & { italic?: boolean } = {}): Paragraph {
  const look = { size: SIZE.body, italic: around.italic ?? false };
  return paragraph(
    words,
    look,
    { after: BODY.between, ...around },
    {
      alignment: AlignmentType.BOTH,
      indent: { firstLine: twipsOfMm(BODY.firstLine) },
      spacing: { line: Math.round(LINE * BODY.lines), lineRule: LineRuleType.AUTO },
    },
  );
}

/**
 * Blocks as they stand on paper.
 * @param width between the margins, in millimetres
 * @param last keeps the last of them on the page of what follows it: a signature never stands alone
 */
export function blocksOnPaper(blocks: readonly Block[], width: number, last = false): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => onPaper(block, width, last && index === blocks.length - 1));
}

function onPaper(block: Block, width: number, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "paragraph":
      return bodyParagraphs(lines(block.words), keepNext);
    case "list":
      return bodyParagraphs(block.items.map(dashed), keepNext);
    case "heading":
      return [headingParagraph(block.words, block.level)];
    case "note":
      return [centred(block.words, { size: SIZE.body - 1, italic: true }, { after: BODY.between, keepNext: true })];
    case "table":
      return [tableOnPaper(block.table, width), new Paragraph({ spacing: { before: 0, after: 60 }, children: [] })];
  }
}

/** Plain text by its lines; spans are one paragraph. */
function lines(words: Words): Words[] {
  return typeof words === "string" ? words.split("\n").filter((line) => line.trim() !== "") : [words];
}

function dashed(item: Words): Words {
  return typeof item === "string" ? `- ${item}` : [{ text: "- " }, ...item];
}

/** Only the last of them stays with what follows. */
function bodyParagraphs(all: readonly Words[], keepNext: boolean): Paragraph[] {
  return all.map((words, index) => bodyParagraph(words, { keepNext: keepNext && index === all.length - 1 }));
}

function headingParagraph(words: string, level: 1 | 2 | 3): Paragraph {
  return paragraph(
    words,
    { size: SIZE.body, bold: true, italic: level === 3 },
    { before: BODY.between, after: BODY.between, keepNext: true },
    { alignment: AlignmentType.BOTH, indent: { firstLine: twipsOfMm(BODY.firstLine) } },
  );
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: BLACK } as const;
const EDGES = {
  top: EDGE,
  bottom: EDGE,
  left: EDGE,
  right: EDGE,
  insideHorizontal: EDGE,
  insideVertical: EDGE,
} as const;

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A table over the whole width: heading row repeated on each page, rows never split between two. */
export function tableOnPaper({ columns, rows }: DocumentTable, width: number): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((twipsOfMm(width) * share) / whole));
  const cell = (words: Words, index: number, column: TableColumn | null) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      verticalAlign: column ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
      children: [
        paragraph(
          words,
          { size: SIZE.table, bold: column === null },
          {},
          { alignment: column ? ALIGN[column.align ?? "left"] : AlignmentType.CENTER },
        ),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: EDGES,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, null)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, index) => cell(row[index] ?? "", index, column)),
          }),
      ),
    ],
  });
}
