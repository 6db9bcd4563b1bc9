import { LEADER, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile({ today: "2023-10-16" });

const REPORT = "/reports/2023-10";

/** The form of one part, unfolded. */
async function formOf(page: Page, section: string) {
  const part = page.locator(`#${section}`);
  const fold = part.locator("details").first();
  await expect(async () => {
    if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
    await expect(part.getByRole("textbox")).toBeVisible({ timeout: 500 });
  }).toPass();
  return part;
}

test("the words of a part are changed, two writers meet, and the data's words come back; the quotes keep their links @both", async ({
  as,
}, info) => {
  const section = info.project.name === "js" ? "PROPOSALS" : "DIFFICULTIES";
  const [page, other] = [await as(SECRETARY.username), await as(SECRETARY.username)];
  await page.goto(REPORT);
  const drafted = (await page.locator(`#${section} .official-words`).textContent()) ?? "";
  const quotes = page.locator("#RESULTS .quotes a");
  const linked = await quotes.count();
  expect(linked).toBeGreaterThan(5);
  await other.goto(REPORT);
  const mine = await formOf(page, section);
  const theirs = await formOf(other, section);
  await theirs.getByRole("textbox").fill("Bản của người kia.");
  await theirs.getByRole("button", { name: "Lưu" }).click();
  await expect(other.locator(`#${section} .official-words`)).toHaveText("Bản của người kia.");

  await mine.getByRole("textbox").fill("Bản của tôi.");
  await mine.getByRole("button", { name: "Lưu" }).click();
  await expect(mine.getByRole("alert")).toContainText("Có người vừa lưu nội dung này");
  await expect(mine.locator("[data-stored]")).toHaveText("Bản của người kia.");
  await expect(mine.getByRole("textbox")).toHaveValue("Bản của tôi.");
  await mine.getByRole("button", { name: "Lưu bản trong ô" }).click();
  await expect(page.locator(`#${section} .official-words`)).toHaveText("Bản của tôi.");
  await expect(quotes).toHaveCount(linked);

  await (await formOf(page, section)).getByText("Lấy lại lời lập từ dữ liệu").click();
  await page.locator(`#${section}`).getByRole("button", { name: "Lấy lại từ dữ liệu" }).click();
  await expect(page.locator(`#${section} .official-words`)).toHaveText(drafted);
  await page
    .locator(`#${section}`)
    .getByText(/^Các bản trước của phần này/)
    .click();
  await expect(page.locator(`#${section} [data-earlier]`)).toContainText("Bản của tôi.");
});

test("a quote leads to its line in the agency's report, the figures to the charts of their day", async ({ as }) => {
  const page = await as(LEADER.username);
  await page.goto("/reports/2023-09");
  await expect(page.locator("[data-consolidated=issued]")).toBeVisible();
  const figures = page.locator('#FIGURES tr[data-bucket="OVERDUE"] td');
  await expect(figures.first()).toHaveText("1/11");
  await page.locator("#FIGURES").getByRole("link", { name: "Biểu đồ của ngày này" }).click();
  await expect(page).toHaveURL("/charts?asOf=2023-09-14");
  await expect(page.locator(".kpi.s-over")).toContainText("1/11");
  await page.goBack();
  await page.locator('[data-task="8"] a, [data-task="7"] .quotes a').first().click();
  await expect(page).toHaveURL(/\/reports\/2023-09\/[a-z-]+\?sending=1#line-\d+$/);
  await expect(page.locator(page.url().replace(/^[^#]*/, ""))).toBeVisible();
});

test("issued once, frozen, with what is accepted later as an addendum", async ({ as }) => {
  const [page, officer] = [await as(SECRETARY.username), await as(OFFICER.username)];
  await officer.goto(REPORT);
  await expect(officer.locator("main")).toContainText("chưa ban hành");
  await page.goto(REPORT);
  const form = page.getByRole("form", { name: "Ban hành báo cáo tổng hợp" });
  await form.getByLabel("Số, ký hiệu").fill("2290/BC-CAT");
  await form.getByLabel("Ngày văn bản").fill("17/10/2023");
  await form.getByRole("button").click();
  await expect(form.getByRole("alert")).toContainText("Ngày văn bản: nhập ngày không sau hôm nay");
  await expect(form.getByLabel("Số, ký hiệu")).toHaveValue("2290/BC-CAT");
  await form.getByLabel("Ngày văn bản").fill("16/10/2023");
  await form.getByRole("button").click();
  const issued = page.locator("[data-consolidated=issued]");
  await expect(issued).toContainText("Đã ban hành: số 2290/BC-CAT, ngày 16/10/2023");
  await expect(issued.locator("form")).toHaveCount(0);
  const words = await issued.locator("#RESULTS").textContent();

  await page.goto("/review/reports?month=2023-10&agency=so-tu-phap");
  for (const mark of await page.getByRole("radio", { name: "Đạt" }).all()) await mark.check({ force: true });
  await page.getByRole("button", { name: /^Duyệt/ }).click();
  await expect(page.locator("main")).toContainText("Đã duyệt. Nội dung đã gửi được giữ nguyên văn");
  await server.database.db.task.updateMany({ data: { shortTitle: "Tên khác" } });
  await officer.reload();
  await expect(officer.locator("#ADDENDUM [data-late]")).toHaveCount(1);
  await expect(officer.locator("#ADDENDUM")).toContainText("Sở Tư pháp");
  expect(await officer.locator("#RESULTS").textContent()).toBe(words);
  await officer.goto(`${REPORT}?asOf=2023-10-15`);
  await expect(officer.locator("main")).toContainText("chưa ban hành");
});
