import { SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

/** Task 21 waits for guidance and is nowhere late; its document starts the clock, and the clock runs out. */
test("a conditional task starts with its guiding document and becomes overdue @both", async ({ as }) => {
  await test.step("before: it waits, on every screen", async () => {
    const secretary = await as(SECRETARY.username);
    await expectStanding(secretary, "Chờ hướng dẫn");
    await secretary.goto("/review/overdue");
    await expect(secretary.locator('tr[data-overdue^="21:"]')).toHaveCount(0);
  });

  await test.step("what cannot be is refused beside its field, and nothing changes", async () => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/tasks/21");
    await secretary.getByRole("link", { name: "Ghi nhận văn bản hướng dẫn" }).click();
    await typeGuidance(secretary, { documentDate: "11/10/2023", dueOn: "31/02/2023" });
    await secretary.getByRole("button", { name: "Ghi nhận và bắt đầu tính hạn" }).click();
    await expect(secretary.getByRole("alert").first()).toContainText("Chưa lưu được");
    await expect(secretary.getByLabel("Thời hạn theo văn bản")).toHaveValue("31/02/2023");
    await expect(secretary.getByLabel("Số, ký hiệu")).toHaveValue("4321/BYT-KCB");
    await typeGuidance(secretary, { documentDate: "11/10/2023", dueOn: "31/10/2023" });
    await secretary.getByRole("button", { name: "Ghi nhận và bắt đầu tính hạn" }).click();
    await expect(secretary.locator("#documentDate-error")).toHaveText(/không thể sau hôm nay \(10\/10\/2023\)/);
    await expectStanding(secretary, "Chờ hướng dẫn");
  });

  await test.step("the document is recorded: the clock starts, and the leads are told", async () => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/tasks/21/guidance");
    await typeGuidance(secretary, { documentDate: "02/10/2023", dueOn: "31/10/2023" });
    await secretary.getByRole("button", { name: "Ghi nhận và bắt đầu tính hạn" }).click();
    await expect(secretary).toHaveURL(/\/tasks\/21\?done=guidance/);
    await expect(secretary.getByText("4321/BYT-KCB").first()).toBeVisible();
    await expectStanding(secretary, "Sắp đến hạn");
    const told = await server.database.db.alert.count({ where: { kind: "GUIDANCE_RECORDED", task: { number: 21 } } });
    expect(told).toBeGreaterThan(0);
  });

  await test.step("ten days after its date it is overdue by ten days", async () => {
    await server.moveTo("2023-11-10");
    const secretary = await as(SECRETARY.username);
    await expectStanding(secretary, "Quá hạn");
    await secretary.goto("/tasks/21");
    await expect(secretary.getByText("Quá hạn 10 ngày").first()).toBeVisible();
    await secretary.goto("/review/overdue");
    await expect(secretary.locator('tr[data-overdue="21:so-y-te"]')).toContainText("31/10/2023");
  });

  await test.step("read as of the day before the document, it still waits", async () => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/tasks?asOf=2023-10-09");
    await expect(secretary.locator('tr[data-task="21"]')).toContainText("Chờ hướng dẫn");
  });
});

async function typeGuidance(page: Page, dates: { documentDate: string; dueOn: string }): Promise<void> {
  await page.getByLabel("Số, ký hiệu").fill("4321/BYT-KCB");
  await page.getByLabel("Ngày văn bản").fill(dates.documentDate);
  await page.getByLabel("Cơ quan ban hành").fill("Bộ Y tế");
  await page.getByLabel("Trích yếu").fill("Hướng dẫn kết nối cơ sở dữ liệu sức khỏe người lái xe");
  await page.getByLabel("Thời hạn theo văn bản").fill(dates.dueOn);
}

async function expectStanding(page: Page, word: string): Promise<void> {
  await page.goto("/tasks");
  await expect(page.locator('tr[data-task="21"]')).toContainText(word);
}
