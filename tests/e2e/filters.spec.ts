import { LEADER, OFFICER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

/** The demo's day as it is written down with the issue. */
const BUCKETS = {
  DONE_ON_TIME: [2, 6, 12],
  DONE_LATE: [1, 9],
  ON_TRACK: [14, 20, 22, 26],
  OVERDUE: [16, 17],
  ONGOING: [4, 5, 7, 8, 10, 11, 13, 15, 18, 19, 23, 24, 25],
  AWAITING: [3, 21],
} as const;

test("each bucket is a filter with its count, and leads back @both", async ({ as }) => {
  const page = await as(LEADER.username);
  for (const [bucket, tasks] of Object.entries(BUCKETS)) {
    await page.goto("/tasks");
    const link = page.locator(`nav a[data-bucket="${bucket}"]`);
    await expect(link.locator("b")).toHaveText(String(tasks.length));
    await link.click();
    await expect(page).toHaveURL(new RegExp(`bucket=${bucket}`));
    await expect(link).toHaveAttribute("aria-current", "true");
    expect(await numbers(page)).toEqual(tasks);
  }
  await page.locator('nav a[data-bucket="AWAITING"]').click();
  await expect(page).toHaveURL(/\/tasks$/);
  expect(await numbers(page)).toHaveLength(26);
});

test("what is narrowed goes along as a file, on record, and to nobody who is not signed in @nojs", async ({ as }) => {
  const page = await as(OFFICER.username);
  await page.goto("/tasks?bucket=OVERDUE&asOf=2023-10-09");
  const links = page.getByRole("navigation", { name: "Tải xuống" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses).toHaveLength(3);
  for (const address of addresses) {
    const answer = await page.request.get(address);
    expect(answer.headers()["content-disposition"]).toMatch(/filename="phu-luc-ii-2023-10-09\.(docx|xlsx|csv)"/);
    if (!address.includes(".csv")) continue;
    const lines = (await answer.text()).split("\r\n");
    expect(lines.filter((line) => /^\d+,/.test(line)).map((line) => Number.parseInt(line, 10))).toEqual(
      BUCKETS.OVERDUE,
    );
  }
  const acts = await server.database.db.auditEntry.findMany({ where: { action: "export.download" } });
  expect(acts.map(({ actorName }) => actorName)).toEqual([OFFICER.name, OFFICER.name, OFFICER.name]);
  expect(acts[0]?.after).toMatchObject({ asOf: "2023-10-09", filter: "Quá hạn" });
  const draft = await page.request.get("/api/exports/consolidated-2023-10.docx");
  expect([draft.status(), await draft.text()]).toEqual([403, "Báo cáo tổng hợp này chưa ban hành.\n"]);
  expect((await page.request.get("/api/exports/khac.xlsx")).status()).toBe(404);
  const visitor = await as(null);
  expect((await visitor.request.get(addresses[0] ?? "", { maxRedirects: 0 })).status()).toBe(303);
});

test("search knows no accents, and combines with what is chosen; all of it is in the address @both", async ({ as }) => {
  const page = await as(OFFICER.username);
  await page.goto("/tasks");
  for (const typed of ["dinh danh", "định danh", "ĐỊNH  DANH"]) {
    await filter(page, async () => page.getByLabel("Tìm trong bảng").fill(typed));
    await expect(page, typed).toHaveURL(/[?&]q=/);
    const found = await numbers(page);
    expect(found.length, typed).toBeGreaterThan(0);
    expect(found.length, typed).toBeLessThan(26);
    await expect(page.locator("tbody")).toContainText(/định danh/i);
  }
  const withoutAccents = await numbers(await opened(page, "/tasks?q=dinh+danh"));
  expect(await numbers(await opened(page, `/tasks?q=${encodeURIComponent("định danh")}`))).toEqual(withoutAccents);
  await opened(page, "/tasks?q=dinh+danh&bucket=ONGOING");
  for (const number of await numbers(page)) expect(BUCKETS.ONGOING).toContain(number);
});

test("agency, role in it, month of the deadline and reading of the deadline narrow the table @both", async ({ as }) => {
  const page = await as(OFFICER.username);
  await opened(page, "/tasks");
  await filter(page, async () => {
    await page.getByLabel("Cơ quan", { exact: true }).selectOption("so-tttt");
    await page.getByLabel("Vai trò", { exact: true }).selectOption("LEAD");
  });
  await expect(page).toHaveURL(/agency=so-tttt/);
  await expect(page).toHaveURL(/role=LEAD/);
  const led = await numbers(page);
  expect(led).toContain(26);
  expect(led).not.toContain(16);
  const held = await numbers(await opened(page, "/tasks?agency=so-tttt"));
  expect(held).toEqual(expect.arrayContaining([...led, 16]));

  await opened(page, "/tasks");
  await filter(page, async () => page.getByLabel("Thời hạn", { exact: true }).selectOption("2023-09"));
  expect(await numbers(page)).toEqual([16]);
  await opened(page, "/tasks?due=none");
  expect(await numbers(page)).toEqual([...BUCKETS.ONGOING, ...BUCKETS.AWAITING].sort((a, b) => a - b));

  await opened(page, "/tasks");
  await filter(page, async () => page.getByLabel("Tính quá hạn theo").selectOption("original"));
  await expect(page).toHaveURL(/basis=original/);
  await page.locator('nav a[data-bucket="OVERDUE"]').click();
  await expect(page).toHaveURL(/bucket=OVERDUE/);
  await expect(page).toHaveURL(/basis=original/);
  expect(await numbers(page)).toEqual([16, 17, 26]);
});

test("columns sort, both ways, and keep the filter @both", async ({ as }) => {
  const page = await as(LEADER.username);
  await opened(page, "/tasks?bucket=ON_TRACK");
  await page.getByRole("link", { name: /^Thời hạn/ }).click();
  await expect(page).toHaveURL(/sort=due/);
  expect((await numbers(page))[0]).toBe(26);
  await page.getByRole("link", { name: /^Thời hạn/ }).click();
  await expect(page).toHaveURL(/dir=desc/);
  await expect(page).toHaveURL(/bucket=ON_TRACK/);
  expect((await numbers(page)).at(-1)).toBe(26);
  await opened(page, "/tasks?sort=status");
  expect((await numbers(page)).slice(0, 2).toSorted()).toEqual([16, 17]);
});

test("what nothing fits says so and offers the way back @both", async ({ as }) => {
  const page = await as(LEADER.username);
  await opened(page, "/tasks?q=khong-the-co-tu-nay");
  await expect(page.getByText("Không có nhiệm vụ phù hợp")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Xóa bộ lọc" }).first().click();
  await expect(page).toHaveURL(/\/tasks$/);
});

test("an earlier day can be read, says so, and leads back @both", async ({ as }) => {
  const page = await as(LEADER.username);
  await opened(page, "/tasks?asOf=2023-06-30");
  await expect(page.getByText("Đang xem số liệu của ngày 30/06/2023")).toBeVisible();
  await expect(page.getByText("Số liệu tính đến ngày 30/06/2023").first()).toBeVisible();
  // Extended to that very day, task 16 was not late yet; task 17, due 31/03, was.
  await expect(page.locator('tr[data-task="16"]')).not.toContainText("Quá hạn");
  await expect(page.locator('tr[data-task="17"]')).toContainText("Quá hạn");
  const counts = await bucketCounts(page);
  await page.locator('nav a[data-bucket="OVERDUE"]').click();
  await expect(page).toHaveURL(/bucket=OVERDUE/);
  await expect(page).toHaveURL(/asOf=2023-06-30/);
  expect(await numbers(page)).toHaveLength(counts["OVERDUE"] ?? -1);
  await opened(page, "/charts?asOf=2023-06-30");
  await expect(page.getByText("Đang xem số liệu của ngày 30/06/2023")).toBeVisible();
  await expect(page.locator("[data-headline]")).toContainText("Đến 30/06/2023");
  await page.getByRole("link", { name: "Về số liệu hôm nay" }).click();
  await expect(page).toHaveURL(/\/charts$/);
  await opened(page, "/tasks?asOf=2023-07-01");
  await expect(page.locator('tr[data-task="16"]')).not.toContainText("Quá hạn 1 ngày");
});

async function opened(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

/** Sets filters and sends the form, as one does with the mouse. */
async function filter(page: Page, choose: () => Promise<unknown>): Promise<void> {
  await choose();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Lọc", exact: true }).click();
  await loaded;
}

async function numbers(page: Page): Promise<number[]> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const rows = page.locator("tr[data-task]");
  return rows.evaluateAll((found) => found.map((row) => Number(row.getAttribute("data-task"))));
}

async function bucketCounts(page: Page): Promise<Record<string, number>> {
  const entries = await page
    .locator("nav a[data-bucket]")
    .evaluateAll((links) =>
      links.map(
        (link) => [link.getAttribute("data-bucket") ?? "", Number(link.querySelector("b")?.textContent)] as const,
      ),
    );
  return Object.fromEntries(entries);
}
