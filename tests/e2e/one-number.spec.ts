import ExcelJS from "exceljs";
import { LEADER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { elements, member, membersOf, textOf } from "../support/office.ts";

serverForThisFile();

/**
 * "Figures have one home": every screen, file and document of the same day and the same filter is read for what it says, and nothing
 * may be said in two ways. Whatever is read is named by its figure; the test knows no value beforehand.
 */
class Told {
  readonly #figures = new Map<string, Map<string, string>>();

  say(figure: string, where: string, value: string): void {
    const said = this.#figures.get(figure) ?? new Map<string, string>();
    this.#figures.set(figure, said.set(where, value));
  }

  /** Figures that are told in more than one way, with who says what; and those that one place alone tells. */
  verdict() {
    const all = [...this.#figures];
    return {
      contradictions: all.filter(([, said]) => new Set(said.values()).size > 1),
      alone: all.filter(([, said]) => said.size < 2).map(([figure]) => figure),
      figures: all.length,
      places: new Set(all.flatMap(([, said]) => [...said.keys()])).size,
    };
  }
}

const BUCKETS = {
  DONE_ON_TIME: "Hoàn thành đúng hạn",
  DONE_LATE: "Hoàn thành quá hạn",
  ON_TRACK: "Trong hạn",
  OVERDUE: "Quá hạn",
  ONGOING: "Thường xuyên",
  AWAITING: "Chờ hướng dẫn",
} as const;

/** Figures in words, wherever those words stand. */
const SENTENCES: readonly [figure: string, pattern: RegExp][] = [
  // Not what an agency says of its own work: "Đã hoàn thành 6/12 nhiệm vụ của Đề án 06 được giao".
  ["done", /Đã hoàn thành\s+(\d+\/\d+)(?=\s*,| nhiệm vụ có thời hạn)/],
  ["done", /(\d+\/\d+) nhiệm vụ có thời hạn đã hoàn thành/],
  ["overdue", /\sQuá hạn\s+(\d+\/\d+)/],
  ["overdue parts", /(\d+) phần việc ở \d+ đơn vị/],
  ["overdue parts", /Phần việc quá hạn \((\d+)\)/],
  ["overdue parts", /(\d+) phần việc quá hạn ở \d+ đơn vị/],
  ["overdue parts", /(\d+) phần việc quá hạn, \d+ trên 30 ngày/],
  ["overdue parts", /(\d+) phần việc quá hạn \d+ nhiệm vụ/],
  ["due soon", /(?:Sắp đến hạn|Đến hạn trong \d+ ngày)\s+(\d+\/\d+)/],
  ["standing duties", /Thường xuyên có cập nhật\s+(\d+\/\d+)/],
  ["standing duties", /(\d+\/\d+) cập nhật tháng/],
  ["reports of the month", /Báo cáo tháng \d+ đúng hạn\s+(\d+\/\d+)/],
  ["reports of the year", /(\d+\/\d+) báo cáo gửi đúng hạn/],
];

/** Opens a page, and takes down what its sentences, its tasks by bucket and its indicators say. */
async function hear(told: Told, page: Page, path: string): Promise<void> {
  await page.goto(path);
  const main = page.locator("main").last();
  const lead = page.locator(".lead-s");
  const words = [...(await main.allInnerTexts()), ...(await lead.allInnerTexts())].join("\n");
  const text = ` ${words.replace(/\s*\n?\s*\/(?=\d)/g, "/")}`;
  for (const [figure, pattern] of SENTENCES) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) told.say(figure, `${path}, ${pattern.source.slice(0, 24)}`, value);
  }
  const groups = await main
    .locator("tr[data-bucket], .sheet-buckets li, .slide-buckets [data-bucket]")
    .evaluateAll((all) =>
      all.map((group) => ({
        bucket: group.getAttribute("data-bucket"),
        words: (group.textContent ?? "").trim(),
        last: group.lastElementChild?.textContent ?? "",
        cells: [...group.querySelectorAll(".cell")].map((cell) => cell.textContent),
      })),
    );
  for (const { bucket, words, last, cells } of groups) {
    const name = bucket ?? Object.entries(BUCKETS).find(([, word]) => words.startsWith(word))?.[0];
    const list = cells.length > 0 ? cells.join(", ") : bucket === null ? words.split("): ")[1] : last;
    told.say(`tasks ${name}`, path, list || "–");
  }
  const indicators = await main
    .locator("[data-indicator]")
    .evaluateAll((all) => all.map((one) => [one.getAttribute("data-indicator"), one.textContent ?? ""] as const));
  for (const [code, said] of indicators) {
    told.say(`indicator ${code}: rate`, path, /\d+(?:,\d+)?%(?=\s*[\d.]+\/)/.exec(said)?.[0] ?? "–");
    told.say(`indicator ${code}: counted`, path, /[\d.]+\/[\d.]+ /.exec(said)?.[0].trim() ?? "–");
  }
}

/** What a table of agencies says of each. */
async function hearAgencies(told: Told, page: Page, path: string): Promise<void> {
  await page.goto(path);
  const chart = path.startsWith("/charts");
  const rows = await page.locator(chart ? "#don-vi tr[data-agency]:visible" : "tr[data-agency]").evaluateAll((all) =>
    all.map((row) => ({
      code: row.getAttribute("data-agency") ?? "",
      cells: [...row.children].map((cell) => (cell.textContent ?? "").replace(/^.*: /, "")),
    })),
  );
  for (const { code, cells } of rows) {
    const inTime = chart ? `${cells[1]}/${cells[2]}` : cells.find((cell) => /^\d+\/\d+$/.test(cell));
    if (inTime === undefined) continue;
    told.say(`${code}: in time`, path, inTime);
    told.say(`${code}: overdue`, path, cells[chart ? 7 : 3] ?? "");
  }
}

/** The cells of a workbook's only sheet, formulas as what they come to. */
async function cellsOf(page: Page, address: string): Promise<ExcelJS.CellValue[][]> {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await answer.body()) as never);
  const rows: ExcelJS.CellValue[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    rows.push(
      (row.values as ExcelJS.CellValue[])
        .slice(1)
        .map((value) => (value && typeof value === "object" && "result" in value ? (value.result ?? null) : value)),
    );
  });
  return rows;
}

const numbersIn = (rows: ExcelJS.CellValue[][]) =>
  rows.flatMap(([first]) => (typeof first === "number" ? [first] : []));

/** One way of reading the product: what is added to an address. */
type Reading = {
  name: string;
  query: Record<string, string>;
  /** The month whose consolidated report has these figures. */
  report?: { month: string; draft: boolean };
  /** Narrowed to some of the plan: only lists, charts and their files are. */
  narrowed?: true;
};

const READINGS: readonly Reading[] = [
  { name: "today", query: {}, report: { month: "2023-10", draft: true } },
  {
    name: "the last day of an issued month",
    query: { asOf: "2023-08-14" },
    report: { month: "2023-08", draft: false },
  },
  { name: "an earlier day by the plan's own deadlines", query: { asOf: "2023-08-01", basis: "original" } },
  { name: "departments that lead", query: { kind: "DEPARTMENT", role: "LEAD" }, narrowed: true },
];

for (const reading of READINGS) {
  test(`no figure is told in two ways: ${reading.name} @nojs`, async ({ as }) => {
    const at = (path: string, more: Record<string, string> = {}) => {
      const [place = "", own = ""] = path.split("?");
      const query = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(own)), ...reading.query, ...more });
      return query.size > 0 ? `${place}?${query}` : place;
    };
    const told = new Told();
    const [leader, secretary] = [await as(LEADER.username), await as(SECRETARY.username)];
    const screens = reading.narrowed
      ? ["/charts"]
      : ["/", "/charts", "/charts/sheet", "/tasks", "/reports", "/indicators"];
    for (const path of screens) await hear(told, leader, at(path));
    if (!reading.narrowed) for (const path of ["/", "/review/overdue?kind=part"]) await hear(told, secretary, at(path));
    for (const bucket of Object.keys(BUCKETS)) {
      const list = await leader.request.get(at("/tasks", { bucket }));
      const rows = [...(await list.text()).matchAll(/<tr[^>]* data-task="(\d+)"/g)].map(([, number]) => number);
      told.say(`tasks ${bucket}`, "list of /tasks", rows.join(", ") || "–");
      const annex = numbersIn(await cellsOf(leader, at("/api/exports/tasks.xlsx", { bucket })));
      told.say(`tasks ${bucket}`, "Appendix II in Excel", annex.join(", ") || "–");
    }
    for (const [word, , , , , numbers] of await cellsOf(leader, at("/api/exports/chart-trang-thai.xlsx"))) {
      const bucket = Object.entries(BUCKETS).find(([, name]) => name === word)?.[0];
      if (bucket) told.say(`tasks ${bucket}`, "chart in Excel", String(numbers));
    }
    const ages = await cellsOf(leader, at("/api/exports/chart-so-ngay.xlsx"));
    const late = ages.reduce((sum, [, parts]) => sum + (typeof parts === "number" ? parts : 0), 0);
    told.say("overdue parts", "ages in Excel", String(late));

    await hearAgencies(told, leader, at("/charts"));
    if (!reading.narrowed) await hearAgencies(told, leader, at("/agencies"));
    if (reading.narrowed) {
      const href = await leader.locator("#so-ngay tbody a").first().getAttribute("href");
      await hear(told, leader, (href ?? "").replace(/&?age=[^&]*/, ""));
    }
    const byName = new Map((await cellsOf(leader, at("/api/exports/chart-don-vi.xlsx"))).map((row) => [row[0], row]));
    const shown = await leader.request.get(at("/charts"));
    for (const [, code = "", name = ""] of (await shown.text()).matchAll(
      /<tr data-agency="([a-z0-9-]+)"><th scope="row"><a[^>]*>([^<]*)</g,
    )) {
      const row = byName.get(name);
      if (row) told.say(`${code}: in time`, "chart in Excel", `${row[1]}/${row[2]}`);
    }
    const grid = await cellsOf(leader, at("/api/exports/chart-bao-cao.xlsx"));
    const titles = grid.find((row) => row.includes("Gửi đúng hạn")) ?? [];
    const column = (title: string) =>
      grid
        .slice(grid.indexOf(titles) + 1)
        .filter(([name]) => name !== "Cộng")
        .reduce((sum, row) => sum + Number(row[titles.indexOf(title)] ?? 0), 0);
    told.say("reports of the year", "grid in Excel", `${column("Gửi đúng hạn")}/${column("Số kỳ đã đến hạn")}`);

    if (reading.report) {
      const { month, draft } = reading.report;
      await hear(told, secretary, `/reports/${month}`);
      if (draft) {
        const file = await (await secretary.request.get(`/api/exports/consolidated-${month}.docx`)).body();
        const words = textOf(elements(member(await membersOf(file), "word/document.xml"), "w:t").join(""));
        told.say("done", "report in Word", /Đã hoàn thành (\d+\/\d+)/.exec(words)?.[1] ?? "–");
      }
    }
    if (reading.name === "today") {
      await leader.goto("/meetings");
      await leader.getByRole("button", { name: "Bắt đầu họp" }).click();
      const meeting = new URL(leader.url()).pathname;
      for (const slide of [1, 2, 6]) await hear(told, leader, `${meeting}?slide=${slide}`);
    }

    const { contradictions, alone, figures, places } = told.verdict();
    expect(contradictions).toEqual([]);
    if (reading.narrowed) return;
    expect(alone, "told in one place only: nothing was compared").toEqual([]);
    // Six buckets, the key figures, the agencies: were fewer heard, the pages would not be read as they are written.
    expect(figures).toBeGreaterThan(80);
    expect(places).toBeGreaterThan(20);
  });
}
