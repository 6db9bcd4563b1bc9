import ExcelJS from "exceljs";
import { type Member, zip } from "./files.ts";

/** Workbooks as people send them back: the one that was taken away with something done to it, or one written part by part. */

/** What somebody does to the sheet that they took away. */
export type Edit = (page: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;

/** The same workbook opened, changed and saved by a program. */
export async function edited(bytes: Uint8Array, edit: Edit): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const [page] = book.worksheets;
  if (!page) throw new Error("the workbook has no sheet");
  edit(page, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The row, from 1, in which the titles of a taken-away sheet stand. */
export const TITLES = 6;

/** The first row to fill in. */
export const FIRST = TITLES + 1;

/** The column, from 1, under a title. */
export function columnOf(page: ExcelJS.Worksheet, title: string): number {
  const values = page.getRow(TITLES).values as unknown[];
  const column = values.indexOf(title);
  if (column < 1) throw new Error(`no column ${title} among ${values.join(", ")}`);
  return column;
}

/** Enters a value under a title. */
export function enter(page: ExcelJS.Worksheet, row: number, title: string, value: ExcelJS.CellValue): void {
  page.getCell(row, columnOf(page, title)).value = value;
}

/** The row about a task, by its STT. */
export function rowAbout(page: ExcelJS.Worksheet, taskNumber: number): number {
  for (let row = FIRST; row <= page.rowCount; row++) if (page.getCell(row, 1).value === taskNumber) return row;
  throw new Error(`no row about task ${taskNumber}`);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of one sheet, of which the parts are given as XML; `rows` stand in the sheet's data. */
export function rawWorkbook(about: {
  rows: string;
  after?: string;
  book?: string;
  styles?: string;
  strings?: string;
  sheet?: Partial<Member>;
}): Buffer {
  const { rows, after = "", book = "", styles = "", strings = "", sheet = {} } = about;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const relations = (content: string) => `<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;
  return zip([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    },
    { name: "_rels/.rels", content: relations(relation(1, "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      content: `<x:workbook xmlns:x="${MAIN}" xmlns:r="${RELATIONS}">${book}<x:sheets><x:sheet name="Trang 1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations(
        relation(1, "worksheet", "/xl/worksheets/sheet1.xml") +
          relation(2, "styles", "styles.xml") +
          relation(3, "sharedStrings", "sharedStrings.xml"),
      ),
    },
    { name: "xl/styles.xml", content: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` },
    { name: "xl/sharedStrings.xml", content: `<sst xmlns="${MAIN}">${strings}</sst>` },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ...sheet,
    },
  ]);
}
