/**
 * The measures of an administrative document: Decree 30/2020/NĐ-CP, Annex I, Part I (DOMAIN-RULES 28). Lengths in millimetres,
 * sizes and spaces in points. Where the annex gives a range, the value that is usual in a province; the range stands beside it.
 * What the annex leaves open is marked "own".
 */

/** I.1: A4. */
export const PAGE = { width: 210, height: 297 } as const;

/** I.3: 20–25 from the top and bottom edge, 30–35 from the left, 15–20 from the right. */
export const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 } as const;

/** I.7: the page number stands in the top margin; own: halfway up. */
export const HEADER_FROM_EDGE = 10;

/** I.4: Times New Roman, black. */
export const FONT = "Times New Roman";
export const BLACK = "000000";

/** Own: what spelling is checked by. */
export const LANGUAGE = "vi-VN";

/** Letter sizes in points, by the part of the document they are for. */
export const SIZE = {
  /** I.7: 13–14. */
  pageNumber: 13,
  /** II.1a: quốc hiệu 12–13. */
  nation: 12,
  /** II.1b: tiêu ngữ 13–14. */
  motto: 13,
  /** II.2: cơ quan chủ quản, cơ quan ban hành 12–13. */
  issuer: 12,
  /** II.3: số, ký hiệu 13. */
  number: 13,
  /** II.4: địa danh, thời gian 13–14. */
  placeAndDate: 13,
  /** II.5a: tên loại 13–14. */
  kind: 14,
  /** II.5b: trích yếu under the kind 13–14. */
  subject: 14,
  /** II.5b: "V/v" of a công văn 12–13. */
  regarding: 12,
  /** II.6: content 13–14. */
  body: 14,
  /** II.6 again for "Kính gửi" (II.9a): 13–14. */
  addressee: 14,
  /** II.7: authority, title and name 13–14. */
  signature: 14,
  /** II.9b: the words "Nơi nhận" 12, the list 11. */
  copiesTitle: 12,
  copies: 11,
  /** III.1b: "Phụ lục" 14, its name 13–14; III.1c: what it is attached to 13–14. */
  annex: 14,
  annexTitle: 14,
  annexNote: 14,
  /** Own: within a table, so that six columns fit a sheet laid across. */
  table: 12,
} as const;

/** II.6: first line 1 or 1.27 cm in; at least 6 pt between paragraphs; lines single to 1.5. */
export const BODY = { firstLine: 12.7, between: 6, lines: 1.15 } as const;

/** II.1b: a line under the tiêu ngữ as long as its words; II.2 and II.5b: 1/3 to 1/2 of the words above it. */
export const RULE = { motto: 1, issuer: 0.4, subject: 0.4, points: 0.75 } as const;

/** Own: the two columns at the head and the foot, as parts of the width between the margins. */
export const COLUMNS = { head: [0.44, 0.56], foot: [0.5, 0.5] } as const;

/** II.7: room for hand, seal and digital signature between title and name; own: five lines. */
export const SIGNATURE_ROOM = 70;

/** The width between the margins, in millimetres, of a sheet upright or laid across. */
export function textWidth(across: boolean): number {
  return (across ? PAGE.height : PAGE.width) - MARGIN.left - MARGIN.right;
}

/** Twentieths of a point, in which Word counts lengths, from millimetres. */
export function twipsOfMm(mm: number): number {
  return Math.round((mm / 25.4) * 72 * 20);
}

/** The same from points. */
export function twipsOfPt(points: number): number {
  return Math.round(points * 20);
}

/** Half points, in which Word counts letter sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}
