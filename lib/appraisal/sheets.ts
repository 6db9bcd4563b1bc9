import { type CellValue, columnLetters, type FormulaCell, type Sheet, type SheetColumn } from "../documents/sheet.ts";
import { figuresDayWords } from "../progress/words.ts";
import { type AppraisalContent, periodOfContent } from "./content.ts";
import { periodWords } from "./period.ts";
import { type Appraised, CRITERIA, type CriterionLine } from "./rules.ts";
import { CRITERION_WORDS, DEGREE_WORDS, ruleWords, termRows } from "./words.ts";

type Cell = CellValue | FormulaCell;

/** Rows begin under the heading, an empty row and the titles (`titleRow`): two lines of heading in each of these sheets. */
const FIRST = 5;
const RULE = "Cách tính";
const PARTS = "Phần việc";

/**
 * The ranking as a workbook that counts it again: figures and weights are numbers, points, scores and ranks are formulas over them, and
 * what comes of parts is counted in the list of parts. Whoever changes a weight sees what the ranking would be.
 */
export function appraisalSheets(content: AppraisalContent, sampleData: boolean): [Sheet, ...Sheet[]] {
  const note = figuresDayWords(Temporal.PlainDate.from(content.asOf), sampleData, "current");
  return [rankingSheet(content, note), ruleSheet(content, note), partSheet(content, note)];
}

/** A term's cell on the sheet of the rule, by its place in `termRows`: the weights first, then the least base and the most days. */
const termCell = (place: number) => `'${RULE}'!$B$${FIRST + place}`;
const MINIMUM_BASE = termCell(CRITERIA.length);
const OVERDUE_LIMIT = termCell(CRITERIA.length + 1);

const BASE = 1;
/** A criterion takes three columns: what was met, of how much, points. */
const columnOf = (place: number, which: 0 | 1 | 2) => 2 + 3 * place + which;
const SCORE = columnOf(CRITERIA.length, 0);

const number = (title: string): SheetColumn => ({ title, width: 11, format: "number" });
/** One decimal where there is one. */
const points = (title: string): SheetColumn => ({ title, width: 9, format: "text" });

function rankingSheet({ rows, ...content }: AppraisalContent, note: string): Sheet {
  const parts = rows.flatMap(({ figures }) => figures.parts).length;
  return {
    name: "Xếp hạng",
    heading: [
      `KẾT QUẢ CHẤM ĐIỂM THỰC HIỆN ĐỀ ÁN 06, ${periodWords(periodOfContent(content)).toLocaleUpperCase("vi")}`,
      note,
    ],
    columns: [
      { title: "Đơn vị", width: 26 },
      number("Nội dung đến hạn"),
      ...CRITERIA.flatMap((criterion) => {
        const { short } = CRITERION_WORDS[criterion];
        const [met, whole] = criterion === "NOT_OVERDUE" ? ["số ngày mất", "số phần việc"] : ["số đạt", "số phải đạt"];
        return [number(`${short}: ${met}`), number(`${short}: ${whole}`), points(`${short}: điểm`)];
      }),
      points("Điểm"),
      number("Hạng"),
      { title: "Đề xuất theo cách tính", width: 14 },
    ],
    rows: rows.map((row, index) => rankingRow(row, { at: FIRST + index, last: FIRST + rows.length - 1, parts })),
    fixedColumns: 1,
  };
}

type Place = { at: number; last: number; parts: number };

function rankingRow(row: Appraised, { at, last, parts }: Place): Cell[] {
  const cell = (column: number) => `${columnLetters(column)}${at}`;
  const weighted = CRITERIA.map((_, place) => `${termCell(place)}*N(${cell(columnOf(place, 2))})`).join("+");
  const weights = CRITERIA.map((_, place) => `${termCell(place)}*(${cell(columnOf(place, 1))}>0)`).join("+");
  const scores = `$${columnLetters(SCORE)}$${FIRST}:$${columnLetters(SCORE)}$${last}`;
  const base = [0, 1, 2].map((place) => cell(columnOf(place, 1))).join("+");
  return [
    row.figures.name,
    { formula: base, value: row.base },
    ...row.lines.flatMap((line, place) => lineCells(line, row, { cell, place, parts })),
    {
      formula: `IF(${cell(BASE)}<${MINIMUM_BASE},"",IF(${weights}=0,"",ROUND((${weighted})/(${weights}),1)))`,
      value: row.score ?? "",
    },
    { formula: `IF(${cell(SCORE)}="","",RANK(${cell(SCORE)},${scores}))`, value: row.rank ?? "" },
    row.degree === null ? null : DEGREE_WORDS[row.degree],
  ];
}

type LinePlace = { cell: (column: number) => string; place: number; parts: number };

function lineCells(line: CriterionLine, { figures }: Appraised, { cell, place, parts }: LinePlace): Cell[] {
  const [good, whole] = [cell(columnOf(place, 0)), cell(columnOf(place, 1))];
  const value = line.points ?? "";
  const simple: FormulaCell = { formula: `IF(${whole}=0,"",ROUND(1000*${good}/${whole},0)/10)`, value };
  const listed = (formula: string, counted: number): Cell => (parts === 0 ? counted : { formula, value: counted });
  const range = (column: string) => `'${PARTS}'!$${column}$${FIRST}:$${column}$${FIRST + parts - 1}`;
  const name = cell(0);
  switch (line.criterion) {
    case "ON_TIME":
      return [
        listed(`COUNTIFS(${range("A")},${name},${range("G")},0)`, line.good),
        listed(`COUNTIF(${range("A")},${name})`, line.whole),
        simple,
      ];
    case "NOT_OVERDUE": {
      const most = `${whole}*${OVERDUE_LIMIT}`;
      return [
        listed(`SUMIF(${range("A")},${name},${range("H")})`, line.whole - line.good),
        listed(`COUNTIF(${range("A")},${name})`, figures.parts.length),
        { formula: `IF(${whole}=0,"",ROUND(1000*(${most}-${good})/(${most}),0)/10)`, value },
      ];
    }
    default:
      return [line.good, line.whole, simple];
  }
}

function ruleSheet({ rule }: AppraisalContent, note: string): Sheet {
  const terms = termRows(rule.terms).map(({ name, value, unit }): Cell[] => [name, value, unit]);
  return {
    name: RULE,
    heading: [`CÁCH TÍNH, PHIÊN BẢN ${rule.version}`, note],
    columns: [
      { title: "Nội dung", width: 70 },
      { title: "Giá trị", width: 10, format: "number" },
      { title: "Đơn vị tính", width: 14 },
    ],
    rows: [...terms, ...ruleWords(rule.terms).map((words): Cell[] => [words, null, null])],
    fixedColumns: 0,
  };
}

function partSheet({ rows, rule }: AppraisalContent, note: string): Sheet {
  const { overdueLimit } = rule.terms;
  const listed = rows.flatMap(({ figures }) => figures.parts.map((part) => ({ name: figures.name, part })));
  const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null);
  return {
    name: PARTS,
    heading: ["PHẦN VIỆC ĐẾN HẠN ĐƯỢC TÍNH TRONG KỲ", note],
    columns: [
      { title: "Đơn vị", width: 26 },
      number("Nhiệm vụ số"),
      { title: "Tên nhiệm vụ", width: 40 },
      { title: "Vai trò", width: 12 },
      { title: "Hạn", width: 12, format: "date" },
      { title: "Hoàn thành", width: 12, format: "date" },
      number("Số ngày quá hạn"),
      number("Số ngày mất"),
    ],
    rows: listed.map(({ name, part }, index): Cell[] => [
      name,
      part.task,
      part.title,
      part.lead ? "Chủ trì" : "Phối hợp",
      day(part.dueOn),
      day(part.doneOn),
      part.daysLate,
      { formula: `MIN(G${FIRST + index},${OVERDUE_LIMIT})`, value: Math.min(part.daysLate, overdueLimit) },
    ]),
    fixedColumns: 1,
  };
}
