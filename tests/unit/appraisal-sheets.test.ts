import { describe, expect, test } from "vitest";
import { type AppraisalContent, appraisalContent } from "../../lib/appraisal/content.ts";
import { appraise, type PeriodFigures, STANDARD_TERMS } from "../../lib/appraisal/rules.ts";
import { appraisalSheets } from "../../lib/appraisal/sheets.ts";
import { writeWorkbook } from "../../lib/documents/excel.ts";
import { columnLetters } from "../../lib/documents/sheet.ts";
import { day, month } from "../support/builders.ts";
import { elements, member, membersOf, textOf } from "../support/office.ts";

const FIRST = 5;

const agency = (agencyId: number, about: Partial<PeriodFigures>): PeriodFigures => ({
  agencyId,
  code: `don-vi-${agencyId}`,
  name: `Đơn vị ${agencyId}`,
  parts: [],
  waiting: [],
  wordsOwed: 12,
  wordsGiven: 12,
  reportsDue: 3,
  reportsOnTime: 3,
  missing: [],
  missedInARow: 0,
  reportsSent: 3,
  reportsReturned: 0,
  lettersDue: 0,
  lettersAnswered: 0,
  unanswered: [],
  ...about,
});

const part = (task: number, daysLate: number) => ({
  task,
  title: `Nhiệm vụ ${task}`,
  lead: true,
  dueOn: "2023-08-31",
  doneOn: daysLate === 0 ? "2023-08-30" : null,
  daysLate,
});

const FIGURES = [
  agency(1, {}),
  agency(2, { parts: [part(16, 10), part(20, 0)], wordsGiven: 7, lettersDue: 2, lettersAnswered: 1 }),
  agency(3, { parts: [part(17, 193)], reportsOnTime: 2, reportsReturned: 1 }),
  agency(4, { reportsOnTime: 1, reportsSent: 1 }),
  agency(5, { wordsOwed: 0, wordsGiven: 0 }),
];

const CONTENT: AppraisalContent = appraisalContent(
  { period: { from: month("2023-07"), to: month("2023-09") }, asOf: day("2023-10-10") },
  { version: 0, terms: STANDARD_TERMS },
  appraise(FIGURES, STANDARD_TERMS),
);

/** The cells of every sheet of the exported file by name: what they show, and the formula behind it. */
async function exported(content: AppraisalContent) {
  const members = await membersOf(await writeWorkbook(appraisalSheets(content, false)));
  const strings = elements(member(members, "xl/sharedStrings.xml"), "si").map(textOf);
  return (sheet: 1 | 2 | 3, name: string) => {
    const xml = member(members, `xl/worksheets/sheet${sheet}.xml`);
    const cell = elements(xml, "c").find((one) => new RegExp(`<c\\b[^>]*\\br="${name}"`).test(one)) ?? "";
    const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? "";
    const formula = /<f>([^<]*)<\/f>/.exec(cell)?.[1];
    return {
      text: /\bt="s"/.test(cell) ? (strings[Number(value)] ?? "") : value,
      formula: formula === undefined ? null : textOf(formula),
    };
  };
}

type Cell = Awaited<ReturnType<typeof exported>>;

/**
 * The score and rank of every row counted again from the exported figures and weights alone, by the words of "Cách tính": in plain
 * arithmetic, with nothing of the product's own rules.
 */
function recount(cell: Cell, agencies: number) {
  const number = (sheet: 1 | 2 | 3, name: string) => Number(cell(sheet, name).text);
  const round = (value: number) => Math.round(value * 10 + 1e-9) / 10;
  const weights = [0, 1, 2, 3, 4, 5].map((place) => number(2, `B${FIRST + place}`));
  const [minimum, limit] = [number(2, `B${FIRST + 6}`), number(2, `B${FIRST + 7}`)];
  const rows = Array.from({ length: agencies }, (_, index) => {
    const at = (column: number) => number(1, `${columnLetters(column)}${FIRST + index}`);
    const points = weights.map((_, place) => {
      const [first, whole] = [at(2 + 3 * place), at(3 + 3 * place)];
      if (whole === 0) return null;
      return round(place === 4 ? (100 * (whole * limit - first)) / (whole * limit) : (100 * first) / whole);
    });
    const counted = points.flatMap((of, place) => (of === null ? [] : [{ of, weight: weights[place] ?? 0 }]));
    const weight = counted.reduce((sum, one) => sum + one.weight, 0);
    const total = counted.reduce((sum, one) => sum + one.weight * one.of, 0);
    const base = at(3) + at(6) + at(9);
    return { points, base, score: base < minimum ? null : round(total / weight) };
  });
  const scores = rows.flatMap(({ score }) => score ?? []);
  return rows.map((row) => {
    const { score } = row;
    return { ...row, rank: score === null ? null : 1 + scores.filter((other) => other > score).length };
  });
}

describe("the exported ranking", () => {
  test("counted again from its own figures gives the scores and ranks of the product", async () => {
    const cell = await exported(CONTENT);
    const again = recount(cell, FIGURES.length);
    expect(again.map(({ score }) => score)).toEqual(CONTENT.rows.map(({ score }) => score));
    expect(again.map(({ rank }) => rank)).toEqual(CONTENT.rows.map(({ rank }) => rank));
    expect(again.map(({ base }) => base)).toEqual(CONTENT.rows.map(({ base }) => base));
    expect(again.map(({ points }) => points)).toEqual(
      CONTENT.rows.map(({ lines }) => lines.map(({ points }) => points)),
    );
    expect(new Set(again.map(({ score }) => score)).size).toBeGreaterThan(3);
  });

  test("shows what its formulas come to, and has one for every point, score and rank", async () => {
    const cell = await exported(CONTENT);
    CONTENT.rows.forEach((row, index) => {
      const at = (column: number) => cell(1, `${columnLetters(column)}${FIRST + index}`);
      expect(at(0).text).toBe(row.figures.name);
      row.lines.forEach(({ points }, place) => {
        const shown = at(4 + 3 * place);
        expect(shown.formula).toContain("ROUND(");
        expect(shown.text).toBe(String(points ?? ""));
      });
      expect(at(20)).toMatchObject({ text: String(row.score ?? "") });
      expect(at(20).formula).toContain("'Cách tính'!$B$5*N(E");
      expect(at(21)).toMatchObject({ text: String(row.rank ?? "") });
      expect(at(21).formula).toContain("RANK(");
    });
  });

  test("lists every part that counts, from which the ranking counts parts and days", async () => {
    const cell = await exported(CONTENT);
    const parts = CONTENT.rows.flatMap(({ figures }) => figures.parts);
    expect(parts).toHaveLength(3);
    parts.forEach(({ task, daysLate }, index) => {
      expect(cell(3, `B${FIRST + index}`).text).toBe(String(task));
      expect(cell(3, `G${FIRST + index}`).text).toBe(String(daysLate));
      expect(cell(3, `H${FIRST + index}`)).toMatchObject({ text: String(Math.min(daysLate, 30)) });
    });
    expect(cell(1, "D5").formula).toBe("COUNTIF('Phần việc'!$A$5:$A$7,A5)");
  });
});
