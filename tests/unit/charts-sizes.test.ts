import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AgenciesChart } from "../../components/charts/agencies-chart.tsx";
import { AgesChart } from "../../components/charts/ages-chart.tsx";
import { ChangesPanel } from "../../components/charts/changes-panel.tsx";
import { DeadlinesChart, StatusChart } from "../../components/charts/charts.tsx";
import { HeadlineSentence } from "../../components/charts/headline.tsx";
import { KeyFigures } from "../../components/charts/key-figures.tsx";
import { ReportsChart } from "../../components/charts/reports-chart.tsx";
import { TrendChart } from "../../components/charts/trend-chart.tsx";
import { headlineOf } from "../../lib/metrics/figures.ts";
import { dueMonths, firstOf, listWords } from "../../lib/metrics/grouping.ts";
import { scoped } from "../../lib/metrics/summary-queries.ts";
import type { Board } from "../../lib/progress/board.ts";
import { filterTasks, NO_FILTER, readTaskFilter } from "../../lib/progress/filter.ts";
import { gridRows } from "../../lib/reports/grid.ts";
import { assembleReportTable } from "../../lib/reports/table.ts";
import { boardOf, day, month, SETTINGS } from "../support/builders.ts";

const NONE = { kind: null, group: null, role: null };
const keep = (href: string) => href;

/** The report table of so many agencies, every fourth of which has sent nothing. */
function tableOf(agencies: number, today: string) {
  const sent = (at: string) => [{ number: 1, sentAt: Temporal.Instant.from(at), verdict: null, newDate: null }];
  return assembleReportTable(
    Array.from({ length: agencies }, (_, index) => ({
      id: index + 1,
      code: `xa-${index + 1}`,
      name: `UBND xã ${index + 1}`,
      shortName: `Xã ${index + 1}`,
      reportsFrom: day("2023-01-01"),
      reportsTo: null,
      reports:
        index % 4 === 0
          ? []
          : [{ month: month("2023-09"), facts: { openedAt: null, sendings: sent("2023-09-10T02:00:00Z") } }],
    })),
    [],
    SETTINGS,
    day(today),
  );
}

/** Everything that /charts draws, as one text of HTML. */
function charts(board: Board, { agencies, earlier }: { agencies: number; earlier: Board | null }): string {
  const table = tableOf(agencies, board.asOf.toString());
  const summary = scoped(NONE, { whole: board, earlier, table, year: 2023 });
  const { figures, changes, trend, overdue, ages, newest } = summary;
  const shown = { board, figures, files: (id: string) => `/api/exports/chart-${id}.xlsx`, keep };
  return [
    createElement(HeadlineSentence, { headline: headlineOf(board, figures) }),
    createElement(KeyFigures, { board, figures, overdue, changes, reports: newest, dueSoonDays: 30, keep }),
    createElement(StatusChart, shown),
    changes && createElement(ChangesPanel, { ...shown, changes, lines: [], meeting: false }),
    createElement(TrendChart, { ...shown, points: trend, dated: figures.dated }),
    createElement(DeadlinesChart, { ...shown, year: 2023 }),
    createElement(AgenciesChart, { ...shown, agencies: summary.agencies, minimum: 5, narrowed: false }),
    createElement(AgesChart, { ...shown, ages, linked: true }),
    createElement(ReportsChart, { ...shown, table, all: false, allHref: "/charts?rows=all#bao-cao" }),
  ]
    .map((element) => (element ? renderToStaticMarkup(element) : ""))
    .join("\n");
}

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

const MANY = Array.from({ length: 120 }, (_, index) => ({
  number: index + 1,
  due: index % 3 === 0 ? [] : [`2023-${String((index % 12) + 1).padStart(2, "0")}-20`],
  parts: [{ agency: "so-tttt" }, { agency: "huyen-luc-ngan" }],
}));

describe("the charts of an empty plan", () => {
  it.each(["2023-01-01", "2023-10-10"])("say on %s in words that there is nothing, and draw nothing", (today) => {
    const board = boardOf([], { today });
    const html = charts(board, { agencies: 0, earlier: board });
    const text = textOf(html);
    for (const words of [
      "không có nhiệm vụ nào có thời hạn",
      "Không có nhiệm vụ nào để tính",
      "Không có nhiệm vụ nào có thời hạn",
      "Không có gì thay đổi",
      "Chưa xếp được đơn vị nào",
      "Không có phần việc nào quá hạn",
      "Chưa có kỳ báo cáo nào mở",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(html).not.toMatch(/recharts|class="trend"|class="hbar"|report-grid/);
  });
});

describe("the charts of a plan of one agency and one task", () => {
  it("draw it on the year's first day, when nothing has been owed", () => {
    const board = boardOf([{ number: 1, parts: [{ agency: "so-tttt" }] }], { today: "2023-01-01" });
    const text = textOf(charts(board, { agencies: 1, earlier: null }));
    expect(text).toContain("1 nhiệm vụ, chưa có kỳ nào phải cập nhật");
    expect(text).not.toMatch(/NaN|Infinity|mọi đơn vị đã cập nhật/);
  });

  it("hold its mark, its place in the year and its row", () => {
    const board = boardOf([{ number: 1, due: ["2023-09-30"], parts: [{ agency: "so-tttt" }] }]);
    const html = charts(board, { agencies: 1, earlier: board });
    expect(html).toContain('data-bucket="OVERDUE"');
    expect(textOf(html)).toContain("Trong 1 nhiệm vụ có thời hạn: 0 đã xong, 0 còn trong hạn, 1 quá hạn");
    expect(textOf(html)).toContain("Thời hạn của 1 nhiệm vụ năm 2023");
    expect(html).toContain('data-agency="xa-1"');
    expect(html).not.toMatch(/NaN|data-rest|data-due/);
  });
});

describe("the charts of a plan too large to draw whole", () => {
  const board = boardOf(MANY);
  const earlier = boardOf(MANY, { today: "2023-01-10" });
  const html = charts(board, { agencies: 300, earlier });

  it("count what they do not draw, each count as long as the list behind it", () => {
    const marks = [
      ...html.matchAll(/<li[^>]* data-(?:bucket|due)="[^"]*"[^>]*><a[^>]* href="([^"]*)">.*?<b>(\d+)<\/b>/g),
    ];
    // Three buckets, and the eight months in which anything falls due.
    expect(marks).toHaveLength(3 + 8);
    for (const [, href = "", count] of marks) {
      const params = Object.fromEntries(new URL(href, "http://x").searchParams);
      expect(filterTasks(board, readTaskFilter(params)), href).toHaveLength(Number(count));
    }
    expect(html).not.toContain('class="cell');
  });

  it("leave nothing out of the tables", () => {
    const dated = MANY.filter(({ due }) => due.length > 0).length;
    const deadlines = html.slice(html.indexOf('id="bang-thoi-han"'), html.indexOf('id="don-vi"'));
    expect(deadlines.match(/<tr data-key/g)).toHaveLength(dated);
    expect(html).toContain(`còn ${dated - 15} nhiệm vụ`);
  });

  it("show the agencies that report worst and what the others did together", () => {
    expect(html.match(/<tr data-agency="xa-/g)).toHaveLength(20);
    expect(textOf(html)).toContain("Còn lại 280 đơn vị");
    const table = tableOf(300, "2023-10-10");
    const { shown, rest } = gridRows(table, 20);
    expect(shown.every(({ rates }) => rates.onTime === 0)).toBe(true);
    const inTime = (rows: typeof shown) => rows.reduce((sum, { rates }) => sum + rates.onTime, 0);
    expect(inTime(shown) + (rest?.rates.onTime ?? 0)).toBe(inTime(table.rows));
    expect(rest?.months.reduce((sum, { onTime }) => sum + onTime, 0)).toBe(rest?.rates.onTime);
    expect(gridRows(table, null)).toMatchObject({ rest: null });
  });
});

describe("what is left over", () => {
  it("is counted, but never one alone", () => {
    expect(firstOf([1, 2, 3, 4, 5], 3)).toEqual({ shown: [1, 2, 3], rest: 2 });
    expect(firstOf([1, 2, 3, 4], 3)).toEqual({ shown: [1, 2, 3, 4], rest: 0 });
    expect(firstOf([], 3)).toEqual({ shown: [], rest: 0 });
    expect(listWords([1, 2, 3, 4, 5], 3, "nhiệm vụ")).toBe("1, 2, 3 và 2 nhiệm vụ khác");
    expect(listWords([1, 2], 3, "nhiệm vụ")).toBe("1, 2");
  });

  it("is the list of its month, by either deadline", () => {
    for (const basis of ["current", "original"] as const) {
      const board = boardOf(MANY, { basis });
      const months = dueMonths(board);
      expect(months).toHaveLength(8);
      for (const { month: due, tasks } of months) {
        expect(filterTasks(board, { ...NO_FILTER, due: due.toString(), basis })).toHaveLength(tasks);
      }
    }
  });
});
