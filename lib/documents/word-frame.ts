import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { BLACK, BODY, COLUMNS, RULE, SIGNATURE_ROOM, SIZE, textWidth, twipsOfMm, twipsOfPt } from "./layout.ts";
import { KIND_NAMES, numberLine, type OfficialDocument, placeAndDate } from "./official.ts";
import { boldWidth } from "./text-width.ts";
import { bodyParagraph } from "./word-blocks.ts";
import { centred, paragraph, rule, runs } from "./word-text.ts";

const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** Two columns without borders: whose document and its number, beside the nation, the motto, place and date (II.1–4). */
export function headOnPaper(document: OfficialDocument): Table {
  const [left, right] = COLUMNS.head.map((part) => part * textWidth(false)) as [number, number];
  return twoColumns([left, right], issuerColumn(document, left), nationColumn(document, right));
}

function issuerColumn(document: OfficialDocument, room: number): Paragraph[] {
  const { issuer, kind, subject, draft } = document;
  const under = boldWidth(issuer.body.at(-1) ?? "", SIZE.issuer) * RULE.issuer;
  return [
    ...issuer.superior.map((line) => centred(line, { size: SIZE.issuer })),
    ...issuer.body.map((line) => centred(line, { size: SIZE.issuer, bold: true })),
    rule(under, room, 6),
    centred(numberLine(document), { size: SIZE.number }),
    ...(KIND_NAMES[kind] === null ? [centred(`V/v ${subject}`, { size: SIZE.regarding }, { before: 6 })] : []),
    ...(draft ? [draftMark(room)] : []),
  ];
}

function nationColumn(document: OfficialDocument, room: number): Paragraph[] {
  return [
    centred(NATION, { size: SIZE.nation, bold: true }),
    centred(MOTTO, { size: SIZE.motto, bold: true }),
    rule(boldWidth(MOTTO, SIZE.motto) * RULE.motto, room, 6),
    centred(placeAndDate(document), { size: SIZE.placeAndDate, italic: true }),
  ];
}

/** "DỰ THẢO" in a frame: what has no number yet is not taken for what was issued. */
function draftMark(room: number): Paragraph {
  const words = "DỰ THẢO";
  const beside = Math.round((twipsOfMm(room) - twipsOfPt(boldWidth(words, SIZE.issuer) + 16)) / 2);
  const edge = { style: BorderStyle.SINGLE, size: 6, space: 2, color: BLACK } as const;
  return paragraph(
    words,
    { size: SIZE.issuer, bold: true },
    { before: 8 },
    {
      alignment: AlignmentType.CENTER,
      indent: { left: beside, right: beside },
      border: { top: edge, bottom: edge, left: edge, right: edge },
    },
  );
}

/** Kind and subject of every document but a letter, whose subject stands under its number (II.5). */
export function titleOnPaper({ kind, subject }: OfficialDocument): Paragraph[] {
  const named = KIND_NAMES[kind];
  if (named === null) return [centred("", { size: SIZE.body })];
  const lastLine = subject.split("\n").at(-1) ?? "";
  const length = Math.min(boldWidth(lastLine, SIZE.subject), twipsOfMm(textWidth(false)) / 20) * RULE.subject;
  return [
    centred(named.name, { size: SIZE.kind, bold: true }, { before: 18 }),
    centred(subject, { size: SIZE.subject, bold: true }),
    rule(length, textWidth(false), 12),
  ];
}

/** Where "Kính gửi:" begins, in millimetres from the left margin, when several names follow. */
const SEVERAL_FROM = 40;

/** "Kính gửi": one name on its line in the middle; several each on a line of its own, dashes under the colon (II.9a). */
export function addresseesOnPaper(addressees: readonly string[]): Paragraph[] {
  const look = { size: SIZE.addressee };
  if (addressees.length === 0) return [];
  if (addressees.length === 1) return [centred(`Kính gửi: ${addressees[0]}`, look, { before: 6, after: 12 })];
  const from = twipsOfMm(SEVERAL_FROM);
  const dash = from + twipsOfPt(boldWidth("Kính gửi:", SIZE.addressee) * 0.95);
  const hanging = twipsOfPt(8);
  return [
    paragraph("Kính gửi:", look, { before: 6 }, { indent: { left: from } }),
    ...addressees.map((name, index) => {
      const last = index === addressees.length - 1;
      const indent = { left: dash + hanging, hanging };
      return paragraph(`- ${name}${last ? "." : ";"}`, look, { after: last ? 12 : 0 }, { indent });
    }),
  ];
}

/** "Căn cứ …": slanted, each ending in a semicolon and the last in a stop (II.6). */
export function groundsOnPaper(grounds: readonly string[]): Paragraph[] {
  return grounds.map((ground, index) =>
    bodyParagraph(`${ground}${index === grounds.length - 1 ? "." : ";"}`, { italic: true }),
  );
}

/** Nơi nhận beside who signs (II.7, II.9b); after a table a file needs one more paragraph, which takes no room. */
export function footOnPaper(document: OfficialDocument): (Paragraph | Table)[] {
  return [footTable(document), new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
}

function footTable({ copies, archive, signature }: OfficialDocument): Table {
  const [left, right] = COLUMNS.foot.map((part) => part * textWidth(false)) as [number, number];
  const list = { size: SIZE.copies };
  const bold = { size: SIZE.signature, bold: true };
  return twoColumns(
    [left, right],
    [
      paragraph("Nơi nhận:", { size: SIZE.copiesTitle, bold: true, italic: true }, { before: BODY.between }),
      ...copies.map((name) => paragraph(`- ${name};`, list, {})),
      paragraph(`- Lưu: ${archive || "VT"}.`, list, {}),
    ],
    [
      ...[...signature.authority, signature.title].map((line, index) =>
        centred(line, bold, { before: index === 0 ? BODY.between : 0, keepNext: true }),
      ),
      centred(signature.name ?? "", bold, { before: SIGNATURE_ROOM }),
    ],
  );
}

function twoColumns(widths: readonly [number, number], left: Paragraph[], right: Paragraph[]): Table {
  const sizes = widths.map(twipsOfMm);
  const cell = (children: Paragraph[], index: number) =>
    new TableCell({
      borders: NO_EDGES,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      width: { size: sizes[index] ?? 0, type: WidthType.DXA },
      children,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sizes.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    columnWidths: sizes,
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0 },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  });
}

const NO_EDGE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_EDGES = { top: NO_EDGE, bottom: NO_EDGE, left: NO_EDGE, right: NO_EDGE } as const;

/** Words of the head of an annex (III.1b, c). */
export function annexHeadOnPaper(annex: OfficialDocument["annexes"][number]): Paragraph[] {
  const { heading, title, attachedTo } = annex;
  return [
    centred(heading, { size: SIZE.annex, bold: true }),
    centred(title, { size: SIZE.annexTitle, bold: true }),
    ...(attachedTo === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 0, after: twipsOfPt(BODY.between) },
            children: runs(attachedTo, { size: SIZE.annexNote, italic: true }),
          }),
        ]),
  ];
}
