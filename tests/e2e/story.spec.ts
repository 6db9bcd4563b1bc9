import { OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { saveProgress, typeProgress } from "../support/progress-form.ts";

serverForThisFile();

const CLAIM = {
  state: "Đã hoàn thành",
  result: "Đã đồng bộ dữ liệu đất đai của 10/10 huyện, thành phố.",
  evidenceNumber: "245/BC-STNMT",
  evidenceDate: "06/10/2023",
  completedOn: "05/10/2023",
} as const;

/** The main job from end to end: what is late is done, confirmed, and every screen that counted it counts it anew. */
test("a late task is completed, confirmed, and moves everywhere @both", async ({ as }) => {
  const officer = await as(OFFICER.username);
  const secretary = await as(SECRETARY.username);

  await test.step("after a sweep the officer is reminded of task 16", async () => {
    await sweep(secretary);
    await officer.goto("/alerts");
    await expect(overdueReminder(officer)).toContainText(/quá hạn/i);
  });

  await test.step("before: task 16 is one of two overdue", async () => {
    await expectStanding(officer, { overdue: [16, 17], doneLate: [1, 9] });
    await officer.goto("/");
    await expect(officer.locator('tr[data-task="16"]')).toHaveAttribute("data-timeliness", "OVERDUE");
  });

  await test.step("the officer reports completion with evidence", async () => {
    await officer.goto("/tasks/16");
    await officer.getByRole("link", { name: "Cập nhật tiến độ" }).click();
    await typeProgress(officer, CLAIM);
    await saveProgress(officer);
    await expect(officer).toHaveURL(/\/tasks\/16\?done=claimed/);
    await expect(officer.getByText("Phần việc đang chờ cơ quan thường trực xác nhận.")).toBeVisible();
  });

  await test.step("a claim alone changes no figure", () =>
    expectStanding(officer, { overdue: [16, 17], doneLate: [1, 9] }));

  await test.step("the secretariat sees the claim and confirms it", async () => {
    await secretary.goto("/review");
    const claim = secretary.getByRole("article", { name: /nhiệm vụ 16$/ });
    await expect(claim).toContainText(CLAIM.result);
    await expect(claim).toContainText("245/BC-STNMT, ngày 06/10/2023");
    await expect(claim).toContainText("Hoàn thành quá hạn, chậm 5 ngày so với hạn 30/09/2023");
    await claim.getByRole("button", { name: "Xác nhận hoàn thành" }).click();
    await expect(secretary).toHaveURL(/\/review\?done=confirmed/);
    await expect(secretary.getByRole("article", { name: /nhiệm vụ 16$/ })).toHaveCount(0);
  });

  await test.step("after: task 16 is done late on the table, the charts and the officer's home", async () => {
    for (const page of [officer, secretary]) await expectStanding(page, { overdue: [17], doneLate: [1, 9, 16] });
    await officer.goto("/?view=closed");
    await expect(officer.locator('tr[data-task="16"]')).toHaveAttribute("data-timeliness", "DONE_LATE");
    await officer.goto("/");
    await expect(officer.locator('tr[data-task="16"]')).toHaveCount(0);
  });

  await test.step("after another sweep no open reminder names task 16", async () => {
    await sweep(secretary);
    await officer.goto("/alerts");
    await expect(officer.locator('[data-alert="COMPLETION_CONFIRMED"][data-task="16"]')).toBeVisible();
    await expect(officer.locator('[data-alert^="DEADLINE_"][data-task="16"]')).toHaveCount(0);
    await officer.goto("/alerts?view=all");
    await expect(overdueReminder(officer)).toContainText("không còn hiệu lực");
  });

  await test.step("the task's trail names both people", async () => {
    await officer.goto("/tasks/16");
    const trail = officer.getByRole("region", { name: "Nhật ký" });
    await expect(trail).toContainText(`${OFFICER.name} báo hoàn thành`);
    await expect(trail).toContainText(`${SECRETARY.name} xác nhận hoàn thành`);
  });
});

/** The newest reminder that the officer's part of task 16 is late. */
function overdueReminder(officer: Page) {
  return officer.locator('[data-alert="DEADLINE_PASSED"][data-task="16"]').first();
}

async function sweep(secretary: Page): Promise<void> {
  await secretary.goto("/review");
  await secretary.getByRole("button", { name: "Rà soát ngay" }).click();
  await expect(secretary).toHaveURL(/done=swept/);
}

/** The overdue and the late done, by number: in the buckets and rows of /tasks, in the headline and the table of /charts. */
async function expectStanding(page: Page, expected: { overdue: number[]; doneLate: number[] }): Promise<void> {
  const buckets = { OVERDUE: expected.overdue, DONE_LATE: expected.doneLate };
  for (const [bucket, tasks] of Object.entries(buckets)) {
    await page.goto(`/tasks?bucket=${bucket}`);
    await expect(page.locator(`nav a[data-bucket="${bucket}"] b`)).toHaveText(String(tasks.length));
    expect(await numbersOf(page)).toEqual(tasks);
  }
  await page.goto("/charts");
  const done = 3 + expected.doneLate.length;
  const headline = page.locator("[data-headline]");
  await expect(headline).toContainText(`${done}/11 nhiệm vụ có thời hạn đã hoàn thành`);
  await expect(headline).toContainText(`${expected.overdue.length} nhiệm vụ quá hạn`);
  const table = await statusTable(page);
  for (const [bucket, tasks] of Object.entries(buckets)) {
    await expect(table.locator(`tr[data-bucket="${bucket}"] td`).first()).toHaveText(String(tasks.length));
    await expect(table.locator(`tr[data-bucket="${bucket}"] td`).last()).toHaveText(tasks.join(", "));
  }
}

async function numbersOf(page: Page): Promise<number[]> {
  const rows = page.locator("tr[data-task]");
  return rows.evaluateAll((found) => found.map((row) => Number(row.getAttribute("data-task"))));
}

/** The figures of the first chart: behind a fold where there is JavaScript to draw it, in its place where there is none. */
async function statusTable(page: Page) {
  const fold = page.locator("#trang-thai summary");
  if (await fold.isVisible()) await fold.click();
  const table = page.getByRole("table", { name: "Số nhiệm vụ theo trạng thái" });
  await expect(table).toBeVisible();
  return table;
}
