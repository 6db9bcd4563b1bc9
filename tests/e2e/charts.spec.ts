import { LEADER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

/** What a list says it holds: the rows of /tasks at an address. */
async function rowsAt(page: Page, href: string): Promise<number[]> {
  const html = await (await page.request.get(href)).text();
  return [...html.matchAll(/<tr[^>]* data-task="(\d+)"/g)].map(([, number]) => Number(number));
}

async function openCharts(page: Page, path = "/charts"): Promise<void> {
  await page.goto(path);
  for (const fold of await page.locator("details summary").filter({ hasText: "Bảng số liệu" }).all())
    await fold.click();
}

for (const [when, query] of [
  ["today", ""],
  ["by those on an earlier day", "?asOf=2023-08-01&basis=original"],
] as const) {
  test(`the buckets of /tasks, of the drawing and of its table are the same ${when}`, async ({ as }) => {
    const page = await as(LEADER.username);
    await page.goto(`/tasks${query}`);
    const onTasks = await countsOf(page, "nav a[data-bucket]", "b");
    await openCharts(page, `/charts${query}`);
    expect(await countsOf(page, "#trang-thai tr[data-bucket]", "td")).toEqual(onTasks);
    const drawn = await countsOf(page, "#trang-thai a.cap[data-bucket]", "b");
    expect(drawn).toEqual(Object.fromEntries(Object.entries(onTasks).filter(([, count]) => count > 0)));
    const cells = await page.locator("#trang-thai a.cell").count();
    expect(cells).toBe(Object.values(onTasks).reduce((a, b) => a + b));
  });

  test(`every link of a bucket leads to a list of its count ${when}`, async ({ as }) => {
    const page = await as(LEADER.username);
    await openCharts(page, `/charts${query}`);
    const rows = page.locator("#trang-thai [data-bucket]");
    for (const row of await rows.all()) {
      const link = (await row.getAttribute("href")) ?? (await row.getByRole("link").getAttribute("href")) ?? "";
      const count = Number(await row.locator("b, td").first().textContent());
      expect(await rowsAt(page, link), link).toHaveLength(count);
    }
  });
}

test("each key figure leads to the list that makes it up", async ({ as }) => {
  const page = await as(LEADER.username);
  await page.goto("/charts");
  const tiles = page.locator(".kpis a");
  await expect(tiles).toHaveCount(5);
  for (const tile of await tiles.all()) {
    const part = Number((await tile.locator(".v").textContent())?.split("/")[0]);
    const href = (await tile.getAttribute("href")) ?? "";
    if (href.startsWith("/reports/")) {
      // Of the 33 that owe September's report 27 were in time; three were late, three have not sent.
      expect([part, await (await page.request.get(href)).text()]).toEqual([27, expect.stringContaining("30/33")]);
      continue;
    }
    expect(await rowsAt(page, href), `${await tile.textContent()} → ${href}`).toHaveLength(part);
  }
});

test("every cell and every row of the year leads to its task", async ({ as }) => {
  const page = await as(LEADER.username);
  await page.goto("/charts");
  const cells = page.locator("#trang-thai a.cell");
  await expect(cells).toHaveCount(26);
  for (const cell of await cells.all()) {
    const number = await cell.getAttribute("data-task");
    expect(await cell.getAttribute("href")).toBe(`/tasks/${number}`);
  }
  const lines = page.locator("#thoi-han .recharts-wrapper a");
  await expect(lines).toHaveCount(11);
  for (const line of await lines.all()) {
    const number = /^Nhiệm vụ (\d+),/.exec((await line.locator("title").textContent()) ?? "")?.[1];
    expect(await line.getAttribute("href")).toBe(`/tasks/${number}`);
  }
  await cells.filter({ hasText: "16" }).first().click();
  await expect(page).toHaveURL(/\/tasks\/16$/);
});

test("each agency is ranked by the fraction of its table row and leads to the page that says the same of it", async ({
  as,
}) => {
  const page = await as(LEADER.username);
  await openCharts(page);
  const rows = page.locator("#don-vi tr[data-agency]");
  // Every reporting body with a part in Appendix II; the others have nothing that could be in time.
  const reporting = { reportsFrom: { not: null }, assignments: { some: {} } };
  await expect(rows).toHaveCount(await server.database.db.agency.count({ where: reporting }));
  const fractions = new Map<string, string>();
  for (const row of await rows.all()) {
    const href = (await row.getByRole("link").getAttribute("href")) ?? "";
    const name = await row.getByRole("link").textContent();
    const [inTime, due] = await row.locator("td").allTextContents();
    fractions.set(name ?? "", `${inTime}/${due}`);
    const its = (await (await page.request.get(href)).text()).replaceAll("<!-- -->", "");
    expect(its, href).toContain(due === "0" ? "Chưa có nội dung nào đến hạn" : `${inTime}/${due} nội dung (`);
  }
  const bars = page.locator("#don-vi .recharts-wrapper a");
  expect(await bars.count()).toBeGreaterThan(0);
  for (const bar of await bars.all()) {
    const [name, fraction] = ((await bar.locator("title").textContent()) ?? "")
      .replace(" nội dung đúng hạn", "")
      .split(": ");
    expect(fractions.get(name ?? ""), name).toBe(fraction);
    expect(await bar.getAttribute("href")).toMatch(/^\/agencies\/[a-z0-9-]+#ket-qua$/);
  }
});

test("a chart's picture on the clipboard has the chart's colours, and is no more than the chart", async ({ as }) => {
  const page = await as(LEADER.username, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/charts");
  const chart = page.locator("#thoi-han");
  await expect(chart.locator(".recharts-wrapper a")).toHaveCount(11);
  await chart.getByRole("button", { name: "Chép hình" }).click();
  await expect(chart.getByRole("button", { name: "Đã chép hình" })).toBeVisible();
  const picture = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const image = await createImageBitmap((await item?.getType("image/png")) ?? new Blob());
    const surface = new OffscreenCanvas(image.width, image.height).getContext("2d");
    surface?.drawImage(image, 0, 0);
    const bytes = surface?.getImageData(0, 0, image.width, image.height).data ?? [];
    let red = 0;
    for (let at = 0; at < bytes.length; at += 4) {
      if ((bytes[at] ?? 0) > 180 && (bytes[at + 1] ?? 0) < 90 && (bytes[at + 2] ?? 0) < 90) red++;
    }
    return { red, width: image.width, height: image.height };
  });
  // The two bars of what is late.
  expect(picture.red).toBeGreaterThan(1000);
  const frame = await chart.boundingBox();
  expect(picture.width).toBeCloseTo((frame?.width ?? 0) * 2, -1);
  expect(picture.height).toBeLessThanOrEqual((frame?.height ?? 0) * 2 + 2);
  await expect(page.locator(".chart-copy")).toHaveCount(0);
});

test("charts can be read and followed with the keyboard", async ({ as }) => {
  const page = await as(LEADER.username);
  await page.goto("/charts");
  const cell = page.locator('#trang-thai a.cell[data-task="17"]');
  await cell.focus();
  await expect(cell).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\/17$/);
});

async function countsOf(page: Page, rows: string, count: string): Promise<Record<string, number>> {
  await expect(page.locator(rows).first()).toBeVisible();
  const entries = await page
    .locator(rows)
    .evaluateAll(
      (found, inside) =>
        found.map(
          (row) => [row.getAttribute("data-bucket") ?? "", Number(row.querySelector(inside)?.textContent)] as const,
        ),
      count,
    );
  return Object.fromEntries(entries);
}
