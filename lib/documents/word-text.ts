import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from "docx";
import { BLACK, FONT, halfPoints, LANGUAGE, RULE, twipsOfMm, twipsOfPt } from "./layout.ts";
import type { Span, Words } from "./official.ts";

/** Letters: their size in points, and whether they are bold or slanted throughout. */
export type Look = { size: number; bold?: boolean; italic?: boolean };

/** Space before and after a paragraph, in points. */
export type Around = { before?: number; after?: number; keepNext?: boolean };

/** Words as runs of text; a line break in them is one on paper. Every run names its font, so that no reader's default shows. */
export function runs(words: Words, look: Look): TextRun[] {
  const spans: readonly Span[] = typeof words === "string" ? [{ text: words }] : words;
  return spans.flatMap((span) =>
    span.text.split("\n").map(
      (text, index) =>
        new TextRun({
          text: printable(text),
          font: FONT,
          size: halfPoints(look.size),
          color: BLACK,
          language: { value: LANGUAGE },
          bold: look.bold || span.bold || false,
          italics: look.italic || span.italic || false,
          ...(index > 0 && { break: 1 }),
        }),
    ),
  );
}

/** Without what XML cannot hold; a word processor would refuse the whole file. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => (control === "\t" ? " " : ""))
    .normalize("NFC");
}

/** Words in the middle, without space of their own. */
export function centred(words: Words, look: Look, around: Around = {}): Paragraph {
  return paragraph(words, look, around, { alignment: AlignmentType.CENTER });
}

/** Words as a paragraph; `options` are docx's own, in twips. */
export function paragraph(words: Words, look: Look, around: Around, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    children: runs(words, look),
    ...options,
    ...(around.keepNext && { keepNext: true }),
    spacing: {
      ...options.spacing,
      before: twipsOfPt(around.before ?? 0),
      after: twipsOfPt(around.after ?? 0),
    },
  });
}

/**
 * A line in the middle under words, as the head of a document has it.
 * @param length in points
 * @param room how wide the column is, in millimetres
 * @param after space below, in points
 */
export function rule(length: number, room: number, after: number): Paragraph {
  const beside = Math.max(0, Math.round((twipsOfMm(room) - twipsOfPt(length)) / 2));
  return new Paragraph({
    children: [],
    indent: { left: beside, right: beside },
    spacing: { before: twipsOfPt(3), after: twipsOfPt(after), line: twipsOfPt(2), lineRule: LineRuleType.EXACT },
    // In eighths of a point.
    border: { top: { style: BorderStyle.SINGLE, size: RULE.points * 8, space: 0, color: BLACK } },
  });
}
