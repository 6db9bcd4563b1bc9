import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import {
  BLACK,
  FONT,
  HEADER_FROM_EDGE,
  halfPoints,
  LANGUAGE,
  MARGIN,
  PAGE,
  SIZE,
  textWidth,
  twipsOfMm,
} from "./layout.ts";
import { type Annex, closed, type OfficialDocument } from "./official.ts";
import { blocksOnPaper } from "./word-blocks.ts";
import {
  addresseesOnPaper,
  annexHeadOnPaper,
  footOnPaper,
  groundsOnPaper,
  headOnPaper,
  titleOnPaper,
} from "./word-frame.ts";

/**
 * An official document as a Word file, in the layout of Decree 30/2020/NĐ-CP, Annex I (measures in layout.ts). Pure: the same
 * document gives the same pages. Number, day and signer that are not known yet are blanks.
 */
export async function writeDocument(document: OfficialDocument): Promise<Uint8Array> {
  const body = [
    headOnPaper(document),
    ...titleOnPaper(document),
    ...addresseesOnPaper(document.addressees),
    ...groundsOnPaper(document.grounds),
    ...blocksOnPaper(closed(document.blocks), textWidth(false), true),
    ...footOnPaper(document),
  ];
  return packed(document.subject, [section(body, false), ...document.annexes.map(annexSection)]);
}

/** An annex by itself, for a table that is sent around without the document it belongs to. */
export async function writeAnnex(annex: Annex): Promise<Uint8Array> {
  return packed(annex.title, [annexSection(annex)]);
}

/** A new page, upright or across, with pages counted from 1 again (III.1đ). */
function annexSection(annex: Annex): ISectionOptions {
  const body = [...annexHeadOnPaper(annex), ...blocksOnPaper(annex.blocks, textWidth(annex.across))];
  return section(body, annex.across);
}

function section(children: ISectionOptions["children"], across: boolean): ISectionOptions {
  return {
    properties: {
      // Another first page: the one without a number (I.7).
      titlePage: true,
      page: {
        // Given upright; docx turns them with the orientation.
        size: {
          width: twipsOfMm(PAGE.width),
          height: twipsOfMm(PAGE.height),
          orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twipsOfMm(MARGIN.top),
          bottom: twipsOfMm(MARGIN.bottom),
          left: twipsOfMm(MARGIN.left),
          right: twipsOfMm(MARGIN.right),
          header: twipsOfMm(HEADER_FROM_EDGE),
          footer: twipsOfMm(HEADER_FROM_EDGE),
          gutter: 0,
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: { first: new Header({ children: [new Paragraph({})] }), default: pageNumber() },
    children,
  };
}

function pageNumber(): Header {
  const number = new TextRun({
    children: [PageNumber.CURRENT],
    font: FONT,
    size: halfPoints(SIZE.pageNumber),
    color: BLACK,
  });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

async function packed(title: string, sections: ISectionOptions[]): Promise<Uint8Array> {
  const file = new Document({
    title,
    // A line that its author broke is not stretched to the margin.
    compatibility: { doNotExpandShiftReturn: true, version: 15 },
    creator: "Theo dõi Đề án 06",
    lastModifiedBy: "Theo dõi Đề án 06",
    styles: {
      default: {
        document: {
          run: { font: FONT, size: halfPoints(SIZE.body), color: BLACK, language: { value: LANGUAGE } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
